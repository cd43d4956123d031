import Interlab
import Wording

extension Explanation {
  /// σ_pt that is known before the results.
  static let sigmaPtBeforehand = [prescribed, percent, horwitz, precision]

  private static func sigmaPt(
    _ method: SigmaPtMethod, x_pt: Double = 10
  ) -> Double? {
    WorkedRound(results: [x_pt], assignedValue: WorkedRound.stated(x_pt, U: 0.1), sigmaPt: method)
      .analysis?.sigmaPt?.number
  }

  private static let prescribed = Explanation(
    name: "prescribed", synonyms: ["fixed", "perception of experts", "quy định"],
    title: Phrase(vi: "σ_pt quy định trước", en: "Prescribed σ_pt"),
    formula: "σ_pt   ,   σ_pt = δ_E / 3",
    symbols: [.sigmaPt, .permissibleError],
    use: Phrase(
      vi: "Khi mục đích sử dụng hoặc quy định cho biết mức sai lệch chấp nhận được. Cách tốt nhất: "
        + "như nhau ở mọi vòng nên so sánh được qua các năm.",
      en: "When fitness for purpose or a regulation says what deviation is acceptable. The best "
        + "way: the same in every round, so scores compare over the years."),
    avoid: Phrase(
      vi: "Phải quyết định trước khi có kết quả. Quá chặt so với khả năng đo thì nhiều phòng không "
        + "đạt; quá rộng thì không phát hiện được gì. σ_pt = 0: không có z.",
      en: "Decide before results are seen. Too tight for what methods can do, and many fail; too "
        + "wide, and nothing shows. σ_pt = 0: no z."),
    verdict: nil,
    reference: Phrase(vi: "ISO 13528:2022, 8.2", en: "ISO 13528:2022, 8.2"),
    worked: { write in
      guard let sigma = sigmaPt(.prescribed(0.1)),
        let z = ScoredExample.usual.round.score(.z)?.value
      else { return nil }
      return "σ_pt = \(write(sigma, 2)); z = \(write(ScoredExample.usual.x - 10, 2)) / "
        + "\(write(sigma, 2)) = \(write(z, 3))"
    })

  private static let percent = Explanation(
    name: "percent", synonyms: ["%", "percentage", "phần trăm"],
    title: Phrase(
      vi: "σ_pt theo phần trăm giá trị ấn định", en: "σ_pt as a percentage of the assigned value"),
    formula: "σ_pt = q |x_pt| / 100",
    symbols: [
      .sigmaPt, .assignedValue,
      ExplanationSymbol("q", vi: "tỉ lệ phần trăm", en: "the percentage", unit: .percent),
    ],
    use: Phrase(
      vi: "Khi yêu cầu được nêu tương đối và các mức đo khác nhau nhiều.",
      en: "When the requirement is relative and levels differ much."),
    avoid: Phrase(
      vi:
        "Gần 0 thì σ_pt trở nên nhỏ vô lý; x_pt = 0 cho σ_pt = 0 và không có z. Không dùng cho số "
        + "hiệu chính hay nhiệt độ Celsius.",
      en: "Near zero σ_pt becomes absurdly small; x_pt = 0 gives σ_pt = 0 and no z. Not for "
        + "corrections or Celsius temperatures."),
    verdict: nil,
    reference: Phrase(vi: "ISO 13528:2022, 8.2", en: "ISO 13528:2022, 8.2"),
    worked: { write in
      guard let sigma = sigmaPt(.percentOfAssignedValue(2.5)) else { return nil }
      return "σ_pt = \(write(2.5, 1)) · \(write(10, 2)) / 100 = \(write(sigma, 4))"
    })

