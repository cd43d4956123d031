public import Wording

/// Something about a level of a precision experiment that a reader must know.
public enum PrecisionNotice: Hashable, Sendable {
  /// The variance between laboratories came out negative and was set to zero.
  case negativeBetweenVariance

  /// The laboratories have different numbers of results.
  case unequalCounts

  /// Cochran's critical values are those of the number of results that most cells have.
  case cochranCount(Int)

  /// So many laboratories have a single result, which says nothing of their spread.
  case singleResults(Int)

  /// There are more laboratories than a pair test is computed for.
  case noPairTest(limit: Int)

  /// The machine name.
  public var code: String {
    switch self {
    case .negativeBetweenVariance: "negative-between-variance"
    case .unequalCounts: "unequal-counts"
    case .cochranCount: "cochran-usual-count"
    case .singleResults: "single-results"
    case .noPairTest: "no-pair-test"
    }
  }

  /// The message, a sentence.
  public func message(in language: Language) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }

  private var english: String {
    switch self {
    case .negativeBetweenVariance:
      "The estimate of the variance between laboratories is negative; s_L is set to 0 and s_R to s_r."
    case .unequalCounts:
      "The laboratories have different numbers of results: the general form of the analysis of "
        + "variance was used."
    case .cochranCount(let n):
      "Cochran's critical values are those of n = \(n), the number of results that most "
        + "laboratories have."
    case .singleResults(let count):
      "\(count) of the laboratories have a single result, which takes no part in s_r, k and "
        + "Cochran's test."
    case .noPairTest(let limit):
      "Grubbs' pair tests are computed for up to \(limit) laboratories."
    }
  }

  private var vietnamese: String {
    switch self {
    case .negativeBetweenVariance:
      "Ước lượng phương sai giữa các phòng thí nghiệm là số âm; đặt s_L = 0 và s_R = s_r."
    case .unequalCounts:
      "Số kết quả của các phòng thí nghiệm khác nhau: đã dùng dạng tổng quát của phân tích phương "
        + "sai."
    case .cochranCount(let n):
      "Giá trị tới hạn của phép thử Cochran lấy theo n = \(n), số kết quả mà đa số phòng thí nghiệm "
        + "có."
    case .singleResults(let count):
      "\(count) phòng thí nghiệm chỉ có một kết quả, không tham gia vào s_r, k và phép thử Cochran."
    case .noPairTest(let limit):
      "Phép thử Grubbs cho cặp chỉ tính tới \(limit) phòng thí nghiệm."
    }
  }
}

extension LevelPrecision {
  /// What a reader of the figures must know.
  public var notices: [PrecisionNotice] {
    var notices: [PrecisionNotice] = []
    if betweenIsClipped { notices.append(.negativeBetweenVariance) }
    if isUnbalanced { notices.append(.unequalCounts) }
    let replicated = cells.filter { $0.count > 1 }
    if let usualCount, replicated.contains(where: { $0.count != usualCount }) {
      notices.append(.cochranCount(usualCount))
    }
    let single = cells.count - replicated.count
    if single > 0, !hasNoReplicates { notices.append(.singleResults(single)) }
    if laboratoryCount > OutlierLimits.largestPairCount {
      notices.append(.noPairTest(limit: OutlierLimits.largestPairCount))
    }
    return notices
  }
}
