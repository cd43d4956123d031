import Interlab

/// The closing parts: how to read the scores, methods with clauses, the record of the analysis.
extension ReportArticle {
  var readingTitle: String { say(vi: "Cách đọc kết quả", en: "How to read the results") }

  var methodsTitle: String { say(vi: "Phương pháp và điều khoản", en: "Methods and clauses") }

  func readingGuide(into article: inout Markup) {
    article.element("section", ["id": anchor("reading")]) { section in
      section.element("h2", text: readingTitle)
      section.element("ul") { list in
        for sentence in readingSentences { list.element("li", phrase: sentence) }
      }
    }
  }

  private var kinds: [ScoreKind] {
    let used = Set(comparisons.flatMap(\.analysis.scoreKinds))
    return ScoreKind.allCases.filter(used.contains)
  }

  private var readingSentences: [String] {
    var sentences = [
      say(
        vi: "Dải màu là giá trị ấn định với độ không đảm bảo đo mở rộng _x_~pt~ ± _U_(_x_~pt~); "
          + "vạch đứng là kết quả với _U_(_x_~i~). Đánh giá dựa trên điểm số chưa làm tròn, không "
          + "dựa trên hình vẽ.",
        en: "The band is the assigned value with its expanded uncertainty, _x_~pt~ ± _U_(_x_~pt~); "
          + "the bars are results with _U_(_x_~i~). Verdicts rest on unrounded scores, not on the "
          + "drawing.")
    ]
    sentences += kinds.compactMap(readingSentence)
    if comparisons.contains(where: { $0.count(.inconclusive) > 0 }) {
      sentences.append(
        say(
          vi: "◊ chưa kết luận được: |_E_~n~| nhỏ, nhưng độ không đảm bảo đo của chuẩn so sánh lớn "
            + "hơn công bố của phòng thí nghiệm, nên phép so sánh không thể phát hiện sai sót.",
          en: "◊ inconclusive: |_E_~n~| is small, but the transfer standard is less certain than "
            + "the laboratory's own claim, so the comparison could not have shown a fault."))
    }
    sentences.append(
      say(
        vi: "Một kết quả không đạt là lý do để tìm nguyên nhân và thực hiện hành động khắc phục "
          + "(ISO/IEC 17025:2017, 7.10 và 8.7); nó không nói lên năng lực chung của phòng thí nghiệm.",
        en: "A result that is not acceptable calls for a search for its cause and for corrective "
          + "action (ISO/IEC 17025:2017, 7.10 and 8.7); it says nothing of the laboratory as a whole."
      ))
    return sentences
  }

  private func readingSentence(_ kind: ScoreKind) -> String? {
    switch kind {
    case .En:
      say(
        vi: "_E_~n~ so sánh độ lệch với độ không đảm bảo đo mở rộng của nó. "
          + "|_E_~n~| \(round.enLimit == .strict ? "<" : "≤") 1: đạt; ngoài ra: không đạt. Không có "
          + "mức cảnh báo.",
        en: "_E_~n~ compares the deviation with its expanded uncertainty. "
          + "|_E_~n~| \(round.enLimit == .strict ? "<" : "≤") 1 is acceptable, anything else "
          + "unsatisfactory; there is no warning.")
    case .EnCombined:
      say(
        vi:
          "_E_~n,c~ như _E_~n~, nhưng tổng hợp các độ không đảm bảo đo chuẩn trước rồi mới mở rộng "
          + "một lần (_p_ = 95,45 %); dùng khi hệ số phủ khác 2.",
        en: "_E_~n,c~ is as _E_~n~, with the standard uncertainties combined first and expanded "
          + "once (_p_ = 95.45 %); it is for coverage factors other than 2.")
    case .zeta:
      say(
        vi: "_ζ_ so sánh độ lệch với độ không đảm bảo đo chuẩn của nó; giới hạn như _z_.",
        en: "_ζ_ compares the deviation with its standard uncertainty; its limits are those of _z_."
      )
    case .z:
      say(
        vi: "_z_ so sánh độ lệch với _σ_~pt~. |_z_| ≤ 2: đạt; 2 < |_z_| < 3: cảnh báo (nghi ngờ); "
          + "|_z_| ≥ 3: không đạt.",
        en: "_z_ compares the deviation with _σ_~pt~. |_z_| ≤ 2 is acceptable, 2 < |_z_| < 3 a "
          + "warning signal, |_z_| ≥ 3 an action signal.")
    case .zPrime:
      say(
        vi:
          "_z_′ như _z_, có tính thêm độ không đảm bảo đo của giá trị ấn định khi không thể bỏ qua.",
        en: "_z_′ is as _z_ and allows for the uncertainty of the assigned value where it is not "
          + "negligible.")
    case .PA:
      say(
        vi: "_P_~A~ là độ lệch tính theo phần trăm của sai số cho phép lớn nhất _δ_~E~; đạt khi "
          + "|_P_~A~| < 100.",
        en: "_P_~A~ is the deviation in per cent of the maximum permissible error _δ_~E~; "
          + "acceptable when |_P_~A~| < 100.")
    case .Dpercent:
      say(
        vi: "_D_% là độ lệch tính theo phần trăm của giá trị ấn định.",
        en: "_D_% is the deviation in per cent of the assigned value.")
    case .EzPlus:
      say(
        vi:
          "_E_~z−~ và _E_~z+~ xét kết quả so với hai đầu của khoảng _x_~pt~ ± _U_(_x_~pt~); đạt khi "
          + "cả hai nằm trong [−1; 1].",
        en: "_E_~z−~ and _E_~z+~ look at both ends of _x_~pt~ ± _U_(_x_~pt~); acceptable when both "
          + "lie in [−1, 1].")
    case .D, .EzMinus: nil
    }
  }

