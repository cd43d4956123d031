/// What a synthetic archive of comparisons holds: its size, and the shares of what is odd in it.
///
/// A comparison has a true value μ, even on [10, 100), and a standard deviation σ = spread × μ. With z and
/// z′ standard normal and v even on [0, 1), for each result, and b standard normal for each laboratory
/// in the whole archive, laboratory l of L reports
///
///     u = σ (½ + v)
///     x = μ + σ b/2 + u z + 8 σ z′ [outlier] + d σ (l/(L − 1) − ½) [the item drifts]
///
/// with d even on [2, 4) for a drifting item. A tied result repeats the value of the laboratory before it.
/// Each number is drawn by its address: comparison and laboratory.
public struct ArchiveSimulation: Hashable, Sendable {
  /// How many rounds.
  public var rounds = 1

  /// How many laboratories take part in each comparison.
  public var laboratories = 1

  /// How many items a round has.
  public var items = 1

  /// How many measurands an item has.
  public var measurands = 1

  /// The same seed gives the same archive.
  public var seed: UInt64 = 0

  /// The standard deviation σ of a comparison over its true value.
  public var spread = 0.01

  /// The share of results with a gross error.
  public var outliers = 0.03

  /// The share of comparisons whose item drifts.
  public var drift = 0.05

  /// The share of results that repeat the value before.
  public var ties = 0.02

  /// The share of results without an uncertainty.
  public var missingUncertainties = 0.0

  /// The share of laboratories that state k = 2.13.
  public var otherFactors = 0.125

  /// The coverage factors that laboratories state.
  public static let factors = (usual: 2.0, other: 2.13)

  /// The largest number of each: rounds, laboratories, items and measurands.
  public static let limits = (
    rounds: 1_000_000_000_000, laboratories: 9_999_999, items: 9999, measurands: 9999
  )

  /// An archive of one result.
  public init() {}

  /// How many comparisons a round has.
  public var comparisonsPerRound: Int { items * measurands }

  /// How many results there are; `nil` for more than an `Int` holds.
  public var resultCount: Int? {
    let (comparisons, isTooMany) = rounds.multipliedReportingOverflow(by: comparisonsPerRound)
    let (results, isTooMuch) = comparisons.multipliedReportingOverflow(by: laboratories)
    return isTooMany || isTooMuch ? nil : results
  }
}