  private static let horwitz = Explanation(
    name: "horwitz", synonyms: ["thompson", "horwitz-thompson", "HorRat"],
    title: Phrase(vi: "Mô hình Horwitz/Thompson", en: "Horwitz/Thompson model"),
    formula: """
      σ_pt = 0.22 c          , c < 1.2·10⁻⁷
      σ_pt = 0.02 c^0.8495   , 1.2·10⁻⁷ ≤ c ≤ 0.138
      σ_pt = 0.01 c^0.5      , c > 0.138
      """,
    symbols: [
      .sigmaPt,
      ExplanationSymbol(
        "c",
        vi: "x_pt tính theo phần khối lượng (1 mg/kg = 10⁻⁶); σ_pt cũng vậy, rồi đổi lại đơn vị",
        en: "x_pt as a mass fraction (1 mg/kg = 10⁻⁶); so is σ_pt, then turned back", unit: .one),
    ],
    use: Phrase(
      vi: "Phép thử hóa học khi chưa có yêu cầu riêng: độ tái lập thường thấy theo nồng độ.",
      en: "Chemical tests without a requirement of their own: the reproducibility usually met at a "
        + "concentration."),
    avoid: Phrase(
      vi:
        "Không dùng cho đại lượng không phải phần khối lượng. Chỉ là kinh nghiệm chung, phương pháp "
        + "tốt có thể hơn nhiều. c ngoài [0, 1]: không tính được.",
      en:
        "Not for quantities that are no mass fraction. A general experience only: good methods may "
        + "do far better. c outside [0, 1]: undefined."),
    verdict: nil,
    reference: Phrase(
      vi: "ISO 13528:2022, 8.4, công thức (8); Thompson 2000",
      en: "ISO 13528:2022, 8.4, formula (8); Thompson 2000"),
    worked: { write in
      guard let sigma = sigmaPt(.horwitz(massFraction: 1e-6), x_pt: 2) else { return nil }
      return "x_pt = \(write(2, 2)) mg/kg, c = 2·10⁻⁶: σ_pt = \(write(0.02, 2)) · "
        + "(2·10⁻⁶)^\(write(0.8495, 4)) · 10⁶ mg/kg = \(write(sigma, 4)) mg/kg"
    })

  private static let precision = Explanation(
    name: "precision", synonyms: ["reproducibility", "độ chụm"],
    title: Phrase(
      vi: "σ_pt từ độ chụm của phương pháp", en: "σ_pt from the precision of the method"),
    formula: "σ_pt = √( σ_R² − σ_r² (1 − 1/m) )",
    symbols: [
      .sigmaPt,
      ExplanationSymbol("σ_R", vi: "độ lệch chuẩn tái lập", en: "reproducibility"),
      ExplanationSymbol("σ_r", vi: "độ lệch chuẩn lặp lại", en: "repeatability"),
      ExplanationSymbol(
        "m", vi: "số lần đo lặp mà mỗi phòng lấy trung bình",
        en: "replicates that each laboratory averages", unit: .count),
    ],
    use: Phrase(
      vi:
        "Khi phương pháp đã qua thí nghiệm độ chụm theo ISO 5725-2 (TCVN 6910-2) và mọi phòng dùng "
        + "phương pháp đó.",
      en: "When the method went through a precision experiment of ISO 5725-2 and all laboratories "
        + "use it."),
    avoid: Phrase(
      vi: "σ_R, σ_r phải ứng với mức đo của mẫu. Nếu σ_r lớn đến mức hiệu số âm: không tính được.",
      en:
        "σ_R and σ_r must hold at the level of the item. Where σ_r is so large that the difference "
        + "is negative: undefined."),
    verdict: nil,
    reference: Phrase(
      vi: "ISO 13528:2022, 8.5, công thức (9)", en: "ISO 13528:2022, 8.5, formula (9)"),
    worked: { write in
      let (σ_R, σ_r, m) = (0.1, 0.06, 2)
      let method = SigmaPtMethod.precision(reproducibility: σ_R, repeatability: σ_r, replicates: m)
      guard let sigma = sigmaPt(method) else { return nil }
      return "σ_pt = √(\(write(σ_R, 2))² − \(write(σ_r, 2))² (1 − 1/\(m))) = \(write(sigma, 4))"
    })
}
