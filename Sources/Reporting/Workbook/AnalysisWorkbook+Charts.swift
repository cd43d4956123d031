import Interlab
import Metrology
import Tables

/// The sheet of charts: for each comparison its results against the assigned value, in ascending order,
/// and their scores against the limits, each drawn from the cells beside it.
extension AnalysisWorkbook {
  /// How many comparisons have charts, and how many results of each.
  private static var chartedComparisons: Int { 100 }
  private static var chartedResults: Int { 500 }

  private static var headRow: Int { 2 }
  private static var chartHeight: Int { 20 }
  private static var chartColumn: Int { 13 }

  /// The sheet; `nil` where no comparison has a result.
  var chartSheet: OutputSheet? {
    let shown = analysis.comparisons.prefix(Self.chartedComparisons).map {
      ReportedComparison($0, in: round, limit: Self.chartedResults)
    }
    guard shown.contains(where: { !$0.lines.isEmpty }) else { return nil }
    let article = ReportArticle(
      analysis: analysis, comparisons: shown, issued: nil, language: language)
    var sheet = OutputSheet(name: say(vi: "Biểu đồ", en: "Charts"))
    sheet.isLandscape = true
    sheet.columnWidths = [1: 16]
    var row = 1
    for (index, comparison) in shown.enumerated() where !comparison.lines.isEmpty {
      let block = ChartBlock(article, comparison, index, top: row)
      block.write(into: &sheet)
      row += max(block.points.count + 3, 2 * Self.chartHeight + 3)
    }
    return sheet
  }

  /// The cells and the charts of one comparison, from the row `top` on.
  private struct ChartBlock {
    let article: ReportArticle
    let comparison: ReportedComparison
    let title: String
    let top: Int
    let points: [ChartPoint]
    let limits: [ScoresChart.Limit]

    init(_ article: ReportArticle, _ comparison: ReportedComparison, _ index: Int, top: Int) {
      (self.article, self.comparison, self.top) = (article, comparison, top)
      title = "\(index + 1). " + article.name(of: comparison.analysis.comparison, index: index)
      points = article.points(of: comparison)
      limits = comparison.leadingKind.map { article.chartLimits($0, in: comparison.analysis) } ?? []
    }

    private var assigned: AssignedValue { comparison.analysis.assignedValue }
    private var rows: ClosedRange<Int> { (top + 2)...(top + 1 + points.count) }

    /// The columns after code, x and U: each has a head and its numbers.
    private var columns: [(head: String, numbers: [Double?])] {
      func level(_ number: Double?) -> [Double?] { points.map { _ in number } }
      let (x, U) = (assigned.value, assigned.expandedUncertainty)
      func edge(_ sign: Double) -> Double? { x.flatMap { x in U.map { x + sign * $0 } } }
      return [
        ("x_i", points.map(\.value)), ("U(x_i)", points.map(\.halfWidth)), ("x_pt", level(x)),
        ("x_pt − U(x_pt)", level(edge(-1))), ("x_pt + U(x_pt)", level(edge(1))),
        (comparison.leadingKind?.symbol ?? "–", points.map(\.score)),
      ]
        + limits.flatMap { limit in
          [limit.value, -limit.value].map { (limitName($0), level($0)) }
        }
    }

    private func limitName(_ value: Double) -> String {
      (value > 0 ? "+" : "") + article.numbers.brief(value)
    }

    func write(into sheet: inout OutputSheet) {
      let bold = CellStyle { $0.isBold = true }
      let columns = columns
      sheet.set(CellAddress(row: top, column: 1), title, style: bold)
      sheet.setRow(top + 1, [article.laboratoryWord] + columns.map(\.head), style: bold)
      for (index, point) in points.enumerated() {
        let row = rows.lowerBound + index
        sheet.set(CellAddress(row: row, column: 1), point.label)
        for (number, column) in columns.enumerated() {
          guard let value = column.numbers[index] else { continue }
          sheet.set(CellAddress(row: row, column: number + 2), value)
        }
      }
      sheet.charts.append(results)
      if comparison.leadingKind != nil { sheet.charts.append(scores) }
    }

    // MARK: Charts

    private func place(_ number: Int) -> CellRange {
      let first = top + number * (AnalysisWorkbook.chartHeight + 1)
      let width = points.count > 40 ? 24 : 12
      return CellRange(
        CellAddress(row: first, column: AnalysisWorkbook.chartColumn),
        CellAddress(
          row: first + AnalysisWorkbook.chartHeight - 1,
          column: AnalysisWorkbook.chartColumn + width - 1))
    }

