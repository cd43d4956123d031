import Interlab
import Wording

extension Explanation {
  /// The weighted mean, as it is and with the Birge ratio.
  static let weightedMeans = [weightedMean, birge]

  static let uncertaintySymbols: [ExplanationSymbol] = [
    .result,
    ExplanationSymbol("x_ref", vi: "giá trị tham chiếu (x_pt)", en: "reference value (x_pt)"),
    ExplanationSymbol(
      "u_i", vi: "độ không đảm bảo đo chuẩn u(x_i), lớn hơn 0",
      en: "standard uncertainty u(x_i), above zero"),
    .count,
  ]

  private static let weightedMean = Explanation(
    name: "weighted-mean", synonyms: ["weighted mean", "KCRV", "Cox A", "trung bình có trọng số"],
    title: Phrase(
      vi: "Trung bình có trọng số với kiểm định χ²", en: "Weighted mean with its χ² test"),
    formula: """
      x_ref = Σ w_i x_i , w_i = u_i⁻² / Σ u_j⁻² , u(x_ref) = (Σ u_i⁻²)^−½
      χ²_obs = Σ ((x_i − x_ref)/u_i)² , ν = p − 1
      u²(d_i) = u²(x_i) − u²(x_ref)
      """,
    symbols: uncertaintySymbols,
    use: Phrase(
      vi: "So sánh có công bố độ không đảm bảo đo, các kết quả độc lập và độ không đảm bảo đo đáng "
        + "tin (so sánh chủ chốt và so sánh hiệu chuẩn không có phòng tham chiếu).",
      en: "Comparisons with reported uncertainties, independent results and uncertainties that can "
        + "be believed (key comparisons, calibration comparisons without a reference laboratory)."),
    avoid: Phrase(
      vi:
        "Kiểm định thất bại khi Pr{χ²(ν) > χ²_obs} < 0,05: khi đó tìm kết quả tách biệt, dùng trung "
        + "vị hoặc tỉ số Birge. Một phòng công bố u_i quá nhỏ sẽ quyết định x_ref: xem trọng số. "
        + "Các kết quả có chung chuẩn: dùng gls. Mọi kết quả được đưa vào phải có u_i > 0. Hiệp "
        + "phương sai với x_ref luôn được tính trong ζ và E_n.",
      en: "The test fails when Pr{χ²(ν) > χ²_obs} < 0.05: then look for results that stand apart, "
        + "use a median or the Birge ratio. One laboratory with too small a u_i rules x_ref: look "
        + "at the weights. Results that share a standard: use gls. Every included result needs u_i "
        + "> 0. The covariance with x_ref is always in ζ and E_n."),
    verdict: nil,
    reference: Phrase(
      vi: "Cox 2002, quy trình A (Metrologia 39, 589)",
      en: "Cox 2002, procedure A (Metrologia 39, 589)"),
    worked: { weightedLine([10, 10.04, 10.1], .weightedMean, $0) })

  private static let birge = Explanation(
    name: "birge", synonyms: ["birge ratio", "tỉ số Birge"],
    title: Phrase(
      vi: "Trung bình có trọng số với tỉ số Birge", en: "Weighted mean with the Birge ratio"),
    formula: """
      R_B = √( χ²_obs / (p − 1) )
      x_ref = Σ w_i x_i , u(x_ref) = max(1, R_B) · (Σ u_j⁻²)^−½
      u²(d_i) = max(1, R_B)² · (u²(x_i) − u_WM²) , u_WM = (Σ u_j⁻²)^−½
      """,
    symbols: uncertaintySymbols + [
      ExplanationSymbol("R_B", vi: "tỉ số Birge", en: "Birge ratio", unit: .one)
    ],
    use: Phrase(
      vi: "Khi kiểm định χ² của trung bình có trọng số thất bại và có lý do tin rằng mọi phòng đều "
        + "đánh giá thấp độ không đảm bảo đo theo cùng một tỉ lệ.",
      en: "When the χ² test of the weighted mean fails and there is reason to think that all "
        + "laboratories understated their uncertainties in the same proportion."),
    avoid: Phrase(
      vi:
        "Khi chỉ một hai phòng lệch: tỉ số Birge phạt tất cả và che đi phòng sai. Với ít phòng, R_B "
        + "dao động nhiều do ngẫu nhiên (R_B không vượt quá 1 thì không thay đổi gì). Một kết quả "
        + "thì không có R_B.",
      en:
        "Not when one or two laboratories stand apart: it punishes all and hides the culprit. With "
        + "few laboratories R_B varies much by chance (up to 1 it changes nothing). One result has "
        + "no R_B."),
    verdict: nil,
    reference: Phrase(
      vi: "Birge 1932 (Phys. Rev. 40, 207); Cox 2002, quy trình A",
      en: "Birge 1932 (Phys. Rev. 40, 207); Cox 2002, procedure A"),
    worked: { weightedLine([10, 10.06, 10.14], .birge, $0) })

