import Interlab
import Metrology
import Wording

extension Explanation {
  /// The uncertainty of a measurement model.
  static let propagations = [
    propagation, welchSatterthwaite, coverageFactorExplanation, monteCarloValidation,
  ]

  private static let propagation = Explanation(
    name: "propagation",
    synonyms: [
      "law of propagation", "uncertainty budget", "JCGM 100", "lan truyền độ không đảm bảo",
    ],
    title: Phrase(
      vi: "Lan truyền độ không đảm bảo đo", en: "Law of propagation of uncertainty"),
    formula: """
      y = f(x_1, …, x_n)
      u²(y) = Σ_i Σ_j c_i c_j r_ij u(x_i) u(x_j) , c_i = ∂f/∂x_i
      """,
    symbols: [
      ExplanationSymbol("x_i", vi: "đại lượng đầu vào", en: "input quantity"),
      ExplanationSymbol(
        "u(x_i)", vi: "độ không đảm bảo đo chuẩn của x_i", en: "standard uncertainty of x_i"),
      ExplanationSymbol(
        "c_i", vi: "hệ số nhạy (đạo hàm riêng tại các ước lượng)",
        en: "sensitivity coefficient (partial derivative at the estimates)"),
      ExplanationSymbol(
        "r_ij", vi: "hệ số tương quan; bằng 0 khi độc lập",
        en: "correlation coefficient; zero where independent", unit: .one),
    ],
    use: Phrase(
      vi:
        "Khi kết quả được tính từ nhiều đại lượng bằng một mô hình đo. Đạo hàm được tính chính xác "
        + "từ mô hình, không bằng sai phân: lienphong propagate.",
      en:
        "When a result is computed from several quantities by a measurement model. The derivatives "
        + "are exact, taken from the model and not from differences: lienphong propagate."),
    avoid: Phrase(
      vi: "Đây là phép gần đúng bậc nhất. Khi đạo hàm bằng 0 tại ước lượng (tổn hao so sánh, "
        + "y = x²) nó cho u = 0, điều không đúng; khi mô hình cong rõ rệt trong phạm vi u, hãy xem "
        + "số hạng bậc hai và Monte Carlo.",
      en: "It is an approximation to first order. Where the derivatives vanish at the estimates "
        + "(comparison loss, y = x²) it gives u = 0, which is wrong; where the model is curved over "
        + "the uncertainties, look at the terms of second order and at the Monte Carlo."),
    verdict: nil,
    reference: Phrase(
      vi: "JCGM 100:2008, 5.1.2 và 5.2.2 (TCVN 9595-3)", en: "JCGM 100:2008, 5.1.2 and 5.2.2"),
    worked: { write in
      guard let density = PropagationExample.density,
        let u = try? density.outputs[0].standardUncertainty.get()
      else { return nil }
      let c = density.outputs[0].budget.map(\.sensitivity)
      return "ρ = m/V, m = \(write(20, 0)) (u = \(write(0.02, 2))), V = \(write(4, 0)) "
        + "(u = \(write(0.01, 2))): c = \(write.list(c, 2)), "
        + "ρ = \(write(density.outputs[0].value, 2)), u(ρ) = \(write(u, 4))"
    })

