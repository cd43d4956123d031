import Interlab

extension ComparisonAnalysis {
  /// The score that the verdicts of a report rest on, or `nil` when none has a verdict.
  ///
  /// Of the scores that the round asks for it is the first; where the round asks for none it is
  /// _z_, or _z′_ when _u_(_x_pt_) is not negligible (9.2.1), against a consensus with a σ_pt, and
  /// otherwise _E_n_, ζ, _z_ or the deviation in terms of δ_E, whichever comes first. _E_n_ is the
  /// one that the round's coverage policy names.
  func leadingScore(coverage: CoveragePolicy) -> ScoreKind? {
    let wanted = comparison.scores.isEmpty ? usualOrder : comparison.scores
    guard let kind = wanted.first(where: hasVerdict) else { return nil }
    let isCombined = coverage == .combined && hasVerdict(.EnCombined)
    return kind == .En && isCombined ? .EnCombined : kind
  }

  private var usualOrder: [ScoreKind] {
    let zeds: [ScoreKind] = needsZPrime ? [.zPrime, .z] : [.z, .zPrime]
    let others: [ScoreKind] = [.En, .EnCombined, .zeta]
    let rest: [ScoreKind] = [.PA, .D, .EzMinus]
    if case .consensus = comparison.assignedValue { return zeds + others + rest }
    return others + zeds + rest
  }

  private var needsZPrime: Bool {
    notices.contains { notice in
      if case .assignedUncertaintyAgainstSigmaPt = notice { true } else { false }
    }
  }

  private func hasVerdict(_ kind: ScoreKind) -> Bool {
    scores(kind)?.contains { $0.verdict != nil } ?? false
  }
}
