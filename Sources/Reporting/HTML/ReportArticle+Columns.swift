import Interlab

/// The columns of numbers in the table of a comparison.
extension ReportArticle {
  /// x, U, k and d, then every score but _D_, which is d.
  func columns(of comparison: ReportedComparison) -> [ReportColumn] {
    let lines = comparison.lines
    var columns = [
      ReportColumn(
        "_x_~i~", hasUnit: true,
        numbers.column(lines.map(\.value), places: lines.map(\.valuePlace))
          .map { .number($0, verdict: nil, note: nil) }, numbers)
    ]
    if lines.contains(where: { $0.expandedUncertainty != nil }) {
      columns.append(
        ReportColumn("_U_(_x_~i~)", hasUnit: true, uncertaintyCells(lines), numbers))
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

  private func uncertaintyCells(_ lines: [ReportedComparison.Line]) -> [ReportColumn.Cell] {
    let texts = numbers.column(
      lines.map { $0.expandedUncertainty ?? .nan }, places: lines.map(\.uncertaintyPlace))
    return zip(lines, texts).map { line, text in
      line.expandedUncertainty == nil
        ? .absent(note: ScoreAbsence.noUncertainty.reason(in: language))
        : .number(text, verdict: nil, note: nil)
    }
  }

  private func coverageCell(_ line: ReportedComparison.Line) -> ReportColumn.Cell {
    guard let k = line.coverageFactor else { return .absent(note: nil) }
    let note = line.coverageFactorIsAssumed ? assumedFactorNote(line) : nil
    return .number(numbers.brief(k, figures: 6), verdict: nil, note: note)
  }

  private func assumedFactorNote(_ line: ReportedComparison.Line) -> String {
    line.onlyStandardIsReported
      ? say(
        vi: "phòng thí nghiệm báo cáo _u_(_x_~i~); lấy _U_(_x_~i~) = 2 _u_(_x_~i~)",
        en: "the laboratory reported _u_(_x_~i~); _U_(_x_~i~) = 2 _u_(_x_~i~) was taken")
      : say(
        vi: "phòng thí nghiệm không báo cáo _k_; lấy _k_ = 2",
        en: "the laboratory reported no _k_; 2 was taken")
  }

  private func deviationColumn(of comparison: ReportedComparison) -> ReportColumn {
    let (lines, analysis) = (comparison.lines, comparison.analysis)
    let texts = numbers.deviations(
      lines.map { $0.deviation ?? .nan }, place: comparison.deviationPlace)
    let D = analysis.scores(.D)
    let cells = zip(lines, texts).map { line, text -> ReportColumn.Cell in
      guard line.deviation != nil else {
        return .absent(note: ScoreAbsence.noAssignedValue.reason(in: language))
      }
      return .number(text, verdict: D?[line.offset].verdict, note: nil)
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
