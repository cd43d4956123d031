import Mathematics
import Metrology

/// The arithmetic mean of the results.
///
///     x_pt = Σ x_i / p ,   u(x_pt) = s / √p ,   ν = p − 1
///
/// Not robust: one outlying result moves it without limit. One result has no _s_, so no _u_.
///
/// Accuracy: all sums in double-double arithmetic about the mean. O(p).
/// Reference: JCGM 100:2008, 4.2.
enum ArithmeticMean {
  static func estimate(_ results: IncludedResults) -> LocationEstimate {
    let moments = SampleMoments(results.values.span)
    var estimate = LocationEstimate(
      value: moments.preciseMean,
      standardUncertainty: moments.standardErrorOfMean,
      weights: [Double](repeating: 1 / Double(results.count), count: results.count))
    if let degreesOfFreedom = try? DegreesOfFreedom(Double(results.count - 1)) {
      estimate.degreesOfFreedom = degreesOfFreedom
    }
    if let standardDeviation = moments.standardDeviation {
      estimate.details.append(Detail("standardDeviation", .number(standardDeviation)))
    }
    return estimate
  }
}
