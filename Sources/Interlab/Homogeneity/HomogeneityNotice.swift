public import Wording

/// Something about a homogeneity test that a reader must know.
public enum HomogeneityNotice: Hashable, Sendable {
  case fewItems(Int)
  case singleReplicates
  case unequalReplicates(effective: Double)
  case negativeBetweenVariance
  case noLimit
  case oneItem
  case cochranOutlier(item: String, atOnePercent: Bool)
  case trend(pValue: Double?)
  case insufficient(betweenStandardDeviation: Double)

  /// The machine name.
  public var code: String {
    switch self {
    case .fewItems: "homogeneity-few-items"
    case .singleReplicates: "homogeneity-single-replicates"
    case .unequalReplicates: "homogeneity-unequal-replicates"
    case .negativeBetweenVariance: "homogeneity-negative-variance"
    case .noLimit: "homogeneity-no-limit"
    case .oneItem: "homogeneity-one-item"
    case .cochranOutlier: "homogeneity-cochran"
    case .trend: "homogeneity-trend"
    case .insufficient: "homogeneity-insufficient"
    }
  }

  /// The message, a sentence or two; `number` writes a number as the reader's language does.
  public func message(in language: Language, number: (Double) -> String) -> String {
    switch language {
    case .vietnamese: vietnamese(number)
    case .english: english(number)
    }
  }

  private func english(_ number: (Double) -> String) -> String {
    switch self {
    case .fewItems(let count):
      "Only \(count) items were tested; the standard design has at least 10 (ISO 13528:2022, B.1)."
    case .singleReplicates:
      "The items were measured once each: the standard deviation of the results stands for s_s, an "
        + "upper bound that holds the repeatability too (B.1.2)."
    case .unequalReplicates(let effective):
      "The items have different numbers of replicates: the general form was used, with "
        + "m = \(number(effective))."
    case .negativeBetweenVariance:
      "s_x² − s_w²/m is negative; s_s is set to 0."
    case .noLimit:
      "There is neither σ_pt nor δ_E, so nothing says how much the items may differ."
    case .oneItem: "One item shows no differences between items."
    case .cochranOutlier(let item, let isOutlier):
      "The replicates of item \(item) scatter more than the others by Cochran's test at "
        + (isOutlier ? "1 %" : "5 %") + ". Look for the cause; nothing was left out."
    case .trend(let p):
      "The item means have a trend along the order of production"
        + (p.map { " (p = \(number($0)))" } ?? "") + ". Find its cause before the items are sent."
    case .insufficient(let s):
      "The items are not homogeneous enough. Either improve them, or let the round enlarge u(x_pt) "
        + "by u_hom = \(number(s)), or σ_pt to √(σ_pt² + s_s²) (ISO 13528:2022, B.2.5)."
    }
  }

  private func vietnamese(_ number: (Double) -> String) -> String {
    switch self {
    case .fewItems(let count):
      "Chỉ thử \(count) mẫu; thiết kế chuẩn có ít nhất 10 mẫu (ISO 13528:2022, B.1)."
    case .singleReplicates:
      "Mỗi mẫu chỉ đo một lần: độ lệch chuẩn của các kết quả thay cho s_s, là cận trên vì gồm cả độ "
        + "lặp lại (B.1.2)."
    case .unequalReplicates(let effective):
      "Số lần đo lặp của các mẫu khác nhau: đã dùng dạng tổng quát, với m = \(number(effective))."
    case .negativeBetweenVariance: "s_x² − s_w²/m là số âm; đặt s_s = 0."
    case .noLimit:
      "Không có σ_pt cũng không có δ_E, nên không có căn cứ để nói các mẫu được phép khác nhau bao "
        + "nhiêu."
    case .oneItem: "Một mẫu không cho thấy khác biệt giữa các mẫu."
    case .cochranOutlier(let item, let isOutlier):
      "Các lần đo lặp của mẫu \(item) phân tán hơn các mẫu khác theo phép thử Cochran ở mức "
        + (isOutlier ? "1 %" : "5 %") + ". Hãy tìm nguyên nhân; không kết quả nào bị loại."
    case .trend(let p):
      "Trung bình các mẫu có xu hướng theo thứ tự sản xuất"
        + (p.map { " (p = \(number($0)))" } ?? "") + ". Hãy tìm nguyên nhân trước khi gửi mẫu."
    case .insufficient(let s):
      "Các mẫu chưa đủ đồng nhất. Hãy cải thiện mẫu, hoặc để vòng so sánh mở rộng u(x_pt) bằng "
        + "u_hom = \(number(s)), hoặc mở rộng σ_pt thành √(σ_pt² + s_s²) (ISO 13528:2022, B.2.5)."
    }
  }
}

extension HomogeneityAnalysis {
  /// What a reader must know; items are named by `codes`.
  public func notices(_ codes: [String]) -> [HomogeneityNotice] {
    var notices: [HomogeneityNotice] = []
    if itemCount == 1 {
      notices.append(.oneItem)
    } else if itemCount < 10 {
      notices.append(.fewItems(itemCount))
    }
    if variances.withinDegreesOfFreedom == 0, itemCount > 1 { notices.append(.singleReplicates) }
    if replicateCount == nil, let effective = effectiveReplicateCount {
      notices.append(.unequalReplicates(effective: effective))
    }
    if let variance = unclippedBetweenVariance, variance < 0 {
      notices.append(.negativeBetweenVariance)
    }
    if limit == nil { notices.append(.noLimit) }
    if case .success(let outcome) = cochran, outcome.verdict != .correct,
      let item = outcome.laboratories.first
    {
      notices.append(
        .cochranOutlier(item: codes[item], atOnePercent: outcome.verdict == .outlier))
    }
    if let trend, trend.isSignificant { notices.append(.trend(pValue: trend.pValue)) }
    if isSufficient == false, isSufficientExpanded != true, let s = betweenStandardDeviation {
      notices.append(.insufficient(betweenStandardDeviation: s))
    }
    return notices
  }
}
