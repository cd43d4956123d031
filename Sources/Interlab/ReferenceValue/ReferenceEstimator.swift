public import Mathematics

/// A reference value of a comparison with reported uncertainties.
public enum ReferenceEstimator: Sendable {
  /// The weighted mean with weights 1/u_i² (Cox 2002, procedure A).
  case weightedMean

  /// The weighted mean with every u_i enlarged by max(1, R_B).
  case birge

  /// Random effects, with a standard deviation τ between laboratories.
  case randomEffects(HeterogeneityEstimator, RandomEffectsIntervals = RandomEffectsIntervals())

  /// Random effects for uncertainties with few degrees of freedom, by maximum likelihood.
  case vangelRukhin

  /// The power-moderated mean of CCRI(II).
  case powerModeratedMean

  /// The weighted mean with an uncertainty that allows for the degrees of freedom.
  case graybillDeal

  /// Generalized least squares with the covariance of all results of the comparison, in the
  /// order of its rows.
  case generalizedLeastSquares(covariance: Matrix)

  /// The name of the method on the command line and in files.
  public var name: String {
    switch self {
    case .weightedMean: "weighted-mean"
    case .birge: "birge"
    case .randomEffects(let estimator, _): estimator.rawValue
    case .vangelRukhin: "vangel-rukhin"
    case .powerModeratedMean: "power-moderated-mean"
    case .graybillDeal: "graybill-deal"
    case .generalizedLeastSquares: Self.glsName
    }
  }

  /// The name of generalized least squares, which needs more than its name.
  public static let glsName = "gls"

  /// Whether the uncertainties come from the results (and not from a covariance matrix).
  public var needsReportedUncertainties: Bool {
    if case .generalizedLeastSquares = self { false } else { true }
  }
}
