import Metrology

/// Looks over one scored comparison for what a reader should know (ISO 13528:2022, 7.7, 7.8,
/// 9.2.1, 9.8).
struct Observer {
  let round: Round
  let scorer: Scorer
  let includedCount: Int
  let robust: RobustSummary?
  let kinds: [ScoreKind]
  let scores: [[Score]]

  private var comparison: Comparison { scorer.comparison }
  private var results: ReportedResults { scorer.results }
  private var assignedValue: AssignedValue { scorer.assignedValue }

  func notices() -> [Notice] {
    [
      aboutExactReference(), aboutConsensus(), aboutUncertaintyOfAssignedValue(),
      aboutConsensusAgainstReference(),
      aboutReportedUncertainties(), aboutUnreachableVerdict(), aboutScores(),
    ].flatMap { $0 }
  }

  /// Only scores that divide by the laboratories' uncertainties rest on them.
  private func aboutExactReference() -> [Notice] {
    guard case .stated = comparison.assignedValue, assignedValue.standardUncertainty == 0,
      kinds.contains(where: \.usesReportedUncertainty)
    else { return [] }
    return [.exactReference]
  }

  private func aboutConsensus() -> [Notice] {
    var notices: [Notice] = []
    let isStated = comparison.assignedValue.isStated
    let restsOnResults =
      comparison.assignedValue.isConsensus || isStated && comparison.usesRobustSigmaPt
    if restsOnResults, (2..<12).contains(includedCount) {
      notices.append(.fewLaboratories(count: includedCount))
    }
    if case .consensus(_, .asPrinted) = comparison.assignedValue,
      kinds.contains(where: \.usesReportedUncertainty), assignedValue.value != nil
    {
      notices.append(.resultIsPartOfConsensus)
    }
    if comparison.resultsShareInputs, assignedValue.value != nil {
      notices.append(.resultsShareInputs)
    }
    let excluded = codes { !results.isIncluded[$0] }
    if !excluded.isEmpty { notices.append(.laboratoriesExcluded(excluded)) }
    let formulas = codes { round.laboratories[Int(results.laboratories[$0])].beginsLikeFormula }
    if !formulas.isEmpty { notices.append(.codeLooksLikeFormula(laboratories: formulas)) }
    if isStated, comparison.usesRobustSigmaPt, scorer.sigmaPt?.number == 0 {
      notices.append(.robustScaleIsZero)
    }
    return notices
  }

  /// 9.2.1: negligible means u(x_pt) < 0.3 σ_pt, or < 0.1 δ_E where only δ_E is given.
  private func aboutUncertaintyOfAssignedValue() -> [Notice] {
    guard let u_pt = assignedValue.standardUncertainty else { return [] }
    if let sigmaPt = scorer.sigmaPt?.number {
      // z′ has it in its denominator.
      guard sigmaPt > 0, u_pt >= 0.3 * sigmaPt, kinds.contains(.z) else { return [] }
      return [.assignedUncertaintyAgainstSigmaPt(ratio: u_pt / sigmaPt)]
    }
    if let δ_E = comparison.maximumPermissibleError, u_pt >= 0.1 * δ_E {
      return [.assignedUncertaintyAgainstPermissibleError(ratio: u_pt / δ_E)]
    }
    return []
  }

  /// 7.8: |x* − x_pt| against 2 √(u²(x_pt) + (1.25 s*/√p)²), for a value known before the results.
  private func aboutConsensusAgainstReference() -> [Notice] {
    guard comparison.assignedValue.isStated, assignedValue.rowReferences == nil,
      let x_pt = assignedValue.value, let u_pt = assignedValue.standardUncertainty, let robust
    else { return [] }
    let difference = robust.location - x_pt
    let limit = 2 * rootSumOfSquares(u_pt, robust.standardUncertainty)
    guard difference.magnitude > limit else { return [] }
    return [
      .consensusDiffersFromReference(
        consensus: robust.location, difference: difference, limit: limit)
    ]
  }

