import Interlab

/// The other methods for the assigned value beside the one of a comparison, and what they would
/// say of each laboratory.
extension ReportArticle {
  func methodPanel(of comparison: ReportedComparison, into section: inout Markup) {
    let defined = comparison.analysis.comparison
    let panel = MethodPanel(
      of: defined, in: round, methods: Self.methodsBeside(defined.assignedValue))
    let applicable = panel.entries.compactMap(\.analysis)
    guard applicable.count > 1 else { return }
    section.element(
      "h3", text: say(vi: "Các phương pháp khác", en: "Other methods side by side"))
    methodTable(applicable, of: comparison, into: &section)
    let failed = panel.entries.filter { $0.analysis == nil }.map {
      methodName($0.method.name, in: language)
    }
    if !failed.isEmpty {
      section.element(
        "p",
        text: say(vi: "Không áp dụng được cho các kết quả này: ", en: "Not for these results: ")
          + failed.joined(separator: "; ") + ".")
    }
    verdictGroups(panel, of: comparison, count: applicable.count, into: &section)
  }

  /// The fixed list, with the comparison's own method as it was chosen.
  private static func methodsBeside(_ own: AssignedValueMethod) -> [AssignedValueMethod] {
    let list = AssignedValueMethod.sideBySide.map { $0.name == own.name ? own : $0 }
    return list.contains { $0.name == own.name } ? list : [own] + list
  }

  private func methodTable(
    _ analyses: [ComparisonAnalysis], of comparison: ReportedComparison,
    into section: inout Markup
  ) {
    let own = comparison.analysis.assignedValue
    let bar = IntervalBar(analyses.map(\.assignedValue), reference: own)
    section.element("div", tableFrame(rows: analyses.count)) { scroll in
      scroll.element("table") { table in
        table.element("thead") { head in
          head.element("tr") { row in
            row.element("th", ["scope": "col"], text: say(vi: "Phương pháp", en: "Method"))
            row.element("th", ["scope": "col", "class": "n"]) { cell in
              cell.phrase("_x_~pt~ ± _U_(_x_~pt~)")
              let unit = comparison.analysis.comparison.unit ?? ""
              if !unit.isEmpty { cell.element("small") { $0.element("bdi", text: unit) } }
            }
            row.element("th", ["scope": "col", "aria-hidden": "true"])
          }
        }
        table.element("tbody") { body in
          for analysis in analyses {
            let isOwn = analysis.assignedValue.method == own.method
            body.element("tr") { row in
              methodCell(analysis.assignedValue.method, isOwn: isOwn, into: &row)
              row.element("td", ["class": "n"], text: assignedValueText(analysis))
              row.element("td", ["class": "w", "aria-hidden": "true"]) {
                bar.draw(analysis.assignedValue, isOwn: isOwn, into: &$0)
              }
            }
          }
        }
      }
    }
  }

  private func methodCell(_ name: String, isOwn: Bool, into row: inout Markup) {
    row.element("th", ["scope": "row"]) { cell in
      guard isOwn else { return cell.text(methodName(name, in: language)) }
      cell.element("strong", text: methodName(name, in: language))
      cell.text(say(vi: " (báo cáo này)", en: " (this report)"))
    }
  }

  private func verdictGroups(
    _ panel: MethodPanel, of comparison: ReportedComparison, count: Int,
    into section: inout Markup
  ) {
    let counts = comparison.lines.map { panel.verdictCounts(at: $0.offset) }
    guard counts.contains(where: { !$0.isEmpty }) else { return }
    let contested = counts.indices.filter { counts[$0].count > 1 }
    section.element("p", phrase: fragilitySentence(panel, contested.count, of: comparison, count))
    section.element("ul", ["class": "codes"]) { list in
      for verdict in Verdict.allCases {
        let lines = counts.indices.filter { counts[$0].count == 1 && counts[$0][verdict] != nil }
        let word = verdict.word(for: panel.scoreKind, in: language)
        let words = say(vi: "\(word) theo mọi phương pháp", en: "\(word) under every method")
        group("\(verdict.sign)\u{00A0}" + words, lines, of: comparison, into: &list)
      }
      for line in contested {
        list.element("li") { item in
          item.element("bdi", text: comparison.lines[line].laboratory)
          item.text(": " + tally(counts[line], of: panel, at: comparison.lines[line].offset))
        }
      }
      let unjudged = counts.indices.filter { counts[$0].isEmpty }
      group(say(vi: "không đánh giá", en: "not judged"), unjudged, of: comparison, into: &list)
    }
  }

