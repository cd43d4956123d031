import Interlab
import Wording

extension Explanation {
  /// _z_, _z′_ and _ζ_.
  static let zScores = [zScore, zPrimeScore, zetaScore]

  private static func verdictOfZ(_ symbol: String) -> Phrase {
    Phrase(
      vi: "|\(symbol)| ≤ 2: đạt; 2 < |\(symbol)| < 3: cảnh báo (nghi ngờ); |\(symbol)| ≥ 3: không "
        + "đạt (tín hiệu hành động). Như nhau trong mọi bản ISO 13528. Kết luận dựa trên giá trị "
        + "chưa làm tròn.",
      en:
        "|\(symbol)| ≤ 2: acceptable; 2 < |\(symbol)| < 3: warning signal; |\(symbol)| ≥ 3: action "
        + "signal. The same in every edition of ISO 13528. Decided on the unrounded score.")
  }

  private static let zScore = Explanation(
    name: "z", synonyms: ["z score", "điểm số z"],
    title: Phrase(vi: "Điểm số z", en: "z score"),
    formula: "    x_i − x_pt\nz = ──────────\n       σ_pt",
    symbols: [.result, .assignedValue, .sigmaPt],
    use: Phrase(
      vi: "Thử nghiệm thành thạo có σ_pt quy định trước theo mục đích sử dụng và u(x_pt) < "
        + "0,3 σ_pt. Không cần độ không đảm bảo đo của phòng thí nghiệm.",
      en: "Proficiency testing with a σ_pt set beforehand from fitness for purpose and u(x_pt) < "
        + "0.3 σ_pt. Needs no uncertainty from the laboratories."),
    avoid: Phrase(
      vi: "u(x_pt) ≥ 0,3 σ_pt: dùng z′ (9.2.1). σ_pt = 0: không có điểm số. Ít phòng thí nghiệm và "
        + "σ_pt lấy từ chính vòng này: điểm số dao động nhiều; khi x_pt và σ_pt là trung bình cộng "
        + "và độ lệch chuẩn của p kết quả thì |z| ≤ (p − 1)/√p, nên p < 11 không bao giờ có tín "
        + "hiệu hành động. Không dùng z để đánh giá độ không đảm bảo đo công bố: dùng E_n hoặc ζ. "
        + "Không lấy trung bình các z.",
      en: "u(x_pt) ≥ 0.3 σ_pt: use z′ (9.2.1). σ_pt = 0: no score. With few laboratories and σ_pt "
        + "from the same round the scores vary much; when x_pt and σ_pt are mean and standard "
        + "deviation of the p results, |z| ≤ (p − 1)/√p, so below p = 11 no action signal is "
        + "possible. z says nothing of a claimed uncertainty: use E_n or ζ. Never average z."),
    verdict: verdictOfZ("z"),
    reference: Phrase(
      vi: "ISO 13528:2022, 9.4, công thức (14); ISO/IEC 17043:2023, phụ lục B",
      en: "ISO 13528:2022, 9.4, formula (14); ISO/IEC 17043:2023, annex B"),
    worked: { write in
      let example = ScoredExample.usual
      guard let number = write.scored(example.round.score(.z), .z) else { return nil }
      return "z = (\(write(example.x, 2)) − \(write(example.x_pt, 2))) / "
        + "\(write(example.sigmaPt, 2)) = \(number)"
    })

