/// One comparison under several methods for the assigned value, side by side: how much does what
/// is said of a laboratory depend on the choice of the method?
///
/// The scores are E_n numbers where results have uncertainties, else z scores with the σ_pt of the
/// comparison, or the robust one where it has none.
///
/// Complexity: that of the methods together.
public struct MethodPanel: Sendable {
  /// One method and what it gave.
  public struct Entry: Sendable {
    /// The method, with its choices.
    public let method: AssignedValueMethod

    /// The analysis under it, or why the method does not apply to these results.
    public let outcome: Result<ComparisonAnalysis, AnalysisFailure>

    /// The analysis, if the method applies.
    public var analysis: ComparisonAnalysis? { try? outcome.get() }
  }

  /// The comparison as it was defined.
  public let comparison: Comparison

  /// The score that the verdicts rest on.
  public let scoreKind: ScoreKind

  /// One entry for each method, in the order given.
  public let entries: [Entry]

  /// Runs `methods` over the results of `comparison`.
  public init(of comparison: Comparison, in round: Round, methods: [AssignedValueMethod]) {
    let hasUncertainties = comparison.rows.contains {
      !round.results.standardUncertainties[$0].isNaN
    }
    var template = comparison
    template.sigmaPt = comparison.sigmaPt ?? .usualRobust
    template.scores = [hasUncertainties ? .En : .z]
    self.comparison = comparison
    scoreKind = hasUncertainties ? .En : .z
    entries = methods.map { method in
      var comparison = template
      comparison.assignedValue = method
      return Entry(
        method: method,
        outcome: Result { () throws(AnalysisFailure) in
          try ComparisonAnalysis(of: comparison, in: round)
        })
    }
  }

  /// For the row `offset` of the comparison how many methods give each verdict; a score that is
  /// absent counts for none.
  public func verdictCounts(at offset: Int) -> [Verdict: Int] {
    var counts: [Verdict: Int] = [:]
    for entry in entries {
      guard let verdict = entry.analysis?.scores.first?[offset].verdict else { continue }
      counts[verdict, default: 0] += 1
    }
    return counts
  }
}
