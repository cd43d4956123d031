public import Wording

extension ComparisonLink {
  /// Why two comparisons cannot be linked.
  public enum Undefined: Error, Hashable, Sendable {
    /// No laboratory is included, with an uncertainty, in both.
    case noCommonLaboratory(own: [String], key: [String], comparison: ComparisonKey)

    /// This laboratory is part of the key comparison's reference value, without an uncertainty above
    /// zero.
    case uncertaintyNeeded(laboratory: String, comparison: ComparisonKey)

    /// The key comparison has no included result.
    case noReference(comparison: ComparisonKey)

    /// The two results of this laboratory differ by nothing that is uncertain: r is too high.
    case noVariance(laboratory: String, comparison: ComparisonKey)
  }
}

extension ComparisonLink.Undefined: Worded {
  /// What is wrong and what to do, without the name of the comparison.
  public var message: Phrase {
    switch self {
    case .noCommonLaboratory(let own, let key, _):
      Phrase(
        vi:
          "Không phòng thí nghiệm nào được đưa vào cả hai so sánh với độ không đảm bảo đo lớn hơn 0. So sánh này có: \(Self.list(own).vietnamese). So sánh được liên kết có: \(Self.list(key).vietnamese). Hãy cho mỗi phòng thí nghiệm cùng một mã số trong cả hai.",
        en:
          "No laboratory is included in both comparisons with an uncertainty above zero. This one has: \(Self.list(own).english). The one linked to has: \(Self.list(key).english). Give a laboratory the same code in both."
      )
    case .uncertaintyNeeded(let laboratory, _):
      Phrase(
        vi:
          "\(laboratory) không có độ không đảm bảo đo lớn hơn 0 trong so sánh được liên kết, mà giá trị tham chiếu của nó là trung bình có trọng số. Hãy nêu U và k (hoặc u), hoặc loại kết quả này.",
        en:
          "\(laboratory) has no uncertainty above zero in the comparison linked to, whose reference "
          + "value is its weighted mean. State U and k (or u), or exclude it.")
    case .noReference:
      Phrase(
        vi: "So sánh được liên kết không có kết quả nào được đưa vào.",
        en: "The comparison linked to has no included result.")
    case .noVariance(let laboratory, _):
      Phrase(
        vi:
          "Hiệu giữa hai kết quả của \(laboratory) không còn độ không đảm bảo đo với hệ số tương quan này. Hãy nêu --link-correlation nhỏ hơn.",
        en:
          "The two results of \(laboratory) have a difference without uncertainty at this correlation. "
          + "State a smaller --link-correlation.")
    }
  }

  private static func list(_ codes: [String]) -> Phrase {
    if codes.isEmpty { return Phrase(vi: "không có", en: "none") }
    let listed = codes.prefix(20).joined(separator: ", ")
    let others = codes.count - 20
    guard others > 0 else { return Phrase(verbatim: listed) }
    return listed + Phrase(vi: " và \(others) phòng khác", en: " and \(others) more")
  }

  /// The comparison that cannot be linked.
  public var comparison: ComparisonKey {
    switch self {
    case .noCommonLaboratory(_, _, let key), .uncertaintyNeeded(_, let key), .noReference(let key),
      .noVariance(_, let key):
      key
    }
  }
}
