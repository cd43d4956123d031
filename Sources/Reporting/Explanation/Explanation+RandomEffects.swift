import Interlab
import Wording

extension Explanation {
  /// The estimators of τ by moments and by the generalized Q.
  static let randomEffects = [
    dersimonianLaird, dersimonianLairdTwoStep, mandelPaule, empiricalBayes, mandelPauleMedian,
    hedges, hunterSchmidt, sidikJonkman,
  ]

  private static let dersimonianLaird = randomEffects(
    "dersimonian-laird", ["DL", "DerSimonian and Laird", "DSL"],
    Phrase(vi: "DerSimonian và Laird", en: "DerSimonian and Laird"),
    "τ² = max(0, (Q − (p − 1)) / (Σw_i − Σw_i²/Σw_i)) , w_i = 1/u_i²",
    Phrase(
      vi: "Công thức đóng, kết quả quen thuộc trong các so sánh chủ chốt và trong NICOB.",
      en: "A closed formula, familiar from key comparisons and NICOB."),
    Phrase(
      vi: "Khi các u_i rất khác nhau, một phòng có u_i quá nhỏ chi phối τ²; khi đó dùng "
        + "mandel-paule hoặc reml.",
      en: "Where the u_i differ much, one laboratory with too small a u_i rules τ²; then use "
        + "mandel-paule or reml."),
    "DerSimonian, Laird 1986 (Control. Clin. Trials 7, 177)")

  private static let dersimonianLairdTwoStep = randomEffects(
    "dersimonian-laird-2", ["DL2", "two-step DL"],
    Phrase(vi: "DerSimonian và Laird hai bước", en: "DerSimonian and Laird in two steps"),
    """
    a_i = 1/(u_i² + τ₁²) , τ₁² : dersimonian-laird , p_i = a_i (1 − a_i/Σa)
    τ² = max(0, (Q_a − Σp_i u_i²) / Σp_i)
    """,
    Phrase(
      vi: "Công thức đóng, ít bị một u_i quá nhỏ chi phối hơn một bước.",
      en: "A closed formula that one too small u_i rules less than in one step."),
    Phrase(
      vi: "Gần với mandel-paule, là giới hạn khi lặp tiếp: thường dùng luôn mandel-paule.",
      en: "Close to mandel-paule, its limit when repeated: as a rule take that."),
    "DerSimonian, Kacker 2007 (Contemp. Clin. Trials 28, 105)")

  private static let mandelPaule = randomEffects(
    "mandel-paule", ["MP", "PM", "Paule-Mandel", "Mandel and Paule"],
    Phrase(vi: "Mandel và Paule", en: "Mandel and Paule"),
    "Σ (x_i − μ)²/(u_i² + τ²) = p − 1 ; τ = 0 : Q ≤ p − 1",
    Phrase(
      vi: "Lựa chọn thông thường khi kiểm định χ² thất bại: không cần giả thiết phân bố chuẩn, "
        + "nghiệm duy nhất, các u_i khác nhau nhiều vẫn tốt.",
      en: "The usual choice where the χ² test fails: needs no normal distribution, has one "
        + "solution, and bears very different u_i."),
    Phrase(
      vi: "Với hai ba phòng, τ dao động nhiều do ngẫu nhiên: xem khoảng Q-profile.",
      en: "With two or three laboratories τ varies much by chance: look at its Q profile."),
    "Paule, Mandel 1982 (J. Res. NBS 87, 377)")

  private static let empiricalBayes = randomEffects(
    "empirical-bayes", ["EB", "Morris"],
    Phrase(vi: "Bayes thực nghiệm", en: "Empirical Bayes"),
    "Σ (x_i − μ)²/(u_i² + τ²) = p − 1 ; τ = 0 : Q ≤ p − 1",
    Phrase(
      vi: "Cùng phương trình với mandel-paule, dưới tên mà tài liệu phân tích gộp dùng.",
      en: "The same equation as mandel-paule, under the name that meta-analysis uses."),
    Phrase(vi: "Như mandel-paule.", en: "As mandel-paule."),
    "Morris 1983 (J. Am. Stat. Assoc. 78, 47)")

  private static let mandelPauleMedian = randomEffects(
    "mandel-paule-median", ["PMM", "median-unbiased Paule-Mandel"],
    Phrase(
      vi: "Mandel và Paule theo trung vị",
      en: "Mandel and Paule, median-unbiased"),
    "Σ (x_i − μ)²/(u_i² + τ²) = med χ²(p − 1) ; τ = 0 : Q ≤ med χ²(p − 1)",
    Phrase(
      vi: "Ít phòng thí nghiệm: τ lớn quá và nhỏ quá với xác suất như nhau; mandel-paule thường "
        + "nhỏ quá.",
      en: "Few laboratories: τ is too large as often as too small, whereas mandel-paule is too "
        + "small more often."),
    Phrase(
      vi: "Nhiều phòng thì không khác mandel-paule. Không so sánh được với τ của nơi khác.",
      en: "With many laboratories no different from mandel-paule. Not comparable with others' τ."),
    "Viechtbauer 2021 (metafor, PMM)")

  private static let hedges = randomEffects(
    "hedges", ["HE", "Hedges and Olkin", "variance component"],
    Phrase(vi: "Hedges", en: "Hedges"),
    "τ² = max(0, Σ(x_i − x̄)²/(p − 1) − Σu_i²/p)",
    Phrase(
      vi: "Các u_i gần bằng nhau, hoặc không đáng tin để làm trọng số cho τ².",
      en: "The u_i are about equal, or cannot be trusted to weigh τ²."),
    Phrase(
      vi: "Một u_i rất lớn làm τ² bằng 0. Khi các u_i khác nhau nhiều thì τ dao động mạnh.",
      en: "One very large u_i makes τ² zero. Varies much where the u_i differ."),
    "Hedges 1983 (Psychol. Bull. 93, 388)")

