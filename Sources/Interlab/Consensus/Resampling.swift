/// How often the results of a consensus are drawn anew, with replacement, for its uncertainty.
public struct Resampling: Hashable, Sendable {
  /// The number of draws, at least 1000.
  public let draws: Int

  /// How many draws there are where none are stated.
  public static let usualDraws = 10_000

  /// Creates a choice of draws.
  public init(draws: Int = usualDraws) {
    precondition(draws >= 1000, "a standard deviation takes some draws")
    self.draws = draws
  }
}

/// Where the uncertainty of a consensus value comes from.
public enum ConsensusUncertainty: String, CaseIterable, Hashable, Sendable {
  /// The formula that belongs to the estimator, 1.25 s*/√p for the robust ones (7.7.7).
  case formula

  /// Results drawn anew (7.7.6).
  case bootstrap
}
