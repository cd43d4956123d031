import Mathematics

extension ConsensusEstimator {
  /// The median with MADe, constants exact: what `median` means where nothing else is said.
  public static let usualMedian = ConsensusEstimator.median(scale: .madE, constants: .exact)

  /// The median with nIQR by the quantiles of Hyndman and Fan's type 5 to 9; 7 is usual. `nil`
  /// for another type.
  public static func medianWithNIQR(quantileType: Int) -> ConsensusEstimator? {
    QuantileType(rawValue: quantileType).map { .median(scale: .nIQR($0), constants: .exact) }
  }

  /// Algorithm A to its fixed point with the printed constants: what `algorithm-a` means where
  /// nothing else is said.
  public static let usualAlgorithmA = ConsensusEstimator.algorithmA(
    stop: .fixedPoint, constants: .printed)

  /// The median with Qn in the form of the current edition, constants exact.
  public static let usualQn = ConsensusEstimator.median(scale: .qn(.iso13528), constants: .exact)

  /// The median with Sn, constants exact.
  public static let usualSn = ConsensusEstimator.median(scale: .sn, constants: .exact)

  /// Hampel's location about Qn as in ``usualQn``.
  public static let usualQnHampel = ConsensusEstimator.hampel(
    scale: .qn(.iso13528, constants: .exact))

  /// Huber's location with the exact MADe.
  public static let usualHuber = ConsensusEstimator.huber(constants: .exact)

  /// The biweight with the exact MADe.
  public static let usualBiweight = ConsensusEstimator.biweight(constants: .exact)

  /// The Hodges-Lehmann location with Qn as in ``usualQn``.
  public static let usualHodgesLehmann = ConsensusEstimator.hodgesLehmann(constants: .exact)
}

extension SigmaPtMethod {
  /// The robust scale of the same round, by Algorithm A as in ``ConsensusEstimator/usualAlgorithmA``
  /// where the assigned value has none.
  public static let usualRobust = SigmaPtMethod.robust(stop: .fixedPoint, constants: .printed)
}

extension ReferenceEstimator {
  /// Random effects with normal intervals and this estimator of τ²; `nil` for an unknown name.
  public static func randomEffects(named name: String) -> ReferenceEstimator? {
    HeterogeneityEstimator(rawValue: name).map { .randomEffects($0) }
  }

  /// Generalized least squares with the covariance matrix in rows of equal length.
  public static func generalizedLeastSquares(rows: [[Double]]) -> ReferenceEstimator {
    let columns = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columns }, "the rows of a matrix are equally long")
    return .generalizedLeastSquares(
      covariance: Matrix(rows: rows))
  }
}

extension AssignedValueMethod {
  /// The methods that a report sets side by side, where results have uncertainties: from those that
  /// do not look at the uncertainties to those that trust them, with and without a standard
  /// deviation between laboratories.
  public static let sideBySide: [AssignedValueMethod] = [
    .consensus(.mean), .consensus(.usualMedian), .consensus(.usualAlgorithmA),
    .reference(.weightedMean), .reference(.birge),
    .reference(.randomEffects(.dersimonianLaird)), .reference(.randomEffects(.mandelPaule)),
    .reference(.randomEffects(.restrictedMaximumLikelihood)), .reference(.powerModeratedMean),
  ]
}
