import Mathematics
import Metrology

/// An assigned value and what its making brought to light.
struct AssignedValueOutcome {
  var assignedValue: AssignedValue
  var notices: [Notice]
}

extension AssignedValue {
  /// Finds the assigned value of `comparison` from its method.
  static func find(
    for comparison: Comparison, from included: IncludedResults, in round: Round
  ) throws(AnalysisFailure) -> AssignedValueOutcome {
    let method = comparison.assignedValue
    if case .stated(let stated) = method {
      return stated.outcome(
        budget: comparison.assignedValueBudget, covariances: comparison.assignedCovariances,
        freedomScales: comparison.assignedFreedomScales)
    }
    if case .travelling(let reference) = method {
      return reference.outcome(budget: comparison.assignedValueBudget)
    }
    guard included.count > 0 else {
      return AssignedValueOutcome(
        assignedValue: AssignedValue(absentFor: method), notices: [.noIncludedResult])
    }
    let estimate = try method.estimate(included, comparison, round)
    var notices = estimate.notices
    if included.count == 1 { notices.append(.singleLaboratory) }
    let value = AssignedValue(
      method: method, estimate: estimate, dependence: method.dependence(of: estimate, included),
      budget: comparison.assignedValueBudget)
    return AssignedValueOutcome(assignedValue: value, notices: notices)
  }

  private init(absentFor method: AssignedValueMethod) {
    self.init(
      method: method.name, exactValue: nil, standardUncertainty: nil, coverageFactor: 2,
      expandedUncertainty: nil, degreesOfFreedom: .infinite, dependence: .independent, scale: nil,
      tau: nil, coverageInterval: nil, details: [])
  }

  private init(
    method: AssignedValueMethod, estimate: LocationEstimate, dependence: Dependence,
    budget: AssignedValueBudget
  ) {
    let standardUncertainty = estimate.standardUncertainty.map {
      rootSumOfSquares($0, budget.standardUncertainty)
    }
    self.init(
      method: method.name, exactValue: estimate.value, standardUncertainty: standardUncertainty,
      coverageFactor: 2, expandedUncertainty: standardUncertainty.map { 2 * $0 },
      degreesOfFreedom: estimate.degreesOfFreedom, dependence: dependence, scale: estimate.scale,
      tau: estimate.tau,
      coverageInterval: estimate.coverageInterval.flatMap { $0.isBounded ? $0 : nil },
      details: estimate.details)
  }
}

extension StatedValue {
  /// The value as stated, with the budget's contributions beside its own uncertainty, and the
  /// covariance of each row with it.
  fileprivate func outcome(
    budget: AssignedValueBudget, covariances: [Double], freedomScales: [Double?]
  ) -> AssignedValueOutcome {
    let extra = budget.standardUncertainty
    let k = uncertainty?.expanded.coverageFactor.value ?? 2
    let standardUncertainty = uncertainty.map { rootSumOfSquares($0.standard.value, extra) }
    let expandedUncertainty = uncertainty.map {
      extra == 0 ? $0.expanded.value : rootSumOfSquares($0.expanded.value, k * extra)
    }
    let assignedValue = AssignedValue(
      method: origin.rawValue, exactValue: DoubleDouble(value),
      standardUncertainty: standardUncertainty, coverageFactor: k,
      expandedUncertainty: expandedUncertainty, degreesOfFreedom: degreesOfFreedom,
      dependence: covariances.contains { $0 != 0 }
        ? .sharingInputs(covariances: covariances, freedomScales: freedomScales) : .independent,
      scale: nil, tau: nil, coverageInterval: nil, details: [])
    return AssignedValueOutcome(assignedValue: assignedValue, notices: [])
  }
}

