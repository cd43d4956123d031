import Mathematics
import Metrology

/// The weighted mean when the uncertainties are estimates: Graybill and Deal's, with an uncertainty
/// that allows for the weights being uncertain.
///
///     x_ref = Σ w_i x_i ,  w_i = u_i⁻² / W ,  W = Σ u_j⁻²
///     u²(x_ref) = (1 + 4 Σ w_i (1 − w_i) / (ν_i + 2)) / W        Sinha
///     u²(x_ref) = (1 + 4 Σ w_i (1 − w_i) / ν_i) / W              Meier, in the details
///
/// Sinha's is unbiased to the first order in 1/ν_i. With infinite ν_i both are the weighted mean's.
/// It allows for no scatter beyond the uncertainties.
///
/// Reference: F. A. Graybill, R. B. Deal, Biometrics 15 (1959) 543; P. Meier, Biometrics 9 (1953)
/// 59; B. K. Sinha, Can. J. Stat. 13 (1985) 243, with ν_i = n_i − 1.
enum GraybillDealMean {
  /// Every uncertainty must be above zero.
  static func estimate(_ results: IncludedResults) -> LocationEstimate {
    var estimate = WeightedMean.estimate(results, birge: false)
    var (sinha, meier) = (CompensatedSum(), CompensatedSum())
    for (w, ν) in zip(estimate.weights, results.degreesOfFreedom) {
      sinha.add(4 * w * (1 - w) / (ν + 2))
      meier.add(4 * w * (1 - w) / ν)
    }
    let u = estimate.standardUncertainty
    estimate.standardUncertainty = u.map { $0 * (1 + sinha.value).squareRoot() }
    if let u {
      estimate.details += [
        Detail("uncorrectedUncertainty", .number(u)),
        Detail("meierUncertainty", .number(u * (1 + meier.value).squareRoot())),
      ]
    }
    return estimate
  }
}
