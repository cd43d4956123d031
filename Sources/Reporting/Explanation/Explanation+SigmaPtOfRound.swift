import Interlab
import Wording

extension Explanation {
  /// σ_pt from the results of the same round.
  static let sigmaPtOfRound = [robustScale, ordinaryStandardDeviation]

  private static func analysis(
    _ estimator: ConsensusEstimator, _ sigmaPt: SigmaPtMethod
  ) -> ComparisonAnalysis? {
    WorkedRound(
      results: consensusExample, assignedValue: .consensus(estimator), sigmaPt: sigmaPt,
      scores: [.z]
    ).analysis
  }

  /// The results, σ_pt and the score of the last result, which stands apart.
  private static func line(
    _ analysis: ComparisonAnalysis?, _ symbol: String, _ write: WorkedWriter
  ) -> String? {
    guard let analysis, let sigma = analysis.sigmaPt?.number,
      let d = analysis.deviations?.last?.value,
      let z = write.scored(analysis.scores(.z)?.last, .z)
    else { return nil }
    return "x_i = \(write.list(consensusExample, 1))\n"
      + "σ_pt = \(symbol) = \(write(sigma, 4)); z_8 = \(write(d, 3)) / \(write(sigma, 4)) = \(z)"
  }

  private static let robustScale = Explanation(
    name: "robust", synonyms: ["robust scale", "s*"],
    title: Phrase(
      vi: "σ_pt là độ lệch chuẩn ổn định của cùng vòng", en: "Robust scale of the same round"),
    formula: "σ_pt = s*",
    symbols: [.sigmaPt, .robustScale],
    use: Phrase(
      vi:
        "s* là thang đo của chính x_pt ổn định (MADe, nIQR, thuật toán A); khi x_pt cho trước hoặc "
        + "không ổn định thì theo thuật toán A. Dùng khi chưa có tiêu chí nào khác và có nhiều phòng (từ 12 trở lên): so sánh mỗi phòng với sự "
        + "phân tán chung.",
      en:
        "s* is the scale of the robust x_pt (MADe, nIQR, Algorithm A); where x_pt is given or not "
        + "robust, that of Algorithm A. For use when there is no other criterion and there are many laboratories (12 or more): it "
        + "compares each with the general scatter."),
    avoid: Phrase(
      vi:
        "Thay đổi theo từng vòng nên điểm số giữa các năm không so sánh được; cả nhóm kém thì vẫn "
        + "“đạt”. Nên đặt giới hạn trên và dưới cho σ_pt (8.6.2). Quá nửa số kết quả bằng nhau: s* "
        + "có thể bằng 0, khi đó không có z.",
      en: "It changes from round to round, so scores of different years do not compare, and a poor "
        + "group still passes. Set limits on σ_pt (8.6.2). More than half the results equal: s* may "
        + "be zero, and there is no z."),
    verdict: nil,
    reference: Phrase(
      vi: "ISO 13528:2022, 8.6, phụ lục C", en: "ISO 13528:2022, 8.6, annex C"),
    worked: { line(analysis(.usualAlgorithmA, .usualRobust), "s*", $0) })

  private static let ordinaryStandardDeviation = Explanation(
    name: "standard-deviation", synonyms: ["sd", "standard deviation", "độ lệch chuẩn"],
    title: Phrase(
      vi: "σ_pt là độ lệch chuẩn của cùng vòng", en: "Standard deviation of the same round"),
    formula: "σ_pt = s = √( Σ (x_i − x̄)² / (p − 1) )",
    symbols: [
      .sigmaPt, .result, .count,
      ExplanationSymbol("x̄", vi: "trung bình cộng của các kết quả", en: "mean of the results"),
    ],
    use: Phrase(
      vi: "Chỉ để so với các chương trình cũ tính z theo trung bình và độ lệch chuẩn.",
      en: "Only to compare with older schemes that score by mean and standard deviation."),
    avoid: Phrase(
      vi:
        "Điểm gãy 0 %: một kết quả sai làm s lớn lên và che chính nó. Với x_pt là trung bình cộng, "
        + "|z| ≤ (p − 1)/√p: 2,846 khi p = 10, 3,015 khi p = 11; dưới 11 phòng không bao giờ có tín "
        + "hiệu hành động.",
      en: "Breakdown point 0 %: a wrong result swells s and hides itself. With the mean as x_pt, "
        + "|z| ≤ (p − 1)/√p: 2.846 at p = 10, 3.015 at p = 11; below 11 laboratories no action "
        + "signal is possible."),
    verdict: nil,
    reference: Phrase(
      vi: "ISO 13528:2022, 8.6; Shiffler 1988", en: "ISO 13528:2022, 8.6; Shiffler 1988"),
    worked: { write in
      let analysis = analysis(.mean, .standardDeviation)
      guard let line = line(analysis, "s", write),
        case .verdictUnreachable(_, let limit, let count)? = analysis?.notices.first(where: {
          $0.code == "verdict-unreachable"
        })
      else { return nil }
      return line + "\n|z| ≤ (\(count) − 1)/√\(count) = \(write(limit, 3))"
    })
}
