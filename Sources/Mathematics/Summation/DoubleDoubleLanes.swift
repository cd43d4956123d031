/// Eight numbers of twice the precision of `Double`, computed with at once: each as ``DoubleDouble``
/// has it, bit for bit, while results are finite.
///
/// Range: results that overflow, and quotients by zero, are NaN or infinite without more care.
public struct DoubleDoubleLanes: Sendable {
  /// Eight doubles.
  public typealias Numbers = SIMD8<Double>

  /// The doubles nearest to the numbers.
  public var high: Numbers

  /// What `high` leaves over.
  public var low: Numbers

  /// Eight sums of two doubles, of which `low` is within half a unit of the last place of `high`.
  @inlinable @inline(__always)
  public init(high: Numbers, low: Numbers) {
    self.high = high
    self.low = low
  }

  /// Eight doubles without rounding.
  @inlinable @inline(__always)
  public init(_ numbers: Numbers) { self.init(high: numbers, low: .zero) }

  /// One number eight times.
  @inlinable @inline(__always)
  public init(repeating number: DoubleDouble) {
    self.init(high: Numbers(repeating: number.high), low: Numbers(repeating: number.low))
  }

  /// One of the numbers.
  @inlinable @inline(__always)
  public subscript(lane: Int) -> DoubleDouble {
    DoubleDouble(high: high[lane], low: low[lane])
  }

  /// The exact sums of doubles.
  @inlinable @inline(__always)
  public static func sum(_ a: Numbers, _ b: Numbers) -> DoubleDoubleLanes {
    let s = a + b
    let bInSum = s - a
    let aInSum = s - bInSum
    return DoubleDoubleLanes(high: s, low: (a - aInSum) + (b - bInSum))
  }

  /// The exact products of doubles.
  @inlinable @inline(__always)
  public static func product(_ a: Numbers, _ b: Numbers) -> DoubleDoubleLanes {
    let p = a * b
    return DoubleDoubleLanes(high: p, low: (-p).addingProduct(a, b))
  }

  @inlinable @inline(__always)
  static func orderedSum(_ larger: Numbers, _ smaller: Numbers) -> DoubleDoubleLanes {
    let s = larger + smaller
    return DoubleDoubleLanes(high: s, low: smaller - (s - larger))
  }

  /// The numbers with their signs changed.
  @inlinable @inline(__always)
  public static prefix func - (x: DoubleDoubleLanes) -> DoubleDoubleLanes {
    DoubleDoubleLanes(high: -x.high, low: -x.low)
  }

  /// The sums.
  @inlinable @inline(__always)
  public static func + (x: DoubleDoubleLanes, y: DoubleDoubleLanes) -> DoubleDoubleLanes {
    let high = sum(x.high, y.high)
    let low = sum(x.low, y.low)
    let first = orderedSum(high.high, high.low + low.high)
    return orderedSum(first.high, low.low + first.low)
  }

  /// The differences.
  @inlinable @inline(__always)
  public static func - (x: DoubleDoubleLanes, y: DoubleDoubleLanes) -> DoubleDoubleLanes { x + -y }

  /// The sums with doubles.
  @inlinable @inline(__always)
  public static func + (x: DoubleDoubleLanes, y: Numbers) -> DoubleDoubleLanes {
    let high = sum(x.high, y)
    return orderedSum(high.high, x.low + high.low)
  }

  /// The differences from doubles.
  @inlinable @inline(__always)
  public static func - (x: DoubleDoubleLanes, y: Numbers) -> DoubleDoubleLanes { x + -y }

  /// The products.
  @inlinable @inline(__always)
  public static func * (x: DoubleDoubleLanes, y: DoubleDoubleLanes) -> DoubleDoubleLanes {
    let high = product(x.high, y.high)
    let crossed = (x.low * y.low).addingProduct(x.high, y.low).addingProduct(x.low, y.high)
    return orderedSum(high.high, high.low + crossed)
  }

  /// The products with doubles.
  @inlinable @inline(__always)
  public static func * (x: DoubleDoubleLanes, y: Numbers) -> DoubleDoubleLanes {
    let high = product(x.high, y)
    return orderedSum(high.high, high.low.addingProduct(x.low, y))
  }

  /// The quotients.
  @inlinable @inline(__always)
  public static func / (x: DoubleDoubleLanes, y: DoubleDoubleLanes) -> DoubleDoubleLanes {
    let quotient = x.high / y.high
    let product = y * quotient
    let remainder = (x.high - product.high) + (x.low - product.low)
    return orderedSum(quotient, remainder / y.high)
  }

  /// The quotients by doubles.
  @inlinable @inline(__always)
  public static func / (x: DoubleDoubleLanes, y: Numbers) -> DoubleDoubleLanes {
    x / DoubleDoubleLanes(y)
  }

  /// The square roots of numbers above zero.
  @inlinable @inline(__always)
  public func squareRoot() -> DoubleDoubleLanes {
    let root = high.squareRoot()
    let remainder = high.addingProduct(-root, root) + low
    return .orderedSum(root, remainder / (root + root))
  }
}
