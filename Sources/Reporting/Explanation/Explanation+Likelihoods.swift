import Interlab
import Wording

extension Explanation {
  /// Random effects by likelihood, and the means that allow for doubtful uncertainties.
  static let likelihoods = [
    maximumLikelihood, restrictedMaximumLikelihood, vangelRukhin, powerModeratedMean, graybillDeal,
  ]

  private static let maximumLikelihood = randomEffects(
    "ml", ["ML", "maximum likelihood"],
    Phrase(vi: "hợp lí cực đại", en: "maximum likelihood"),
    "−2ℓ(τ²) = Σ[ln(u_i² + τ²) + (x_i − μ)²/(u_i² + τ²)] + p ln 2π → min",
    Phrase(
      vi: "Phân bố chuẩn, nhiều phòng. Lấy cực đại cao nhất trong mọi cực đại, kể cả τ = 0.",
      en: "Normal results, many laboratories. The highest of all maxima is taken, τ = 0 "
        + "included."),
    Phrase(
      vi: "τ chệch về phía nhỏ khi ít phòng: thường dùng reml.",
      en: "τ is too small on average with few laboratories: as a rule take reml."),
    "Viechtbauer 2005 (J. Educ. Behav. Stat. 30, 261)")

  private static let restrictedMaximumLikelihood = randomEffects(
    "reml", ["REML", "restricted maximum likelihood"],
    Phrase(vi: "hợp lí cực đại hạn chế", en: "restricted maximum likelihood"),
    """
    −2ℓ(τ²) = Σ[ln(u_i² + τ²) + (x_i − μ)²/(u_i² + τ²)]
              + ln Σ 1/(u_i² + τ²) + (p − 1) ln 2π → min
    """,
    Phrase(
      vi: "Phân bố chuẩn; gần như không chệch. Lấy cực đại cao nhất trong mọi cực đại, kể cả "
        + "τ = 0.",
      en: "Normal results; nearly unbiased. The highest of all maxima is taken, τ = 0 included."),
    Phrase(
      vi: "Phân bố có đuôi dài hoặc có kết quả tách biệt: τ lớn lên và che đi kết quả đó.",
      en: "With long tails or results that stand apart τ grows and hides them."),
    "Viechtbauer 2005 (J. Educ. Behav. Stat. 30, 261)")

  private static let vangelRukhin = Explanation(
    name: "vangel-rukhin", synonyms: ["VR", "Vangel and Rukhin"],
    title: Phrase(
      vi: "Hiệu ứng ngẫu nhiên theo Vangel và Rukhin",
      en: "Random effects by Vangel and Rukhin"),
    formula: """
      Σ[ln(τ² + ω_i) + (x_i − μ)²/(τ² + ω_i) + ν_i ln ω_i + ν_i u_i²/ω_i] → min
      u(μ) = (Σ 1/(τ² + ω_i))^−½ , u²(d_i) = u_i² (1 − 2w_i) + u²(μ)
      """,
    symbols: [
      .result,
      ExplanationSymbol("μ", vi: "giá trị tham chiếu (x_pt)", en: "reference value (x_pt)"),
      ExplanationSymbol(
        "τ", vi: "độ lệch chuẩn giữa các phòng thí nghiệm",
        en: "standard deviation between laboratories"),
      ExplanationSymbol(
        "ω_i", vi: "phương sai thật của x_i, được ước lượng cùng lúc",
        en: "true variance of x_i, estimated as well", unit: .squaredValues),
      ExplanationSymbol(
        "ν_i", vi: "số bậc tự do của u_i", en: "degrees of freedom of u_i", unit: .count),
    ],
    use: Phrase(
      vi: "Các u_i là độ lệch chuẩn từ ít lần đo (ν_i nhỏ), nên bản thân chúng không chắc chắn.",
      en: "The u_i are standard deviations of few measurements (small ν_i), so uncertain "
        + "themselves."),
    avoid: Phrase(
      vi: "Mọi kết quả phải có ν_i hữu hạn, ít nhất là 1. u_i không phải loại A, hoặc ν_i lớn: "
        + "dùng reml. Không ổn định: điểm gãy 1/p. Cần ít nhất hai kết quả.",
      en: "Every result needs a finite ν_i of at least 1. Not for u_i that are not of type A, or "
        + "large ν_i: use reml. Not robust: breakdown point 1/p. Needs two results."),
    verdict: nil,
    reference: Phrase(
      vi: "Vangel, Rukhin 1999 (Biometrics 55, 129)", en: "Vangel, Rukhin 1999 (Biometrics 55, 129)"
    ),
    worked: { scatterLine(.vangelRukhin, $0, degreesOfFreedom: 5) })

