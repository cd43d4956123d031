public import Interlab
public import Mathematics

/// The choices that refine a method by name, the same in a round's definition and on the command
/// line.
public struct MethodOptions: Sendable {
  /// The definition of the quartiles behind nIQR.
  public var quartiles = QuantileType.type7

  /// Printed or exact constants; `nil` leaves each estimator its default.
  public var constants: RobustConstants?

  /// The stopping rule of Algorithm A.
  public var stop = AlgorithmA.Stop.fixedPoint

  /// The finite-sample form of Qn.
  public var variant = QnVariant.iso13528

  /// The fraction that a trimmed or winsorized mean takes from either end, from 0 to below ½.
  public var fraction = 0.1

  /// Whether a consensus is correlated with the results it is made of.
  public var covariance = CovariancePolicy.asPrinted

  /// The scale of the prior of τ in a hierarchical model, in the unit of the values; `nil` takes it
  /// from the results.
  public var tauScale: Double?

  /// The degrees of freedom of Student effects in a hierarchical model, above 2.
  public var effectDof = ReferenceEstimator.usualEffectDof

  /// The interval of the mean of random effects.
  public var ci = MeanInterval.normal

  /// The interval for a further laboratory under random effects; `nil` follows that of the mean.
  public var prediction: PredictionInterval?

  /// Where the uncertainty of the arithmetic mean comes from.
  public var meanUncertainty = MeanUncertainty.scatter

  /// Where the uncertainty of a consensus comes from.
  public var uncertainty = ConsensusUncertainty.formula

  /// The draws of a simulation, at least 1000; `nil` leaves each method its default.
  public var draws: Int?

  /// How often results are drawn anew for the uncertainty of a consensus, if they are.
  public var resampling: Resampling? {
    uncertainty == .bootstrap ? Resampling(draws: draws ?? Resampling.usualDraws) : nil
  }

  /// The numbers of draws that are allowed.
  public static let allowedDraws = 1000...10_000_000

  /// Starts with the defaults of the standard.
  public init() {}

  /// The exact constants by default, except for Algorithm A, whose printed ones are the standard's.
  var medianConstants: RobustConstants { constants ?? .exact }

  var algorithmAConstants: RobustConstants { constants ?? .printed }
}

/// The names of the methods of an assigned value that is made from the results.
public let assignedValueMethodNames =
  [
    "mean", "median", "median-MADe", "median-nIQR", "algorithm-a", "weighted-mean", "birge", "gls",
    "largest-consistent-subset",
  ] + robustEstimatorNames + HeterogeneityEstimator.allCases.map(\.rawValue) + [
    "vangel-rukhin", "power-moderated-mean", "graybill-deal",
  ] + ["median-monte-carlo", "weighted-median", "linear-pool", "decision-tree"]
  + LaboratoryEffects.allCases.map { ReferenceEstimator.hierarchical($0).name }

/// The method with this name, or `nil` for an unknown one. `gls` has an empty covariance matrix,
/// and a largest consistent subset none, to be filled in once the results are known.
public func assignedValueMethod(
  named name: String, _ options: MethodOptions
) -> AssignedValueMethod? {
  func median(_ scale: MedianScale) -> AssignedValueMethod {
    .consensus(
      .median(scale: scale, constants: options.medianConstants), covariance: options.covariance)
  }
  return switch name {
  case "mean" where options.meanUncertainty == .uncertainties: .reference(.unweightedMean)
  case "mean": .consensus(.mean, covariance: options.covariance)
  case "median", "median-MADe": median(.madE)
  case "median-nIQR": median(.nIQR(options.quartiles))
  case "algorithm-a":
    .consensus(
      .algorithmA(stop: options.stop, constants: options.algorithmAConstants),
      covariance: options.covariance)
  case "weighted-mean": .reference(.weightedMean)
  case "birge": .reference(.birge)
  case "gls": .reference(.generalizedLeastSquares(covariance: Matrix(rows: [])))
  case "largest-consistent-subset": .reference(.largestConsistentSubset(covariance: nil))
  case "median-monte-carlo":
    .reference(.medianMonteCarlo(draws: options.draws ?? ReferenceEstimator.usualDraws))
  case "weighted-median":
    .reference(.weightedMedian(draws: options.draws ?? ReferenceEstimator.usualDraws))
  case "linear-pool": .reference(.linearPool)
  case "decision-tree": .reference(.decisionTree)
  case "vangel-rukhin": .reference(.vangelRukhin)
  case "power-moderated-mean": .reference(.powerModeratedMean)
  case "graybill-deal": .reference(.graybillDeal)
  default:
    robustEstimator(named: name, options).map { .consensus($0, covariance: options.covariance) }
      ?? randomEffects(named: name, options) ?? hierarchical(named: name, options)
  }
}

private func randomEffects(named name: String, _ options: MethodOptions) -> AssignedValueMethod? {
  HeterogeneityEstimator(rawValue: name).map { estimator in
    .reference(
      .randomEffects(
        estimator,
        RandomEffectsIntervals(
          mean: options.ci, prediction: options.prediction,
          draws: options.draws ?? RandomEffectsBootstrap.usualDraws)))
  }
}

private func hierarchical(named name: String, _ options: MethodOptions) -> AssignedValueMethod? {
  let models = LaboratoryEffects.allCases.map {
    ReferenceEstimator.hierarchical(
      $0, tauScale: options.tauScale, effectDof: options.effectDof)
  }
  return models.first { $0.name == name }.map { .reference($0) }
}

/// The robust σ_pt with these options.
public func robustSigmaPt(_ options: MethodOptions) -> SigmaPtMethod {
  .robust(stop: options.stop, constants: options.algorithmAConstants)
}

/// What one unit of the values is as a mass fraction, for the units that say so themselves.
public func massFraction(ofUnit unit: String) -> Double? {
  switch unit.filter({ $0 != " " }) {
  case "1", "g/g", "kg/kg": 1
  case "%", "g/100g", "cg/g": 1e-2
  case "g/kg", "mg/g", "‰": 1e-3
  case "mg/kg", "µg/g", "μg/g", "ug/g", "ppm": 1e-6
  case "µg/kg", "μg/kg", "ug/kg", "ng/g", "ppb": 1e-9
  case "ng/kg", "pg/g", "ppt": 1e-12
  default: nil
  }
}
