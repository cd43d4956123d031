import Interlab
import Wording

extension Explanation {
  /// Those whose scale is made of the distances between any two results.
  static let pairwiseEstimators = [qn, sn, qHampel, qnHampel]

  /// An estimator whose uncertainty is formula (6), with a worked line of the eight results.
  static func consensus(
    name: String, synonyms: [String], title: Phrase, formula: String,
    symbols: [ExplanationSymbol], use: Phrase, avoid: Phrase, reference: Phrase,
    scaleName: String, _ estimator: ConsensusEstimator
  ) -> Explanation {
    Explanation(
      name: name, synonyms: synonyms, title: title,
      formula: formula + "\nu(x_pt) = 1.25 s* / √p",
      symbols: [.result, .assignedValue, .count, .robustScale] + symbols, use: use, avoid: avoid,
      verdict: nil, reference: reference,
      worked: { write in
        guard let analysis = eightResults(estimator), let s = analysis.assignedValue.scale
        else { return nil }
        return consensusLine(analysis, scaleName, s, factor: 1.25, write)
      })
  }

  private static let distance = ExplanationSymbol(
    "|x_i − x_j|_(k)", vi: "khoảng cách nhỏ thứ k giữa hai kết quả",
    en: "k-th smallest distance between two results")
  private static let correction = ExplanationSymbol(
    "b_p", vi: "hệ số hiệu chính cho số kết quả p", en: "correction for the number of results",
    unit: .one)
  private static let psi = ExplanationSymbol(
    "ψ", vi: "hàm Hampel với các điểm gấp 1,5; 3; 4,5", en: "Hampel's function, knots 1.5, 3, 4.5",
    unit: .one)

  private static let qn = consensus(
    name: "qn", synonyms: ["Q_n", "median-Qn", "trung vị Qn"],
    title: Phrase(vi: "Trung vị với Qn", en: "Median with Qn"),
    formula: """
      x_pt = med(x_i)
      s* = Qn = 2.2191 b_p |x_i − x_j|_(k) , k = h (h − 1) / 2 , h = ⌊p/2⌋ + 1
      """,
    symbols: [distance, correction],
    use: Phrase(
      vi: "Khi nghi có nhiều giá trị bất thường và cần một s* hiệu quả: Qn gãy ở 50 % như MADe "
        + "nhưng hiệu quả 82 % với phân bố chuẩn (MADe: 37 %) và không cần phân bố đối xứng.",
      en: "When many outliers are suspected and s* should be efficient: Qn breaks down at 50 % as "
        + "MADe does, yet is 82 % efficient for normal results (MADe: 37 %) and needs no symmetry."),
    avoid: Phrase(
      vi:
        "Khoảng một nửa số kết quả bằng nhau (kết quả làm tròn thô): Qn = 0; nên dùng q-hampel. Ít "
        + "hơn 12 phòng: có thông báo. `variant: robustbase` có các hằng số của gói R đó; `variant: "
        + "print-2022` là bản in 2022 trước sửa đổi 1, quá nhỏ khi ít kết quả.",
      en: "About half the results equal (coarsely rounded results): Qn = 0; prefer q-hampel. Fewer "
        + "than 12 laboratories: a notice. `variant: robustbase` has the constants of that R "
        + "package; `variant: print-2022` is the print of 2022 before amendment 1, too small for "
        + "few results."),
    reference: Phrase(
      vi: "ISO 13528:2022/Amd 1:2026, C.5.2.1; Rousseeuw và Croux 1993",
      en: "ISO 13528:2022/Amd 1:2026, C.5.2.1; Rousseeuw and Croux 1993"),
    scaleName: "Qn", .usualQn)

  private static let sn = consensus(
    name: "sn", synonyms: ["S_n", "median-Sn", "trung vị Sn"],
    title: Phrase(vi: "Trung vị với Sn", en: "Median with Sn"),
    formula: """
      x_pt = med(x_i)
      s* = Sn = 1.1926 f_p lomed_i himed_j |x_i − x_j|
      """,
    symbols: [
      ExplanationSymbol(
        "himed, lomed", vi: "trung vị trên (hạng ⌊p/2⌋ + 1) và dưới (hạng ⌊(p + 1)/2⌋)",
        en: "upper median (rank ⌊p/2⌋ + 1) and lower (rank ⌊(p + 1)/2⌋)"),
      ExplanationSymbol(
        "f_p", vi: "hệ số hiệu chính cho số kết quả p", en: "correction for the number of results",
        unit: .one),
    ],
    use: Phrase(
      vi: "Thay cho MADe khi phân bố có thể không đối xứng: gãy ở 50 %, hiệu quả 58 % với phân bố "
        + "chuẩn.",
      en:
        "In place of MADe when the results may not be symmetric: breakdown point 50 %, efficiency "
        + "58 % for normal results."),
    avoid: Phrase(
      vi: "Quá nửa số kết quả bằng nhau: Sn = 0. Qn hiệu quả hơn. Không có trong ISO 13528. "
        + "`constants: printed` lấy 1,1926, mặc định 1,192598….",
      en: "More than half the results equal: Sn = 0. Qn is more efficient. Not in ISO 13528. "
        + "`constants: printed` takes 1.1926, the default is 1.192598…."),
    reference: Phrase(vi: "Rousseeuw và Croux 1993", en: "Rousseeuw and Croux 1993"),
    scaleName: "Sn", .usualSn)

