import Mathematics

extension ReferenceEstimator {
  /// The reference values that allow for uncertainties which do not tell all.
  func estimateBeyondUncertainties(
    _ included: IncludedResults, _ comparison: Comparison, _ round: Round
  ) throws(AnalysisFailure) -> LocationEstimate {
    switch self {
    case .randomEffects(let estimator, let intervals):
      try require(2, included, comparison)
      do throws(RandomEffects.Undefined) {
        return try RandomEffectsMean.estimate(included, estimator, intervals, seed: round.seed)
      } catch {
        throw .tooFewResults(
          method: name, needed: 2, found: included.count, comparison: comparison.key)
      }
    case .vangelRukhin:
      try require(2, included, comparison)
      try included.requireDegreesOfFreedom(comparison, round)
      do throws(VangelRukhin.NotConverged) {
        return try VangelRukhinMean.estimate(included)
      } catch {
        throw .notConverged(method: name, comparison: comparison.key)
      }
    case .powerModeratedMean:
      return PowerModeratedMean.estimate(included).withExtremes(included, comparison, round)
    case .unweightedMean:
      return UnweightedMean.estimate(included)
    case .graybillDeal:
      return GraybillDealMean.estimate(included)
    default:
      preconditionFailure("\(name) is estimated elsewhere")
    }
  }

  private func require(
    _ needed: Int, _ included: IncludedResults, _ comparison: Comparison
  ) throws(AnalysisFailure) {
    guard included.count < needed else { return }
    throw .tooFewResults(
      method: name, needed: needed, found: included.count, comparison: comparison.key)
  }
}

extension LocationEstimate {
  /// Names the extreme data among all results with an uncertainty, excluded ones too.
  fileprivate func withExtremes(
    _ included: IncludedResults, _ comparison: Comparison, _ round: Round
  ) -> LocationEstimate {
    let mean = PowerModeratedMean(
      values: included.values, standardUncertainties: included.standardUncertainties)
    let results = round.results
    let extreme = comparison.rows.filter { row in
      let u = results.standardUncertainties[row]
      guard included.count > 1 || !results.isIncluded[row], u > 0 else { return false }
      return mean.isExtreme(results.values[row], u, contributes: results.isIncluded[row])
    }
    var estimate = self
    estimate.details.append(Detail("extremeResults", .count(extreme.count)))
    if !extreme.isEmpty {
      estimate.notices.append(
        .extremeResults(
          laboratories: extreme.map { round.laboratories[Int(results.laboratories[$0])] }))
    }
    return estimate
  }
}

extension IncludedResults {
  /// Throws for the first laboratory, in the order of the rows, whose uncertainty has not at least
  /// one degree of freedom, and finitely many.
  fileprivate func requireDegreesOfFreedom(
    _ comparison: Comparison, _ round: Round
  ) throws(AnalysisFailure) {
    let missing = zip(offsets, degreesOfFreedom).filter { !($0.1 >= 1 && $0.1 < .infinity) }
    guard let offset = missing.map(\.0).min() else { return }
    let row = comparison.rows.lowerBound + offset
    throw .degreesOfFreedomNeeded(
      laboratory: round.laboratories[Int(round.results.laboratories[row])],
      comparison: comparison.key)
  }
}