extension AssignedValueMethod {
  func estimate(
    _ included: IncludedResults, _ comparison: Comparison, _ round: Round
  ) throws(AnalysisFailure) -> LocationEstimate {
    switch self {
    case .stated, .travelling:
      preconditionFailure("a stated value is not estimated")
    case .consensus(let estimator, _):
      let estimate = try estimator.estimate(included, comparison: comparison.key)
      guard let resampling = comparison.resampling else { return estimate }
      return ResampledConsensus(estimator, of: included, seed: round.seed)
        .applied(to: estimate, draws: resampling.draws)
    case .reference(.generalizedLeastSquares(let covariance)):
      return try comparison.correlatedMean(included, covariance)
    case .reference(.sharedComponents(let covariance)):
      try included.requireUncertainties(comparison, round)
      return try comparison.sharedComponentsMean(included, covariance)
    case .reference(.largestConsistentSubset(let covariance)):
      return try comparison.consistentSubsetMean(included, covariance, round)
    case .reference(.medianMonteCarlo), .reference(.weightedMedian), .reference(.linearPool),
      .reference(.hierarchical):
      return try comparison.distributional(included, round)
    case .reference(.decisionTree):
      return try comparison.decisionTreeEstimate(included, round)
    case .reference(.weightedMean), .reference(.birge):
      try included.requireUncertainties(comparison, round)
      return WeightedMean.estimate(included, birge: name == ReferenceEstimator.birge.name)
    case .reference(let estimator):
      try included.requireUncertainties(comparison, round)
      return try estimator.estimateBeyondUncertainties(included, comparison, round)
    }
  }

  fileprivate func dependence(
    of estimate: LocationEstimate, _ included: IncludedResults
  ) -> Dependence {
    let weights = included.inRowOrder(estimate.weights)
    switch self {
    case .stated, .travelling, .consensus(_, .asPrinted): return .independent
    case .consensus(_, .account), .reference(.medianMonteCarlo), .reference(.weightedMedian),
      .reference(.linearPool), .reference(.hierarchical):
      return .ownShare(weights: weights)
    case .reference(.generalizedLeastSquares(let covariance)),
      .reference(.largestConsistentSubset(.some(let covariance))):
      return .correlated(weights: weights, covariance: covariance)
    case .reference(.sharedComponents(let covariance)):
      return .sharing(weights: weights, covariance: covariance)
    case .reference(.weightedMean), .reference(.unweightedMean), .reference(.birge),
      .reference(.largestConsistentSubset(.none)):
      return .propagated(weights: weights, inflation: estimate.inflation)
    case .reference: return .ownShare(weights: weights)
    }
  }
}

extension IncludedResults {
  /// Throws for the first laboratory, in the order of the rows, without an uncertainty above zero.
  func requireUncertainties(
    _ comparison: Comparison, _ round: Round
  ) throws(AnalysisFailure) {
    let missing = zip(offsets, standardUncertainties).filter { !($0.1 > 0) }.map(\.0).min()
    guard let missing else { return }
    let row = comparison.rows.lowerBound + missing
    let laboratory = round.laboratories[Int(round.results.laboratories[row])]
    throw .uncertaintyNeeded(laboratory: laboratory, comparison: comparison.key)
  }
}

extension Comparison {
  fileprivate func correlatedMean(
    _ included: IncludedResults, _ covariance: Matrix
  ) throws(AnalysisFailure) -> LocationEstimate {
    try requireSize(of: covariance)
    do throws(Cholesky.Failure) {
      return try CorrelatedMean.estimate(included, covariance: covariance)
    } catch {
      throw failure(of: error)
    }
  }

  fileprivate func sharedComponentsMean(
    _ included: IncludedResults, _ covariance: LowRankCovariance
  ) throws(AnalysisFailure) -> LocationEstimate {
    guard covariance.count == rows.count else {
      throw .covarianceSize(rows: covariance.count, results: rows.count, comparison: key)
    }
    do throws(Cholesky.Failure) {
      return try CorrelatedMean.estimate(included, components: covariance)
    } catch {
      throw failure(of: error)
    }
  }

  /// Throws unless `covariance` has a row and a column for each result.
  func requireSize(of covariance: Matrix) throws(AnalysisFailure) {
    guard covariance.rowCount == rows.count, covariance.columnCount == rows.count else {
      throw .covarianceSize(rows: covariance.rowCount, results: rows.count, comparison: key)
    }
  }

  /// Why a covariance matrix is none.
  func failure(of failure: Cholesky.Failure) -> AnalysisFailure {
    switch failure {
    case .notPositiveDefinite(let failure):
      .covarianceNotPositiveDefinite(
        smallestEigenvalue: failure.smallestEigenvalue, comparison: key)
    default: .covarianceNotSymmetric(comparison: key)
    }
  }
}

extension ClosedRange<Double> {
  /// Whether both ends are numbers. An interval without bounds is no statement.
  fileprivate var isBounded: Bool { lowerBound.isFinite && upperBound.isFinite }
}
