import Interlab
import Wording

extension Explanation {
  /// The median with its two scales, and Algorithm A.
  static let robustEstimators = [medianMADe, medianNIQR, algorithmA]

  static let arithmeticMean = Explanation(
    name: "mean", synonyms: ["arithmetic mean", "average", "trung bình", "trung bình cộng"],
    title: Phrase(vi: "Trung bình cộng", en: "Arithmetic mean"),
    formula: "x_pt = Σ x_i / p   ,   u(x_pt) = s / √p\ns = √( Σ (x_i − x_pt)² / (p − 1) )",
    symbols: [
      .result, .assignedValue, .count,
      ExplanationSymbol("s", vi: "độ lệch chuẩn của các kết quả", en: "standard deviation"),
    ],
    use: Phrase(
      vi: "Khi các kết quả đã được xem xét và không có giá trị bất thường. Hiệu quả cao nhất với "
        + "phân bố chuẩn: 100 %.",
      en: "When the results were screened and hold no outlier. The most efficient for normal "
        + "results: 100 %."),
    avoid: Phrase(
      vi:
        "Điểm gãy 0 %: một kết quả sai đủ làm lệch tùy ý. Một kết quả thì không có s và u. Nếu σ_pt "
        + "cũng là s của vòng này thì |z| ≤ (p − 1)/√p.",
      en: "Breakdown point 0 %: a single wrong result moves it without limit. One result has no s "
        + "and no u. If σ_pt is s of the same round too, |z| ≤ (p − 1)/√p."),
    verdict: nil,
    reference: Phrase(
      vi: "ISO 13528:2022, 7.7; JCGM 100:2008, 4.2", en: "ISO 13528:2022, 7.7; JCGM 100:2008, 4.2"),
    worked: { write in
      guard let analysis = eightResults(.mean), let s = analysis.detail("standardDeviation")
      else { return nil }
      return consensusLine(analysis, "s", s, factor: nil, write)
    })

  private static let medianFormula =
    "x_pt = med(x_i)   ,   u(x_pt) = 1.25 s* / √p\n"

  private static let useOfMedian = Phrase(
    vi: "Khi nghi có nhiều giá trị bất thường hoặc phân bố có đuôi dài. Điểm gãy của trung vị là "
      + "50 %: gần một nửa số kết quả có thể sai mà nó không bị kéo đi tùy ý.",
    en: "When many outliers or long tails are suspected. The median breaks down at 50 %: nearly "
      + "half the results may be wrong before it is carried away.")

  private static let medianMADe = Explanation(
    name: "median-MADe", synonyms: ["median", "MADe", "trung vị"],
    title: Phrase(vi: "Trung vị với MADe", en: "Median with MADe"),
    formula: medianFormula + "s* = MADe = 1.4826 · med|x_i − x_pt|",
    symbols: [.result, .assignedValue, .count, .robustScale], use: useOfMedian,
    avoid: Phrase(
      vi:
        "Hiệu quả với phân bố chuẩn: trung vị 64 %, MADe 37 % (cần gấp khoảng 2,7 lần số kết quả so "
        + "với s); MADe gãy ở 50 %. Quá nửa số kết quả bằng nhau: MADe = 0 và không có điểm số dựa "
        + "vào nó. Ít hơn 12 phòng: có thông báo. Hằng số mặc định 1,482602…; `constants: printed` "
        + "lấy 1,483 của tiêu chuẩn.",
      en: "Efficiency for normal results: median 64 %, MADe 37 % (it needs about 2.7 times the "
        + "results that s needs); MADe breaks down at 50 %. More than half the results equal: MADe "
        + "= 0, and scores that rest on it are absent. Fewer than 12 laboratories: a notice. The "
        + "constant is 1.482602…; `constants: printed` takes the standard's 1.483."),
    verdict: nil,
    reference: Phrase(
      vi: "ISO 13528:2022, 7.7.7 công thức (6), C.2", en: "ISO 13528:2022, 7.7.7 formula (6), C.2"),
    worked: { write in
      guard let analysis = eightResults(.usualMedian), let s = analysis.assignedValue.scale
      else { return nil }
      return consensusLine(analysis, "MADe", s, factor: 1.25, write)
    })

  private static let medianNIQR = Explanation(
    name: "median-nIQR", synonyms: ["nIQR", "IQR"],
    title: Phrase(vi: "Trung vị với nIQR", en: "Median with nIQR"),
    formula: medianFormula + "s* = nIQR = 0.7413 (Q3 − Q1)",
    symbols: [
      .result, .assignedValue, .count, .robustScale,
      ExplanationSymbol("Q1, Q3", vi: "tứ phân vị dưới và trên", en: "lower and upper quartile"),
    ],
    use: useOfMedian,
    avoid: Phrase(
      vi:
        "nIQR gãy ở 25 % (trung vị 50 %); hiệu quả 37 %. Tứ phân vị có nhiều định nghĩa (Hyndman và "
        + "Fan, loại 5 đến 9): với ít phòng, kết quả khác nhau đến 40 %, xem ví dụ. Mặc định loại "
        + "7 (như Excel QUARTILE.INC, R, NumPy); `quartiles:` chọn loại khác, báo cáo nêu rõ.",
      en: "nIQR breaks down at 25 % (the median at 50 %); efficiency 37 %. Quartiles have several "
        + "definitions (Hyndman and Fan, types 5 to 9): with few laboratories the results differ "
        + "by 40 %, see below. Type 7 by default (as QUARTILE.INC of Excel, R, NumPy); `quartiles:` "
        + "chooses another, and the output names it."),
    verdict: nil,
    reference: Phrase(
      vi: "ISO 13528:2022, 7.7.7 công thức (6), C.2; Hyndman và Fan 1996",
      en: "ISO 13528:2022, 7.7.7 formula (6), C.2; Hyndman and Fan 1996"),
    worked: { write in
      guard let usual = scaleOfNIQR(7),
        let estimator = ConsensusEstimator.medianWithNIQR(
          quantileType: 7), let analysis = eightResults(estimator),
        let line = consensusLine(
          analysis, "nIQR", usual, factor: 1.25, write)
      else { return nil }
      let others = write.list((5...9).compactMap(scaleOfNIQR), 4)
      return line
        + write.phrase(
          vi: "\nnIQR theo loại 5, 6, 7, 8, 9: \(others)",
          en: "\nnIQR by type 5, 6, 7, 8, 9: \(others)")
    })