    private var verdictColours: [Int: String] {
      var colours: [Int: String] = [:]
      for (index, point) in points.enumerated() {
        colours[rows.lowerBound + index] = Self.code(Ink.colour(of: point.verdict))
      }
      return colours
    }

    private var results: OutputChart {
      var series: [OutputChart.Series] = []
      let reference = Self.code(Ink.reference)
      if assigned.value != nil {
        series.append(.init("x_pt", column: 4, mark: .line(isDashed: false), colour: reference))
      }
      if assigned.value != nil, assigned.expandedUncertainty != nil {
        for (name, column) in [("x_pt − U(x_pt)", 5), ("x_pt + U(x_pt)", 6)] {
          series.append(.init(name, column: column, mark: .line(isDashed: true), colour: reference))
        }
      }
      let hasErrors = points.contains { $0.halfWidth != nil }
      var marks = OutputChart.Series(
        hasErrors ? "x_i ± U(x_i)" : "x_i", column: 2, mark: .points(errors: hasErrors ? 3 : nil),
        colour: Self.code(Ink.acceptable))
      marks.rowColours = verdictColours
      let range = ValueRange(
        of: points.map(\.value), halfWidths: points.map(\.halfWidth), reference: assigned.value,
        referenceHalfWidth: assigned.expandedUncertainty)
      let ends = Self.rounded(range.lower, range.upper)
      let unit = comparison.analysis.comparison.unit.flatMap { $0 == "1" ? nil : " / " + $0 } ?? ""
      var chart = OutputChart(
        title: title + beyond(ends, points.map(\.value)), axis: "x" + unit, rows: rows,
        labelColumn: 1, series: series + [marks], place: place(0))
      chart.valueRange = ends
      return chart
    }

    private var scores: OutputChart {
      let symbol = comparison.leadingKind?.symbol ?? ""
      var bars = OutputChart.Series(
        symbol, column: 7, mark: .bars, colour: Self.code(Ink.acceptable))
      bars.rowColours = verdictColours
      var series = [bars]
      for (number, limit) in limits.enumerated() {
        for (side, value) in [limit.value, -limit.value].enumerated() {
          series.append(
            .init(
              limitName(value), column: 8 + 2 * number + side,
              mark: .line(isDashed: limit.dashes != "none"), colour: Self.code(limit.colour)))
        }
      }
      let found = points.compactMap(\.score)
      let outer = limits.last?.value ?? 1
      let reach = min(max(found.map(\.magnitude).max() ?? 0, 1.3 * outer), 4 * outer)
      let ends = Self.rounded(-reach, reach)
      var chart = OutputChart(
        title: "\(title): \(symbol)" + beyond(ends, points.map(\.score)), axis: symbol, rows: rows,
        labelColumn: 1, series: series, place: place(1))
      chart.valueRange = ends
      return chart
    }

    /// What the axis cuts off, in words: a drawing program leaves it out without a sign.
    private func beyond(_ ends: ClosedRange<Double>?, _ numbers: [Double?]) -> String {
      guard let ends else { return "" }
      let cut = zip(points, numbers).compactMap { point, number -> String? in
        guard let number, !ends.contains(number) else { return nil }
        return "\(shortened(point.label, toColumns: 20)) (\(article.numbers.brief(number)))"
      }
      guard !cut.isEmpty else { return "" }
      let named = cut.prefix(5).joined(separator: "; ") + (cut.count > 5 ? "; …" : "")
      return article.say(vi: " – ngoài trục: ", en: " – beyond the axis: ") + named
    }

    /// Ends of an axis a little beyond both numbers, at two figures of the distance between them;
    /// `nil` where doubles are too coarse for that.
    private static func rounded(_ low: Double, _ high: Double) -> ClosedRange<Double>? {
      let margin = 0.06 * (high - low)
      guard margin.isFinite, let place = placeOfSignificantFigure(2, of: high - low) else {
        return nil
      }
      let lower = roundedHalfEven(low - margin, place: place)
      let upper = roundedHalfEven(high + margin, place: place)
      return lower.isFinite && upper.isFinite && lower < upper ? lower...upper : nil
    }

    /// `#1D4A7A` as a workbook writes it.
    private static func code(_ colour: String) -> String {
      colour.uppercased().replacing("#", with: "")
    }
  }
}
