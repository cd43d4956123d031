import Interlab
import Wording

extension Explanation {
  static let trimmedMeans = [trimmedMean, winsorizedMean]

  private static let cut = [
    ExplanationSymbol(
      "g, h", vi: "số kết quả ở mỗi đầu, ⌊γ p⌋, và số còn lại, p − 2g",
      en: "number of results at either end, ⌊γ p⌋, and of the others, p − 2g", unit: .count),
    ExplanationSymbol(
      "γ", vi: "phần ở mỗi đầu (`fraction`, mặc định 0,1)",
      en: "fraction at either end (`fraction`, 0.1 by default)", unit: .one),
    ExplanationSymbol(
      "s_w", vi: "độ lệch chuẩn sau khi thay g giá trị ở mỗi đầu bằng giá trị kề bên",
      en: "standard deviation once the g values at either end are replaced by the next"),
  ]

  private static let avoidCut = Phrase(
    vi:
      "Điểm gãy bằng γ. s_w không ước lượng σ: `sigmaPt: robust` lấy s* của thuật toán A. Còn dưới "
      + "hai kết quả (h < 2): không có u. Không có trong ISO 13528.",
    en: "It breaks down at γ. s_w does not estimate σ: `sigmaPt: robust` takes the s* of Algorithm "
      + "A. Fewer than two results left (h < 2): no u. Not in ISO 13528.")

  private static let trimmedMean = Explanation(
    name: "trimmed-mean", synonyms: ["trimmed", "truncated mean", "trung bình cắt bớt"],
    title: Phrase(vi: "Trung bình cắt bớt", en: "Trimmed mean"),
    formula: """
      x_pt = Σ x_(i) / h , i = g + 1 … p − g
      u(x_pt) = s_w √((p − 1) / (h (h − 1)))
      """,
    symbols: [.result, .assignedValue, .count] + cut,
    use: Phrase(
      vi: "Để so sánh với chương trình bỏ đi cùng một số kết quả ở hai đầu. Với γ = 0,1 hiệu quả "
        + "khoảng 95 % với phân bố chuẩn. ν = h − 1.",
      en: "For comparison with schemes that leave out as many results at either end. With γ = 0.1 "
        + "about 95 % efficient for normal results. ν = h − 1."),
    avoid: avoidCut, verdict: nil,
    reference: Phrase(vi: "Tukey và McLaughlin 1963", en: "Tukey and McLaughlin 1963"),
    worked: { cutLine(.trimmedMean(fraction: 0.25), $0) })

  private static let winsorizedMean = Explanation(
    name: "winsorized-mean", synonyms: ["winsorized", "winsorised mean", "trung bình Winsor"],
    title: Phrase(vi: "Trung bình Winsor hóa", en: "Winsorized mean"),
    formula: """
      x_pt = Σ min(max(x_i, x_(g+1)), x_(p−g)) / p
      u(x_pt) = s_w (p − 1) / ((h − 1) √p)
      """,
    symbols: [.result, .assignedValue, .count] + cut,
    use: Phrase(
      vi:
        "Để so sánh với chương trình kéo cùng một số kết quả ở hai đầu về giá trị kề bên. "
        + "Với γ = 0,1 hiệu quả khoảng 97 % với phân bố chuẩn. ν = h − 1.",
      en: "For comparison with schemes that draw in as many results at either end to the next one. "
        + "With γ = 0.1 about 97 % efficient for normal results. ν = h − 1."),
    avoid: avoidCut, verdict: nil,
    reference: Phrase(vi: "Dixon và Tukey 1968", en: "Dixon and Tukey 1968"),
    worked: { cutLine(.winsorizedMean(fraction: 0.25), $0) })

  private static func cutLine(_ estimator: ConsensusEstimator, _ write: WorkedWriter) -> String? {
    guard let analysis = eightResults(estimator), let value = analysis.assignedValue.value,
      let u = analysis.assignedValue.standardUncertainty,
      let s = analysis.detail("winsorizedStandardDeviation")
    else { return nil }
    return "x_i = \(write.list(consensusExample, 1)); γ = \(write(0.25, 2))\n"
      + "x_pt = \(write(value, 4)), s_w = \(write(s, 4)), u(x_pt) = \(write(u, 4))"
  }
}