  private static let welchSatterthwaite = Explanation(
    name: "welch-satterthwaite",
    synonyms: ["ν_eff", "effective degrees of freedom", "bậc tự do hiệu dụng"],
    title: Phrase(vi: "Số bậc tự do hiệu dụng", en: "Effective degrees of freedom"),
    formula: """
      ν_eff = u⁴(y) / Σ_i (c_i u(x_i))⁴ / ν_i
      """,
    symbols: [
      ExplanationSymbol(
        "ν_i", vi: "số bậc tự do của u(x_i); vô hạn khi u biết chắc",
        en: "degrees of freedom of u(x_i); infinite where u is surely known", unit: .count),
      ExplanationSymbol(
        "c_i u(x_i)", vi: "thành phần đóng góp vào u(y)", en: "contribution to u(y)"),
    ],
    use: Phrase(
      vi: "Để chọn hệ số phủ k khi một số thành phần chỉ dựa trên ít quan trắc.",
      en: "To choose the coverage factor k where some contributions rest on few observations."),
    avoid: Phrase(
      vi:
        "Công thức chỉ đúng với các đại lượng đầu vào độc lập. Khi chúng tương quan và có bậc tự do "
        + "hữu hạn, có hai lựa chọn: --dof-policy infinite (lấy ν_eff vô hạn, kèm cảnh báo) hoặc "
        + "ensemble (coi các đại lượng quan trắc cùng nhau là một thành phần). JCGM 100 cho phép cắt "
        + "thành số nguyên: --truncate-dof.",
      en: "It holds for independent inputs only. Where correlated inputs have finite degrees of "
        + "freedom there are two policies: --dof-policy infinite (ν_eff is infinite, with a notice) "
        + "or ensemble (inputs observed together count as one contribution). The guide lets ν_eff be "
        + "truncated to an integer: --truncate-dof."),
    verdict: nil,
    reference: Phrase(vi: "JCGM 100:2008, G.4.1, (G.2b)", en: "JCGM 100:2008, G.4.1, (G.2b)"),
    worked: { write in
      guard let u = try? StandardUncertainty(5), let ν = try? DegreesOfFreedom(4) else {
        return nil
      }
      var formula = WelchSatterthwaite()
      formula.add(contribution: 3, degreesOfFreedom: ν)
      formula.add(contribution: 4, degreesOfFreedom: .infinite)
      let effective = formula.effectiveDegreesOfFreedom(combined: u)
      return "c u = 3 (ν = 4); 4 (ν = ∞): u = 5, ν_eff = \(write(effective.value, 2))"
    })

  private static let coverageFactorExplanation = Explanation(
    name: "coverage-factor", synonyms: ["t_P", "expanded uncertainty", "hệ số phủ"],
    title: Phrase(
      vi: "Hệ số phủ và độ không đảm bảo đo mở rộng",
      en: "Coverage factor and expanded uncertainty"),
    formula: """
      U = k u(y) , k = t_{(1+P)/2}(ν_eff)
      """,
    symbols: [
      ExplanationSymbol(
        "t", vi: "phân vị của phân bố Student", en: "quantile of Student's distribution", unit: .one
      ),
      ExplanationSymbol("P", vi: "xác suất phủ", en: "coverage probability", unit: .one),
    ],
    use: Phrase(
      vi:
        "Để công bố khoảng y ± U chứa đại lượng đo với xác suất P, thường 95,45 % (k = 2 khi ν_eff "
        + "vô hạn). --coverage 0.95 cho 95 %.",
      en: "To state an interval y ± U that holds the measurand with probability P, usually 95.45 % "
        + "(k = 2 where ν_eff is infinite). --coverage 0.95 takes 95 %."),
    avoid: Phrase(
      vi: "Giả định y phân bố chuẩn hoặc Student. Khi một thành phần hình chữ nhật chiếm ưu thế, "
        + "khoảng này quá rộng: so với Monte Carlo.",
      en:
        "Takes y as normal or Student's. Where one rectangular contribution dominates the interval "
        + "is too wide: hold it against the Monte Carlo."),
    verdict: nil,
    reference: Phrase(
      vi: "JCGM 100:2008, 6.2, G.3 và bảng G.2", en: "JCGM 100:2008, 6.2, G.3 and table G.2"),
    worked: { write in
      guard let few = try? DegreesOfFreedom(10) else { return nil }
      let k = [few, .infinite].map {
        coverageFactor(probability: 0.9545, degreesOfFreedom: $0)
      }
      return "ν_eff = 10; ∞: k = \(write.list(k, 3))"
    })

