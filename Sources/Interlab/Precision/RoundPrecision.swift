/// What the replicates of a round say of precision: for each comparison in which at least two
/// laboratories reported replicates, and for the precision experiment that the round names.
///
/// A result that the round excludes takes no part, and stands among the removals with that reason.
public struct RoundPrecision: Sendable {
  /// One for each comparison of the round; `nil` where fewer than two laboratories have replicates.
  public let comparisons: [PrecisionAnalysis?]

  /// The precision experiment, where the round has one.
  public let experiment: PrecisionAnalysis?

  /// Analyses the replicates of `round`.
  ///
  /// Complexity: linear in the results, plus critical values once for each number of laboratories
  /// and replicates.
  public init(of round: Round) {
    var limits = OutlierLimits(levelCount: round.comparisons.count)
    comparisons = round.comparisons.map { comparison in
      Self.experiment(of: comparison, in: round).map { experiment, excluded in
        PrecisionAnalysis(
          of: experiment, by: PrecisionRules(),
          without: PrecisionExclusions(
            stated: excluded, reason: "include = false", decidedBy: round.coordinator?.name),
          &limits)
      }
    }
    experiment = round.precisionExperiment.map {
      PrecisionAnalysis(of: $0, by: PrecisionRules(), without: PrecisionExclusions(), &limits)
    }
  }

  private static func experiment(
    of comparison: Comparison, in round: Round
  ) -> (PrecisionExperiment, [PrecisionExclusions.Stated])? {
    let results = round.results
    let replicated = comparison.rows.count {
      results.replicates(at: $0).count > 1 && results.isIncluded[$0]
    }
    guard replicated >= 2 else { return nil }
    var values: [Double] = []
    var cells: [PrecisionCell] = []
    var excluded: [PrecisionExclusions.Stated] = []
    for (index, row) in comparison.rows.enumerated() {
      let start = values.count
      let own = results.replicates(at: row)
      if own.isEmpty { values.append(results.values[row]) } else { values += own }
      cells.append(PrecisionCell(laboratory: index, values: start..<values.count))
      if !results.isIncluded[row] { excluded.append(.init(laboratory: index, level: 0)) }
    }
    let codes = comparison.rows.map { round.laboratories[Int(results.laboratories[$0])] }
    let experiment = PrecisionExperiment(
      laboratories: codes, levels: [PrecisionLevel(name: nil, cells: cells)], values: values)
    return (experiment, excluded)
  }
}
