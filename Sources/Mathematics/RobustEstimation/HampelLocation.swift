/// Hampel's robust location about a given scale.
///
///     x*: Σ ψ((x_i − x*)/s*) = 0
///     ψ(q) = q for |q| ≤ 1.5;  1.5 sgn q to 3;  (4.5 − |q|) sgn q to 4.5;  0 beyond
///
/// The sum is a broken line with nodes x_i ± {1.5, 3, 4.5} s*. Its roots are the nodes where it is
/// below 1e-12 and the crossings between them; x* is the root nearest to the median, and the median
/// where two are equally near. Where it is zero along a stretch only the ends count.
///
/// Edge case: a scale of zero gives the median.
///
/// Accuracy: the sum in double-double, in units of s* from the median, so x* within a few roundings
/// of s* and one of itself.
/// Complexity: O(p), then O(log p) for each node between the median and x*.
/// Reference: ISO 13528:2022, C.5.3.3.
public struct HampelLocation: Hashable, Sendable {
  /// The robust average x*, to more digits than a double holds.
  public let preciseLocation: DoubleDouble

  /// The scale s* that was given.
  public let scale: Double

  /// The robust average x*.
  public var location: Double { preciseLocation.value }

  /// Finds x* of results in ascending order.
  ///
  /// - Precondition: at least one result, in ascending order, each finite; `scale` finite, zero or
  ///   more.
  public init(sorted results: Span<Double>, scale: Double) {
    precondition(!results.isEmpty, "a location needs a result")
    precondition(scale >= 0 && scale.isFinite, "a scale is zero or more")
    let center = MedianCenter(sorted: results)
    self.scale = scale
    let root = scale == 0 ? 0 : HampelSum(center.distances(of: results, in: scale)).root
    preciseLocation = center.location(at: root, in: scale)
  }

  /// ∂x*/∂x_i with s* held, ψ′/Σψ′; `nil` where that sum is not above zero.
  ///
  /// - Precondition: the results that x* was found from.
  public func weights(sorted results: Span<Double>) -> [Double]? {
    guard scale > 0 else { return nil }
    var slopes = [Double](repeating: 0, count: results.count)
    var sum = 0.0
    for i in results.indices {
      let q = ((DoubleDouble(results[i]) - preciseLocation).value / scale).magnitude
      slopes[i] = q <= 1.5 + 1e-12 ? 1 : q > 3 + 1e-12 && q < 4.5 - 1e-12 ? -1 : 0
      sum += slopes[i]
    }
    return sum > 0 ? slopes.map { $0 / sum } : nil
  }
}
