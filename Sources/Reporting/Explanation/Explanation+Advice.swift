import Interlab
import Metrology
import Wording

/// The rules by which a report advises a laboratory, under the codes of ``LaboratoryFinding``.
extension Explanation {
  static let adviceRules = [commonBias, understatedUncertainty, overstatedUncertainty, levelTrend]

  private static let profileReference = Phrase(
    vi: "Thompson, Ellison, Wood, Pure Appl. Chem. 78 (2006) 145; ISO/IEC 17043:2023, 7.4.2",
    en: "Thompson, Ellison, Wood, Pure Appl. Chem. 78 (2006) 145; ISO/IEC 17043:2023, 7.4.2")

  private static let zeta = ExplanationSymbol(
    "ζ_i", vi: "d_i / u(d_i) của phép so sánh thứ i của phòng thí nghiệm",
    en: "d_i / u(d_i) of the laboratory's comparison i", unit: .one)
  private static let comparisons = ExplanationSymbol(
    "n", vi: "số phép so sánh", en: "number of comparisons", unit: .count)

  private static let independence = Phrase(
    vi: "Là lời khuyên, không phải kết luận: có thể lên tiếng nhầm, nhiều nhất trong một trên hai "
      + "mươi trường hợp, và các phép đo dùng chung một chuẩn không độc lập với nhau.",
    en: "Advice, no verdict: it may speak without cause, in one case of twenty at most, and "
      + "measurements that share a standard are not independent.")

  private static let commonBias = Explanation(
    name: "common-bias", synonyms: ["chệch chung"],
    title: Phrase(vi: "Quy tắc: độ chệch chung", en: "Rule: a common bias"),
    formula: """
      p = 2 (1 − Φ(√n |ζ̄|)) < 0.05
      and the same without the ζ_i furthest to that side
      """,
    symbols: [
      zeta, comparisons,
      ExplanationSymbol(
        "Φ", vi: "hàm phân bố chuẩn", en: "normal distribution function", unit: .one),
    ],
    use: Phrase(
      vi: "Từ ba phép so sánh trở lên. Các độ lệch cùng nằm về một phía hơn mức ngẫu nhiên giải "
        + "thích được: tìm điều các phép đo dùng chung, như chuẩn, số hiệu chính, phương tiện, cách "
        + "đọc. Phòng không báo cáo u thì xét điểm z. Bỏ kết quả xa nhất mà dấu hiệu mất đi thì chỉ "
        + "kết quả ấy cần xem lại.",
      en:
        "From three comparisons on. The deviations lie to one side, further than chance explains: "
        + "look for what the measurements share, such as standard, corrections, instrument, way of "
        + "reading. z scores stand for ζ where no u was reported. Where the sign goes with the "
        + "furthest result, that result alone is to be looked at."),
    avoid: independence, verdict: nil, reference: profileReference,
    worked: { writer in
      guard
        case .commonBias(_, _, let mean, let pValue)? = findings(
          [1, 1, 1], u: 0.5, level: { _ in 10 }
        ).first
      else { return nil }
      return "ζ = \(writer.list([2, 2, 2], 1)): ζ̄ = \(writer(mean, 1)), p = \(writer(pValue, 5))"
    })

  private static let understatedUncertainty = Explanation(
    name: "uncertainty-may-be-understated", synonyms: ["understated", "U thấp"],
    title: Phrase(
      vi: "Quy tắc: U có thể bị đánh giá thấp", en: "Rule: U may be understated"),
    formula: "Σ (ζ_i − ζ̄)² > χ²_0.95(n − 1)", symbols: [zeta, comparisons],
    use: Phrase(
      vi: "Từ ba phép so sánh trở lên. Các độ lệch tản mạn hơn mức U đã công bố cho phép: rà soát "
        + "bảng thành phần độ không đảm bảo đo. Trừ trung bình nên độ chệch chung không bị lầm "
        + "thành U thấp.",
      en: "From three comparisons on. The deviations scatter more than the stated U allows: go "
        + "through the uncertainty budget. The mean is taken off, so that a bias is not taken for a "
        + "small U."),
    avoid: independence, verdict: nil, reference: profileReference,
    worked: { writer in
      guard
        case .understatedUncertainty(_, let sum, let pValue)? = findings(
          [1.5, -1.5, 0, 0], u: 0.5, level: { _ in 10 }
        ).first
      else { return nil }
      return "ζ = \(writer.list([3, -3, 0, 0], 1)): Σ = \(writer(sum, 1)), p = \(writer(pValue, 5))"
    })

