import Interlab
import Metrology
import Wording

extension Explanation {
  /// The two _E_n_ numbers.
  static let enNumbers = [enNumber, enCombined]

  private static let verdictOfEn = Phrase(
    vi: "|E_n| < 1: đạt; |E_n| > 1: không đạt; không có mức nghi ngờ. |E_n| = 1 tùy theo bản: ISO "
      + "13528:2015 và :2022 coi là không đạt; ISO 13528:2005 (TCVN 9596:2013) và ISO/IEC 17043 "
      + "phụ lục B coi là đạt. Bản mà vòng so sánh nêu sẽ quyết định; `enLimit: strict | inclusive` "
      + "thay quy tắc đó. Kết luận dựa trên giá trị chưa làm tròn. Nếu u của chuẩn so sánh lớn hơn "
      + "u(x_i) thì |E_n| nhỏ vẫn chưa kết luận được.",
    en:
      "|E_n| < 1: acceptable; |E_n| > 1: unsatisfactory; there is no warning. |E_n| = 1 depends on "
      + "the edition: ISO 13528:2015 and :2022 count it as a signal, ISO 13528:2005 and ISO/IEC "
      + "17043 annex B as acceptable. The edition that the round names decides; `enLimit: strict | "
      + "inclusive` overrides it. Decided on the unrounded score. Where the transfer standard's u "
      + "exceeds u(x_i), a small |E_n| is inconclusive.")

  private static let enNumber = Explanation(
    name: "En", synonyms: ["E_n", "số En", "En number", "En score"],
    title: Phrase(vi: "Số E_n", en: "E_n number"),
    formula: """
                  x_i − x_pt
      E_n = ─────────────────────────   , cov(x_i, x_pt) = 0
            √( U²(x_i) + U²(x_pt) )
                  x_i − x_pt
      E_n = ──────────────────────────────────────────────────────
            √( U²(x_i) + U²(x_pt) − 2 k_i k_pt cov(x_i, x_pt) )
      """,
    symbols: [
      .result, .assignedValue, .expandedUncertainty, .assignedExpandedUncertainty,
      ExplanationSymbol(
        "k_i, k_pt", vi: "hệ số phủ của U(x_i) và U(x_pt)",
        en: "coverage factors of U(x_i) and U(x_pt)", unit: .one),
    ],
    use: Phrase(
      vi: "So sánh liên phòng hiệu chuẩn: phòng thí nghiệm công bố U và giá trị tham chiếu có liên "
        + "kết chuẩn, độc lập với phòng thí nghiệm. E_n kiểm tra chính công bố đó: độ lệch có nằm "
        + "trong độ không đảm bảo đo của nó không.",
      en: "Calibration comparisons: the laboratory states U, and the reference value is traceable "
        + "and independent of it. E_n tests that claim: does the deviation lie within its own "
        + "uncertainty?"),
    avoid: Phrase(
      vi: "U công bố quá lớn thì |E_n| luôn nhỏ: xem tỉ phần của U(x_i) trong mẫu số. U(x_i) phải "
        + "lớn hơn 0; U(x_pt) = 0 được phép (giá trị chính xác), kèm thông báo. Hệ số phủ khác 2 "
        + "hoặc ít bậc tự do: xem thêm EnCombined. x_i góp phần vào x_pt: cần hiệp phương sai.",
      en:
        "Whoever claims too large a U always has a small |E_n|: look at the share of U(x_i) in the "
        + "denominator. U(x_i) must be above zero; U(x_pt) = 0 (an exact reference) is allowed, "
        + "with a notice. Coverage factors other than 2 or few degrees of freedom: see EnCombined. "
        + "Where x_i helped to form x_pt the covariance is needed."),
    verdict: verdictOfEn,
    reference: Phrase(
      vi: "ISO 13528:2022, 9.7, công thức (20); ISO/IEC 17043:2023, phụ lục B; chưa kết luận được: "
        + "Wright và cộng sự 2016",
      en: "ISO 13528:2022, 9.7, formula (20); ISO/IEC 17043:2023, annex B; inconclusive: Wright et "
        + "al. 2016"),
    worked: { write in
      let lines = [ScoredExample.usual, .boundary(.iso13528_2022), .boundary(.iso13528_2005)].map {
        enLine($0, write)
      }
      guard lines.allSatisfy({ $0 != nil }) else { return nil }
      return lines.compactMap { $0 }.joined(separator: "\n")
    })

