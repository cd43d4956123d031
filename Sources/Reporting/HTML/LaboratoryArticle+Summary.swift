import Interlab

/// The first page of a laboratory's report: its results in one table, its scores in one chart, and
/// what they suggest together.
extension LaboratoryArticle {
  func summary(into article: inout Markup) {
    article.element("section") { section in
      section.element("h2", text: say(vi: "Tóm tắt", en: "Summary"))
      overview(into: &section)
      scoreChart(into: &section)
      advice(into: &section)
    }
  }

  private func overview(into section: inout Markup) {
    section.element("div", ["class": "scroll"]) { scroll in
      scroll.element("table", ["class": "overview"]) { table in
        table.element(
          "caption", text: say(vi: "Kết quả của phòng thí nghiệm", en: "Results of the laboratory"))
        table.element("thead") { head in
          head.element("tr") { row in
            row.element("th", ["scope": "col"], text: say(vi: "Phép so sánh", en: "Comparison"))
            for symbol in ["_x_~i~ ± _U_(_x_~i~)", "_x_~pt~ ± _U_(_x_~pt~)"] {
              row.element("th", ["scope": "col", "class": "n"], phrase: symbol)
            }
            row.element("th", ["scope": "col"], text: say(vi: "Đơn vị", en: "Unit"))
            row.element(
              "th", ["scope": "col", "class": "c"], text: say(vi: "Điểm số", en: "Score"))
            row.element("th", ["scope": "col"], text: say(vi: "Đánh giá", en: "Verdict"))
          }
        }
        table.element("tbody") { body in
          for index in report.comparisons.indices {
            for check in checks(at: index) {
              body.element("tr") { overviewRow(index, check, into: &$0) }
            }
          }
        }
      }
    }
  }

  private func overviewRow(_ index: Int, _ check: OwnResultCheck, into row: inout Markup) {
    let comparison = report.comparisons[index]
    row.element("th", ["scope": "row"]) { cell in
      cell.element("a", ["href": "#" + report.anchor("c\(index + 1)")]) {
        $0.element("bdi", text: name(at: index))
      }
    }
    row.element("td", ["class": "n"], text: report.resultText(check))
    row.element("td", ["class": "n"], text: assignedText(check))
    row.element("td", ["class": "u"]) {
      $0.element("bdi", text: comparison.analysis.comparison.unit ?? "")
    }
    guard let kind = comparison.leadingKind,
      let score = check.scores.first(where: { $0.kind == kind })?.score, let value = score.value
    else {
      row.element("td", ["class": "c absent"], text: "–")
      return row.element(
        "td", ["class": "absent"], text: say(vi: "không đánh giá", en: "not judged"))
    }
    row.element("td", ["class": "w"]) { cell in
      cell.phrase(kind.symbolText)
      cell.text(" = " + report.scoreText(value, kind, in: comparison.analysis))
    }
    verdictCell(score.verdict, kind, into: &row)
  }

  private func verdictCell(_ verdict: Verdict?, _ kind: ScoreKind, into row: inout Markup) {
    guard let verdict else {
      return row.element(
        "td", ["class": "absent"], text: say(vi: "không đánh giá", en: "not judged"))
    }
    row.element(
      "td", ["class": "w lit " + verdict.styleClass],
      text: verdict.sign + "\u{00A0}" + verdict.word(for: kind, in: report.language))
  }

  /// _x_pt_ of this result with its _U_.
  func assignedText(_ check: OwnResultCheck) -> String {
    guard check.analysis.assignedValue.rowReferences != nil, let value = check.assignedValue else {
      return report.assignedValueText(check.analysis)
    }
    guard let U = check.assignedExpandedUncertainty, U > 0 else { return numbers.brief(value) }
    return numbers.withUncertainty(value, U)
  }

  // MARK: Chart

  /// The scores over the comparisons, where there are several that are judged by one score.
  private func scoreChart(into section: inout Markup) {
    let kinds = Set(report.comparisons.map(\.leadingKind))
    guard report.comparisons.count > 1, kinds.count == 1, let kind = kinds.first ?? nil else {
      return
    }
    let points = report.comparisons.indices.flatMap { index in
      report.comparisons[index].lines.filter(\.isOwn).map { line in
        ChartPoint(
          label: name(at: index), value: line.value, halfWidth: nil, isIncluded: true,
          score: line.leading?.value, verdict: line.leading?.verdict)
      }
    }
    guard points.contains(where: { $0.score != nil }) else { return }
    let verdicts = Verdict.allCases.filter { verdict in
      points.contains { $0.verdict == verdict }
    }
    let caption = ChartCaption(
      title: say(vi: "Điểm số của phòng thí nghiệm ", en: "Scores of laboratory ") + code,
      description: say(
        vi: "Điểm số theo thứ tự các phép so sánh; số liệu nằm trong bảng trên.",
        en: "Scores in the order of the comparisons; the table above holds the numbers."),
      axis: kind.symbolText,
      legend: verdicts.map {
        ChartLegend(
          sample: .marker($0, isHollow: false), words: $0.word(for: kind, in: report.language))
      }, numbers: numbers)
    let chart = ScoresChart(
      points: points,
      limits: report.chartLimits(kind, in: report.comparisons[0].analysis),
      decimals: kind.decimals, caption: caption)
    section.element("figure") { figure in
      figure.element("div", ["class": "scroll"]) { $0.append(chart.svg) }
      figure.element(
        "figcaption",
        text: say(
          vi: "Điểm số theo thứ tự các phép so sánh.",
          en: "Scores in the order of the "
            + "comparisons.")
          + (chart.cutsOff ? report.arrowNote : ""))
    }
  }

  // MARK: Advice over all comparisons

  private func advice(into section: inout Markup) {
    section.element(
      "h3", text: say(vi: "Nhận xét chung (lời khuyên)", en: "Taken together (advice)"))
    section.element("ul", ["class": "notices"]) { list in
      for finding in profile.findings {
        list.element("li") { $0.prose(finding.message(in: report.language, numbers)) }
      }
      if profile.findings.isEmpty { list.element("li", text: nothingFound) }
    }
    section.element("p", ["class": "lead"], text: report.adviceNote)
  }

  private var nothingFound: String {
    if profile.entries.count < 3 {
      return say(
        vi: "Cần ít nhất ba phép so sánh để nhận xét chung về độ chệch và độ không đảm bảo đo.",
        en: "It takes three comparisons at least to say something of bias and uncertainty "
          + "together.")
    }
    let statesU = report.comparisons.contains { comparison in
      comparison.lines.contains { $0.isOwn && $0.expandedUncertainty != nil }
    }
    return statesU
      ? say(
        vi: "Không thấy độ chệch chung, U đánh giá thấp hay cao, hoặc xu hướng theo mức đo.",
        en: "No common bias, no under- or overstated U and no trend with the level were seen.")
      : say(
        vi: "Không thấy độ chệch chung hoặc xu hướng theo mức đo.",
        en: "No common bias and no trend with the level were seen.")
  }
}
