/// A number held as the unevaluated sum of two doubles, about 32 significant digits.
///
///     x = high + low,   |low| ≤ ulp(high) / 2
///
/// Accuracy, with u = 2⁻⁵³: a sum or difference is within 3u² of the exact result, a product
/// within 5u², a quotient within 15u², a square root within 4u².
///
/// Range: that of `Double`. Once a result overflows it is ±infinity with `low` zero, never NaN. The
/// low part of a product is exact while the product is zero or at least 2⁻⁹⁶⁸ in magnitude; below
/// that it loses its last bits to underflow.
///
/// Reference: M. Joldes, J.-M. Muller, V. Popescu, "Tight and rigorous error bounds for basic
/// building blocks of double-word arithmetic", ACM TOMS 44 (2017) 15res, algorithms 4, 6, 9, 12,
/// 17.
public struct DoubleDouble: Hashable, Sendable {
  /// The double nearest to the number.
  public let high: Double

  /// What `high` leaves over.
  public let low: Double

  /// The double nearest to the number.
  @inlinable
  public var value: Double { high }

  /// Creates the number `value` without rounding.
  @inlinable
  public init(_ value: Double) {
    self.init(high: value, low: 0)
  }

  @inlinable
  init(high: Double, low: Double) {
    self.high = high
    self.low = high.isFinite ? low : 0
  }

  /// The exact sum of two doubles.
  ///
  /// Edge case: a sum that overflows is infinite.
  @inlinable
  public static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let s = a + b
    let bInSum = s - a
    let aInSum = s - bInSum
    return DoubleDouble(high: s, low: (a - aInSum) + (b - bInSum))
  }

  /// The exact product of two doubles, while it is zero or at least 2⁻⁹⁶⁸ in magnitude.
  @inlinable
  public static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let p = a * b
    return DoubleDouble(high: p, low: (-p).addingProduct(a, b))
  }

  /// The exact sum of two doubles, the first the larger in magnitude or zero.
  @inlinable
  static func orderedSum(_ larger: Double, _ smaller: Double) -> DoubleDouble {
    let s = larger + smaller
    return DoubleDouble(high: s, low: smaller - (s - larger))
  }
}

// MARK: Arithmetic

extension DoubleDouble {
  /// The number with its sign changed.
  @inlinable
  public static prefix func - (x: DoubleDouble) -> DoubleDouble {
    DoubleDouble(high: -x.high, low: -x.low)
  }

  /// The sum, within 3u².
  @inlinable
  public static func + (x: DoubleDouble, y: DoubleDouble) -> DoubleDouble {
    let high = sum(x.high, y.high)
    let low = sum(x.low, y.low)
    let first = orderedSum(high.high, high.low + low.high)
    return orderedSum(first.high, low.low + first.low)
  }

  /// The difference, within 3u².
  @inlinable
  public static func - (x: DoubleDouble, y: DoubleDouble) -> DoubleDouble { x + -y }

  /// The sum with a double, within 2u².
  @inlinable
  public static func + (x: DoubleDouble, y: Double) -> DoubleDouble {
    let high = sum(x.high, y)
    return orderedSum(high.high, x.low + high.low)
  }

  /// The difference with a double, within 2u².
  @inlinable
  public static func - (x: DoubleDouble, y: Double) -> DoubleDouble { x + -y }

  /// The product, within 5u².
  @inlinable
  public static func * (x: DoubleDouble, y: DoubleDouble) -> DoubleDouble {
    let high = product(x.high, y.high)
    guard high.high.isFinite else { return high }
    let crossed = (x.low * y.low).addingProduct(x.high, y.low).addingProduct(x.low, y.high)
    return orderedSum(high.high, high.low + crossed)
  }

  /// The product with a double, within 2u².
  @inlinable
  public static func * (x: DoubleDouble, y: Double) -> DoubleDouble {
    let high = product(x.high, y)
    guard high.high.isFinite else { return high }
    return orderedSum(high.high, high.low.addingProduct(x.low, y))
  }

  /// The quotient, within 15u²; what `Double` gives when that is infinite, NaN or zero.
  @inlinable
  public static func / (x: DoubleDouble, y: DoubleDouble) -> DoubleDouble {
    let quotient = x.high / y.high
    guard quotient.isFinite, quotient != 0, y.high.isFinite else { return DoubleDouble(quotient) }
    let product = y * quotient
    let remainder = (x.high - product.high) + (x.low - product.low)
    return orderedSum(quotient, remainder / y.high)
  }

  /// The quotient by a double, within 4u².
  @inlinable
  public static func / (x: DoubleDouble, y: Double) -> DoubleDouble { x / DoubleDouble(y) }

  /// The square root, within 4u²; NaN below zero.
  @inlinable
  public func squareRoot() -> DoubleDouble {
    let root = high.squareRoot()
    guard root.isFinite, root != 0 else { return DoubleDouble(root) }
    let remainder = (high.addingProduct(-root, root)) + low
    return .orderedSum(root, remainder / (2 * root))
  }
}

// MARK: Comparison

extension DoubleDouble: Comparable {
  /// Whether the first number is less than the second.
  @inlinable
  public static func < (x: DoubleDouble, y: DoubleDouble) -> Bool {
    x.high < y.high || (x.high == y.high && x.low < y.low)
  }

  /// The number without its sign.
  @inlinable
  public var magnitude: DoubleDouble { high < 0 ? -self : self }
}
