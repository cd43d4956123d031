/// The Hodges-Lehmann location: the median of the means of any two values, a value with itself too.
///
///     x* = med (x_i + x_j)/2,   i ≤ j
///
/// Efficiency 95.5 % (3/π) for normal results, breakdown point 29 %.
///
/// Accuracy: the values are taken from their lower middle one, so x* is within a rounding of its
/// distance from there.
/// Complexity: O(p log p) on average, O(p) memory.
/// Reference: J. L. Hodges, E. L. Lehmann, "Estimates of location based on rank tests", Ann. Math.
/// Statist. 34 (1963) 598.
public struct HodgesLehmann: Hashable, Sendable {
  /// The location x*, to more digits than a double holds.
  public let preciseLocation: DoubleDouble

  /// ∂x*/∂x_i: the pairs whose mean is x* share its weight, the two middle means half each.
  public let weights: [Double]

  /// The location x*.
  public var location: Double { preciseLocation.value }

  /// Finds x* of values in ascending order.
  ///
  /// - Precondition: at least one value, in ascending order, each finite.
  public init(sorted values: Span<Double>) {
    precondition(!values.isEmpty, "a location needs a value")
    let origin = values[(values.count - 1) / 2]
    var centered = [Double](repeating: 0, count: values.count)
    for i in values.indices {
      precondition(i == 0 || values[i - 1] <= values[i], "the values are in ascending order")
      centered[i] = values[i] - origin
    }
    let pairs = SortedPairs.sums(centered.span)
    let rank = (pairs.count + 1) / 2
    let lower = pairs.element(at: rank)
    var upper = lower
    if pairs.count.isMultiple(of: 2), pairs.count(through: lower) == rank {
      upper = pairs.least(above: lower)
    }
    preciseLocation = DoubleDouble.sum(lower / 4, upper / 4) + origin
    let below = Self.weights(centered.span, sum: lower)
    weights =
      lower == upper
      ? below : zip(below, Self.weights(centered.span, sum: upper)).map { ($0 + $1) / 2 }
  }

  /// The share of each value in the pairs with this sum.
  private static func weights(_ values: Span<Double>, sum: Double) -> [Double] {
    var weights = [Double](repeating: 0, count: values.count)
    var (first, end, total) = (values.count, values.count, 0.0)
    for i in values.indices {
      while first > 0, values[i] + values[first - 1] >= sum { first -= 1 }
      while end > 0, values[i] + values[end - 1] > sum { end -= 1 }
      let itself: Double = 2 * values[i] == sum ? 1 : 0
      weights[i] = Double(max(0, end - first)) + itself
      total += weights[i]
    }
    return weights.map { $0 / total }
  }
}