  private func group(
    _ words: String, _ lines: [Int], of comparison: ReportedComparison, into list: inout Markup
  ) {
    guard !lines.isEmpty else { return }
    list.element("li") { item in
      item.text("\(words) (\(lines.count)): ")
      for line in lines {
        item.element("bdi", text: comparison.lines[line].laboratory)
        item.text(" ")
      }
    }
  }

  /// "● acceptable under 7, ■ unsatisfactory under 2 of 9 (weighted mean; …)": the methods behind
  /// the rarer verdicts are named.
  private func tally(_ counts: [Verdict: Int], of panel: MethodPanel, at offset: Int) -> String {
    let verdicts = Verdict.allCases.filter { counts[$0] != nil }
    let largest = counts.values.max() ?? 0
    let usual = verdicts.first { counts[$0] == largest }
    let total = counts.values.reduce(0, +)
    return verdicts.map { verdict in
      let word = verdict.word(for: panel.scoreKind, in: language)
      let number = counts[verdict] ?? 0
      let words = say(
        vi: "\(word) theo \(number)/\(total) phương pháp",
        en: "\(word) under \(number) of \(total)")
      let names = panel.entries.filter { entry in
        entry.analysis?.scores.first?[offset].verdict == verdict
      }.map { methodName($0.method.name, in: language) }
      let list = verdict == usual ? "" : " (" + names.joined(separator: "; ") + ")"
      return "\(verdict.sign)\u{00A0}" + words + list
    }.joined(separator: ", ")
  }

  private func fragilitySentence(
    _ panel: MethodPanel, _ contested: Int, of comparison: ReportedComparison, _ count: Int
  ) -> String {
    let symbol = panel.scoreKind.symbolText
    let judged = say(
      vi: "Đánh giá theo \(symbol), nếu giá trị ấn định được tìm bằng từng phương pháp trong "
        + "\(count) phương pháp này. ",
      en: "Verdicts by \(symbol), had the assigned value been found by each of these \(count) "
        + "methods. ")
    let meaning =
      contested == 0
      ? say(
        vi: "Không đánh giá nào phụ thuộc vào việc chọn phương pháp.",
        en: "No verdict hangs on the choice of the method.")
      : say(
        vi:
          "Số đánh giá thay đổi theo phương pháp: \(contested) trong \(comparison.count). Đánh giá "
          + "như vậy không vững: nó nói về việc chọn phương pháp không kém gì về kết quả. Báo cáo "
          + "này dựa trên phương pháp đã chọn từ trước.",
        en: "Verdicts that change with the method: \(contested) of \(comparison.count). Such a "
          + "verdict is fragile: it says as much of the choice of the method as of the result. "
          + "This report rests on the method that was chosen beforehand.")
    return judged + meaning
  }
}

/// Intervals x_pt ± U(x_pt) drawn on one scale, with a line where the report's own value lies.
private struct IntervalBar {
  private static var width: Double { 180 }
  private static var height: Double { 14 }

  private let axis: ValueAxis
  private let reference: Double?

  init(_ values: [AssignedValue], reference: AssignedValue) {
    let known = values.filter { $0.value != nil }
    let range = ValueRange(
      of: known.map { $0.value ?? 0 }, halfWidths: known.map(\.expandedUncertainty),
      reference: reference.value, referenceHalfWidth: reference.expandedUncertainty)
    axis = ValueAxis(showing: range.lower, range.upper)
    self.reference = reference.value
  }

  func draw(_ value: AssignedValue, isOwn: Bool, into cell: inout Markup) {
    guard let x_pt = value.value else { return }
    let (middle, colour) = (Self.height / 2, isOwn ? Ink.reference : Ink.unjudged)
    cell.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": "0 0 \(at(Self.width)) \(at(Self.height))", "width": at(Self.width),
        "height": at(Self.height), "style": "display:block",
      ]
    ) { drawing in
      if let reference {
        drawing.line(
          from: ChartPosition(x(reference), 0), to: ChartPosition(x(reference), Self.height),
          colour: Ink.reference, dashes: "2 2")
      }
      if let U = value.expandedUncertainty {
        drawing.line(
          from: ChartPosition(x(x_pt - U), middle), to: ChartPosition(x(x_pt + U), middle),
          colour: colour, width: isOwn ? 2.4 : 1.6)
      }
      drawing.empty(
        "circle",
        ["cx": at(x(x_pt)), "cy": at(middle), "r": at(3), "fill": colour])
    }
  }

  /// Where a number lies, kept inside the drawing.
  private func x(_ number: Double) -> Double {
    let largest = Double.greatestFiniteMagnitude
    let place = axis.place(of: min(max(number, -largest), largest))
    let share = (place - axis.lower) / (axis.upper - axis.lower)
    return 4 + (Self.width - 8) * min(max(share, 0), 1)
  }
}
