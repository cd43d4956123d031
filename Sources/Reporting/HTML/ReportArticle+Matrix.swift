import Interlab

/// The table of laboratories against comparisons.
extension ReportArticle {
  /// Appends the table where it fits on a page and nothing was left out.
  func verdictMatrix(into section: inout Markup) {
    guard (2...12).contains(comparisons.count), comparisons.count == analysis.comparisons.count,
      round.laboratories.count <= 200, comparisons.allSatisfy({ $0.lines.count == $0.count })
    else { return }
    let lines = comparisons.map { comparison in
      Dictionary(comparison.lines.map { ($0.laboratory, $0) }) { first, _ in first }
    }
    section.element("div", ["class": "scroll"]) { scroll in
      scroll.element("table", ["class": comparisons.count > 6 ? "dense" : nil]) { table in
        table.element(
          "caption",
          text: say(vi: "Điểm số của từng phòng thí nghiệm", en: "Scores of each laboratory"))
        table.element("thead") { head in head.element("tr") { matrixHead(into: &$0) } }
        table.element("tbody") { body in
          for code in round.laboratories {
            body.element("tr") { row in
              row.element("th", ["scope": "row"]) { $0.element("bdi", text: code) }
              for (comparison, lines) in zip(comparisons, lines) {
                matrixCell(lines[code], comparison, into: &row)
              }
            }
          }
        }
      }
    }
  }

  private func matrixHead(into row: inout Markup) {
    row.element("th", ["scope": "col"], text: laboratoryWord)
    for (index, comparison) in comparisons.enumerated() {
      row.element("th", ["scope": "col", "class": "h"]) { cell in
        cell.element("bdi", text: name(of: comparison.analysis.comparison, index: index))
        cell.element("small", phrase: comparison.leadingKind?.symbolText ?? "")
      }
    }
  }

  private func matrixCell(
    _ line: ReportedComparison.Line?, _ comparison: ReportedComparison, into row: inout Markup
  ) {
    guard let kind = comparison.leadingKind, let score = line?.leading?.value else {
      row.element("td", ["class": "c absent"], text: "–")
      return
    }
    let verdict = line?.leading?.verdict
    let sign = verdict.map { $0.sign + "\u{00A0}" } ?? ""
    row.element(
      "td",
      [
        "class": "c lit " + (verdict?.styleClass ?? ""),
        "title": verdict?.word(for: kind, in: language),
      ],
      text: sign + scoreText(score, kind, in: comparison.analysis))
  }
}
