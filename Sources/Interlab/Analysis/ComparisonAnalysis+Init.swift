import Mathematics
import Metrology

extension ComparisonAnalysis {
  /// Analyses one comparison: assigned value, σ_pt, deviations, scores, notices, in this order.
  init(of stated: Comparison, in round: Round) throws(AnalysisFailure) {
    let comparison = stated.takingItemContributions()
    let included = IncludedResults(of: comparison, in: round)
    let found = try AssignedValue.find(for: comparison, from: included, in: round)
    let ownSigmaPt: SigmaPt?
    do throws(AlgorithmA.NotConverged) {
      ownSigmaPt = try comparison.sigmaPt.map { (method) throws(AlgorithmA.NotConverged) in
        try SigmaPt.find(by: method, assignedValue: found.assignedValue, included: included)
      }
    } catch {
      throw .notConverged(method: "algorithm-a", comparison: comparison.key)
    }
    let sigmaPt = ownSigmaPt?.enlarged(by: comparison.itemChecks.sigmaPtContribution)
    let sole = included.count == 1 && !comparison.assignedValue.isStated
    let deviations = DeviationBuilder(
      comparison, found.assignedValue, round.results,
      soleContributor: sole ? included.offsets.first : nil
    )?.deviations()
    let scorer = Scorer(
      comparison: comparison, results: round.results, assignedValue: found.assignedValue,
      sigmaPt: sigmaPt, deviations: deviations, enLimit: round.enLimit)
    let kinds =
      comparison.scores.isEmpty ? scorer.applicableKinds(edition: round.edition) : comparison.scores
    let scores = kinds.map { scorer.scores($0) }
    let observer = Observer(
      round: round, scorer: scorer, includedCount: included.count,
      robust: RobustSummary(of: included),
      kinds: kinds, scores: scores)
    self.init(
      comparison: comparison, includedCount: included.count, assignedValue: found.assignedValue,
      sigmaPt: sigmaPt,
      itemChecks: ItemCheckResults(
        comparison.itemChecks, sigmaPt: ownSigmaPt?.number,
        maximumPermissibleError: comparison.maximumPermissibleError), deviations: deviations,
      scoreKinds: kinds, scores: scores,
      notices: found.notices + observer.notices())
  }
}

extension Comparison {
  /// The comparison with what its items add to u(x_pt), where the round says so.
  fileprivate func takingItemContributions() -> Comparison {
    let (homogeneity, stability) = itemChecks.assignedValueContributions
    guard homogeneity > 0 || stability > 0 else { return self }
    var comparison = self
    let budget = assignedValueBudget
    comparison.assignedValueBudget = AssignedValueBudget(
      homogeneity: rootSumOfSquares(budget.homogeneity, homogeneity),
      transport: budget.transport, stability: rootSumOfSquares(budget.stability, stability))
    return comparison
  }
}

extension SigmaPt {
  /// √(σ_pt² + s_s²).
  fileprivate func enlarged(by s_s: Double) -> SigmaPt {
    guard s_s > 0, case .success(let sigma) = value else { return self }
    return SigmaPt(method: method, value: .success(rootSumOfSquares(sigma, s_s)))
  }
}

/// Algorithm A over the included results: what a stated value and reported uncertainties are held
/// against.
struct RobustSummary {
  let location: Double
  let scale: Double
  let count: Int

  /// `nil` for fewer than two results, and for deviations beyond the range of doubles.
  init?(of included: IncludedResults) {
    guard included.count > 1,
      let fit = try? AlgorithmA(
        sorted: included.values.span, constants: .printed, stop: .fixedPoint)
    else { return nil }
    location = fit.location
    scale = fit.scale
    count = included.count
  }

  /// 1.25 s*/√p.
  var standardUncertainty: Double {
    Interlab.standardUncertainty(ofRobustScale: scale, count: count)
  }
}

extension AssignedValueMethod {
  /// Whether the value was known before the results.
  var isStated: Bool {
    switch self {
    case .stated, .travelling: true
    case .consensus, .reference: false
    }
  }
  /// Whether the value is a consensus of the results.
  var isConsensus: Bool {
    if case .consensus = self { true } else { false }
  }
}
