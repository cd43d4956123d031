import RealModule

/// A function of one argument in a measurement model.
public enum UnaryOperation: String, CaseIterable, Hashable, Sendable {
  case negate
  case sqrt, exp, log, log10, log2
  case sin, cos, tan, asin, acos, atan
  case sinh, cosh, tanh, asinh, acosh, atanh
  case abs

  /// The value at `x`; NaN outside of the domain.
  @inline(__always)
  public func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .negate: -x
    case .sqrt: x.squareRoot()
    case .exp: .exp(x)
    case .log: .log(x)
    case .log10: .log10(x)
    case .log2: .log2(x)
    case .sin: .sin(x)
    case .cos: .cos(x)
    case .tan: .tan(x)
    case .asin: .asin(x)
    case .acos: .acos(x)
    case .atan: .atan(x)
    case .sinh: .sinh(x)
    case .cosh: .cosh(x)
    case .tanh: .tanh(x)
    case .asinh: .asinh(x)
    case .acosh: .acosh(x)
    case .atanh: .atanh(x)
    case .abs: x.magnitude
    }
  }

  /// The first and second derivative at `x`, where the value is `y`.
  func derivatives(_ x: Double, _ y: Double) -> (first: Double, second: Double) {
    switch self {
    case .negate: return (-1, 0)
    case .abs: return (x < 0 ? -1 : x > 0 ? 1 : .nan, 0)
    case .sqrt: return (0.5 / y, -0.25 / (x * y))
    case .exp: return (y, y)
    case .log: return (1 / x, -1 / (x * x))
    case .log10: return (1 / (x * .log(10)), -1 / (x * x * .log(10)))
    case .log2: return (1 / (x * .log(2)), -1 / (x * x * .log(2)))
    case .sin: return (.cos(x), -y)
    case .cos: return (-.sin(x), -y)
    case .tan: return (1 + y * y, 2 * y * (1 + y * y))
    case .sinh: return (.cosh(x), y)
    case .cosh: return (.sinh(x), y)
    case .tanh: return (1 - y * y, -2 * y * (1 - y * y))
    case .asin, .acos, .atan, .asinh, .acosh, .atanh: return inverseDerivatives(x)
    }
  }

  /// The derivatives of the inverse functions, whose first is a power of a polynomial.
  private func inverseDerivatives(_ x: Double) -> (first: Double, second: Double) {
    switch self {
    case .asin, .acos:
      let q = (1 - x) * (1 + x)
      let first = 1 / q.squareRoot()
      return self == .asin ? (first, x * first / q) : (-first, -x * first / q)
    case .atan:
      let q = 1 / (1 + x * x)
      return (q, -2 * x * q * q)
    case .asinh:
      let q = 1 + x * x
      let first = 1 / q.squareRoot()
      return (first, -x * first / q)
    case .acosh:
      let q = (x - 1) * (x + 1)
      let first = 1 / q.squareRoot()
      return (first, -x * first / q)
    default:
      let q = 1 / ((1 - x) * (1 + x))
      return (q, 2 * x * q * q)
    }
  }
}
