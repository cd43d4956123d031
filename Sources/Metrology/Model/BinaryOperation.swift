import RealModule

/// A function of two arguments in a measurement model. Comparisons give 1 or 0.
public enum BinaryOperation: String, CaseIterable, Hashable, Sendable {
  case add, subtract, multiply, divide, power
  case atan2, hypot, min, max
  case less, lessOrEqual, equal, notEqual

  /// The value at `a` and `b`; NaN outside of the domain.
  @inline(__always)
  public func callAsFunction(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .power: Self.power(a, b)
    case .atan2: .atan2(y: a, x: b)
    case .hypot: .hypot(a, b)
    case .min: a.isNaN || b.isNaN ? .nan : Swift.min(a, b)
    case .max: a.isNaN || b.isNaN ? .nan : Swift.max(a, b)
    case .less: a < b ? 1 : 0
    case .lessOrEqual: a <= b ? 1 : 0
    case .equal: a == b ? 1 : 0
    case .notEqual: a == b ? 0 : 1
    }
  }

  /// a to the power b, of a negative base where the exponent is a whole number.
  static func power(_ a: Double, _ b: Double) -> Double {
    if b == 2 { return a * a }
    if b == b.rounded(), b.magnitude < 0x1p31 { return .pow(a, Int(b)) }
    return a == 0 && b > 0 ? 0 : .pow(a, b)
  }

  /// The partial derivatives of first and second order.
  struct Partials {
    var a = 0.0
    var b = 0.0
    var aa = 0.0
    var ab = 0.0
    var bb = 0.0
  }

  /// The partial derivatives at `a` and `b`, where the value is `y`.
  ///
  /// Those of a comparison are zero, and of min and max those of the smaller or larger argument.
  func partials(_ a: Double, _ b: Double, _ y: Double) -> Partials {
    switch self {
    case .add: return Partials(a: 1, b: 1)
    case .subtract: return Partials(a: 1, b: -1)
    case .multiply: return Partials(a: b, b: a, ab: 1)
    case .divide:
      return Partials(a: 1 / b, b: -y / b, ab: -1 / (b * b), bb: 2 * y / (b * b))
    case .power: return Self.partialsOfPower(a, b, y)
    case .atan2:
      let q = 1 / (a * a + b * b)
      return Partials(
        a: b * q, b: -a * q, aa: -2 * a * b * q * q, ab: (a * a - b * b) * q * q,
        bb: 2 * a * b * q * q)
    case .hypot:
      let (c, s) = (a / y, b / y)
      return Partials(a: c, b: s, aa: s * s / y, ab: -c * s / y, bb: c * c / y)
    case .min: return a < b ? Partials(a: 1) : Partials(b: 1)
    case .max: return a > b ? Partials(a: 1) : Partials(b: 1)
    case .less, .lessOrEqual, .equal, .notEqual: return Partials()
    }
  }

  /// Those by the exponent exist for a base above zero only.
  private static func partialsOfPower(_ a: Double, _ b: Double, _ y: Double) -> Partials {
    var partials = Partials(
      a: b == 0 ? 0 : b * power(a, b - 1),
      aa: b == 0 || b == 1 ? 0 : b * (b - 1) * power(a, b - 2))
    let logarithm = Double.log(a)
    partials.b = y * logarithm
    partials.bb = y * logarithm * logarithm
    partials.ab = power(a, b - 1) * (1 + b * logarithm)
    return partials
  }
}