  private static let zPrimeScore = Explanation(
    name: "zPrime", synonyms: ["z'", "z′", "z’", "z prime", "điểm số z'"],
    title: Phrase(vi: "Điểm số z′", en: "z′ score"),
    formula: "          x_i − x_pt\nz′ = ──────────────────────\n     √( σ_pt² + u²(x_pt) )",
    symbols: [.result, .assignedValue, .sigmaPt, .assignedStandardUncertainty],
    use: Phrase(
      vi: "Như z, khi độ không đảm bảo đo của giá trị ấn định không bỏ qua được: u(x_pt) ≥ "
        + "0,3 σ_pt, thường gặp khi ít phòng thí nghiệm.",
      en: "As z, when the uncertainty of the assigned value is not negligible: u(x_pt) ≥ 0.3 σ_pt, "
        + "as often with few laboratories."),
    avoid: Phrase(
      vi: "z′ che bớt độ lệch khi x_pt kém: nếu u(x_pt) lớn hơn nhiều so với 0,3 σ_pt thì nên tìm "
        + "giá trị ấn định tốt hơn. Tỉ số z′/z như nhau cho mọi phòng, nên không đổi thứ tự. Không "
        + "có khi không biết u(x_pt) hoặc σ_pt = 0.",
      en: "z′ hides deviations behind a poor x_pt: where u(x_pt) is far above 0.3 σ_pt, find a "
        + "better assigned value. z′/z is one ratio for all, so no ranking changes. Absent when "
        + "u(x_pt) is unknown or σ_pt = 0."),
    verdict: verdictOfZ("z′"),
    reference: Phrase(
      vi: "ISO 13528:2022, 9.5, công thức (15) đến (18)",
      en: "ISO 13528:2022, 9.5, formulas (15) to (18)"),
    worked: { write in
      let example = ScoredExample.usual
      guard let number = write.scored(example.round.score(.zPrime), .zPrime) else { return nil }
      return "z′ = (\(write(example.x, 2)) − \(write(example.x_pt, 2))) / "
        + "√(\(write(example.sigmaPt, 2))² + \(write(example.u_pt, 2))²) = \(number)"
    })

  private static let zetaScore = Explanation(
    name: "zeta", synonyms: ["ζ", "zeta score", "điểm số zeta"],
    title: Phrase(vi: "Điểm số ζ", en: "ζ score"),
    formula: """
               x_i − x_pt
      ζ = ─────────────────────────   , cov(x_i, x_pt) = 0
          √( u²(x_i) + u²(x_pt) )
               x_i − x_pt
      ζ = ─────────────────────────────────────────────
          √( u²(x_i) + u²(x_pt) − 2 cov(x_i, x_pt) )
      """,
    symbols: [
      .result, .assignedValue, .standardUncertainty, .assignedStandardUncertainty,
      ExplanationSymbol(
        "cov", vi: "hiệp phương sai giữa x_i và x_pt", en: "covariance of x_i and x_pt",
        unit: .squaredValues),
    ],
    use: Phrase(
      vi: "Khi muốn biết kết quả có phù hợp với độ không đảm bảo đo chuẩn đã công bố hay không, và "
        + "x_pt có liên kết chuẩn. Dùng cùng E_n: với k = 2 ở cả hai, ζ = 2 E_n.",
      en: "To see whether a result agrees with its claimed standard uncertainty, with a "
        + "traceable x_pt. Goes with E_n: with k = 2 on both sides ζ = 2 E_n."),
    avoid: Phrase(
      vi:
        "Công bố u(x_i) quá lớn thì ζ luôn nhỏ: cần xem thêm z hoặc D. Không báo cáo u(x_i): không "
        + "có điểm số. x_i góp phần vào x_pt: cần hiệp phương sai; với trung bình có trọng số u²(d) "
        + "= u²(x_i) − u²(x_pt), nếu không lớn hơn 0 thì không có điểm số. u(x_i) dựa trên ít bậc "
        + "tự do: giới hạn 2 và 3 quá chặt.",
      en: "Whoever claims too large a u(x_i) always has a small ζ: look at z or D too. Without "
        + "u(x_i): no score. Where x_i helped to form x_pt the covariance is needed; for a weighted "
        + "mean u²(d) = u²(x_i) − u²(x_pt), and if that is not above zero there is no score. With "
        + "few degrees of freedom behind u(x_i) the limits 2 and 3 are too tight."),
    verdict: verdictOfZ("ζ"),
    reference: Phrase(
      vi: "ISO 13528:2022, 9.6, công thức (19); hiệp phương sai: JCGM 100:2008, 5.2.2",
      en: "ISO 13528:2022, 9.6, formula (19); covariance: JCGM 100:2008, 5.2.2"),
    worked: { write in
      let example = ScoredExample.usual
      guard let number = write.scored(example.round.score(.zeta), .zeta) else { return nil }
      return "ζ = (\(write(example.x, 2)) − \(write(example.x_pt, 2))) / "
        + "√(\(write(example.u, 2))² + \(write(example.u_pt, 2))²) = \(number)"
    })
}
