import Mathematics
import Metrology

/// The mean of random effects whose uncertainties have few degrees of freedom; see
/// ``VangelRukhin``.
enum VangelRukhinMean {
  static func estimate(
    _ results: IncludedResults
  ) throws(VangelRukhin.NotConverged) -> LocationEstimate {
    let fit = try VangelRukhin(
      results.values.span, standardUncertainties: results.standardUncertainties.span,
      degreesOfFreedom: results.degreesOfFreedom.span)
    return LocationEstimate(
      value: fit.exactMean, standardUncertainty: fit.standardUncertainty, tau: fit.tau,
      weights: fit.weights, details: [Detail("tau", .number(fit.tau))])
  }
}
