import Interlab
import Metrology

/// The columns of numbers in the table of a comparison.
extension ReportArticle {
  /// x, U, k and d, then every score but _D_, which is d.
  func columns(of comparison: ReportedComparison) -> [ReportColumn] {
    let lines = comparison.lines
    var columns = [
      ReportColumn(
        "_x_~i~", hasUnit: true,
        lines.map { .number(numbers.exact($0.value), verdict: nil, note: nil) }, numbers)
    ]
    if lines.contains(where: { $0.expandedUncertainty != nil }) {
      columns.append(
        ReportColumn("_U_(_x_~i~)", hasUnit: true, lines.map(uncertaintyCell), numbers))
      columns.append(ReportColumn("_k_", hasUnit: false, lines.map(coverageCell), numbers))
    }
    if comparison.analysis.deviations != nil {
      columns.append(deviationColumn(of: comparison))
    }
    for kind in comparison.analysis.scoreKinds where kind != .D {
      guard let scores = comparison.analysis.scores(kind) else { continue }
      let cells = lines.map { scoreCell(scores[$0.offset], kind, in: comparison.analysis) }
      let isLeading = kind == comparison.leadingKind
      columns.append(
        ReportColumn(kind.symbolText, hasUnit: false, isLeading: isLeading, cells, numbers))
    }
    return columns
  }

  private func uncertaintyCell(_ line: ReportedComparison.Line) -> ReportColumn.Cell {
    guard let uncertainty = line.expandedUncertainty else {
      return .absent(note: ScoreAbsence.noUncertainty.reason(in: language))
    }
    return .number(reportedText(uncertainty), verdict: nil, note: nil)
  }

  private func coverageCell(_ line: ReportedComparison.Line) -> ReportColumn.Cell {
    guard let k = line.coverageFactor else { return .absent(note: nil) }
    let note =
      line.coverageFactorIsAssumed
      ? say(
        vi: "phòng thí nghiệm không báo cáo _k_; lấy _k_ = 2",
        en: "the laboratory reported no _k_; 2 was taken") : nil
    return .number(reportedText(k), verdict: nil, note: note)
  }

  /// A number that may have been reported or computed (U from u and k): all its figures if they
  /// are few, else six.
  private func reportedText(_ number: Double) -> String {
    numbers.brief(number, figures: 6)
  }

  /// Deviations to the finest place of results and assigned value, yet to two significant figures
  /// of their uncertainty at least and four at most.
  private func deviationColumn(of comparison: ReportedComparison) -> ReportColumn {
    let lines = comparison.lines
    let assigned = comparison.analysis.assignedValue
    let known = lines.compactMap(\.deviationUncertainty).filter { $0 > 0 }.min()
    let largest = lines.compactMap { $0.deviation?.magnitude }.max() ?? 0
    var place = lines.map { placeOfLastFigure($0.value) }.min() ?? 0
    if let U = assigned.expandedUncertainty, let last = placeOfSignificantFigure(2, of: U) {
      place = min(place, last)
    } else if !isStated(comparison.analysis) {
      place -= 1
    }
    if let known, let second = placeOfSignificantFigure(2, of: known) {
      place = max(min(place, second), second - 2)
    } else if let sixth = placeOfSignificantFigure(6, of: largest) {
      place = max(place, sixth)
    }
    if largest < 1e15 { place = min(place, 0) }
    let D = comparison.analysis.scores(.D)
    let cells = lines.map { line -> ReportColumn.Cell in
      guard let deviation = line.deviation else {
        return .absent(note: ScoreAbsence.noAssignedValue.reason(in: language))
      }
      let verdict = D?[line.offset].verdict
      return .number(numbers.rounded(deviation, place: place), verdict: verdict, note: nil)
    }
    return ReportColumn(
      "_d_~i~", hasUnit: true, isLeading: comparison.leadingKind == .D, cells, numbers)
  }

  private func scoreCell(
    _ score: Score, _ kind: ScoreKind, in analysis: ComparisonAnalysis
  ) -> ReportColumn.Cell {
    switch score {
    case .value(let value, let verdict):
      .number(scoreText(value, kind, in: analysis), verdict: verdict, note: nil)
    case .absent(let reason): .absent(note: reason.reason(in: language))
    }
  }
}