  func methods(into article: inout Markup) {
    article.element("section", ["id": anchor("methods")]) { section in
      section.element("h2", text: methodsTitle)
      section.element("div", ["class": "scroll"]) { scroll in
        scroll.element("table") { table in
          table.element("thead") { head in
            head.element("tr") { row in
              row.element("th", ["scope": "col"], text: say(vi: "Đại lượng", en: "Quantity"))
              row.element("th", ["scope": "col"], text: say(vi: "Cách xác định", en: "How found"))
              row.element("th", ["scope": "col"], text: say(vi: "Điều khoản", en: "Clause"))
            }
          }
          table.element("tbody") { methodRows(into: &$0) }
        }
      }
      section.element(
        "p",
        phrase: say(
          vi:
            "Độ không đảm bảo đo của giá trị ấn định được làm tròn đến hai chữ số có nghĩa, giá trị "
            + "đến cùng hàng (JCGM 100:2008, 7.2.6); kết quả của các phòng thí nghiệm và _U_ của chúng "
            + "ghi đúng các chữ số đã báo cáo; trung bình của các lần lặp ghi thêm một chữ số; _U_ tính "
            + "từ _u_ thì được làm tròn.",
          en: "The uncertainty of an assigned value is rounded to two significant figures and the "
            + "value to the same place (JCGM 100:2008, 7.2.6). Results of laboratories and their _U_ "
            + "stand in the digits that were reported; means of replicates have one figure "
            + "more; _U_ from _u_ is rounded."))
    }
  }

  private func methodRows(into body: inout Markup) {
    for method in unique(comparisons.map(\.analysis.assignedValue.method)) {
      methodRow(
        "_x_~pt~", method, assignedValueFormula(method),
        methodClause(method, in: round.edition, language),
        into: &body)
    }
    resamplingRow(into: &body)
    for method in unique(comparisons.compactMap(\.analysis.sigmaPt?.method)) {
      methodRow(
        "_σ_~pt~", method, methodFormula(method, numbers),
        methodClause(method, in: round.edition, language),
        into: &body)
    }
    for kind in kinds {
      let correlated = comparisons.contains { $0.analysis.assignedValue.dependence.isAccountedFor }
      methodRow(
        kind.symbolText, nil, kind.formulaText(correlated: correlated),
        kind.clause(in: round.edition), into: &body)
    }
    precisionMethodRows(into: &body)
  }

  func methodRow(
    _ symbol: String, _ method: String?, _ formula: String?, _ clause: String,
    into body: inout Markup
  ) {
    body.element("tr") { row in
      row.element("td", ["class": "w"], phrase: symbol)
      row.element("td") { cell in
        if let method { cell.text(methodName(method, in: language)) }
        if method != nil, formula != nil { cell.text(": ") }
        if let formula { cell.phrase(formula) }
      }
      row.element("td", text: clause)
    }
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  func footer(into article: inout Markup) {
    article.element("footer") { footer in
      footer.element("dl", ["class": "facts"]) { recordFacts(into: &$0) }
      footer.element(
        "p",
        text: say(
          vi:
            "Phòng thí nghiệm được gọi như trong tệp kết quả. Nếu đó là mã số thì bảng đối chiếu do "
            + "tổ chức điều phối giữ và không nằm trong báo cáo này (ISO/IEC 17043:2023, 4.2).",
          en: "Laboratories are called as in the file of results. Where that is a code, the "
            + "coordinator keeps the key, which is no part of this report "
            + "(ISO/IEC 17043:2023, 4.2)."))
      footer.element(
        "p", ["class": "end"], text: say(vi: "— Hết báo cáo —", en: "— End of the report —"))
    }
  }

  private func recordFacts(into facts: inout Markup) {
    fact(say(vi: "Phần mềm", en: "Engine"), into: &facts) {
      $0.text("lienphong \(Analysis.engineVersion)")
    }
    fact(say(vi: "Phiên bản", en: "Edition"), into: &facts) { $0.text(round.edition.rawValue) }
    fact(say(vi: "Mã vòng", en: "Round"), into: &facts) { cell in
      cell.element("bdi", text: round.identifier ?? "–")
    }
    if round.seed != 0 {
      fact(say(vi: "Hạt giống (seed)", en: "Seed"), into: &facts) { $0.text("\(round.seed)") }
    }
    if analysis.hasEn { rulesForEn(into: &facts) }
  }

  private func rulesForEn(into facts: inout Markup) {
    fact(say(vi: "Quy tắc mở rộng", en: "Coverage policy"), into: &facts) { cell in
      switch round.coverage {
      case .reported:
        cell.phrase(say(vi: "_U_ như đã báo cáo (_E_~n~)", en: "_U_ as reported (_E_~n~)"))
      case .combined:
        cell.phrase(
          say(vi: "tổng hợp rồi mở rộng (_E_~n,c~)", en: "combined, then expanded (_E_~n,c~)"))
      }
    }
    fact("|_E_~n~| = 1", into: &facts) { cell in
      switch round.enLimit {
      case .strict: cell.text(say(vi: "không đạt", en: "unsatisfactory"))
      case .inclusive: cell.text(say(vi: "đạt", en: "acceptable"))
      }
    }
  }
}
