import Mathematics
import Metrology

/// The mean of the results weighted by their uncertainties, with its χ² test.
///
///     x_ref = Σ w_i x_i ,   w_i = u_i⁻² / Σ u_j⁻² ,   u(x_ref) = (Σ u_i⁻²)^−½
///
/// `birge` enlarges every u_i, hence u(x_ref) and u(d_i), by max(1, R_B).
///
/// Accuracy: that of ``InverseVarianceMean``, so that neither a common offset nor the unit costs a
/// digit. O(p).
/// Reference: Cox, Metrologia 39 (2002) 589, procedure A.
enum WeightedMean {
  /// Every uncertainty must be above zero.
  static func estimate(_ results: IncludedResults, birge: Bool) -> LocationEstimate {
    let (x, u) = (results.values, results.standardUncertainties)
    let mean = InverseVarianceMean(x.span, u.span)
    let test = ConsistencyTest(
      chiSquared: mean.chiSquared(x.span, u.span), count: results.count)
    let inflation = birge ? max(1, test.birgeRatio ?? 1) : 1
    var weights = u
    var span = weights.mutableSpan
    mean.writeWeights(u.span, to: &span)
    return LocationEstimate(
      value: mean.value, standardUncertainty: inflation * mean.standardUncertainty,
      weights: weights, inflation: inflation, details: test.details, notices: test.notices)
  }
}
