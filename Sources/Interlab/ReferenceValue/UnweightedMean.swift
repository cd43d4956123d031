import Mathematics
import Metrology

/// Where the uncertainty of the arithmetic mean comes from.
public enum MeanUncertainty: String, CaseIterable, Hashable, Sendable {
  /// The scatter of the results, s/√p.
  case scatter

  /// Their stated uncertainties, √(Σu_i²)/p.
  case uncertainties
}

/// The arithmetic mean with the uncertainty that the stated ones give it.
///
///     x_pt = Σ x_i / p ,   u(x_pt) = √(Σ u_i²) / p
///
/// Accuracy: the sum of squares is compensated, in units of the largest u_i. O(p).
/// Reference: JCGM 100:2008, 5.1.2.
enum UnweightedMean {
  /// Every uncertainty must be above zero.
  static func estimate(_ results: IncludedResults) -> LocationEstimate {
    let count = Double(results.count)
    let unit = powerOfTwo(of: results.standardUncertainties.max() ?? 1)
    var squares = CompensatedSum()
    for u in results.standardUncertainties { squares.add(product: u / unit, u / unit) }
    return LocationEstimate(
      value: SampleMoments(results.values.span).preciseMean,
      standardUncertainty: squares.total.squareRoot().value * unit / count,
      weights: [Double](repeating: 1 / count, count: results.count))
  }
}