  private static let powerModeratedMean = Explanation(
    name: "power-moderated-mean", synonyms: ["PMM CCRI", "Pommé", "power moderated mean"],
    title: Phrase(
      vi: "Trung bình điều tiết theo lũy thừa", en: "Power-moderated mean"),
    formula: """
      w_i ∝ (u_i² + s²)^(−α/2) S^(α−2) , α = 2 − 3/p
      S² = p max(Σ(x_i − x̄)²/(p(p − 1)), 1/Σ(u_i² + s²)⁻¹)
      u²(x_ref) = 1/Σ[(u_i² + s²)^(−α/2) S^(α−2)]
      u²(d_i) = u_i² (1 − 2w_i) + u²(x_ref)
      """,
    symbols: [
      .result,
      ExplanationSymbol("x_ref", vi: "giá trị tham chiếu (x_pt)", en: "reference value (x_pt)"),
      ExplanationSymbol(
        "s", vi: "τ theo Mandel và Paule", en: "τ by Mandel and Paule"),
      ExplanationSymbol(
        "α", vi: "số mũ: 2 tin các u_i, 0 coi mọi phòng như nhau",
        en: "exponent: 2 trusts the u_i, 0 takes all alike", unit: .one),
      .count,
    ],
    use: Phrase(
      vi: "So sánh chủ chốt hoạt độ phóng xạ CCRI(II), và khi một số phòng công bố u_i quá nhỏ mà "
        + "không rõ phòng nào. Kết quả cách quá 2,5 u(e_i) được nêu ra.",
      en: "Key comparisons of activity in CCRI(II), and where some laboratories understate u_i "
        + "without it being known which. Results beyond 2.5 u(e_i) are named."),
    avoid: Phrase(
      vi: "Không ổn định: điểm gãy 1/p, phải loại kết quả tách biệt trước vì lý do kỹ thuật. Khi "
        + "các u_i đáng tin thì trung bình có trọng số hiệu quả hơn.",
      en: "Not robust: breakdown point 1/p; results that stand apart are first to be excluded, for "
        + "a technical reason. Where the u_i can be trusted the weighted mean is more efficient."),
    verdict: nil,
    reference: Phrase(
      vi: "Pommé, Keightley 2015 (Metrologia 52, S200)",
      en: "Pommé, Keightley 2015 (Metrologia 52, S200)"),
    worked: { scatterLine(.powerModeratedMean, $0) })

  private static let graybillDeal = Explanation(
    name: "graybill-deal", synonyms: ["GD", "Graybill and Deal"],
    title: Phrase(vi: "Graybill và Deal", en: "Graybill and Deal"),
    formula: """
      x_ref = Σ w_i x_i , w_i = u_i⁻²/W , W = Σ u_j⁻²
      u²(x_ref) = (1 + 4 Σ w_i (1 − w_i)/(ν_i + 2))/W
      u²(d_i) = u_i² (1 − 2w_i) + u²(x_ref)
      """,
    symbols: [
      .result,
      ExplanationSymbol("x_ref", vi: "giá trị tham chiếu (x_pt)", en: "reference value (x_pt)"),
      ExplanationSymbol(
        "ν_i", vi: "số bậc tự do của u_i", en: "degrees of freedom of u_i", unit: .count),
    ],
    use: Phrase(
      vi: "Trung bình có trọng số khi các u_i chỉ từ ít lần đo: u(x_ref) tính đến việc trọng số "
        + "cũng không chắc chắn (Sinha). Hiệu chính của Meier được nêu kèm.",
      en: "The weighted mean where the u_i come from few measurements: u(x_ref) allows for "
        + "uncertain weights (Sinha). Meier's correction is recorded beside it."),
    avoid: Phrase(
      vi: "Không tính đến phân tán giữa các phòng: khi kiểm định χ² thất bại, dùng vangel-rukhin. "
        + "ν_i dưới 5 thì hiệu chính quá nhỏ. Điểm gãy 1/p.",
      en: "Allows for no scatter between laboratories: where the χ² test fails use vangel-rukhin. "
        + "Below ν_i = 5 the correction is too small. Breakdown point 1/p."),
    verdict: nil,
    reference: Phrase(
      vi: "Graybill, Deal 1959 (Biometrics 15, 543); Sinha 1985 (Can. J. Stat. 13, 243)",
      en: "Graybill, Deal 1959 (Biometrics 15, 543); Sinha 1985 (Can. J. Stat. 13, 243)"),
    worked: { scatterLine(.graybillDeal, $0, degreesOfFreedom: 5) })
}
