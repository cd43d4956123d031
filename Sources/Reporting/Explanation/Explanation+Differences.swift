import Interlab
import Wording

extension Explanation {
  /// _D_, _D%_ and _P_A_.
  static let differences = [deviation, percentageDeviation, permissibleErrorPercentage]

  private static let verdictOfDifference = Phrase(
    vi: "|D| < δ_E: đạt; |D| ≥ δ_E: không đạt. Không có mức cảnh báo. Không cho δ_E thì chỉ có số, "
      + "không có kết luận. Kết luận dựa trên giá trị chưa làm tròn.",
    en: "|D| < δ_E: acceptable; |D| ≥ δ_E: not acceptable. There is no warning. Without δ_E there "
      + "is a number and no verdict. Decided on the unrounded number.")

  private static let deviation = Explanation(
    name: "D", synonyms: ["deviation", "difference", "độ lệch", "bias"],
    title: Phrase(vi: "Độ lệch D", en: "Deviation D"),
    formula: "D = x_i − x_pt",
    symbols: [.result, .assignedValue, .permissibleError],
    use: Phrase(
      vi: "Khi chương trình quy định trước sai số cho phép lớn nhất δ_E theo đơn vị đo, ví dụ cấp "
        + "chính xác của quả cân. D là cơ sở của mọi điểm số khác và nên luôn có trong báo cáo.",
      en: "When the scheme prescribes a maximum permissible error δ_E in the unit of measurement, "
        + "such as the class of a weight. D is what every other score is made from, so a report "
        + "should always show it."),
    avoid: Phrase(
      vi: "D không tính đến độ không đảm bảo đo của x_i và x_pt. Nếu u(x_pt) ≥ 0,1 δ_E thì kết "
        + "luận ở gần giới hạn không còn chắc chắn (9.2.1).",
      en: "D leaves out the uncertainties of x_i and x_pt. Where u(x_pt) ≥ 0.1 δ_E, verdicts near "
        + "the limit are in doubt (9.2.1)."),
    verdict: verdictOfDifference,
    reference: Phrase(
      vi: "ISO 13528:2022, 9.3, công thức (11); ISO/IEC 17043:2023, phụ lục B",
      en: "ISO 13528:2022, 9.3, formula (11); ISO/IEC 17043:2023, annex B"),
    worked: { write in
      let example = ScoredExample.usual
      guard let number = write.scored(example.round.score(.D), .D, decimals: 2) else { return nil }
      return "D = \(write(example.x, 2)) − \(write(example.x_pt, 2)) = \(number)\n"
        + "(δ_E = \(write(example.δ_E, 2)))"
    })

  private static let percentageDeviation = Explanation(
    name: "Dpercent", synonyms: ["D%", "D percent", "relative deviation"],
    title: Phrase(vi: "Độ lệch tương đối D%", en: "Percentage deviation D%"),
    formula: "         x_i − x_pt\nD% = 100 ──────────\n            x_pt",
    symbols: [.result, .assignedValue],
    use: Phrase(
      vi: "Khi các mức đo cách xa nhau và yêu cầu được nêu theo phần trăm giá trị, ví dụ lưu lượng "
        + "hoặc nồng độ.",
      en: "When levels lie far apart and the requirement is a percentage of the value, as for flow "
        + "or concentration."),
    avoid: Phrase(
      vi: "Không tồn tại khi x_pt = 0 và vô nghĩa khi x_pt gần 0 (số hiệu chính, sai số, nhiệt độ "
        + "Celsius). Dấu theo đúng công thức, kể cả khi x_pt âm.",
      en: "Does not exist for x_pt = 0 and means nothing near it (corrections, errors, Celsius "
        + "temperatures). The sign is that of the formula, also for a negative x_pt."),
    verdict: verdictOfDifference,
    reference: Phrase(
      vi: "ISO 13528:2022, 9.3, công thức (12); ISO/IEC 17043:2023, phụ lục B",
      en: "ISO 13528:2022, 9.3, formula (12); ISO/IEC 17043:2023, annex B"),
    worked: { write in
      let example = ScoredExample.usual
      let score = example.round.score(.Dpercent)
      guard let number = write.scored(score, .Dpercent, decimals: 2, unit: " %") else { return nil }
      return "D% = 100 (\(write(example.x, 2)) − \(write(example.x_pt, 2))) / "
        + "\(write(example.x_pt, 2)) = \(number)"
    })

  private static let permissibleErrorPercentage = Explanation(
    name: "PA", synonyms: ["P_A", "percent of permissible error"],
    title: Phrase(
      vi: "Độ lệch theo phần trăm sai số cho phép, P_A",
      en: "Deviation in per cent of the permissible error, P_A"),
    formula: "          x_i − x_pt\nP_A = 100 ──────────\n             δ_E",
    symbols: [.result, .assignedValue, .permissibleError],
    use: Phrase(
      vi: "Khi cần so sánh nhiều đại lượng, nhiều mức đo có δ_E khác nhau trên cùng một thang.",
      en: "To put measurands and levels with different δ_E on one scale."),
    avoid: Phrase(
      vi: "Cần δ_E > 0. Như D, không tính đến độ không đảm bảo đo.",
      en: "Needs δ_E > 0. Like D it leaves out uncertainties."),
    verdict: Phrase(
      vi: "|P_A| < 100 %: đạt; |P_A| ≥ 100 %: không đạt.",
      en: "|P_A| < 100 %: acceptable; |P_A| ≥ 100 %: not acceptable."),
    reference: Phrase(
      vi: "ISO 13528:2022, 9.3, công thức (13)", en: "ISO 13528:2022, 9.3, formula (13)"),
    worked: { write in
      let example = ScoredExample.usual
      let score = example.round.score(.PA)
      guard let number = write.scored(score, .PA, decimals: 1, unit: " %") else { return nil }
      return "P_A = 100 (\(write(example.x, 2)) − \(write(example.x_pt, 2))) / "
        + "\(write(example.δ_E, 2)) = \(number)"
    })
}
