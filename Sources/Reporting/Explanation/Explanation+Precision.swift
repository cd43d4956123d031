import Interlab
import Wording

extension Explanation {
  /// The figures and tests of a precision experiment.
  static let precisionExperiments = [precisionExperiment, cochran, grubbs, mandelH, mandelK]

  private static let precisionExperiment = Explanation(
    name: "precision-experiment",
    synonyms: ["repeatability", "s_r", "ISO 5725-2", "độ lặp lại"],
    title: Phrase(vi: "Thí nghiệm độ chụm", en: "Precision experiment"),
    formula: """
      s_r² = ΣΣ (y_ik − ȳ_i)² / (N − p)
      s_L² = max(0, (s_d² − s_r²) / n̿) , s_d² = Σ n_i (ȳ_i − ȳ)² / (p − 1)
      s_R² = s_r² + s_L² , n̿ = (N − Σ n_i² / N) / (p − 1)
      """,
    symbols: [
      ExplanationSymbol("y_ik", vi: "kết quả thứ k của phòng i", en: "result k of laboratory i"),
      ExplanationSymbol("s_r", vi: "độ lệch chuẩn lặp lại", en: "repeatability standard deviation"),
      ExplanationSymbol(
        "s_R", vi: "độ lệch chuẩn tái lập", en: "reproducibility standard deviation"),
      ExplanationSymbol(
        "s_L", vi: "độ lệch chuẩn giữa các phòng", en: "standard deviation between laboratories"),
      ExplanationSymbol("N", vi: "số kết quả", en: "number of results", unit: .count),
    ],
    use: Phrase(
      vi:
        "Khi nhiều phòng đo lặp cùng một vật liệu để biết phương pháp phân tán bao nhiêu trong một "
        + "phòng (s_r) và giữa các phòng (s_R). Số kết quả của các phòng có thể khác nhau.",
      en: "When several laboratories measure one material with replicates, to know how a method "
        + "scatters within a laboratory (s_r) and between them (s_R). Their numbers of results may "
        + "differ."),
    avoid: Phrase(
      vi:
        "Ước lượng s_L² có thể âm: khi đó s_L = 0 và có thông báo. Vài kết quả bất thường làm s_R "
        + "lớn hẳn lên: xem cochran, grubbs, hoặc dùng --method robust (ISO 5725-5).",
      en:
        "The estimate of s_L² may be negative: then s_L = 0, and it is said. A few outliers inflate "
        + "s_R: see cochran and grubbs, or take --method robust (ISO 5725-5)."),
    verdict: nil,
    reference: Phrase(vi: "ISO 5725-2:2019, 7.4 (TCVN 6910-2)", en: "ISO 5725-2:2019, 7.4"),
    worked: { write in
      guard let level = PrecisionExample.level,
        let s_r = try? level.repeatability.get(), let s_L = try? level.between.get(),
        let s_R = try? level.reproducibility.get()
      else { return nil }
      return PrecisionExample.input(write)
        + "\ns_r = \(write(s_r, 4)), s_L = \(write(s_L, 4)), s_R = \(write(s_R, 4))"
    })

  private static let cochran = Explanation(
    name: "cochran", synonyms: ["Cochran C", "Cochran's test"],
    title: Phrase(vi: "Phép thử Cochran", en: "Cochran's test"),
    formula: """
      C = max s_i² / Σ s_i²
      C_crit = F / (F + p − 1) , F = F_{1−α/p}(n − 1, (p − 1)(n − 1))
      """,
    symbols: [
      ExplanationSymbol(
        "s_i", vi: "độ lệch chuẩn trong phòng i", en: "standard deviation within laboratory i"),
      ExplanationSymbol(
        "p", vi: "số phòng có kết quả lặp", en: "number of laboratories with replicates",
        unit: .count),
      ExplanationSymbol("n", vi: "số kết quả mỗi phòng", en: "results of each", unit: .count),
    ],
    use: Phrase(
      vi: "Để xem một phòng có phân tán hơn hẳn các phòng khác không, trước khi gộp các phương sai "
        + "thành s_r². Đây là phép thử đầu tiên của tiêu chuẩn.",
      en:
        "To see whether one laboratory scatters far more than the others, before the variances are "
        + "pooled into s_r². It is the standard's first test."),
    avoid: Phrase(
      vi: "Chỉ thử phương sai lớn nhất. Khi n khác nhau, giá trị tới hạn lấy theo n mà đa số phòng "
        + "có, kèm thông báo. Không loại kết quả chỉ vì một phép thử.",
      en:
        "Tests the largest variance only. Where the n differ, the critical value is that of the n "
        + "which most have, and it is said. No result is left out for a test alone."),
    verdict: Phrase(
      vi: "Vượt giá trị 5 %: tản mạn; vượt giá trị 1 %: bất thường.",
      en: "Beyond the value at 5 %: straggler; beyond that at 1 %: outlier."),
    reference: Phrase(vi: "ISO 5725-2:2019, 7.3.3", en: "ISO 5725-2:2019, 7.3.3"),
    worked: { write in
      guard let outcome = try? PrecisionExample.level?.cochran.get() else { return nil }
      return "C = \(write(outcome.statistic, 4)), "
        + write.phrase(vi: "giá trị tới hạn", en: "critical values")
        + " \(write.list([outcome.critical5, outcome.critical1], 4)) → "
        + outcome.verdict.word(in: write.language)
    })