  private func aboutReportedUncertainties() -> [Notice] {
    var notices: [Notice] = []
    let assumed = codes {
      results.coverageFactorIsAssumed[$0] && !results.onlyStandardIsReported[$0]
    }
    if !assumed.isEmpty { notices.append(.coverageFactorAssumed(laboratories: assumed)) }
    // Where only u was reported, k matters to the scores that expand it.
    let expands = kinds.contains { [.En, .EzMinus, .EzPlus].contains($0) }
    let expanded = codes {
      results.coverageFactorIsAssumed[$0] && expands && results.onlyStandardIsReported[$0]
    }
    if !expanded.isEmpty { notices.append(.standardUncertaintyExpanded(laboratories: expanded)) }
    if case .stated(let value) = comparison.assignedValue, let uncertainty = value.uncertainty,
      uncertainty.coverageFactorIsAssumed, expands || !uncertainty.onlyStandardIsStated
    {
      notices.append(.assignedCoverageFactorAssumed)
    }
    let other = codes { scorer.coverageDiffers(row: $0) }
    if !other.isEmpty { notices.append(.coverageFactorNotTwo(laboratories: other)) }
    if let u_min = assignedValue.standardUncertainty {
      let low = codes { results.standardUncertainties[$0] < u_min }
      if !low.isEmpty {
        notices.append(.uncertaintyMayBeUnderestimated(laboratories: low, limit: u_min))
      }
    }
    if let robust, robust.scale > 0 {
      let u_max = 1.5 * robust.scale
      let high = codes { results.standardUncertainties[$0] > u_max }
      if !high.isEmpty {
        notices.append(.uncertaintyMayBeOverestimated(laboratories: high, limit: u_max))
      }
    }
    return notices
  }

  private func aboutUnreachableVerdict() -> [Notice] {
    guard case .consensus(.mean, _) = comparison.assignedValue,
      comparison.sigmaPt == .standardDeviation, includedCount > 1
    else { return [] }
    return Notice.unreachableVerdicts(kinds, count: includedCount)
  }

  private func aboutScores() -> [Notice] {
    var notices: [Notice] = []
    for (kind, column) in zip(kinds, scores) {
      notices += absences(kind, column)
      if kind == .En {
        let hidden = codes(column) { $0.verdict == .inconclusive }
        if !hidden.isEmpty { notices.append(.inconclusive(laboratories: hidden)) }
      }
    }
    if kinds.contains(.EzMinus), let deviations = scorer.deviations {
      let opposite = codes { row in
        let deviation = deviations[row - comparison.rows.lowerBound]
        return (try? scorer.ezScores(deviation, row: row))?.isOutsideOnOppositeSides ?? false
      }
      if !opposite.isEmpty { notices.append(.ezOnOppositeSides(laboratories: opposite)) }
    }
    return notices
  }

  /// One notice for each reason, in the order in which the reasons first appear.
  private func absences(_ kind: ScoreKind, _ column: [Score]) -> [Notice] {
    var reasons: [ScoreAbsence] = []
    for case .absent(let reason) in column where !reasons.contains(reason) {
      reasons.append(reason)
    }
    return reasons.map { reason in
      .scoreAbsent(kind, reason: reason, laboratories: codes(column) { $0 == .absent(reason) })
    }
  }

  private func codes(_ column: [Score], where isMeant: (Score) -> Bool) -> [String] {
    codes { isMeant(column[$0 - comparison.rows.lowerBound]) }
  }

  private func codes(where isMeant: (Int) -> Bool) -> [String] {
    comparison.rows.filter(isMeant).map { round.laboratories[Int(results.laboratories[$0])] }
  }
}

extension Notice {
  /// With mean and standard deviation of the same p results |z| cannot exceed (p − 1)/√p, and |z′|,
  /// whose denominator is s √(1 + 1/p), not (p − 1)/√(p + 1).
  static func unreachableVerdicts(_ kinds: [ScoreKind], count: Int) -> [Notice] {
    let p = Double(count)
    let limits = [
      (ScoreKind.z, (p - 1) / p.squareRoot()), (.zPrime, (p - 1) / (p + 1).squareRoot()),
    ]
    return limits.filter { kinds.contains($0.0) && $0.1 < 3 }.map {
      .verdictUnreachable($0.0, limit: $0.1, count: count)
    }
  }
}

extension String {
  /// Whether a spreadsheet program would take the text for a formula.
  var beginsLikeFormula: Bool {
    guard let first = utf8.first else { return false }
    return "=+-@\t\r".utf8.contains(first)
  }
}

extension Comparison {
  fileprivate var usesRobustSigmaPt: Bool {
    if case .robust = sigmaPt { true } else { false }
  }
}
