import Interlab
import Metrology

/// The section of one comparison: how it was judged, two charts, the table, what to know.
extension ReportArticle {
  func section(
    of comparison: ReportedComparison, index: Int, into article: inout Markup
  ) {
    let analysis = comparison.analysis
    article.element(
      "section",
      ["class": "comparison", "id": anchor("c\(index + 1)")]
    ) { section in
      section.element("div", ["class": "head"]) { head in
        heading(of: analysis.comparison, index: index, into: &head)
        head.element("dl", ["class": "facts"]) { facts(of: comparison, into: &$0) }
      }
      if !comparison.lines.isEmpty {
        omission(in: comparison, into: &section)
        itemChecks(of: comparison, index: index, into: &section)
        drift(of: comparison, index: index, into: &section)
        charts(of: comparison, index: index, showsResults: !isSingle, into: &section)
        pomPlot(of: comparison, index: index, into: &section)
        density(of: comparison, index: index, into: &section)
        table(of: comparison, into: &section)
        equivalence(of: comparison, index: index, into: &section)
        precision(of: comparison, index: index, into: &section)
      }
      notices(of: analysis, into: &section)
    }
  }

  func heading(of comparison: Comparison, index: Int, into section: inout Markup) {
    let title = name(of: comparison, index: index)
    let key = keyText(of: comparison)
    section.element("h2") { heading in
      heading.text("\(index + 1). ")
      heading.element("bdi", text: title)
      if !key.isEmpty, key != title {
        heading.text(" ")
        heading.element("span", ["class": "identifier"]) { $0.element("bdi", text: "(\(key))") }
      }
    }
  }

  private func facts(of comparison: ReportedComparison, into facts: inout Markup) {
    let analysis = comparison.analysis
    fact(say(vi: "Giá trị ấn định", en: "Assigned value"), into: &facts) { cell in
      cell.element("strong") { value in
        value.phrase("_x_~pt~ = ")
        value.text(assignedValueText(analysis))
        value.element("bdi", text: unitSuffix(analysis.comparison))
      }
      if let uncertainty = analysis.assignedValue.expandedUncertainty, uncertainty > 0 {
        cell.phrase(
          " (_k_\u{00A0}=\u{00A0}\(numbers.brief(analysis.assignedValue.coverageFactor)))")
      }
    }
    fact(say(vi: "Phương pháp", en: "Method"), into: &facts) { cell in
      cell.text(methodName(analysis.assignedValue.method, in: language))
      cell.text(" ")
      cell.element(
        "small",
        text: "(" + methodClause(analysis.assignedValue.method, in: round.edition, language) + ")")
    }
    if let u = analysis.assignedValue.standardUncertainty {
      fact("_u_(_x_~pt~)", into: &facts) { cell in
        cell.text(numbers.significant(2, of: u))
        cell.element("bdi", text: unitSuffix(analysis.comparison))
        let ν = analysis.assignedValue.degreesOfFreedom
        if ν.isFinite { cell.phrase(", _ν_ = \(numbers.brief(ν.value))") }
      }
    }
    spreadFacts(of: analysis, into: &facts)
    verdictFacts(of: comparison, into: &facts)
  }

  private func spreadFacts(of analysis: ComparisonAnalysis, into facts: inout Markup) {
    if let scale = analysis.assignedValue.scale {
      fact(say(vi: "Độ lệch chuẩn ổn định _s_*", en: "Robust scale _s_*"), into: &facts) { cell in
        cell.text(numbers.brief(scale, figures: 4))
        cell.element("bdi", text: unitSuffix(analysis.comparison))
        if let rule = stoppingRule(of: analysis) {
          cell.text(" ")
          cell.element("small", text: "(" + rule + ")")
        }
      }
    }
    if let sigmaPt = analysis.sigmaPt {
      fact("_σ_~pt~", into: &facts) { cell in
        switch sigmaPt.value {
        case .success(let number):
          cell.text(numbers.brief(number, figures: 4))
          cell.element("bdi", text: unitSuffix(analysis.comparison))
        case .failure(let reason): cell.text(reason.reason(in: language))
        }
        cell.text(" ")
        cell.element("small", text: "(" + methodName(sigmaPt.method, in: language) + ")")
      }
    }
    if let δ_E = analysis.comparison.maximumPermissibleError {
      fact(say(vi: "Sai số cho phép lớn nhất", en: "Max. permissible error"), into: &facts) {
        cell in
        cell.phrase("_δ_~E~ = ")
        cell.text(numbers.exact(δ_E))
        cell.element("bdi", text: unitSuffix(analysis.comparison))
      }
    }
  }

