import Interlab
import Wording

extension Explanation {
  static let hierarchicalStudent = Explanation(
    name: "hierarchical-student", synonyms: ["student", "HTG"],
    title: Phrase(
      vi: "Mô hình phân cấp Bayes, sai khác phân bố Student",
      en: "Bayesian hierarchical model, Student differences"),
    formula: """
      x_i = μ + λ_i + ε_i , λ_i ~ τ √((ν − 2)/ν) t(ν) , ε_i ~ N(0, u_i²)
      π(μ) ∝ 1 , π(τ) ∝ 1 / (1 + τ²/γ²)
      x_ref = E(μ|x) , u²(x_ref) = var(μ|x)
      """,
    symbols: hierarchySymbols + [
      ExplanationSymbol(
        "ν", vi: "số bậc tự do của các sai khác: 4, hoặc effectDof",
        en: "degrees of freedom of the differences: 4, or effectDof", unit: .one)
    ],
    use: Phrase(
      vi: "Như hierarchical-laplace, với đuôi còn nặng hơn: một kết quả rất lệch gần như không kéo "
        + "x_ref.",
      en:
        "As hierarchical-laplace, with tails that are heavier still: a result far out hardly pulls "
        + "x_ref."),
    avoid: Phrase(
      vi:
        "Khi các sai khác gần phân bố chuẩn. ν được chọn trước, không ước lượng: với ít phòng, số "
        + "liệu không nói gì về ν. Hai kết quả thì không có u(x_ref); ít hơn thì bị từ chối.",
      en: "Not where the differences are near normal. ν is chosen, not estimated: few laboratories "
        + "say nothing about it. Two results leave u(x_ref) absent; fewer are refused."),
    verdict: nil,
    reference: Phrase(
      vi: "Gelman và cộng sự, Bayesian Data Analysis, 2013, chương 17",
      en: "Gelman et al., Bayesian Data Analysis, 2013, chapter 17"),
    worked: { line(.hierarchical(.student), $0) })

  static let hierarchicalSkewNormal = Explanation(
    name: "hierarchical-skew-normal", synonyms: ["skew-normal", "HSG"],
    title: Phrase(
      vi: "Mô hình phân cấp Bayes, sai khác phân bố chuẩn lệch",
      en: "Bayesian hierarchical model, skew-normal differences"),
    formula: """
      x_i = μ + λ_i + ε_i , ε_i ~ N(0, u_i²)
      λ_i = ω (δ |W_i| + √(1 − δ²) E_i − δ √(2/π)) , W_i, E_i ~ N(0, 1)
      ω = τ / √(1 − 2δ²/π) , δ = α / √(1 + α²) , α ~ N(0, 4²)
      π(μ) ∝ 1 , π(τ) ∝ 1 / (1 + τ²/γ²)
      x_ref = E(μ|x) , u²(x_ref) = var(μ|x)
      """,
    symbols: hierarchySymbols + [
      ExplanationSymbol("α", vi: "tham số lệch", en: "shape: how far to one side", unit: .one)
    ],
    use: Phrase(
      vi: "Khi các kết quả lệch hẳn về một phía, chẳng hạn chất bị mất một phần trong khi chuẩn bị "
        + "mẫu. μ là trung bình của quần thể phòng, τ là độ lệch chuẩn của nó.",
      en: "When results lean to one side, for example where part of the analyte may be lost. μ is "
        + "the mean of the population of laboratories, τ its standard deviation."),
    avoid: Phrase(
      vi: "Với ít phòng, số liệu hầu như không xác định được độ lệch, và u(x_ref) lớn hơn của "
        + "hierarchical-gauss. Cây quyết định NIST dùng phân bố Student lệch, có đuôi nặng hơn.",
      en: "Few laboratories hardly determine the skewness, and u(x_ref) exceeds that of "
        + "hierarchical-gauss. The NIST Decision Tree adds Student tails with few degrees of freedom "
        + "where the data ask for them."),
    verdict: nil,
    reference: Phrase(
      vi: "Azzalini 1985; cây quyết định NIST 2024", en: "Azzalini 1985; NIST Decision Tree 2024"),
    worked: { line(.hierarchical(.skewNormal), $0) })
}
