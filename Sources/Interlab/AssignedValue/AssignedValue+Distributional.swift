import Mathematics

extension Comparison {
  /// An assigned value made from the distributions that the results and their uncertainties stand
  /// for.
  func distributional(
    _ included: IncludedResults, _ round: Round
  ) throws(AnalysisFailure) -> LocationEstimate {
    try included.requireUncertainties(self, round)
    switch assignedValue {
    case .reference(.medianMonteCarlo(let draws)):
      return SimulatedMedian.estimate(included, draws: draws, seed: round.seed)
    case .reference(.weightedMedian(let draws)):
      return SimulatedMedian.weighted(included, draws: draws, seed: round.seed)
    case .reference(.linearPool):
      return LinearPool.estimate(included)
    case .reference(.hierarchical(let effects, let tauScale, let dof)):
      guard included.count >= 2 else {
        throw .tooFewResults(
          method: assignedValue.name, needed: 2, found: included.count, comparison: key)
      }
      do throws(QuadratureFailure) {
        return try HierarchicalModel.estimate(
          included, effects, tauScale: tauScale, effectDof: dof)
      } catch {
        throw .notConverged(method: assignedValue.name, comparison: key)
      }
    default:
      preconditionFailure("only estimators from distributions come here")
    }
  }
}
