/// The results of one laboratory over all comparisons of a round, and what they suggest when they
/// are read together.
///
/// Complexity: O(n) for all laboratories of a round with n results together.
public struct LaboratoryProfile: Sendable {
  /// Where a result of the laboratory stands.
  public struct Entry: Hashable, Sendable {
    /// Index into ``Analysis/comparisons``.
    public let comparison: Int

    /// The row within the comparison.
    public let offset: Int
  }

  /// Index into ``Round/laboratories``.
  public let laboratory: Int

  /// Its results, in the order of the round.
  public let entries: [Entry]

  /// What they suggest together, by the rules of ``DeviationPattern``.
  public let findings: [LaboratoryFinding]

  /// The profile of every laboratory, in the order of ``Round/laboratories``.
  public static func all(of analysis: Analysis) -> [LaboratoryProfile] {
    let round = analysis.round
    var entries = [[Entry]](repeating: [], count: round.laboratories.count)
    for (index, comparison) in analysis.comparisons.enumerated() {
      for (offset, row) in comparison.comparison.rows.enumerated() {
        entries[Int(round.results.laboratories[row])].append(
          Entry(comparison: index, offset: offset))
      }
    }
    return entries.enumerated().map { laboratory, own in
      LaboratoryProfile(
        laboratory: laboratory, entries: own,
        findings: DeviationPattern(of: own, in: analysis).findings)
    }
  }
}
