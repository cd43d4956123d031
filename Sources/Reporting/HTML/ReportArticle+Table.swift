import Interlab
import Metrology
import Wording

/// The table of a comparison.
extension ReportArticle {
  func table(of comparison: ReportedComparison, into section: inout Markup) {
    var notes = Footnotes()
    let columns = columns(of: comparison)
    section.element("div", tableFrame(rows: comparison.lines.count)) { scroll in
      scroll.element("table", ["class": columns.count > 7 ? "results dense" : "results"]) { table in
        table.element(
          "caption",
          text: say(
            vi: "Kết quả và đánh giá, theo giá trị tăng dần", en: "Results and verdicts, by value"))
        table.element("thead") { head in
          head.element("tr") { row in
            row.element("th", ["scope": "col"], text: laboratoryWord)
            for column in columns { columnHead(column, of: comparison, into: &row) }
            row.element(
              "th", ["scope": "col", "class": "v"], text: say(vi: "Đánh giá", en: "Verdict"))
          }
        }
        table.element("tbody") { body in
          for (index, line) in comparison.lines.enumerated() {
            body.element("tr", ["class": line.isOwn ? "own" : nil]) { row in
              laboratoryCell(line, &notes, into: &row)
              for column in columns { column.write(index, into: &row, &notes) }
              verdictCell(line, of: comparison, &notes, into: &row)
            }
          }
        }
      }
    }
    footnotes(notes, into: &section)
  }

  func columnHead(
    _ column: ReportColumn, of comparison: ReportedComparison, into row: inout Markup
  ) {
    row.element("th", ["scope": "col", "class": "n"]) { cell in
      cell.phrase(column.symbol)
      let unit = column.hasUnit ? comparison.analysis.comparison.unit ?? "" : ""
      if !unit.isEmpty, unit != "1" { cell.element("small") { $0.element("bdi", text: unit) } }
    }
  }

  func laboratoryCell(
    _ line: ReportedComparison.Line, _ notes: inout Footnotes, into row: inout Markup
  ) {
    let letter =
      line.isIncluded
      ? nil
      : notes.mark(LaboratoryCode.exclusion.text(in: language))
    row.element("th", ["scope": "row"]) { cell in
      cell.element("bdi", text: line.laboratory)
      if let letter { cell.element("sup", text: letter) }
    }
  }

  private func verdictCell(
    _ line: ReportedComparison.Line, of comparison: ReportedComparison, _ notes: inout Footnotes,
    into row: inout Markup
  ) {
    guard let kind = comparison.leadingKind, let verdict = line.leading?.verdict else {
      row.element("td", ["class": "v absent"], text: say(vi: "không đánh giá", en: "not judged"))
      return
    }
    row.element(
      "td", ["class": "v w lit " + verdict.styleClass],
      text: verdict.sign + "\u{00A0}" + verdict.word(for: kind, in: language))
  }

  /// The frame of a table; a short one stays on one page of paper.
  func tableFrame(rows: Int) -> KeyValuePairs<StaticString, String?> {
    ["class": "scroll", "style": rows <= 25 ? "break-inside:avoid" : nil]
  }

  func footnotes(_ notes: Footnotes, into section: inout Markup) {
    guard !notes.notes.isEmpty else { return }
    section.element("ul", ["class": "footnotes"]) { list in
      for (letter, note) in notes.lettered {
        list.element("li") { item in
          item.element("sup", text: letter)
          item.phrase(note)
        }
      }
    }
  }
}

/// One column of numbers in the table of a comparison.
struct ReportColumn {
  /// What a cell holds.
  enum Cell {
    case number(String, verdict: Verdict?, note: String?)
    case absent(note: String?)

    var text: String {
      if case .number(let text, _, _) = self { text } else { "" }
    }
  }

  /// The head, with marks for symbols.
  let symbol: String

  /// Whether the numbers are in the unit of the results.
  let hasUnit: Bool

  /// Whether the verdicts of the report rest on this column.
  let isLeading: Bool

  private let cells: [Cell]
  private let alignment: NumberColumn

  init(
    _ symbol: String, hasUnit: Bool, isLeading: Bool = false, _ cells: [Cell],
    _ numbers: NumberStyle
  ) {
    self.symbol = symbol
    self.isLeading = isLeading
    self.hasUnit = hasUnit
    self.cells = cells
    alignment = NumberColumn(cells.map(\.text), numbers)
  }

  /// Appends the cell of one line.
  func write(_ index: Int, into row: inout Markup, _ notes: inout Footnotes) {
    switch cells[index] {
    case .number(let text, let verdict, let note):
      let signal = verdict == .acceptable ? nil : verdict
      let letter = note.map { notes.mark($0) }
      row.element(
        "td", ["class": signal.map { (isLeading ? "n lit " : "n ") + $0.styleClass } ?? "n"]
      ) { cell in
        if let signal { cell.text(signal.sign + "\u{202F}") }
        alignment.write(text, into: &cell)
        if let letter { cell.element("sup", ["class": "mark"], text: letter) }
      }
    case .absent(let note):
      let letter = note.map { notes.mark($0) }
      row.element("td", ["class": "n absent"]) { cell in
        cell.text("–")
        if let letter { cell.element("sup", ["class": "mark"], text: letter) }
      }
    }
  }
}
