import Metrology

/// Reads the scores of one comparison off its deviations. Holds no formula of its own: it knows
/// which score needs what.
struct Scorer {
  let comparison: Comparison
  let results: ReportedResults
  let assignedValue: AssignedValue
  let sigmaPt: SigmaPt?
  let deviations: [Deviation]?
  let enLimit: EnLimit

  /// One score for each row of the comparison.
  func scores(_ kind: ScoreKind) -> [Score] {
    guard let deviations else {
      return Array(repeating: .absent(.noAssignedValue), count: comparison.rows.count)
    }
    return deviations.indices.map { offset in
      do throws(ScoreAbsence) {
        return try score(kind, deviations[offset], row: comparison.rows.lowerBound + offset)
      } catch {
        return .absent(error)
      }
    }
  }

  private func score(
    _ kind: ScoreKind, _ deviation: Deviation, row: Int
  ) throws(ScoreAbsence) -> Score {
    if deviation.isOwnResult { throw .ownResult }
    switch kind {
    case .D:
      return .value(try finite(deviation.value), verdict: differenceVerdict(deviation))
    case .Dpercent:
      let score = try PercentageDeviation(
        deviation: deviation.value, assignedValue: assignedValue.value ?? 0)
      return .value(score.value, verdict: differenceVerdict(deviation))
    case .PA:
      guard let δ_E = comparison.maximumPermissibleError else { throw .noMaximumPermissibleError }
      let score = try PermissibleErrorPercentage(
        deviation: deviation.value, maximumPermissibleError: δ_E)
      return .value(score.value, verdict: differenceVerdict(deviation))
    case .z:
      let score = try ZScore(deviation: deviation.value, sigmaPt: knownSigmaPt())
      return .value(score.value, verdict: score.verdict)
    case .zPrime:
      let score = try ZPrimeScore(
        deviation: deviation.value, sigmaPt: knownSigmaPt(),
        assignedValueUncertainty: knownAssignedUncertainty().standard)
      return .value(score.value, verdict: score.verdict)
    case .zeta:
      let score = try ZetaScore(deviation: deviation)
      return .value(score.value, verdict: score.verdict)
    case .En, .EnCombined:
      let score = try kind == .En ? EnNumber(deviation: deviation) : EnNumber(combining: deviation)
      return .value(score.value, verdict: enVerdict(score, row: row))
    case .EzMinus, .EzPlus:
      let scores = try ezScores(deviation, row: row)
      return .value(kind == .EzMinus ? scores.minus : scores.plus, verdict: scores.verdict)
    }
  }

  private func differenceVerdict(_ deviation: Deviation) -> Verdict? {
    comparison.maximumPermissibleError.map {
      Verdict(deviation: deviation.value, maximumPermissibleError: $0)
    }
  }

  /// An acceptable E_n is inconclusive when the transfer standard hides what the laboratory
  /// claims (Wright et al. 2016).
  private func enVerdict(_ score: EnNumber, row: Int) -> Verdict {
    let verdict = score.verdict(limit: enLimit)
    guard verdict == .acceptable, let transferStandard = comparison.transferStandard else {
      return verdict
    }
    let claimed = transferStandard.limit * results.standardUncertainties[row]
    return transferStandard.standardUncertainty.value > claimed ? .inconclusive : verdict
  }

  func ezScores(_ deviation: Deviation, row: Int) throws(ScoreAbsence) -> EzScores {
    let U = results.expandedUncertainties[row]
    if U.isNaN { throw .noUncertainty }
    return try EzScores(
      deviation: deviation.value, expandedUncertainty: U,
      assignedExpandedUncertainty: knownAssignedUncertainty().expanded)
  }

  private func knownSigmaPt() throws(ScoreAbsence) -> Double {
    guard let sigmaPt else { throw .noSigmaPt }
    return try sigmaPt.value.get()
  }

  private func knownAssignedUncertainty() throws(ScoreAbsence) -> (
    standard: Double, expanded: Double
  ) {
    guard let standard = assignedValue.standardUncertainty,
      let expanded = assignedValue.expandedUncertainty
    else { throw .noAssignedUncertainty }
    return (standard, expanded)
  }
}