  private static let grubbs = Explanation(
    name: "grubbs", synonyms: ["Grubbs G", "Grubbs' test"],
    title: Phrase(vi: "Phép thử Grubbs", en: "Grubbs' tests"),
    formula: """
      G = |x_ext − x̄| / s
      G_crit = (p − 1)/√p · √(t² / (p − 2 + t²)) , t = t_{1−α/(2p)}(p − 2)
      G_pair = S²_{−2} / S²
      """,
    symbols: [
      ExplanationSymbol(
        "x_ext", vi: "trung bình lớn nhất hoặc nhỏ nhất", en: "the largest or smallest mean"),
      ExplanationSymbol(
        "S²", vi: "tổng bình phương độ lệch của mọi trung bình",
        en: "sum of squared deviations of all means", unit: .squaredValues),
      ExplanationSymbol(
        "S²_{−2}", vi: "tổng đó khi bỏ hai trung bình cực trị",
        en: "that without the two extreme ones", unit: .squaredValues),
      ExplanationSymbol("p", vi: "số phòng", en: "number of laboratories", unit: .count),
    ],
    use: Phrase(
      vi:
        "Để xem trung bình của một hoặc hai phòng có nằm quá xa không. Thử từng đầu; nếu không có "
        + "giá trị bất thường thì thử từng cặp.",
      en: "To see whether the mean of one laboratory, or of two, lies too far off. Each end alone; "
        + "without an outlier there, each pair."),
    avoid: Phrase(
      vi:
        "Cần ít nhất 3 phòng (cặp: 4). Giả định phân bố chuẩn. Giá trị tới hạn của cặp tính chính "
        + "xác bằng đệ quy, không tra bảng.",
      en:
        "Needs 3 laboratories (pairs: 4) and normal results. Critical values of pairs are computed "
        + "exactly by recursion, not looked up."),
    verdict: Phrase(
      vi: "Vượt giá trị 5 %: tản mạn; vượt giá trị 1 %: bất thường. Với cặp: nhỏ hơn.",
      en: "Beyond the value at 5 %: straggler; beyond that at 1 %: outlier. For pairs: below."),
    reference: Phrase(
      vi: "ISO 5725-2:2019, 7.3.4 và bảng 5", en: "ISO 5725-2:2019, 7.3.4 and Table 5"),
    worked: { write in
      guard let outcomes = try? PrecisionExample.level?.grubbs.get(), let first = outcomes.first
      else { return nil }
      return "G = \(write(first.statistic, 4)), "
        + write.phrase(vi: "giá trị tới hạn", en: "critical values")
        + " \(write.list([first.critical5, first.critical1], 4)) → "
        + first.verdict.word(in: write.language)
    })

