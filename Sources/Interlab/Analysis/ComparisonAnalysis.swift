/// All that follows from one comparison of a round.
public struct ComparisonAnalysis: Sendable {
  /// The comparison that was analysed.
  public let comparison: Comparison

  /// How many results formed the consensus, or would have.
  public let includedCount: Int

  /// The assigned value.
  public let assignedValue: AssignedValue

  /// σ_pt, if one was asked for.
  public let sigmaPt: SigmaPt?

  /// What the checks of the items show, where there were any.
  public let itemChecks: ItemCheckResults?

  /// One deviation for each row of the comparison, or `nil` when there is no assigned value.
  public let deviations: [Deviation]?

  /// The scores that were computed, in the order of output.
  public let scoreKinds: [ScoreKind]

  /// For each of ``scoreKinds`` one score for each row of the comparison.
  public let scores: [[Score]]

  /// What a reader should know.
  public let notices: [Notice]

  /// The number of results, ISO 13528's _p_.
  public var participantCount: Int { comparison.rows.count }

  /// The scores of one kind, one for each row of the comparison, if that kind was computed.
  public func scores(_ kind: ScoreKind) -> [Score]? {
    scoreKinds.firstIndex(of: kind).map { scores[$0] }
  }
}