  private static let hunterSchmidt = randomEffects(
    "hunter-schmidt", ["HS", "Hunter and Schmidt"],
    Phrase(vi: "Hunter và Schmidt", en: "Hunter and Schmidt"),
    "τ² = max(0, (Q − p) / Σw_i) , w_i = 1/u_i²",
    Phrase(
      vi: "Để đối chiếu với các phân tích dùng công thức này.",
      en: "For comparison with analyses that use it."),
    Phrase(
      vi: "Chệch về phía nhỏ, nhiều nhất khi ít phòng: u(μ) quá nhỏ. Không dùng làm giá trị "
        + "tham chiếu.",
      en: "Too small on average, most with few laboratories, and u(μ) with it. Not for a "
        + "reference value."),
    "Viechtbauer 2005 (J. Educ. Behav. Stat. 30, 261)")

  private static let sidikJonkman = randomEffects(
    "sidik-jonkman", ["SJ", "Sidik and Jonkman"],
    Phrase(vi: "Sidik và Jonkman", en: "Sidik and Jonkman"),
    """
    t₀ = Σ(x_i − x̄)²/p , v_i = u_i²/t₀ + 1
    τ² = Σ (x_i − μ_v)²/v_i / (p − 1)
    """,
    Phrase(
      vi: "Khi τ lớn so với các u_i; công thức đóng, τ luôn lớn hơn 0.",
      en: "Where τ is large against the u_i; a closed formula, τ always above zero."),
    Phrase(
      vi: "Khi các kết quả nhất quán thì τ quá lớn. Phụ thuộc vào t₀.",
      en: "Too large a τ where the results are consistent. It depends on t₀."),
    "Sidik, Jonkman 2005 (Appl. Stat. 54, 367)")

  /// An estimator of τ with what all of them share.
  static func randomEffects(
    _ name: String, _ synonyms: [String], _ author: Phrase, _ formula: String, _ use: Phrase,
    _ avoid: Phrase, _ reference: String
  ) -> Explanation {
    Explanation(
      name: name, synonyms: synonyms,
      title: Phrase(
        vi: "Hiệu ứng ngẫu nhiên, τ theo \(author.vietnamese)",
        en: "Random effects, τ by \(author.english)"),
      formula: """
        x_i = μ + λ_i + ε_i , var λ_i = τ² , var ε_i = u_i²
        \(formula)
        μ = Σ w_i x_i , w_i ∝ 1/(u_i² + τ²) , u(μ) = (Σ 1/(u_i² + τ²))^−½
        u²(d_i) = u_i² (1 − 2w_i) + u²(μ)
        """,
      symbols: randomEffectsSymbols,
      use: Phrase(
        vi: "Các kết quả phân tán quá mức độ không đảm bảo đo cho phép mà không phòng nào sai rõ "
          + "ràng. " + use.vietnamese,
        en: "The results scatter more than their uncertainties allow, and none is clearly wrong. "
          + use.english),
      avoid: Phrase(
        vi: avoid.vietnamese + " Cần ít nhất hai kết quả. Trọng số cân bằng dần khi τ tăng, nhưng "
          + "trung bình không ổn định: điểm gãy 1/p, hiệu suất 100 % khi phân bố chuẩn.",
        en: avoid.english + " Needs two results. The weights even out as τ grows, yet the mean is "
          + "not robust: breakdown point 1/p, efficiency 100 % for normal results."),
      verdict: nil, reference: Phrase(vi: reference, en: reference),
      worked: { randomEffectsLine(name, $0) })
  }

  private static let randomEffectsSymbols: [ExplanationSymbol] = [
    .result,
    ExplanationSymbol("μ", vi: "giá trị tham chiếu (x_pt)", en: "reference value (x_pt)"),
    ExplanationSymbol(
      "τ", vi: "độ lệch chuẩn giữa các phòng thí nghiệm",
      en: "standard deviation between laboratories"
    ),
    ExplanationSymbol(
      "u_i", vi: "độ không đảm bảo đo chuẩn u(x_i), lớn hơn 0",
      en: "standard uncertainty u(x_i), above zero"),
    ExplanationSymbol(
      "Q", vi: "χ²_obs của trung bình có trọng số", en: "χ²_obs of the weighted mean", unit: .one),
    .count,
  ]

  static func randomEffectsLine(_ name: String, _ write: WorkedWriter) -> String? {
    guard let estimator = ReferenceEstimator.randomEffects(named: name) else { return nil }
    return scatterLine(estimator, write)
  }

  /// Three results that disagree.
  static func scatterLine(
    _ estimator: ReferenceEstimator, _ write: WorkedWriter, degreesOfFreedom: Double = .infinity
  ) -> String? {
    let results = [10, 10.06, 10.14]
    let U = [0.04, 0.04, 0.08]
    var example = WorkedRound(
      results: results, expandedUncertainties: U, assignedValue: .reference(estimator))
    example.degreesOfFreedom = degreesOfFreedom
    guard let assigned = example.analysis?.assignedValue, let value = assigned.value,
      let u = assigned.standardUncertainty
    else { return nil }
    let ν = degreesOfFreedom.isFinite ? "; ν_i = \(write(degreesOfFreedom, 0))" : ""
    let tau = assigned.tau.map { "τ = \(write($0, 4)), " } ?? ""
    return "x_i = \(write.list(results, 2)); u_i = \(write.list(U.map { $0 / 2 }, 2))\(ν)\n"
      + "\(tau)μ = \(write(value, 4)), u(μ) = \(write(u, 4))"
  }
}
