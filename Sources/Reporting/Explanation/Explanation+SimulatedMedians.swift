import Interlab
import Wording

extension Explanation {
  /// The medians whose uncertainty is simulated.
  static let simulatedMedians = [medianMonteCarlo, weightedMedian]

  /// CCQM-K25, PCB 28.
  static let pcb28 = (
    x: [34.30, 32.90, 34.53, 32.42, 31.90, 35.80], u: [1.03, 0.69, 0.83, 0.29, 0.40, 0.38]
  )

  static let drawSymbols: [ExplanationSymbol] = [
    ExplanationSymbol("m⁽ʳ⁾", vi: "trung vị của lần mô phỏng r", en: "median of simulation r"),
    ExplanationSymbol(
      "M", vi: "số lần mô phỏng, 10⁶", en: "number of simulations, 10⁶", unit: .count),
  ]

  private static let medianMonteCarlo = Explanation(
    name: "median-monte-carlo", synonyms: ["Cox B", "procedure B", "trung vị Monte Carlo"],
    title: Phrase(vi: "Trung vị theo Monte Carlo", en: "Median by Monte Carlo"),
    formula: """
      x_i⁽ʳ⁾ = x_i + u_i ε_i⁽ʳ⁾ , m⁽ʳ⁾ = med(x_1⁽ʳ⁾ … x_p⁽ʳ⁾) , r = 1 … M
      x_ref = mean m⁽ʳ⁾ , u(x_ref) = s(m⁽ʳ⁾)
      cov(x_i, x_ref) = u_i² Pr{m⁽ʳ⁾ = x_i⁽ʳ⁾}
      """,
    symbols: uncertaintySymbols + drawSymbols,
    use: Phrase(
      vi:
        "Khi kiểm định χ² của trung bình có trọng số thất bại và không có lý do loại kết quả nào: "
        + "trung vị chịu được gần một nửa số kết quả sai (điểm vỡ 1/2) và không tin trọng số do các "
        + "phòng tự khai. Mức độ tương đương (procedure-b) là trung bình của x_i⁽ʳ⁾ − m⁽ʳ⁾ với "
        + "khoảng 95 % của chính nó. ε là phân bố chuẩn, hoặc t khi số bậc tự do hữu hạn. Hạt giống lấy từ "
        + "seed của vòng; kết quả không phụ thuộc số luồng tính.",
      en:
        "When the χ² test of the weighted mean fails and there is no reason to leave a result out: "
        + "the median stands almost half of wrong results (breakdown point 1/2) and does not rely on "
        + "weights that laboratories claim for themselves. A degree of equivalence (procedure-b) is "
        + "the mean of x_i⁽ʳ⁾ − m⁽ʳ⁾ with the 95 % interval of its own. ε is normal, or Student's t where the "
        + "degrees of freedom are finite. The seed is that of the round; the number of threads does "
        + "not matter."),
    avoid: Phrase(
      vi:
        "Khi các kết quả nhất quán: hiệu suất chỉ 2/π so với trung bình có trọng số. u(x_ref) chỉ "
        + "kể đến u_i, không kể độ phân tán giữa các phòng. Sai số mô phỏng của u khoảng 0,07 %.",
      en: "Not with consistent results: its efficiency against the weighted mean is 2/π with equal "
        + "u_i. u(x_ref) rests on the u_i, not on the scatter between laboratories. The simulation "
        + "leaves about 0.07 % in u."),
    verdict: nil,
    reference: Phrase(
      vi: "Cox 2002, quy trình B (Metrologia 39, 589); Müller 2000",
      en: "Cox 2002, procedure B (Metrologia 39, 589); Müller 2000"),
    worked: { simulatedLine(.medianMonteCarlo(draws: 10_000), $0) })

  private static let weightedMedian = Explanation(
    name: "weighted-median", synonyms: ["weighted median", "trung vị có trọng số"],
    title: Phrase(vi: "Trung vị có trọng số", en: "Weighted median"),
    formula: """
      Σ w_i |x_i − x_ref| → min , w_i = 1/u_i²
      u(x_ref) = s(m⁽ʳ⁾) , m⁽ʳ⁾ of x_i + u_i ε_i⁽ʳ⁾ , r = 1 … M
      """,
    symbols: uncertaintySymbols + drawSymbols,
    use: Phrase(
      vi:
        "Khi các kết quả không đối xứng và vẫn muốn phòng có u_i nhỏ được coi trọng hơn (một nhánh "
        + "của cây quyết định NIST). Điểm vỡ là một nửa tổng trọng số.",
      en:
        "When results lie asymmetrically and those with a small u_i shall still count for more (a "
        + "branch of the NIST Decision Tree). The breakdown point is half of the weight."),
    avoid: Phrase(
      vi: "Khi một phòng giữ hơn nửa tổng trọng số: x_ref chính là kết quả của phòng đó. Khi nhất "
        + "quán, trung bình có trọng số hiệu quả hơn. Tổng trọng số chia đôi đúng bằng nhau thì lấy "
        + "trung bình của hai giá trị giữa.",
      en: "Not where one laboratory holds more than half of the weight: x_ref then is its result. "
        + "With consistent results the weighted mean is more efficient. Where the weight splits "
        + "into equal halves the mean of the two values in the middle is taken."),
    verdict: nil,
    reference: Phrase(
      vi: "Müller 2000 (J. Res. NIST 105, 551); cây quyết định NIST, tài liệu hướng dẫn 2024",
      en: "Müller 2000 (J. Res. NIST 105, 551); NIST Decision Tree User's Manual 2024"),
    worked: { simulatedLine(.weightedMedian(draws: 10_000), $0) })

  private static func simulatedLine(
    _ estimator: ReferenceEstimator, _ write: WorkedWriter
  ) -> String? {
    let example = WorkedRound(
      results: pcb28.x, expandedUncertainties: pcb28.u.map { 2 * $0 },
      assignedValue: .reference(estimator))
    guard let analysis = example.analysis, let value = analysis.assignedValue.value,
      let u = analysis.assignedValue.standardUncertainty,
      let interval = analysis.assignedValue.coverageInterval,
      let draws = analysis.detail("draws")
    else { return nil }
    return
      "x_i = \(write.list(pcb28.x, 2)); u_i = \(write.list(pcb28.u, 2)); M = \(write(draws, 0))\n"
      + "x_ref = \(write(value, 2)), u(x_ref) = \(write(u, 2)), 95 %: "
      + "[\(write(interval.lowerBound, 1)); \(write(interval.upperBound, 1))]"
  }
}
