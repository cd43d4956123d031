import Interlab
import Wording

extension Explanation {
  /// What is made of several comparisons, or of results drawn anew.
  static let links = [linked, bootstrap]

  private static let linked = Explanation(
    name: "linked", synonyms: ["link", "linking", "liên kết so sánh"],
    title: Phrase(vi: "Liên kết hai so sánh", en: "Link of two comparisons"),
    formula: """
      x_K = Σ w_i x_i , w_i ∝ 1/u_i²
      Δ_i = x_i − y_i , s_i² = u_i² + v_i² − 2 r u_i v_i , i ∈ L
      t = Σ ω_i Δ_i , ω_i ∝ 1/s_i² , χ²_obs = Σ (Δ_i − t)²/s_i² , ν = |L| − 1
      d_j = y_j + t − x_K , u²(d) = J Σ Jᵀ
      """,
    symbols: [
      ExplanationSymbol(
        "x_i, u_i", vi: "kết quả trong so sánh chủ chốt (CIPM) và u của nó",
        en: "result in the key comparison (CIPM) with its u"),
      ExplanationSymbol(
        "y_j, v_j", vi: "kết quả trong so sánh khu vực (RMO) và u của nó",
        en: "result in the regional comparison (RMO) with its u"),
      ExplanationSymbol(
        "L", vi: "các phòng tham gia cả hai so sánh", en: "laboratories that took part in both",
        unit: .count),
      ExplanationSymbol(
        "r",
        vi: "tương quan giữa hai kết quả của một phòng liên kết (--link-correlation, mặc "
          + "định 0)",
        en: "correlation of a linking laboratory's two results (--link-correlation, 0)", unit: .one),
      ExplanationSymbol(
        "t", vi: "số hiệu chính của so sánh khu vực", en: "correction of the results y"),
    ],
    use: Phrase(
      vi: "Đưa các kết quả của so sánh khu vực về giá trị tham chiếu của so sánh chủ chốt, qua các "
        + "phòng "
        + "tham gia cả hai. t là ước lượng bình phương tối thiểu tổng quát khi mỗi phòng liên "
        + "kết có "
        + "một độ lệch riêng chung cho hai kết quả; x_K không thay đổi. u(d) và hiệp phương sai "
        + "của mọi d tính đủ: một phòng liên kết nằm trong y, t và x_K.",
      en: "Brings the results of a regional comparison to the reference value of a key comparison, "
        + "through the laboratories in both. t is the generalized least squares estimate where "
        + "each "
        + "linking laboratory has an effect of its own that both its results share; x_K stays as "
        + "it "
        + "is. u(d) and the covariances of all d are whole: a linking laboratory is in y, t and "
        + "x_K."),
    avoid: Phrase(
      vi: "r = 0 là thận trọng cho t: phần hệ thống chung của phòng liên kết triệt tiêu trong Δ, "
        + "nên "
        + "hãy khai báo r nếu biết. Một phòng liên kết: không kiểm tra được tính nhất quán. Kiểm "
        + "định "
        + "thất bại (Pr < 0,05): một phòng đã thay đổi giữa hai so sánh.",
      en: "r = 0 is cautious for t: what a linking laboratory has in common with itself cancels "
        + "in Δ, "
        + "so state r where it is known. One linking laboratory leaves no test. Where the test "
        + "fails (Pr < 0.05) some laboratory changed between the comparisons."),
    verdict: nil,
    reference: Phrase(
      vi: "Elster, Link, Wöger 2003 (Metrologia 40, 189); Cox, Shirono 2023 (Metrologia 60, "
        + "055014)",
      en: "Elster, Link, Wöger 2003 (Metrologia 40, 189); Cox, Shirono 2023 (Metrologia 60, "
        + "055014)"),
    worked: { linkedLine($0) })