  private static func weightedLine(
    _ results: [Double], _ estimator: ReferenceEstimator, _ write: WorkedWriter
  ) -> String? {
    let U = [0.04, 0.04, 0.08]
    let example = WorkedRound(
      results: results, expandedUncertainties: U, assignedValue: .reference(estimator))
    guard let analysis = example.analysis, let test = testLine(analysis, write),
      let value = analysis.assignedValue.value, let u = analysis.assignedValue.standardUncertainty
    else { return nil }
    return "x_i = \(write.list(results, 2)); u_i = \(write.list(U.map { $0 / 2 }, 2))\n\(test)\n"
      + "x_ref = \(write(value, 4)), u(x_ref) = \(write(u, 4))"
  }

  /// The χ² test in numbers.
  private static func testLine(_ analysis: ComparisonAnalysis, _ write: WorkedWriter) -> String? {
    guard let chiSquared = analysis.detail("Q"), let p = analysis.detail("pValue"),
      let ν = analysis.detail("degreesOfFreedom"), let birge = analysis.detail("birgeRatio")
    else { return nil }
    let verdict =
      p >= 0.05
      ? write.phrase(vi: "nhất quán", en: "consistent")
      : write.phrase(vi: "không nhất quán", en: "inconsistent")
    return "χ²_obs = \(write(chiSquared, 3)), ν = \(write(ν, 0)), "
      + "Pr = \(write(p, 4)) → \(verdict); R_B = \(write(birge, 3))"
  }

  static let generalizedLeastSquares = Explanation(
    name: "gls", synonyms: ["generalized least squares", "generalised least squares"],
    title: Phrase(
      vi: "Bình phương tối thiểu tổng quát", en: "Generalized least squares"),
    formula: """
      x_ref = (1ᵀV⁻¹x) / (1ᵀV⁻¹1) , u²(x_ref) = 1 / (1ᵀV⁻¹1)
      χ²_obs = rᵀV⁻¹r , r_i = x_i − x_ref , ν = p − 1
      """,
    symbols: [
      .result,
      ExplanationSymbol("x_ref", vi: "giá trị tham chiếu (x_pt)", en: "reference value (x_pt)"),
      ExplanationSymbol(
        "V", vi: "ma trận hiệp phương sai của các kết quả", en: "covariance matrix of the results",
        unit: .squaredValues),
    ],
    use: Phrase(
      vi: "Khi một số kết quả tương quan với nhau: cùng liên kết chuẩn qua một viện, cùng dùng một "
        + "chuẩn hoặc một hằng số. V có đường chéo u²(x_i), ngoài đường chéo là hiệp phương sai đã "
        + "khai báo: ma trận, tương quan từng cặp, hoặc các thành phần chung c_k nằm trong u_i "
        + "(V = diag(u_i² − Σc_ik²) + Σ c_k c_kᵀ). V là ma trận đường chéo thì đúng bằng trung bình "
        + "có trọng số.",
      en: "When results are correlated: traceable to the same institute, made with the same "
        + "standard or constant. V has u²(x_i) on its diagonal and the declared covariances beside "
        + "it: a matrix, correlations of pairs, or shared components c_k that lie inside the u_i "
        + "(V = diag(u_i² − Σc_ik²) + Σ c_k c_kᵀ). With a diagonal V it is the weighted mean."),
    avoid: Phrase(
      vi:
        "V không xác định dương là lỗi, kèm trị riêng nhỏ nhất. Tương quan mạnh có thể cho trọng số "
        + "âm: nên xem lại các hiệp phương sai. Kiểm định χ² và giới hạn như trung bình có trọng "
        + "số.",
      en:
        "A V that is not positive definite is an error that names its smallest eigenvalue. Strong "
        + "correlation may give negative weights: check the covariances. The χ² test and its limit "
        + "are those of the weighted mean."),
    verdict: nil,
    reference: Phrase(
      vi: "Cox và cộng sự 2006 (Metrologia 43, S268); JCGM 102:2011",
      en: "Cox et al. 2006 (Metrologia 43, S268); JCGM 102:2011"),
    worked: { write in
      let results = [10, 10.04, 10.1]
      let V = [[0.0025, 0.0016, 0], [0.0016, 0.0025, 0], [0, 0, 0.0025]]
      let estimator = ReferenceEstimator.generalizedLeastSquares(rows: V)
      let example = WorkedRound(
        results: results, expandedUncertainties: [0.1, 0.1, 0.1],
        assignedValue: .reference(estimator))
      guard let analysis = example.analysis, let test = testLine(analysis, write),
        case .correlated(let weights, _) = analysis.assignedValue.dependence,
        let value = analysis.assignedValue.value, let u = analysis.assignedValue.standardUncertainty
      else { return nil }
      return "x_i = \(write.list(results, 2)); u_i = \(write.list([0.05, 0.05, 0.05], 2)); "
        + "cov(x_1, x_2) = \(write(V[0][1], 4))\nw_i = \(write.list(weights, 4))\n\(test)\n"
        + "x_ref = \(write(value, 4)), u(x_ref) = \(write(u, 4))"
    })
}
