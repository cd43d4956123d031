import Interlab

/// The table of laboratories against comparisons.
extension ReportArticle {
  /// Appends the table where it fits on a page and nothing was left out, else says that it does
  /// not.
  func verdictMatrix(into section: inout Markup) {
    guard analysis.comparisons.count > 1 else { return }
    guard comparisons.count <= Self.matrixColumns, comparisons.count == analysis.comparisons.count,
      round.laboratories.count <= Self.matrixRows,
      comparisons.allSatisfy({ $0.lines.count == $0.count })
    else {
      section.element(
        "p",
        text: say(
          vi:
            "Bảng điểm số của từng phòng thí nghiệm trong mọi phép so sánh quá lớn nên không in ở "
            + "đây; điểm số nằm trong từng phần bên dưới và trong tệp scores.csv.",
          en:
            "The table of the scores of each laboratory in every comparison is too large to stand "
            + "here; the sections below and scores.csv hold the scores."))
      return
    }
    let lines = comparisons.map { comparison in
      let rows = comparison.analysis.comparison.rows
      return Dictionary(
        comparison.lines.map {
          (round.results.laboratories[rows.lowerBound + $0.offset], $0)
        }
      ) { first, _ in first }
    }
    section.element("div", tableFrame(rows: laboratoryOrder.count)) { scroll in
      scroll.element("table", ["class": comparisons.count > 6 ? "dense" : nil]) { table in
        table.element(
          "caption",
          text: say(vi: "Điểm số của từng phòng thí nghiệm", en: "Scores of each laboratory"))
        table.element("thead") { head in head.element("tr") { matrixHead(into: &$0) } }
        table.element("tbody") { body in
          for index in laboratoryOrder {
            body.element("tr") { row in
              row.element("th", ["scope": "row"]) {
                $0.element("bdi", text: LaboratoryCode.onPage(round.laboratories[index]))
              }
              for (comparison, lines) in zip(comparisons, lines) {
                matrixCell(lines[Int32(index)], comparison, into: &row)
              }
            }
          }
        }
      }
    }
  }

  private static var matrixColumns: Int { 12 }

  private static var matrixRows: Int { 200 }

  private func matrixHead(into row: inout Markup) {
    row.element("th", ["scope": "col"], text: laboratoryWord)
    for (name, comparison) in zip(columnNames, comparisons) {
      row.element("th", ["scope": "col", "class": "h"]) { cell in
        cell.element("bdi", text: name)
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
