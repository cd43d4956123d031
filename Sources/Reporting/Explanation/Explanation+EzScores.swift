import Interlab
import Wording

extension Explanation {
  /// The pair of _E_z_ scores.
  static let ezScores = [ezPair]

  private static let ezPair = Explanation(
    name: "Ez", synonyms: ["EzMinus", "EzPlus", "E_z+", "Ez±"],
    title: Phrase(vi: "Cặp điểm số E_z−, E_z+", en: "E_z− and E_z+ scores"),
    formula: """
             x_i − (x_pt − U(x_pt))          x_i − (x_pt + U(x_pt))
      E_z− = ────────────────────── , E_z+ = ──────────────────────
                     U(x_i)                          U(x_i)
      """,
    symbols: [.result, .assignedValue, .expandedUncertainty, .assignedExpandedUncertainty],
    use: Phrase(
      vi:
        "Khi vòng so sánh theo ISO 13528:2005 (TCVN 9596:2013) và cần biết kết quả nằm thế nào so "
        + "với hai đầu khoảng x_pt ± U(x_pt). Các bản sau đã bỏ: hãy dùng E_n.",
      en: "When a round follows ISO 13528:2005 and asks how a result lies to both ends of x_pt ± "
        + "U(x_pt). Later editions dropped it: use E_n."),
    avoid: Phrase(
      vi: "Cần U(x_i) > 0. Khi U(x_pt) > U(x_i), hai điểm số có thể nằm ngoài về hai phía ngược "
        + "nhau: theo quy tắc vẫn là không đạt, nhưng giá trị tham chiếu quá thô để đánh giá.",
      en: "Needs U(x_i) > 0. When U(x_pt) > U(x_i) both may lie outside on opposite sides: still "
        + "an action signal by the rule, but the reference is too coarse to judge."),
    verdict: Phrase(
      vi: "Cả hai trong [−1, 1]: đạt; một nằm ngoài: cảnh báo (nghi ngờ); cả hai nằm ngoài: không "
        + "đạt. Một kết luận chung cho cả cặp.",
      en: "Both in [−1, 1]: acceptable; one outside: warning signal; both outside: action signal. "
        + "One verdict for the pair."),
    reference: Phrase(vi: "ISO 13528:2005, 7.8", en: "ISO 13528:2005, 7.8"),
    worked: { write in
      var example = ScoredExample.usual
      example.edition = .iso13528_2005
      guard let minus = example.round.score(.EzMinus)?.value,
        let plus = write.scored(example.round.score(.EzPlus), .EzPlus)
      else { return nil }
      let (x, x_pt) = (write(example.x, 2), write(example.x_pt, 2))
      let (U, U_pt) = (write(example.U, 2), write(example.U_pt, 2))
      return "E_z− = (\(x) − (\(x_pt) − \(U_pt))) / \(U) = \(write(minus, 3))\n"
        + "E_z+ = (\(x) − (\(x_pt) + \(U_pt))) / \(U) = \(plus)"
    })
}