  private static let overstatedUncertainty = Explanation(
    name: "uncertainty-may-be-overstated", synonyms: ["overstated", "U cao"],
    title: Phrase(
      vi: "Quy tắc: U có thể bị đánh giá cao", en: "Rule: U may be overstated"),
    formula: "Σ ζ_i² < χ²_0.05(n)", symbols: [zeta, comparisons],
    use: Phrase(
      vi: "Từ ba phép so sánh trở lên. Các độ lệch nhỏ hơn hẳn mức U đã công bố: U dễ dãi làm mọi "
        + "E_n đều đạt nhưng khách hàng nhận một phép đo kém hơn thực lực.",
      en:
        "From three comparisons on. The deviations are much smaller than the stated U: a generous "
        + "U makes every E_n pass, and customers get less than the laboratory can do."),
    avoid: independence, verdict: nil, reference: profileReference,
    worked: { writer in
      let deviations = [0.0625, -0.0625, 0.0625, -0.0625]
      guard
        case .overstatedUncertainty(_, let sum, let pValue)? = findings(
          deviations, u: 0.5, level: { _ in 10 }
        ).first
      else { return nil }
      let ζ = deviations.map { $0 / 0.5 }
      return "ζ = \(writer.list(ζ, 3)): Σ = \(writer(sum, 4)), p = \(writer(pValue, 5))"
    })

  private static let levelTrend = Explanation(
    name: "trend-with-level", synonyms: ["trend", "xu hướng"],
    title: Phrase(
      vi: "Quy tắc: độ lệch đổi theo mức đo", en: "Rule: the deviation changes with the level"),
    formula: "|b / u(b)| > 1.96,   d_i = a + b x_pt,i,   w_i = 1 / u²(d_i)",
    symbols: [
      ExplanationSymbol(
        "d_i, x_pt,i", vi: "độ lệch và giá trị ấn định của phép so sánh thứ i",
        en: "deviation and assigned value of comparison i"),
      ExplanationSymbol(
        "a, b", vi: "đường thẳng bình phương tối thiểu có trọng số",
        en: "the line of weighted least squares", unit: .one),
    ],
    use: Phrase(
      vi:
        "Từ bốn giá trị cùng một đơn vị trở lên, nếu đó là các mức của một đại lượng. Độ lệch tăng hay giảm theo mức: xem độ nhạy, độ tuyến "
        + "tính, số hiệu chính theo tỉ lệ.",
      en: "From four values in one unit on, where they are levels of one quantity. The deviation "
        + "grows or falls with the level: look at sensitivity, linearity, corrections in proportion."
    ),
    avoid: independence, verdict: nil, reference: profileReference,
    worked: { writer in
      let deviations = [-1.5, -0.5, 0.5, 1.5].map { $0 / 64 }
      let found = findings(deviations, u: 1.0 / 128, level: { Double($0 + 1) })
      for case .trendWithLevel(_, _, let slope, let pValue) in found {
        return "x_pt = 1; 2; 3; 4, d = \(writer.list(deviations, 4)): b = \(writer(slope, 4)), "
          + "p = \(writer(pValue, 6))"
      }
      return nil
    })

  /// What the rules say of one laboratory that lies `deviations` off exact reference values.
  private static func findings(
    _ deviations: [Double], u: Double, level: (Int) -> Double
  ) -> [LaboratoryFinding] {
    guard let uncertainty = WorkedRound.uncertainty(2 * u, k: 2) else { return [] }
    var round = Round(laboratories: ["1"])
    for (index, deviation) in deviations.enumerated() {
      guard let exact = WorkedRound.stated(level(index), U: 0) else { return [] }
      round.results.append(
        laboratory: 0, value: level(index) + deviation, uncertainty: uncertainty)
      var comparison = Comparison(
        key: ComparisonKey(measurand: "\(index + 1)"), assignedValue: exact)
      comparison.rows = index..<(index + 1)
      round.comparisons.append(comparison)
    }
    guard let analysis = try? Analysis(of: round) else { return [] }
    return LaboratoryProfile.all(of: analysis).first?.findings ?? []
  }
}
