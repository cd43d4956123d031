/// Which gap Dixon's test compares with which range; the size of the sample decides.
///
///     r_jk = (x_n − x_{n−j}) / (x_n − x_{k+1})
///
/// for a largest result x_n that is tested; for the smallest, the sample is reflected.
///
/// Reference: W. J. Dixon, Biometrics 9 (1953) 74.
public enum DixonRatio: String, CaseIterable, Hashable, Sendable {
  /// For 3 to 7 results.
  case r10

  /// For 8 to 10 results.
  case r11

  /// For 11 to 13 results.
  case r21

  /// For 14 results and more.
  case r22

  /// The ratio for a sample of `count`; `nil` below three.
  public init?(count: Int) {
    switch count {
    case ..<3: return nil
    case 3...7: self = .r10
    case 8...10: self = .r11
    case 11...13: self = .r21
    default: self = .r22
    }
  }

  /// j, how many places below the largest the gap ends.
  var gap: Int { self == .r10 || self == .r11 ? 1 : 2 }

  /// k, how many of the smallest the range leaves out.
  var leftOut: Int {
    switch self {
    case .r10: 0
    case .r11, .r21: 1
    case .r22: 2
    }
  }

  /// The ratio for the largest of `sorted` results, or for the smallest when `isLow`; `nil` when the
  /// range is zero.
  ///
  /// - Precondition: at least three results, enough for the ratio, in ascending order.
  public func statistic(sorted: Span<Double>, isLow: Bool) -> Double? {
    let last = sorted.count - 1
    precondition(last >= max(gap, leftOut + 1), "the ratio has its results")
    let range =
      isLow
      ? sorted[last - leftOut] - sorted[0] : sorted[last] - sorted[leftOut]
    guard range > 0 else { return nil }
    return (isLow ? sorted[gap] - sorted[0] : sorted[last] - sorted[last - gap]) / range
  }
}
