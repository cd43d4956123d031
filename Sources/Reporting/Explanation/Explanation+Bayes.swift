import Interlab
import Wording

extension Explanation {
  /// The estimators that give a distribution of x_pt.
  static let distributions = [
    linearPool, hierarchicalGauss, hierarchicalLaplace, hierarchicalStudent, hierarchicalSkewNormal,
    decisionTree,
  ]

  private static let linearPool = Explanation(
    name: "linear-pool", synonyms: ["linear opinion pool", "gộp tuyến tính"],
    title: Phrase(vi: "Gộp phân bố tuyến tính", en: "Linear pool"),
    formula: """
      F(q) = Σ F_i(q) / p , x_ref = Σ x_i / p
      u²(x_ref) = Σ (c_i u_i² + (x_i − x_ref)²) / p
      """,
    symbols: uncertaintySymbols + [
      ExplanationSymbol(
        "F_i", vi: "phân bố mà phòng i công bố", en: "distribution that laboratory i claims",
        unit: .one),
      ExplanationSymbol(
        "c_i", vi: "1; ν_i/(ν_i − 2) khi ν_i hữu hạn", en: "1; ν_i/(ν_i − 2) where ν_i is finite",
        unit: .one),
    ],
    use: Phrase(
      vi: "Khi coi mỗi kết quả là một ý kiến có giá trị ngang nhau và muốn khoảng phủ trùm mọi ý "
        + "kiến. Không giả thiết các kết quả cùng đo một giá trị.",
      en: "When each result counts as one opinion of equal worth and the interval shall hold them "
        + "all. It does not assume that the results share one true value."),
    avoid: Phrase(
      vi:
        "Không ổn định: một kết quả lệch kéo cả x_ref và u(x_ref) (điểm vỡ 0). u không giảm khi số "
        + "phòng tăng. Khi có ν_i không quá 2, phương sai vô hạn và không có u(x_ref), chỉ có khoảng.",
      en:
        "It is not robust: one outlying result moves x_ref and u(x_ref) (breakdown point 0). u does "
        + "not fall as laboratories are added. With some ν_i of 2 or fewer the variance is infinite "
        + "and u(x_ref) absent; the interval stands."),
    verdict: nil,
    reference: Phrase(
      vi: "Stone 1961; Koepke và cộng sự 2017 (Metrologia 54, S34)",
      en: "Stone 1961; Koepke et al. 2017 (Metrologia 54, S34)"),
    worked: { line(.linearPool, $0) })

  static let hierarchySymbols =
    uncertaintySymbols + [
      ExplanationSymbol("μ", vi: "giá trị đo (x_ref là kỳ vọng)", en: "measurand (x_ref its mean)"),
      ExplanationSymbol(
        "τ", vi: "độ lệch chuẩn giữa các phòng (\"độ không đảm bảo tối\")",
        en: "standard deviation between laboratories (dark uncertainty)"),
      ExplanationSymbol(
        "γ", vi: "thang của phân bố tiên nghiệm của τ: MADe, hoặc tauScale",
        en: "scale of the prior of τ: MADe, or tauScale"),
    ]

