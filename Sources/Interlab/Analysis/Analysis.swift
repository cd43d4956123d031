/// What follows from a round: assigned values, deviations and scores of each comparison.
///
/// A pure function of the round and the version of the engine.
public struct Analysis: Sendable {
  /// The version of the engine, as machine output names it.
  public static let engineVersion = "0.1.0"

  /// The round that was analysed.
  public let round: Round

  /// One analysis for each comparison, in the order of the round.
  public let comparisons: [ComparisonAnalysis]

  /// What replicates say of the precision, where it was asked for.
  public var precision: RoundPrecision?

  /// Analyses every comparison of `round`.
  ///
  /// Throws an ``AnalysisFailure`` when the input of a comparison contradicts the method that it
  /// asks for; the first such comparison is named.
  public init(of round: Round) throws(AnalysisFailure) {
    var comparisons: [ComparisonAnalysis] = []
    comparisons.reserveCapacity(round.comparisons.count)
    for comparison in round.comparisons {
      comparisons.append(try ComparisonAnalysis(of: comparison, in: round))
    }
    self.round = round
    self.comparisons = comparisons
  }
}
