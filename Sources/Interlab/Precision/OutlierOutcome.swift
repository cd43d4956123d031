/// One outlier test of one level: its statistic, the values that it is judged by, and whom it points
/// at.
public struct OutlierOutcome: Hashable, Sendable {
  /// Which test.
  public enum Test: String, CaseIterable, Hashable, Sendable {
    /// Cochran's test of the largest spread.
    case cochran

    /// Grubbs' test of the largest mean.
    case largest

    /// Grubbs' test of the smallest mean.
    case smallest

    /// Grubbs' test of the two largest means.
    case largestPair = "largest-pair"

    /// Grubbs' test of the two smallest means.
    case smallestPair = "smallest-pair"

    /// Dixon's test of the end that looks worse; the standard does not ask for it.
    case dixon

    /// Whether a small statistic is significant.
    public var smallIsSignificant: Bool { self == .largestPair || self == .smallestPair }
  }

  /// Which test.
  public let test: Test

  /// The statistic.
  public let statistic: Double

  /// The critical value at 5 %.
  public let critical5: Double

  /// The critical value at 1 %.
  public let critical1: Double

  /// The laboratories that the statistic points at, as indices.
  public let laboratories: [Int]

  /// The laboratories that were left out of the test because an earlier one had found them.
  public let without: [Int]

  /// How many laboratories took part in the test.
  public let count: Int

  /// The probability of a statistic this extreme by chance; `nil` where it was not computed. Those of
  /// a pair and of Dixon's ratio are computed only beyond the critical value at 5 %, and for up to 1000 levels.
  public let pValue: Double?

  /// Whether the differences of a split-level experiment were tested instead of the means.
  public var isOfDifferences = false

  /// What the test says.
  public var verdict: OutlierVerdict {
    func isBeyond(_ critical: Double) -> Bool {
      test.smallIsSignificant ? statistic < critical : statistic > critical
    }
    return isBeyond(critical1) ? .outlier : isBeyond(critical5) ? .straggler : .correct
  }
}