  private static func scaleOfNIQR(_ type: Int) -> Double? {
    ConsensusEstimator.medianWithNIQR(quantileType: type)
      .flatMap { eightResults($0)?.assignedValue.scale }
  }

  private static let algorithmA = Explanation(
    name: "algorithm-a",
    synonyms: ["algA", "algorithmA", "Algorithm A", "robust mean", "thuật toán A"],
    title: Phrase(vi: "Thuật toán A", en: "Algorithm A"),
    formula: """
      x* = med(x_i) , s* = 1.483 med|x_i − x*|
      δ = 1.5 s* , x_i* = min(max(x_i, x* − δ), x* + δ)
      x* = Σ x_i* / p , s* = 1.134 √( Σ (x_i* − x*)² / (p − 1) )
      x_pt = x* , u(x_pt) = 1.25 s* / √p
      """,
    symbols: [
      .result, .assignedValue, .count, .robustScale,
      ExplanationSymbol(
        "x_i*", vi: "kết quả đã kéo về giới hạn x* ± δ", en: "result clipped to x* ± δ"),
    ],
    use: Phrase(
      vi: "Phương pháp đồng thuận thường dùng nhất của thử nghiệm thành thạo khi đa số kết quả gần "
        + "phân bố chuẩn, kèm một số giá trị bất thường. Hai dòng giữa lặp lại đến khi không đổi. "
        + "Hiệu quả của x* khoảng 96 %, điểm gãy khoảng 25 %.",
      en: "The usual consensus of proficiency testing when most results are near normal with some "
        + "outliers. The two middle lines are repeated until nothing changes. x* is about 96 % "
        + "efficient and breaks down at about 25 %."),
    avoid: Phrase(
      vi:
        "Trên 20 % giá trị bất thường hoặc hai nhóm kết quả: nên dùng trung vị. Ít hơn 12 phòng: có "
        + "thông báo. Quá nửa số kết quả bằng nhau: bắt đầu từ độ lệch chuẩn; tất cả bằng nhau: s* "
        + "= 0. Quy tắc dừng cần nêu rõ: mặc định là điểm bất động, `stop: third-digit` là quy tắc "
        + "in trong tiêu chuẩn; s* có thể khác trên 1 %.",
      en: "More than 20 % outliers or two groups of results: prefer the median. Fewer than 12 "
        + "laboratories: a notice. More than half the results equal: it starts from the standard "
        + "deviation; all equal: s* = 0. Name the stopping rule: by default the fixed point, `stop: "
        + "third-digit` the one that the standard prints; s* may differ by more than 1 %."),
    verdict: nil,
    reference: Phrase(
      vi: "ISO 13528:2022, 7.7.7 công thức (6), C.3; hiệu quả và điểm gãy: Huber 1981",
      en: "ISO 13528:2022, 7.7.7 formula (6), C.3; efficiency and breakdown: Huber 1981"),
    worked: { write in
      guard let analysis = eightResults(.usualAlgorithmA), let s = analysis.assignedValue.scale
      else { return nil }
      return consensusLine(analysis, "s*", s, factor: 1.25, write)
    })

  /// Eight results with one that stands apart.
  static let consensusExample = [98.1, 99.0, 99.4, 99.9, 100.2, 100.4, 101.0, 103.5]

  /// The analysis of the example by an estimator.
  static func eightResults(_ estimator: ConsensusEstimator) -> ComparisonAnalysis? {
    WorkedRound(results: consensusExample, assignedValue: .consensus(estimator)).analysis
  }

  /// Results, value, scale and uncertainty in two lines.
  static func consensusLine(
    _ analysis: ComparisonAnalysis, _ scaleName: String, _ scale: Double, factor: Double?,
    _ write: WorkedWriter
  ) -> String? {
    guard let value = analysis.assignedValue.value,
      let u = analysis.assignedValue.standardUncertainty
    else { return nil }
    let product = (factor.map { write($0, 2) + " · " } ?? "") + write(scale, 4)
    return "x_i = \(write.list(consensusExample, 1))\n"
      + "x_pt = \(write(value, 4)), \(scaleName) = \(write(scale, 4)), "
      + "u(x_pt) = \(product) / √\(consensusExample.count) = \(write(u, 4))"
  }
}
