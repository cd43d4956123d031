import Interlab
import Wording

extension CheckWriter {
  /// Whose uncertainty decides, and what a fault would have to be to be seen.
  func power() -> [String] {
    var lines: [String] = []
    if let share = check.ownShare {
      let percent = numbers.significant(3, of: share)
      lines.append(
        phrase(
          vi: "U(x_i) của phòng chiếm \(percent) % trong mẫu số (bình phương) của E_n.",
          en: "Your own U(x_i) makes up \(percent) % of the (squared) denominator of E_n."))
    }
    if let limit = check.deviationLimit {
      lines.append(
        phrase(
          vi: "|E_n| đạt tới 1 khi |d| = \(figures(limit))\(unit).",
          en: "|E_n| reaches 1 at |d| = \(figures(limit))\(unit)."))
    }
    if let bias = check.smallestBias {
      lines.append(
        phrase(
          vi: "Sai lệch nhỏ nhất mà so sánh này phát hiện được bằng E_n với xác suất 95 %: "
            + "\(figures(bias))\(unit).",
          en: "The smallest bias that E_n would have shown with 95 % probability: "
            + "\(figures(bias))\(unit)."))
    }
    return lines
  }

  /// One or two sentences on _E_n_, or on the inputs that it lacks.
  func advice() -> [String] {
    guard let verdict = check.scores.first(where: { $0.kind == .En })?.score.verdict else {
      return check.deviationLimit == nil ? [adviceWithoutEn] : []
    }
    switch verdict {
    case .acceptable: return [acceptableAdvice, smallerUncertaintyAdvice].compactMap { $0 }
    case .inconclusive, .warning: return [inconclusiveAdvice]
    case .action: return [actionAdvice, neededUncertaintyAdvice].compactMap { $0 }
    }
  }

  private var adviceWithoutEn: String {
    phrase(
      vi: "E_n cần U của phòng thí nghiệm và U của giá trị ấn định: chưa có thì kết quả chưa kiểm "
        + "tra được độ không đảm bảo đo đã công bố.",
      en: "E_n needs your U and the U of the assigned value; without both, this comparison says "
        + "nothing about a claimed uncertainty.")
  }

  private var acceptableAdvice: String {
    guard let share = check.ownShare, share > dominance else {
      return phrase(
        vi: "Độ lệch nằm trong độ không đảm bảo đo: kết quả phù hợp với U đã công bố.",
        en: "The deviation lies within its uncertainty: the result supports the U that you claim.")
    }
    return phrase(
      vi:
        "E_n đạt, nhưng chủ yếu do chính U(x_i) của phòng lớn so với U(x_pt): kết quả không chứng "
        + "tỏ được khả năng đo tốt hơn U đó.",
      en: "E_n is acceptable, yet your own U(x_i) dominates: the result shows that U is not too "
        + "small, and nothing better than that.")
  }

  /// Above this share of the squared denominator, that is U(x_i) > 3 U(x_pt), the laboratory's own
  /// uncertainty decides alone.
  private var dominance: Double { 90 }

  private var smallerUncertaintyAdvice: String? {
    guard check.deviation?.isCorrelated == false, !isDeviationAtItsLimit else { return nil }
    guard let needed = check.neededUncertainty else {
      return phrase(
        vi: "|d| không vượt quá U(x_pt): với độ lệch này, U(x_i) nhỏ đến đâu cũng không làm E_n "
          + "không đạt.",
        en: "|d| does not exceed U(x_pt): with this deviation no U(x_i), however small, would have "
          + "failed.")
    }
    return phrase(
      vi:
        "Nếu công bố U(x_i) nhỏ hơn \(figures(needed))\(unit) thì với độ lệch này E_n đã không "
        + "đạt.",
      en: "With a U(x_i) below \(figures(needed))\(unit) this deviation would have failed.")
  }

  /// Whether |d| is U(x_pt) but for rounding: √(d² − U²(x_pt)) is then noise, and so is its sign.
  private var isDeviationAtItsLimit: Bool {
    guard let d = check.deviation?.value.magnitude,
      let U_pt = check.assignedExpandedUncertainty
    else { return false }
    return (d - U_pt).magnitude <= 1e-9 * U_pt
  }

  private var inconclusiveAdvice: String {
    phrase(
      vi:
        "Chưa kết luận được: độ không đảm bảo đo của chuẩn so sánh lớn hơn u(x_i), nên so sánh này "
        + "không kiểm tra được công bố của phòng.",
      en:
        "Inconclusive: the uncertainty of the transfer standard exceeds u(x_i), so this comparison "
        + "cannot test your claim.")
  }

  private var actionAdvice: String {
    phrase(
      vi: "Kết quả không phù hợp với U đã công bố: kiểm tra việc ghi chép, đơn vị và dấu, số hiệu "
        + "chính, liên kết chuẩn, rồi đến bảng thành phần độ không đảm bảo đo; lập hành động khắc "
        + "phục (ISO/IEC 17025:2017, 7.10 và 8.7).",
      en:
        "The result does not agree with the U that you claim: check transcription, unit and sign, "
        + "corrections, traceability, then the uncertainty budget; corrective action follows "
        + "(ISO/IEC 17025:2017, 7.10 and 8.7).")
  }

  private var neededUncertaintyAdvice: String? {
    guard !isDeviationAtItsLimit else { return nil }
    return check.neededUncertainty.map { needed in
      phrase(
        vi:
          "Để E_n đạt với độ lệch này, U(x_i) phải lớn hơn \(figures(needed))\(unit); con số đó "
          + "chỉ "
          + "cho biết bảng thành phần có thể thiếu bao nhiêu, không phải lý do để tăng U.",
        en:
          "This deviation would need a U(x_i) above \(figures(needed))\(unit); that says how much "
          + "the budget may lack, and is no reason to enlarge U.")
    }
  }

  private func phrase(vi: String, en: String) -> String {
    Phrase(vi: vi, en: en).text(in: language)
  }
}