  private static func enLine(_ example: ScoredExample, _ write: WorkedWriter) -> String? {
    guard let number = write.scored(example.round.score(.En), .En) else { return nil }
    let isBoundary = example.edition != .current
    let edition = isBoundary ? " (\(example.edition.rawValue))" : ""
    let decimals = isBoundary ? 0 : 2
    return "E_n = (\(write(example.x, decimals)) − \(write(example.x_pt, decimals))) / "
      + "√(\(write(example.U, decimals))² + \(write(example.U_pt, decimals))²) = \(number)"
      + edition
  }

  private static let enCombined = Explanation(
    name: "EnCombined", synonyms: ["E_n,c", "En combined"],
    title: Phrase(
      vi: "Số E_n tổng hợp trước, mở rộng sau", en: "E_n number, combined before expanding"),
    formula: """
                    x_i − x_pt                          u⁴(d)
      E_n,c = ──────────────────────── ,  ν_eff = ─────────────────────────────────
              t₀.₉₅₄₅(ν_eff) · u(d)               u⁴(x_i)/ν_i + u⁴(x_pt)/ν_pt
      """,
    symbols: [
      .result, .assignedValue,
      ExplanationSymbol(
        "u(d)", vi: "√(u²(x_i) + u²(x_pt) − 2 cov(x_i, x_pt))",
        en: "√(u²(x_i) + u²(x_pt) − 2 cov(x_i, x_pt))"),
      ExplanationSymbol(
        "t₀.₉₅₄₅(ν)", vi: "phân vị Student hai phía ứng với mức phủ 95,45 %",
        en: "two-sided Student quantile for 95.45 % coverage", unit: .one),
      ExplanationSymbol(
        "ν_i, ν_pt", vi: "số bậc tự do của u(x_i) và u(x_pt); ν_eff không làm tròn xuống",
        en: "degrees of freedom of u(x_i) and u(x_pt); ν_eff is not truncated", unit: .one),
    ],
    use: Phrase(
      vi: "Khi có hệ số phủ khác 2 hoặc bậc tự do hữu hạn: U báo cáo khi đó không cùng mức tin cậy "
        + "và tổng bình phương của chúng không phải là U của độ lệch. Hiện bên cạnh E_n; `coverage: "
        + "combined` để kết luận dựa vào nó.",
      en: "When some k is not 2 or degrees of freedom are finite: the reported U then differ in "
        + "confidence, and their root sum of squares is not the U of the deviation. Shown beside "
        + "E_n; `coverage: combined` makes the verdicts rest on it."),
    avoid: Phrase(
      vi:
        "Mọi k = 2 và ν = ∞: bằng E_n đến bốn chữ số (t₀.₉₅₄₅(∞) = 2,000 002). Welch–Satterthwaite "
        + "chỉ đúng cho các thành phần độc lập: khi có tương quan và ν hữu hạn thì không có điểm số.",
      en: "With every k = 2 and ν = ∞ it equals E_n to four digits (t₀.₉₅₄₅(∞) = 2.000 002). "
        + "Welch–Satterthwaite holds for independent contributions only: with correlation and "
        + "finite ν there is no score."),
    verdict: verdictOfEn,
    reference: Phrase(
      vi: "JCGM 100:2008, G.4.1, công thức (G.2b); ISO 13528:2022, 9.7",
      en: "JCGM 100:2008, G.4.1, formula (G.2b); ISO 13528:2022, 9.7"),
    worked: { write in
      let example = ScoredExample.fewDegreesOfFreedom
      let analysis = example.round.analysis
      guard let number = write.scored(example.round.score(.EnCombined), .EnCombined),
        let reported = write.scored(example.round.score(.En), .En),
        let deviation = analysis?.deviations?.first,
        let uncertainty = try? deviation.uncertainty.get(),
        let ν = uncertainty.degreesOfFreedom
      else { return nil }
      return "u(x_i) = \(write(example.u, 2)), ν_i = \(write(example.ν, 0)), "
        + "k_i = \(write(example.k, 2)); u(x_pt) = \(write(example.u_pt, 2)), k_pt = 2\n"
        + "d = \(write(deviation.value, 2)), u(d) = \(write(uncertainty.standard, 4)), "
        + "ν_eff = \(write(ν.value, 2))\nE_n,c = \(number);  E_n = \(reported)"
    })
}

extension ScoredExample {
  /// 3, 4 and 5 are exact in binary, so that E_n is exactly 1.
  fileprivate static func boundary(_ edition: Edition) -> ScoredExample {
    ScoredExample(x: 15, U: 3, x_pt: 10, U_pt: 4, edition: edition)
  }

  fileprivate static let fewDegreesOfFreedom = ScoredExample(
    x: 12.6, U: 2.87, x_pt: 10, U_pt: 1, k: 2.87, ν: 4)
}