  private static let monteCarloValidation = Explanation(
    name: "monte-carlo-validation",
    synonyms: ["monte carlo", "JCGM 101", "JCGM 102", "clause 8", "numerical tolerance"],
    title: Phrase(
      vi: "Kiểm tra bằng Monte Carlo", en: "Validation by a Monte Carlo"),
    formula: """
      d_low = |y − U − y_low| , d_high = |y + U − y_high|
      δ = ½·10^l , u(y) = c·10^l
      d(y_j), d(u_j) ≤ δ_j , d(λ_max) ≤ ρ , d(k_P) ≤ κ_P
      """,
    symbols: [
      ExplanationSymbol(
        "y_low, y_high", vi: "hai đầu khoảng phủ đối xứng xác suất của Monte Carlo",
        en: "ends of the Monte Carlo's probabilistically symmetric coverage interval"),
      ExplanationSymbol(
        "δ", vi: "sai số số học: nửa đơn vị của chữ số có nghĩa cuối của u(y)",
        en: "numerical tolerance: half a unit of the last significant digit of u(y)"),
      ExplanationSymbol(
        "λ_max, k_P",
        vi:
          "của nhiều đại lượng đầu ra: trị riêng lớn nhất của ma trận tương quan, hệ số phủ của elip; dung sai ρ, κ_P như δ",
        en:
          "of several outputs: largest eigenvalue of their correlation matrix, coverage factor of their ellipsoid; tolerances ρ, κ_P as δ"
      ),
    ],
    use: Phrase(
      vi: "Để biết kết quả bậc nhất có dùng được không. Các phân bố đầu vào được lan truyền qua mô "
        + "hình; cùng hạt giống cho cùng kết quả với mọi số luồng. --trials adaptive thử đến khi ổn "
        + "định (7.9).",
      en:
        "To know whether the result to first order may be used. The distributions of the inputs are "
        + "propagated through the model; one seed gives one result on any number of threads. "
        + "--trials adaptive goes on until the figures are stable (7.9)."),
    avoid: Phrase(
      vi: "Không được kiểm chứng không có nghĩa là Monte Carlo sai: khi đó hãy báo cáo khoảng của "
        + "Monte Carlo. Phép thử không có giá trị (chia cho 0, log số âm) được đếm và nêu tên, và "
        + "bị từ chối khi vượt 0,1 %.",
      en:
        "Not validated does not make the Monte Carlo wrong: report its interval then. Trials without "
        + "a value (division by zero, log of a negative number) are counted and named, and refused "
        + "above 0.1 %."),
    verdict: nil,
    reference: Phrase(
      vi: "JCGM 101:2008, điều 8 và 7.9.2; JCGM 102:2011, điều 8 và 7.8",
      en: "JCGM 101:2008, clause 8 and 7.9.2; JCGM 102:2011, clause 8 and 7.8"),
    worked: { write in
      // The sum of two uniform quantities is triangular: 95 % lie within 2 (1 − √0.05).
      let u = (2.0 / 3).squareRoot()
      let U = coverageFactor(probability: 0.95, degreesOfFreedom: .infinite) * u
      let end = 2 * (1 - 0.05.squareRoot())
      let check = FrameworkValidation(
        value: 0, standardUncertainty: u, expandedUncertainty: U, interval: -end...end, digits: 2)
      let verdict =
        check.isValid
        ? write.phrase(vi: "được kiểm chứng", en: "validated")
        : write.phrase(vi: "không được kiểm chứng", en: "not validated")
      return write.phrase(vi: "Hai đại lượng đều trên ±1", en: "Two uniform quantities on ±1")
        + ": u = \(write(u, 3)), U = \(write(U, 3)), y_high = \(write(end, 3)), "
        + "d = \(write(check.differences.high, 3)), δ = \(write(check.tolerance, 3)) → " + verdict
    })
}

/// The example of ``Explanation/propagations``.
private enum PropagationExample {
  static let density: LinearPropagation? = {
    guard let program = try? ModelProgram(parsing: "rho = m / V"),
      let u_m = try? StandardUncertainty(0.02), let u_V = try? StandardUncertainty(0.01)
    else { return nil }
    let inputs = [
      InputQuantity(
        name: "m", value: 20, standardUncertainty: u_m,
        distribution: .normal(mean: 20, standardDeviation: 0.02)),
      InputQuantity(
        name: "V", value: 4, standardUncertainty: u_V,
        distribution: .normal(mean: 4, standardDeviation: 0.01)),
    ]
    return try? LinearPropagation(
      of: PropagationProblem(program: program, inputs: inputs, coverageProbability: 0.9545))
  }()
}
