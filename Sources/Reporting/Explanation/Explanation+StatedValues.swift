import Interlab
import Metrology
import Wording

extension Explanation {
  /// Assigned values that are known before the results.
  static let statedValues = [
    formulation, certified, referenceLaboratory, travellingStandard,
  ]

  private static let budgetFormula =
    "u²(x_pt) = u_char² + u_hom² + u_trans² + u_stab²   ,   U(x_pt) = k u(x_pt)"

  private static let budgetSymbols: [ExplanationSymbol] = [
    .assignedValue, .assignedStandardUncertainty,
    ExplanationSymbol(
      "u_char", vi: "độ không đảm bảo đo chuẩn của giá trị đã cho (U/k)",
      en: "standard uncertainty of the stated value (U/k)"),
    ExplanationSymbol(
      "u_hom", vi: "do không đồng nhất giữa các mẫu", en: "differences between items"),
    ExplanationSymbol("u_trans", vi: "do vận chuyển", en: "transport"),
    ExplanationSymbol(
      "u_stab", vi: "do không ổn định trong thời gian của vòng",
      en: "instability during the round"),
  ]

  private static func statedLine(
    _ origin: StatedValue.Origin, U: Double, homogeneity: Double = 0, stability: Double = 0,
    _ write: WorkedWriter
  ) -> String? {
    let example = WorkedRound(
      results: [10.15], expandedUncertainties: [0.24],
      assignedValue: WorkedRound.stated(10, U: U, origin: origin),
      budget: AssignedValueBudget(homogeneity: homogeneity, stability: stability))
    guard let assigned = example.analysis?.assignedValue, let value = assigned.value,
      let u = assigned.standardUncertainty, let expanded = assigned.expandedUncertainty
    else { return nil }
    let (name, extra) = homogeneity > 0 ? ("u_hom", homogeneity) : ("u_stab", stability)
    return "x_pt = \(write(value, 2)), U = \(write(U, 2)), k = 2, \(name) = \(write(extra, 2))\n"
      + "u(x_pt) = √((\(write(U, 2))/2)² + \(write(extra, 2))²) = \(write(u, 4)), "
      + "U(x_pt) = \(write(expanded, 4))"
  }

  private static let formulation = Explanation(
    name: "formulation", synonyms: ["pha chế"],
    title: Phrase(vi: "Giá trị theo pha chế", en: "Value by formulation"),
    formula: budgetFormula, symbols: budgetSymbols,
    use: Phrase(
      vi: "Mẫu được pha chế, trộn hoặc tạo ra với lượng đã biết; giá trị tính từ cân và độ tinh "
        + "khiết. Độc lập với các bên tham gia.",
      en: "Items made with known amounts: the value follows from weighing and purity. Independent "
        + "of the participants."),
    avoid: Phrase(
      vi: "Khi phép đo không tìm lại được toàn bộ lượng thêm vào (hiệu suất thu hồi), hoặc nền mẫu "
        + "đã có sẵn chất đo. Phải kể cả độ đồng nhất và độ ổn định.",
      en: "Not when methods do not recover what was added, or the matrix held the analyte before. "
        + "Homogeneity and stability must be counted in."),
    verdict: nil,
    reference: Phrase(vi: "ISO 13528:2022, 7.2, 7.3", en: "ISO 13528:2022, 7.2, 7.3"),
    worked: { statedLine(.formulation, U: 0.06, homogeneity: 0.04, $0) })

  private static let certified = Explanation(
    name: "certified", synonyms: ["crm", "certified reference material", "mẫu chuẩn"],
    title: Phrase(vi: "Giá trị được chứng nhận", en: "Certified value"),
    formula: budgetFormula, symbols: budgetSymbols,
    use: Phrase(
      vi: "Mẫu so sánh là mẫu chuẩn được chứng nhận: giá trị và U lấy từ giấy chứng nhận, có liên "
        + "kết chuẩn.",
      en: "The item is a certified reference material: value and U come from its certificate, with "
        + "metrological traceability."),
    avoid: Phrase(
      vi:
        "Khi các bên tham gia có thể đã biết giá trị. Kiểm tra hạn dùng, độ ổn định và k của giấy "
        + "chứng nhận.",
      en: "Not when participants may know the value. Check date, stability and k of the "
        + "certificate."),
    verdict: nil,
    reference: Phrase(
      vi: "ISO 13528:2022, 7.2, 7.4; ISO 17034", en: "ISO 13528:2022, 7.2, 7.4; ISO 17034"),
    worked: { statedLine(.certified, U: 0.08, homogeneity: 0.03, $0) })

  private static let referenceLaboratory = Explanation(
    name: "reference-laboratory", synonyms: ["reference", "pilot", "phòng tham chiếu"],
    title: Phrase(
      vi: "Giá trị của phòng thí nghiệm tham chiếu", en: "Value of a reference laboratory"),
    formula: budgetFormula, symbols: budgetSymbols,
    use: Phrase(
      vi: "Trường hợp thường gặp của so sánh hiệu chuẩn: phòng tham chiếu đo chuẩn so sánh trước, "
        + "trong và sau khi luân chuyển. Dùng được với bất kỳ số phòng nào, kể cả một phòng.",
      en: "The usual case of a calibration comparison: the reference laboratory measures the "
        + "travelling standard before, during and after circulation. Good for any number of "
        + "participants, one included."),
    avoid: Phrase(
      vi:
        "U của phòng tham chiếu phải đủ nhỏ so với U của các bên tham gia; độ trôi giữa các lần đo "
        + "thuộc về u_stab. Bên tham gia liên kết chuẩn qua chính phòng tham chiếu thì có hiệp "
        + "phương sai. Một giá trị đồng thuận lệch quá xa x_pt sẽ được báo (7.8).",
      en: "U of the reference laboratory must be small against those of the participants; drift "
        + "between its measurements belongs in u_stab. A participant traceable to that same "
        + "laboratory has a covariance with it. A consensus too far from x_pt is reported (7.8)."),
    verdict: nil,
    reference: Phrase(
      vi: "ISO 13528:2022, 7.2, 7.5, 7.8", en: "ISO 13528:2022, 7.2, 7.5, 7.8"),
    worked: { statedLine(.referenceLaboratory, U: 0.1, stability: 0.12, $0) })
}