  private static let mandelH = Explanation(
    name: "mandel-h", synonyms: ["Mandel's h"],
    title: Phrase(vi: "h của Mandel", en: "Mandel's h"),
    formula: """
      h_i = (ȳ_i − ȳ) / √(Σ (ȳ_i − ȳ)² / (p − 1))
      h_crit = (p − 1) t / √(p (p − 2 + t²)) , t = t_{1−α/2}(p − 2)
      """,
    symbols: [
      ExplanationSymbol("ȳ_i", vi: "trung bình của phòng i", en: "mean of laboratory i"),
      ExplanationSymbol("p", vi: "số phòng", en: "number of laboratories", unit: .count),
    ],
    use: Phrase(
      vi: "Để thấy trên một hình, qua mọi mức, phòng nào luôn cao hoặc luôn thấp.",
      en: "To see in one picture, over all levels, which laboratory is always high or always low."),
    avoid: Phrase(
      vi:
        "Là đồ thị, không phải phép thử: trong nhiều thanh thì vài thanh vượt đường 5 % là thường. "
        + "Đường chỉ có từ 3 phòng.",
      en: "A graph, not a test: among many bars a few pass the line at 5 %. Lines exist from 3 "
        + "laboratories on."),
    verdict: Phrase(
      vi: "Đánh dấu * khi vượt đường 5 %, ** khi vượt đường 1 %.",
      en: "Marked * beyond the line at 5 %, ** beyond that at 1 %."),
    reference: Phrase(vi: "ISO 5725-2:2019, 7.3.1", en: "ISO 5725-2:2019, 7.3.1"),
    worked: { write in
      guard let level = PrecisionExample.level, let limits = level.hLimits,
        let h = try? level.mandel.first?.h.get()
      else { return nil }
      return "h_1 = \(write(h, 4)); 5 %, 1 %: \(write.list([limits.at5, limits.at1], 4))"
    })

  private static let mandelK = Explanation(
    name: "mandel-k", synonyms: ["Mandel's k"],
    title: Phrase(vi: "k của Mandel", en: "Mandel's k"),
    formula: """
      k_i = s_i / √(Σ s_i² / p)
      k_crit = √(p F / (p − 1 + F)) , F = F_{1−α}(n − 1, (p − 1)(n − 1))
      """,
    symbols: [
      ExplanationSymbol(
        "s_i", vi: "độ lệch chuẩn trong phòng i", en: "standard deviation within laboratory i"),
      ExplanationSymbol("p", vi: "số phòng", en: "number of laboratories", unit: .count),
      ExplanationSymbol("n", vi: "số kết quả của phòng", en: "its results", unit: .count),
    ],
    use: Phrase(
      vi:
        "Để thấy phòng nào luôn phân tán hơn các phòng khác. Khi n khác nhau, mỗi n có đường riêng.",
      en: "To see which laboratory always scatters more than the others. Where the n differ, each "
        + "has its own line."),
    avoid: Phrase(
      vi: "k rất nhỏ cũng đáng xem: số đã làm tròn, hoặc không phải kết quả lặp thật. Một kết quả "
        + "không có k.",
      en: "A very small k is telling too: rounded figures, or no true replicates. A single result "
        + "has no k."),
    verdict: Phrase(
      vi: "Đánh dấu * khi vượt đường 5 %, ** khi vượt đường 1 %.",
      en: "Marked * beyond the line at 5 %, ** beyond that at 1 %."),
    reference: Phrase(vi: "ISO 5725-2:2019, 7.3.1", en: "ISO 5725-2:2019, 7.3.1"),
    worked: { write in
      guard let level = PrecisionExample.level, let limits = level.kLimits,
        let k = try? level.mandel.first?.k.get()
      else { return nil }
      return "k_1 = \(write(k, 4)); 5 %, 1 %: \(write.list([limits.at5, limits.at1], 4))"
    })
}

/// Six laboratories in duplicate.
private enum PrecisionExample {
  static let pairs = [
    (10.1, 10.3), (10.0, 10.1), (10.4, 10.4), (9.9, 10.2), (10.2, 10.1), (11.0, 10.9),
  ]

  /// The level, analysed now.
  static var level: LevelPrecision? {
    let cells = pairs.indices.map { PrecisionCell(laboratory: $0, values: 2 * $0..<(2 * $0 + 2)) }
    let experiment = PrecisionExperiment(
      laboratories: pairs.indices.map { String($0 + 1) },
      levels: [PrecisionLevel(name: nil, cells: cells)], values: pairs.flatMap { [$0.0, $0.1] })
    return PrecisionAnalysis(of: experiment).levels.first
  }

  /// "p = 6, n = 2: 10.1 10.3; 10.0 10.1; …".
  static func input(_ write: WorkedWriter) -> String {
    "p = 6, n = 2: "
      + pairs.map { "\(write($0.0, 1)) \(write($0.1, 1))" }.joined(separator: "; ")
  }
}
