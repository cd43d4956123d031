import Interlab
import Wording

extension Explanation {
  /// Robust locations beside those of the standard, for comparison.
  static let otherLocations = [huber, biweight, hodgesLehmann]

  private static let huber = consensus(
    name: "huber", synonyms: ["Huber M", "huberM"],
    title: Phrase(vi: "Ước lượng Huber", en: "Huber estimator"),
    formula: """
      Σ min(max(x_i − x_pt, −δ), δ) = 0 , δ = 1.5 s*
      s* = MADe
      """,
    symbols: [],
    use: Phrase(
      vi:
        "Như thuật toán A nhưng s* giữ ở MADe nên điểm gãy là 50 %; hiệu quả của x_pt khoảng 96 % "
        + "với phân bố chuẩn.",
      en: "As Algorithm A but with s* held at MADe, so that it breaks down at 50 %; x_pt is about "
        + "96 % efficient for normal results."),
    avoid: Phrase(
      vi:
        "Quá nửa số kết quả bằng nhau: MADe = 0 và x_pt là trung vị. MADe chỉ có hiệu quả 37 %. Ít "
        + "hơn 12 phòng: có thông báo.",
      en: "More than half the results equal: MADe = 0 and x_pt is the median. MADe is only 37 % "
        + "efficient. Fewer than 12 laboratories: a notice."),
    reference: Phrase(vi: "Huber 1964, 1981", en: "Huber 1964, 1981"),
    scaleName: "MADe", .usualHuber)

  private static let biweight = consensus(
    name: "biweight", synonyms: ["bisquare", "Tukey", "hai trọng số"],
    title: Phrase(vi: "Ước lượng hai trọng số Tukey", en: "Tukey's biweight"),
    formula: """
      Σ r_i (1 − r_i²)² = 0 , r_i = (x_i − x_pt) / (4.685 MADe) , |r_i| < 1
      s*² = p Σ (x_i − med)² (1 − q_i²)⁴ / (Σ (1 − q_i²)(1 − 5 q_i²))²
      q_i = (x_i − med) / (9 med|x_i − med|) , |q_i| < 1
      """,
    symbols: [
      ExplanationSymbol(
        "r_i, q_i", vi: "khoảng cách tới tâm theo đơn vị thang đo", en: "distances from the centre",
        unit: .one)
    ],
    use: Phrase(
      vi:
        "Khi giá trị bất thường ở xa không được có ảnh hưởng nào. Hiệu quả 95 % với phân bố chuẩn, "
        + "điểm gãy 50 %.",
      en: "When far outliers should have no influence at all. Efficiency 95 % for normal results, "
        + "breakdown point 50 %."),
    avoid: Phrase(
      vi:
        "Hai nhóm kết quả: nghiệm phụ thuộc điểm bắt đầu (trung vị). Quá nửa số kết quả bằng nhau: "
        + "x_pt là trung vị và s* = 0. Không có trong ISO 13528.",
      en: "Two groups of results: the root depends on the start (the median). More than half the "
        + "results equal: x_pt is the median and s* = 0. Not in ISO 13528."),
    reference: Phrase(
      vi: "Mosteller và Tukey 1977; Lax 1985 (s*)", en: "Mosteller and Tukey 1977; Lax 1985 (s*)"),
    scaleName: "s*", .usualBiweight)

  private static let hodgesLehmann = consensus(
    name: "hodges-lehmann", synonyms: ["HL", "Hodges Lehmann", "pseudomedian"],
    title: Phrase(vi: "Ước lượng Hodges-Lehmann", en: "Hodges-Lehmann estimator"),
    formula: "x_pt = med (x_i + x_j)/2 , i ≤ j\ns* = Qn",
    symbols: [],
    use: Phrase(
      vi:
        "Khi có ít giá trị bất thường và cần hiệu quả cao: 95,5 % với phân bố chuẩn, không có tham "
        + "số nào phải chọn.",
      en: "When outliers are few and efficiency counts: 95.5 % for normal results, and no constant "
        + "to be chosen."),
    avoid: Phrase(
      vi: "Điểm gãy 29 %: trên mức đó nên dùng trung vị. Thang đo là Qn. Không có trong ISO 13528.",
      en: "Breakdown point 29 %: beyond, prefer the median. Its scale is Qn. Not in ISO 13528."),
    reference: Phrase(vi: "Hodges và Lehmann 1963", en: "Hodges and Lehmann 1963"),
    scaleName: "Qn", .usualHodgesLehmann)
}
