/// Grubbs' statistics of one sample, at both ends.
///
///     G_low = (x̄ − x_1)/s,   G_high = (x_p − x̄)/s
///     pair: S²_{−2}/S², without the two smallest or the two largest
///
/// Edge case: when all results are equal there is no statistic.
///
/// Accuracy: a few roundings, whatever the offset of the results.
/// Complexity: O(p).
/// Reference: ISO 5725-2:2019, 7.3.4.
public struct GrubbsStatistics: Hashable, Sendable {
  /// How far the smallest lies below the mean, in standard deviations.
  public let low: Double

  /// How far the largest lies above the mean, in standard deviations.
  public let high: Double

  /// What the sum of squares keeps without the two smallest; `nil` for fewer than four results.
  public let lowPair: Double?

  /// What the sum of squares keeps without the two largest; `nil` for fewer than four results.
  public let highPair: Double?

  /// Computes the statistics of results in ascending order; `nil` for fewer than three, and when all
  /// are equal.
  ///
  /// - Precondition: each finite, in ascending order.
  public init?(sorted results: Span<Double>) {
    let p = results.count
    guard p >= 3, results[0] < results[p - 1] else { return nil }
    let all = SampleMoments(results)
    guard let s = all.standardDeviation, s > 0 else { return nil }
    func distance(_ x: Double) -> Double {
      (DoubleDouble.sum(x, -all.preciseMean.high) - all.preciseMean.low).value.magnitude / s
    }
    low = distance(results[0])
    high = distance(results[p - 1])
    guard p >= 4 else {
      lowPair = nil
      highPair = nil
      return
    }
    /// √(S²_{−2}/S²), squared at the end, so that no sum of squares leaves the range of doubles.
    func kept(_ range: Range<Int>) -> Double {
      let inner = SampleMoments(results.extracting(range)).standardDeviation ?? 0
      let ratio = inner / s
      return ratio * ratio * Double(range.count - 1) / Double(p - 1)
    }
    lowPair = kept(2..<p)
    highPair = kept(0..<(p - 2))
  }
}