  private static let qHampel = consensus(
    name: "q-hampel", synonyms: ["q-method", "Q/Hampel", "Q method", "phương pháp Q"],
    title: Phrase(vi: "Phương pháp Q/Hampel", en: "Q/Hampel"),
    formula: """
      Σ ψ((x_i − x_pt)/s*) = 0
      s* = G⁻¹(0.25 + 0.75 H(0)) / (√2 Φ⁻¹(0.625 + 0.375 H(0)))
      """,
    symbols: [
      psi,
      ExplanationSymbol(
        "H, G", vi: "hàm phân bố của các khoảng cách giữa hai phòng, và nội suy của nó",
        en: "distribution function of the distances between laboratories; its interpolation",
        unit: .one),
    ],
    use: Phrase(
      vi:
        "Khi có nhiều giá trị bất thường và nhiều kết quả bằng nhau: phần khoảng cách bằng 0 được "
        + "tính đến. Điểm gãy của s* khoảng 50 %, giảm theo H(0); x_pt có hiệu quả khoảng 96 % và "
        + "không chịu ảnh hưởng của kết quả xa hơn 4,5 s*. Tính trực tiếp, không lặp. Có kết quả lặp "
        + "lại (cột replicate): khoảng cách giữa từng kết quả của hai phòng, số lần lặp có thể khác "
        + "nhau, x_pt từ trung bình của các phòng; s_r kèm theo.",
      en: "When there are many outliers and many equal results: the share of zero distances is "
        + "allowed for. s* breaks down at about 50 %, less with H(0); x_pt is about 96 % efficient "
        + "and untouched by results beyond 4.5 s*. Found directly, without iteration. With replicates "
        + "(column replicate): the distances between single results of two laboratories, whatever "
        + "their numbers, x_pt from the laboratories' means; s_r stands beside."),
    avoid: Phrase(
      vi: "Hai nhóm kết quả: có thể có nhiều nghiệm; nghiệm gần trung vị nhất được lấy, hai nghiệm "
        + "cách đều thì lấy trung vị. s* = 0 chỉ khi mọi kết quả bằng nhau. Ít hơn 12 phòng: có "
        + "thông báo.",
      en: "Two groups of results: there may be several roots; the one nearest to the median is "
        + "taken, the median where two are equally near. s* = 0 only when all results are equal. "
        + "Fewer than 12 laboratories: a notice."),
    reference: Phrase(
      vi: "ISO 13528:2022, C.5.2.2, C.5.3.3", en: "ISO 13528:2022, C.5.2.2, C.5.3.3"),
    scaleName: "s*", .hampel(scale: .qMethod))

  private static let qnHampel = consensus(
    name: "qn-hampel", synonyms: ["Qn/Hampel"],
    title: Phrase(vi: "Hampel với Qn", en: "Hampel with Qn"),
    formula: "Σ ψ((x_i − x_pt)/s*) = 0 , s* = Qn", symbols: [psi],
    use: Phrase(
      vi: "Như q-hampel, với Qn (điểm gãy 50 %, hiệu quả 82 %) làm thang đo.",
      en: "As q-hampel, with Qn (breakdown point 50 %, efficiency 82 %) as the scale."),
    avoid: Phrase(
      vi: "Khoảng một nửa số kết quả bằng nhau: Qn = 0 và x_pt là trung vị; nên dùng q-hampel.",
      en: "About half the results equal: Qn = 0 and x_pt is the median; prefer q-hampel."),
    reference: Phrase(
      vi: "ISO 13528:2022/Amd 1:2026, C.5.2.1, C.5.3",
      en: "ISO 13528:2022/Amd 1:2026, C.5.2.1, C.5.3"
    ),
    scaleName: "Qn", .usualQnHampel)
}