  private static func linkedLine(_ write: WorkedWriter) -> String? {
    let key = WorkedRound(results: [10.00, 10.06], expandedUncertainties: [0.08, 0.06])
    let own = WorkedRound(results: [5.02, 5.05, 5.10], expandedUncertainties: [0.06, 0.08, 0.10])
    guard let keyRound = key.round(.reference(.weightedMean)),
      let round = own.round(.reference(.weightedMean)),
      let link = try? ComparisonLink(
        round.comparisons[0], in: round, to: keyRound.comparisons[0], in: keyRound,
        correlation: 0.5),
      let degree = link.degrees[2]
    else { return nil }
    return "x_i = \(write.list(key.results, 2)); u_i = \(write.list([0.04, 0.03], 2)); "
      + "y_j = \(write.list(own.results, 2)); v_j = \(write.list([0.03, 0.04, 0.05], 2)); "
      + "r = \(write(0.5, 1))\n"
      + "t = \(write(link.correction, 4)), u(t) = \(write(link.correctionUncertainty, 4))\n"
      + "d_3 = \(write(degree.value, 4)), u(d_3) = \(write(degree.standardUncertainty, 4))"
  }

  private static let bootstrap = Explanation(
    name: "bootstrap", synonyms: ["resampling", "lấy mẫu lại"],
    title: Phrase(vi: "Lấy mẫu lại", en: "Drawing results anew"),
    formula: """
      u(x_pt) = s(x*⁽ʳ⁾) , x*⁽ʳ⁾ = x_pt(x_k₁ … x_k_p) , k_j ∈ {1 … p} , r = 1 … M
      μ + √(τ² + u_i²) ε_i → τ*⁽ʳ⁾ , μ + √(τ*² + u_i²) ε′_i → μ*⁽ʳ⁾
      """,
    symbols: [
      ExplanationSymbol("x*⁽ʳ⁾, μ*⁽ʳ⁾", vi: "giá trị của lần rút r", en: "value of draw r"),
      ExplanationSymbol(
        "M", vi: "số lần rút (--draws, mặc định 10⁴)", en: "number of draws (--draws, 10⁴)",
        unit: .count),
    ],
    use: Phrase(
      vi: "--uncertainty bootstrap: độ không đảm bảo đo của một ước lượng đồng thuận không cần "
        + "công "
        + "thức 1,25 s*/√p. --ci bootstrap: khoảng của μ trong mô hình hiệu ứng ngẫu nhiên khi "
        + "có ít "
        + "phòng, τ cũng được rút lại. Kết quả chỉ phụ thuộc --seed, không phụ thuộc số luồng tính "
        + "hay thứ tự dòng.",
      en: "--uncertainty bootstrap: the uncertainty of a consensus without the formula 1.25 s*/√p. "
        + "--ci bootstrap: the interval of μ under random effects with few laboratories, where τ "
        + "is "
        + "drawn anew too. The digits hang on --seed alone, not on threads or the order of the "
        + "rows."),
    avoid: Phrase(
      vi: "Với vài kết quả, lấy mẫu lại chỉ gặp vài giá trị khác nhau: u của trung vị khi đó "
        + "thô. Các "
        + "kết quả đều bằng nhau: không có u.",
      en: "With a handful of results the draws meet a handful of values: u of the median is coarse "
        + "then. All results equal: no u."),
    verdict: nil,
    reference: Phrase(
      vi: "ISO 13528:2022, 7.7.6; NIST Consensus Builder User's Manual (2020)",
      en: "ISO 13528:2022, 7.7.6; NIST Consensus Builder User's Manual (2020)"),
    worked: { write in
      var round = WorkedRound(results: [98.1, 99.0, 99.4, 99.9, 100.2, 100.4, 103.5])
      round.assignedValue = .consensus(.usualMedian)
      round.resampling = Resampling(draws: 10_000)
      guard let assigned = round.analysis?.assignedValue, let value = assigned.value,
        let u = assigned.standardUncertainty
      else { return nil }
      return "x_i = \(write.list(round.results, 1)); M = 10⁴\n"
        + "x_pt = med = \(write(value, 1)), u(x_pt) = \(write(u, 1))"
    })
}
