public import Mathematics

/// A reference value of a comparison with reported uncertainties.
public enum ReferenceEstimator: Sendable {
  /// The weighted mean with weights 1/u_i² (Cox 2002, procedure A).
  case weightedMean

  /// The arithmetic mean with √(Σu_i²)/p.
  case unweightedMean

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

  /// Generalized least squares where laboratories share components of uncertainty; one quantity for
  /// each result of the comparison, in the order of its rows.
  case sharedComponents(LowRankCovariance)

  /// The weighted mean of the largest consistent subset (Cox 2007); with a covariance matrix of all
  /// results of the comparison, in the order of its rows, their generalized least squares mean.
  case largestConsistentSubset(covariance: Matrix?)

  /// The mean of simulated medians (Cox 2002, procedure B).
  case medianMonteCarlo(draws: Int = usualDraws)

  /// The weighted median with weights 1/u_i², its uncertainty simulated.
  case weightedMedian(draws: Int = usualDraws)

  /// The mixture of what the laboratories claim, in equal parts.
  case linearPool

  /// The Bayesian hierarchical model; `tauScale` is the scale of the prior of τ, in the unit of the
  /// values, MADe of the results if `nil`; `effectDof` is the number of degrees of freedom of Student
  /// effects, above 2.
  case hierarchical(LaboratoryEffects, tauScale: Double? = nil, effectDof: Double = usualEffectDof)

  /// The estimator that the NIST Decision Tree's tests choose.
  case decisionTree

  /// The degrees of freedom of Student effects.
  public static let usualEffectDof = 4.0

  /// How many draws a simulation takes.
  public static let usualDraws = 1_000_000

  /// The name of the method on the command line and in files.
  public var name: String {
    switch self {
    case .weightedMean: "weighted-mean"
    case .unweightedMean: "mean"
    case .birge: "birge"
    case .randomEffects(let estimator, _): estimator.rawValue
    case .vangelRukhin: "vangel-rukhin"
    case .powerModeratedMean: "power-moderated-mean"
    case .graybillDeal: "graybill-deal"
    case .generalizedLeastSquares, .sharedComponents: Self.glsName
    case .largestConsistentSubset: "largest-consistent-subset"
    case .medianMonteCarlo: "median-monte-carlo"
    case .weightedMedian: "weighted-median"
    case .linearPool: "linear-pool"
    case .decisionTree: "decision-tree"
    case .hierarchical(let effects, _, _): "hierarchical-\(effects.rawValue)"
    }
  }

  /// The name of generalized least squares, which needs more than its name.
  public static let glsName = "gls"

  /// Whether the uncertainties come from the results (and not from a covariance matrix).
  public var needsReportedUncertainties: Bool {
    switch self {
    case .generalizedLeastSquares, .sharedComponents, .largestConsistentSubset(.some): false
    default: true
    }
  }

  /// The same estimator with the covariance matrix of all results, where it can use one.
  public func taking(covariance: Matrix) -> ReferenceEstimator {
    switch self {
    case .generalizedLeastSquares, .sharedComponents:
      .generalizedLeastSquares(covariance: covariance)
    case .largestConsistentSubset: .largestConsistentSubset(covariance: covariance)
    default: self
    }
  }

  /// The same estimator with the shared components of all results, where it can use them.
  public func taking(components: LowRankCovariance) -> ReferenceEstimator {
    switch self {
    case .generalizedLeastSquares, .sharedComponents: .sharedComponents(components)
    default: taking(covariance: components.matrix)
    }
  }
}