  private static let hierarchicalGauss = Explanation(
    name: "hierarchical-gauss", synonyms: ["hierarchical bayes", "bayes", "HGG"],
    title: Phrase(
      vi: "Mô hình phân cấp Bayes, sai khác phân bố chuẩn",
      en: "Bayesian hierarchical model, normal differences"),
    formula: """
      x_i = μ + λ_i + ε_i , λ_i ~ N(0, τ²) , ε_i ~ N(0, u_i²)
      π(μ) ∝ 1 , π(τ) ∝ 1 / (1 + τ²/γ²)
      x_ref = E(μ|x) , u²(x_ref) = var(μ|x)
      """,
    symbols: hierarchySymbols,
    use: Phrase(
      vi:
        "Khi các kết quả phân tán hơn mức u_i cho phép và số phòng ít: độ không đảm bảo của τ nằm "
        + "trong u(x_ref). Tính bằng cầu phương xác định, không mô phỏng: không có sai số ngẫu "
        + "nhiên, không phụ thuộc đơn vị đo.",
      en:
        "When results scatter more than the u_i allow and laboratories are few: the uncertainty of "
        + "τ is in u(x_ref). Computed by quadrature, not sampled: no random error, and no dependence "
        + "on the unit of measurement."),
    avoid: Phrase(
      vi:
        "Có kết quả rất lệch: dùng hierarchical-laplace hoặc trung vị (điểm vỡ 0). Hai kết quả thì "
        + "không có u(x_ref). Cần ít nhất hai kết quả. τ ghi trong kết quả là trung vị hậu nghiệm. "
        + "Kết quả khác cây quyết định NIST, nơi μ có phân bố tiên nghiệm mang thông tin.",
      en: "With a result far from the others use hierarchical-laplace or a median (breakdown point "
        + "0). Two results leave u(x_ref) absent; fewer are refused. The τ reported is the posterior "
        + "median. The NIST Decision Tree has an informative prior of μ and so other numbers."),
    verdict: nil,
    reference: Phrase(
      vi: "Gelman 2006; Toman và Possolo 2009; Koepke và cộng sự 2017",
      en: "Gelman 2006; Toman and Possolo 2009; Koepke et al. 2017"),
    worked: { line(.hierarchical(.gauss), $0) })

  private static let hierarchicalLaplace = Explanation(
    name: "hierarchical-laplace", synonyms: ["HLG", "laplace"],
    title: Phrase(
      vi: "Mô hình phân cấp Bayes, sai khác phân bố Laplace",
      en: "Bayesian hierarchical model, Laplace differences"),
    formula: """
      x_i = μ + λ_i + ε_i , λ_i ~ Laplace(0, τ/√2) , ε_i ~ N(0, u_i²)
      π(μ) ∝ 1 , π(τ) ∝ 1 / (1 + τ²/γ²)
      x_ref = E(μ|x) , u²(x_ref) = var(μ|x)
      """,
    symbols: hierarchySymbols,
    use: Phrase(
      vi:
        "Như hierarchical-gauss, khi có thể có vài kết quả rất lệch: đuôi nặng của phân bố Laplace "
        + "giảm ảnh hưởng của chúng, x_ref tiến gần trung vị.",
      en:
        "As hierarchical-gauss, when a few results may lie far out: the heavy tails of the Laplace "
        + "distribution take their pull away, and x_ref moves towards the median."),
    avoid: Phrase(
      vi:
        "Khi các sai khác giữa các phòng gần phân bố chuẩn: kém hiệu quả hơn. Hai kết quả thì không "
        + "có u(x_ref). Cần ít nhất hai kết quả.",
      en:
        "Not where the differences between laboratories are near normal: it is less efficient. Two "
        + "results leave u(x_ref) absent; fewer are refused."),
    verdict: nil,
    reference: Phrase(
      vi: "Koepke và cộng sự 2017 (Metrologia 54, S34); cây quyết định NIST 2024",
      en: "Koepke et al. 2017 (Metrologia 54, S34); NIST Decision Tree 2024"),
    worked: { line(.hierarchical(.laplace), $0) })

  static func line(_ estimator: ReferenceEstimator, _ write: WorkedWriter) -> String? {
    let example = WorkedRound(
      results: pcb28.x, expandedUncertainties: pcb28.u.map { 2 * $0 },
      assignedValue: .reference(estimator))
    guard let assigned = example.analysis?.assignedValue, let value = assigned.value,
      let u = assigned.standardUncertainty, let interval = assigned.coverageInterval
    else { return nil }
    let τ = assigned.tau.map { ", τ = \(write($0, 4))" } ?? ""
    return "x_i = \(write.list(pcb28.x, 2)); u_i = \(write.list(pcb28.u, 2))\n"
      + "x_ref = \(write(value, 4)), u(x_ref) = \(write(u, 4))\(τ), 95 %: "
      + "[\(write(interval.lowerBound, 4)); \(write(interval.upperBound, 4))]"
  }
}
