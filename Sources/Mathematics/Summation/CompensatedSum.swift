/// A running sum that keeps what each addition rounds away.
///
/// The total is as if added in twice the precision of `Double` and rounded once: for n terms its
/// relative error is below u + n²u² Σ|x_i| / |Σx_i|, u = 2⁻⁵³.
///
/// Edge cases: the sum of nothing is zero. A partial sum beyond the range of `Double` makes the
/// total infinite or NaN, even where later terms would bring it back.
///
/// Reference: T. Ogita, S. M. Rump, S. Oishi, "Accurate sum and dot product", SIAM J. Sci. Comput.
/// 26 (2005) 1955, algorithms Sum2 and Dot2.
public struct CompensatedSum: Sendable {
  @usableFromInline var partial = 0.0
  @usableFromInline var correction = 0.0

  /// Creates a sum of nothing.
  @inlinable
  public init() {}

  /// Adds a number.
  @inlinable
  public mutating func add(_ x: Double) {
    let s = DoubleDouble.sum(partial, x)
    partial = s.high
    correction += s.low
  }

  /// Adds the product of two numbers, unrounded.
  @inlinable
  public mutating func add(product a: Double, _ b: Double) {
    add(.product(a, b))
  }

  /// Adds a number in double-double.
  @inlinable
  public mutating func add(_ x: DoubleDouble) {
    let s = DoubleDouble.sum(partial, x.high)
    partial = s.high
    correction += s.low + x.low
  }

  /// The sum so far.
  @inlinable
  public var total: DoubleDouble { .sum(partial, correction) }

  /// The sum so far, rounded to the nearest double.
  @inlinable
  public var value: Double { total.value }
}

/// The sum of `values`, rounded once; see ``CompensatedSum`` for its accuracy and range.
///
/// Complexity: O(n), about four times a plain sum.
public func sum(_ values: Span<Double>) -> Double {
  var sum = CompensatedSum()
  for i in values.indices { sum.add(values[i]) }
  return sum.value
}
