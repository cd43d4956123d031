/// Deviations and their uncertainties in one common unit, the median absolute deviation: who lies far
/// off, and who claims more than the deviation bears out.
///
///     x = d_i / MAD ,   y = u(d_i) / MAD ,   MAD = med |d_i|
///
/// A line from the origin is a value of ζ = x / y.
///
/// Edge cases: results without an uncertainty have no point; no point, or a MAD of zero, no figures.
/// Complexity: O(p log p).
/// Reference: S. Spasova, S. Pommé, U. Wätjen, Accred. Qual. Assur. 12 (2007) 623.
public struct PomPlotFigures: Hashable, Sendable {
  /// One result.
  public struct Point: Hashable, Sendable {
    /// The row within the comparison.
    public let offset: Int

    /// d / MAD.
    public let deviation: Double

    /// u(d) / MAD, above zero.
    public let uncertainty: Double
  }

  /// The results with an uncertainty, in the order of the comparison.
  public let points: [Point]

  /// med |d_i| of those results, above zero.
  public let medianAbsoluteDeviation: Double

  /// Reads the deviations of a comparison; `nil` where there is nothing to draw.
  public init?(of analysis: ComparisonAnalysis) {
    let known = (analysis.deviations ?? []).enumerated().compactMap { offset, deviation in
      deviation.standardUncertainty.map { (offset, deviation.value, $0) }
    }.filter { $0.2 > 0 }
    let sorted = known.map(\.1.magnitude).sorted()
    guard let last = sorted.last, last > 0 else { return nil }
    let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    let median = low + (high - low) / 2
    guard median > 0 else { return nil }
    medianAbsoluteDeviation = median
    points = known.map { offset, deviation, u in
      Point(offset: offset, deviation: deviation / median, uncertainty: u / median)
    }.filter { $0.deviation.isFinite && $0.uncertainty.isFinite && $0.uncertainty > 0 }
    guard !points.isEmpty else { return nil }
  }
}
