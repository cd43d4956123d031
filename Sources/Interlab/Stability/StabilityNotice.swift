public import Wording

/// Something about a stability check that a reader must know.
public enum StabilityNotice: Hashable, Sendable {
  case oneOccasion
  case noLimit
  case noUncertainty
  case significantTrend(pValue: Double?)
  case significantDifference(pValue: Double)
  case insufficient(instability: Double)

  /// The machine name.
  public var code: String {
    switch self {
    case .oneOccasion: "stability-one-occasion"
    case .noLimit: "stability-no-limit"
    case .noUncertainty: "stability-no-uncertainty"
    case .significantTrend: "stability-trend"
    case .significantDifference: "stability-difference"
    case .insufficient: "stability-insufficient"
    }
  }

  /// The message, a sentence or two; `number` writes a number as the reader's language does.
  public func message(in language: Language, number: (Double) -> String) -> String {
    switch (self, language) {
    case (.oneOccasion, .english): "One occasion shows nothing of stability. Measure again later."
    case (.oneOccasion, .vietnamese):
      "Một thời điểm không cho biết gì về độ ổn định. Hãy đo lại sau."
    case (.noLimit, .english):
      "There is neither σ_pt nor δ_E, so nothing says how much the items may change."
    case (.noLimit, .vietnamese):
      "Không có σ_pt cũng không có δ_E, nên không có căn cứ để nói mẫu được phép thay đổi bao nhiêu."
    case (.noUncertainty, .english):
      "There are neither replicates nor stated uncertainties: the expanded criterion cannot be used."
    case (.noUncertainty, .vietnamese):
      "Không có đo lặp cũng không có độ không đảm bảo đo: không dùng được tiêu chí mở rộng."
    case (.significantTrend(let p), .english):
      "The values drift in time" + (p.map { " (p = \(number($0)))" } ?? "")
        + ". A drifting item can be scored against its value at each date."
    case (.significantTrend(let p), .vietnamese):
      "Các giá trị trôi theo thời gian" + (p.map { " (p = \(number($0)))" } ?? "")
        + ". Có thể đánh giá theo giá trị của mẫu tại từng ngày."
    case (.significantDifference(let p), .english):
      "The occasions differ significantly (p = \(number(p)))."
    case (.significantDifference(let p), .vietnamese):
      "Các thời điểm khác nhau có ý nghĩa (p = \(number(p)))."
    case (.insufficient(let u), .english):
      "The items are not stable enough. Either shorten the round, or let it enlarge u(x_pt) by "
        + "u_stab = \(number(u)) (ISO 13528:2022, B.5)."
    case (.insufficient(let u), .vietnamese):
      "Mẫu chưa đủ ổn định. Hãy rút ngắn vòng so sánh, hoặc để vòng so sánh mở rộng u(x_pt) bằng "
        + "u_stab = \(number(u)) (ISO 13528:2022, B.5)."
    }
  }
}

extension StabilityAnalysis {
  /// What a reader must know.
  public var notices: [StabilityNotice] {
    guard occasions.count > 1 else { return [.oneOccasion] }
    var notices: [StabilityNotice] = []
    if limit == nil { notices.append(.noLimit) }
    if changeUncertainty == nil { notices.append(.noUncertainty) }
    if let trend, trend.isSignificant { notices.append(.significantTrend(pValue: trend.pValue)) }
    if let tTest, tTest.pValue < 0.05 {
      notices.append(.significantDifference(pValue: tTest.pValue))
    }
    if isSufficient == false, isSufficientExpanded != true, let instability {
      notices.append(.insufficient(instability: instability))
    }
    return notices
  }
}
