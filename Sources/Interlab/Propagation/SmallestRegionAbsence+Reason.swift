public import Wording
public import Metrology

extension SmallestRegionAbsence {
  /// Why there is no smallest region, in a few words without a full stop.
  public func reason(in language: Language) -> String { phrase.text(in: language) }

  private var phrase: Phrase {
    switch self {
    case .notTwoOutputs:
      Phrase(vi: "chỉ cho hai đại lượng đầu ra", en: "given for two outputs only")
    case .tooFewDraws(let needed):
      Phrase(vi: "cần ít nhất \(needed) phép thử", en: "it takes at least \(needed) trials")
    case .tooFewOutside:
      Phrase(
        vi: "xác suất phủ quá cao: còn quá ít phép thử ở ngoài",
        en: "so high a coverage probability leaves too few trials outside")
    case .degenerate:
      Phrase(
        vi: "một đại lượng không biến thiên, hoặc đại lượng này xác định đại lượng kia",
        en: "one output does not vary, or one determines the other")
    }
  }
}
