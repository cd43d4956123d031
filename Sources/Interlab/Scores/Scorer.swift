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
      return .value(try finite(deviation.value), verdict: differenceVerdict(deviation, row: row))
    case .Dpercent:
      let score = try PercentageDeviation(
        deviation: deviation.value,
        assignedValue: assignedValue.value(at: row - comparison.rows.lowerBound) ?? 0)
      return .value(score.value, verdict: differenceVerdict(deviation, row: row))
    case .PA:
      guard let δ_E = comparison.maximumPermissibleError else { throw .noMaximumPermissibleError }
      let score = try PermissibleErrorPercentage(
        deviation: deviation.value, maximumPermissibleError: δ_E)
      return .value(score.value, verdict: differenceVerdict(deviation, row: row))
    case .z:
      let score = try ZScore(deviation: deviation.value, sigmaPt: knownSigmaPt())
      return judged(score.value, kind, row: row)
    case .zPrime:
      let score = try ZPrimeScore(
        deviation: deviation.value, sigmaPt: knownSigmaPt(),
        assignedValueUncertainty: knownAssignedUncertainty(row: row).standard)
      return judged(score.value, kind, row: row)
    case .zeta:
      let score = try ZetaScore(deviation: deviation)
      return judged(score.value, kind, row: row)
    case .En, .EnCombined:
      let score = try kind == .En ? EnNumber(deviation: deviation) : EnNumber(combining: deviation)
      let value: Double = judged(score.value, kind, row: row)
      return .value(value, verdict: enVerdict(value, row: row))
    case .EzMinus, .EzPlus:
      let scores = try ezScores(deviation, row: row)
      return .value(kind == .EzMinus ? scores.minus : scores.plus, verdict: scores.verdict)
    }
  }

  /// A score of the z family with its verdict, decided on the numbers as written.
  private func judged(_ score: Double, _ kind: ScoreKind, row: Int) -> Score {
    let value: Double = judged(score, kind, row: row)
    return .value(value, verdict: Verdict(score: value))
  }

  private func differenceVerdict(_ deviation: Deviation, row: Int) -> Verdict? {
    comparison.maximumPermissibleError.map { δ_E in
      let ratio: Double = judged(deviation.value / δ_E, .D, row: row)
      return Verdict(deviation: ratio, maximumPermissibleError: 1)
    }
  }

  /// An acceptable E_n is inconclusive when the transfer standard hides what the laboratory
  /// claims (Wright et al. 2016).
  private func enVerdict(_ score: Double, row: Int) -> Verdict {
    let verdict = Verdict(En: score, limit: enLimit)
    guard verdict == .acceptable, let transfer = transferUncertainty(row: row) else {
      return verdict
    }
    let claimed = transfer.limit * results.standardUncertainties[row]
    return transfer.u > claimed ? .inconclusive : verdict
  }

  /// _u_TS_ of a row: that of its date where the standard drifts, else the one declared.
  private func transferUncertainty(row: Int) -> (u: Double, limit: Double)? {
    if case .travelling(let reference) = comparison.assignedValue {
      let own = assignedValue.rowReferences?[row - comparison.rows.lowerBound]
      return own?.transferUncertainty.map { ($0, reference.limit) }
    }
    return comparison.transferStandard.map { ($0.standardUncertainty.value, $0.limit) }
  }

  func ezScores(_ deviation: Deviation, row: Int) throws(ScoreAbsence) -> EzScores {
    let U = results.expandedUncertainties[row]
    if U.isNaN { throw .noUncertainty }
    let scores = try EzScores(
      deviation: deviation.value, expandedUncertainty: U,
      assignedExpandedUncertainty: knownAssignedUncertainty(row: row).expanded)
    return EzScores(
      minus: judged(scores.minus, .EzMinus, row: row), plus: judged(scores.plus, .EzPlus, row: row))
  }

  private func knownSigmaPt() throws(ScoreAbsence) -> Double {
    guard let sigmaPt else { throw .noSigmaPt }
    return try sigmaPt.value.get()
  }

  private func knownAssignedUncertainty(row: Int) throws(ScoreAbsence) -> (
    standard: Double, expanded: Double
  ) {
    let offset = row - comparison.rows.lowerBound
    guard let standard = assignedValue.standardUncertainty(at: offset),
      let expanded = assignedValue.expandedUncertainty(at: offset)
    else { throw .noAssignedUncertainty }
    return (standard, expanded)
  }
}