  /// How Algorithm A came to its end, which is to be named with s* (ISO 13528:2022, C.3.1).
  private func stoppingRule(of analysis: ComparisonAnalysis) -> String? {
    for detail in analysis.assignedValue.details where detail.name == "stop" {
      guard case .text(let stop) = detail.content else { continue }
      return stop == "third-digit"
        ? say(vi: "dừng theo chữ số thứ ba", en: "stopped by the third figure")
        : say(vi: "lặp đến hội tụ", en: "iterated to convergence")
    }
    return nil
  }

  private func verdictFacts(of comparison: ReportedComparison, into facts: inout Markup) {
    let (all, included) = (comparison.count, comparison.analysis.includedCount)
    fact(say(vi: "Số kết quả", en: "Results"), into: &facts) { cell in
      cell.text("\(all)")
      if included != all, !comparison.analysis.isStated,
        comparison.analysis.assignedValue.rowReferences == nil
      {
        cell.text(
          say(
            vi: " (\(included) kết quả tạo nên giá trị ấn định)",
            en: " (\(included) form the assigned value)"))
      }
    }
    guard let kind = comparison.leadingKind else { return }
    fact(say(vi: "Đánh giá theo", en: "Judged by"), into: &facts) { cell in
      cell.phrase(kind.symbolText)
      cell.text("; ")
      rule(kind, in: comparison.analysis, into: &cell)
    }
  }

  /// When a result is acceptable, with the side that the limit itself falls on. No line of the page
  /// ends inside a condition.
  func rule(_ kind: ScoreKind, in analysis: ComparisonAnalysis, into cell: inout Markup) {
    let acceptable = Verdict.acceptable.word(for: kind, in: language)
    let when = say(vi: "khi", en: "when")
    cell.text(acceptable + " " + when + " ")
    switch kind {
    case .En, .EnCombined:
      let sign = round.enLimit == .strict ? "<" : "≤"
      cell.element("span", ["class": "w"], phrase: "|\(kind.symbolText)| \(sign) 1")
    case .z, .zPrime, .zeta:
      cell.element("span", ["class": "w"], phrase: "|\(kind.symbolText)| ≤ 2")
      cell.text(", " + Verdict.action.word(for: kind, in: language) + " " + when + " ")
      cell.element("span", ["class": "w"], phrase: "|\(kind.symbolText)| ≥ 3")
    case .D, .Dpercent, .PA:
      cell.element("span", ["class": "w"], phrase: "|_D_| < _δ_~E~")
    case .EzMinus, .EzPlus:
      cell.phrase(
        say(
          vi: "_E_~z−~ và _E_~z+~ đều nằm trong [−1; 1]",
          en: "_E_~z−~ and _E_~z+~ both lie in [−1, 1]"))
    }
  }

  private func omission(in comparison: ReportedComparison, into section: inout Markup) {
    let (all, shown) = (comparison.count, comparison.lines.count)
    guard shown < all else { return }
    section.element(
      "p",
      text: say(
        vi:
          "Biểu đồ và bảng chỉ nêu \(shown) trong \(all) kết quả: những kết quả có điểm số lớn "
          + "nhất "
          + "về trị tuyệt đối hoặc không có điểm số. Danh sách đầy đủ nằm trong tệp scores.csv và "
          + "analysis.json.",
        en: "Charts and table show \(shown) of \(all) results: those whose scores are largest in "
          + "magnitude or absent. scores.csv and analysis.json hold all."))
  }

  private func notices(of analysis: ComparisonAnalysis, into section: inout Markup) {
    guard !analysis.notices.isEmpty else { return }
    section.element("h3", text: say(vi: "Lưu ý", en: "Notices"))
    section.element("ul", ["class": "notices"]) { list in
      for notice in analysis.notices {
        list.element("li") { $0.prose(message(of: notice)) }
      }
    }
  }

  func message(of notice: Notice) -> String {
    guard case .consensusDiffersFromReference(_, _, let limit) = notice,
      let place = placeOfSignificantFigure(3, of: limit)
    else {
      return notice.message(in: language, showing: LaboratoryCode.onPage) { numbers.brief($0) }
    }
    return notice.message(in: language) { numbers.rounded($0, place: place) }
  }
}
