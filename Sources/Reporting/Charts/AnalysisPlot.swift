public import Interlab
public import Wording

/// One chart of an analysis as an SVG file of its own: the charts of the report, with their words.
///
/// It needs no style sheet, script or font file, and says in `<title>` and `<desc>` what it shows.
public struct AnalysisPlot: Sendable {
  /// The SVG.
  public let svg: String

  /// Its width in its own units.
  public let width = Int(ChartFrame.width)

  /// Its height in its own units.
  public let height: Int

  /// Draws `kind` of the comparison with index `comparison`; a Youden plot of it and of `second`, or of
  /// the first pair of the round.
  ///
  /// - Throws: ``PlotAbsence`` where the results have no such chart.
  public init(
    _ kind: PlotKind, of analysis: Analysis, comparison: Int = 0, second: Int? = nil,
    language: Language
  ) throws(PlotAbsence) {
    precondition(analysis.comparisons.indices.contains(comparison), "a comparison of the analysis")
    // A field of scores shows all comparisons, any other chart one of them.
    let shown = kind == .heatmap ? analysis.comparisons : [analysis.comparisons[comparison]]
    let report = ReportArticle(
      analysis: analysis,
      comparisons: shown.map {
        ReportedComparison($0, in: analysis.round, limit: HTMLReport.resultLimit)
      }, issued: nil, language: language)
    let drawing =
      if kind == .youden {
        try report.youdenDrawing(comparison, second)
      } else {
        try report.drawing(kind, index: comparison)
      }
    height = Self.height(of: drawing.source)
    // The first attribute of that form is that of the drawing itself.
    svg =
      #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
      + drawing.source.replacing(
        #"width="100%""#, with: "width=\"\(Int(ChartFrame.width))\"", maxReplacements: 1) + "\n"
  }
}

extension AnalysisPlot {
  /// The height that the view box of a drawing names, rounded up.
  private static func height(of source: String) -> Int {
    guard let start = source.firstRange(of: "viewBox=\"0 0 ")?.upperBound,
      let end = source[start...].firstIndex(of: "\""),
      let height = source[start..<end].split(separator: " ").last.flatMap({ Double($0) })
    else { return 400 }
    return Int(min(height.rounded(.up), 20_000))
  }
}

extension ReportArticle {
  fileprivate func drawing(_ kind: PlotKind, index: Int) throws(PlotAbsence) -> Markup {
    let comparison = comparisons[0]
    guard !comparison.lines.isEmpty else { throw Self.absent("không có kết quả", "no results") }
    switch kind {
    case .results: return resultsChart(of: comparison, index: index).svg
    case .scores, .lollipops:
      guard
        let chart = scoresChart(of: comparison, index: index, areBars: kind == .scores)
      else { throw Self.absent("không có điểm số nào có đánh giá", "no score has a verdict") }
      return chart.svg
    case .histogram:
      guard let chart = densityChart(of: comparison, index: index) else {
        throw Self.absent(
          "cần ít nhất ba kết quả không trùng nhau", "it takes three results that differ")
      }
      return chart.svg
    case .pomplot:
      guard let chart = pomPlotChart(of: comparison, index: index) else {
        throw Self.absent(
          "cần u của kết quả và của giá trị ấn định, và độ lệch khác không",
          "it takes u of the results and of the assigned value, and deviations other than zero")
      }
      return chart.svg
    case .heatmap: return heatMapChart.svg
    case .mandelH, .mandelK, .equivalence, .drift, .methods, .youden:
      return try furtherDrawing(kind, of: comparison, index: index)
    }
  }

  private func furtherDrawing(
    _ kind: PlotKind, of comparison: ReportedComparison, index: Int
  ) throws(PlotAbsence) -> Markup {
    switch kind {
    case .mandelH, .mandelK:
      guard let precision = analysis.precision?.comparisons[index] else {
        throw Self.absent("cần kết quả lặp lại (cột replicate)", "it takes replicates")
      }
      let laboratories = chartedLaboratories(of: precision)
      guard !laboratories.isEmpty else {
        throw Self.absent("quá nhiều phòng thí nghiệm", "too many laboratories")
      }
      let title = name(of: comparison.analysis.comparison, index: index)
      return mandelChart(precision, laboratories, isH: kind == .mandelH, title: title).svg
    case .equivalence:
      guard let equivalence = ReportedEquivalence(of: comparison, in: round) else {
        throw Self.absent(
          "cần giá trị tham chiếu tính từ độ không đảm bảo đo, như weighted-mean",
          "it takes a reference value made from the uncertainties, as weighted-mean")
      }
      return chart(of: equivalence, of: comparison, index: index).svg
    case .drift:
      guard let chart = driftCharts(of: comparison, index: index).first else {
        throw Self.absent(
          "vòng không có chuẩn so sánh với các lần đo của tổ chức điều phối",
          "the round has no travelling standard with pilot measurements")
      }
      return chart.svg
    default: return try methodsDrawing(of: comparison, index: index)
    }
  }

  fileprivate func youdenDrawing(_ first: Int, _ second: Int?) throws(PlotAbsence) -> Markup {
    if let second {
      let pair = (round.comparisons[first], round.comparisons[second])
      if first != second, let figures = YoudenFigures(pair.0, pair.1, in: round) {
        return youdenChart(figures, pair.0, pair.1).svg
      }
    } else if let (pair, figures) = youdenFigures.first {
      return youdenChart(figures, pair.0, pair.1).svg
    }
    throw Self.absent(
      "cần hai đại lượng do ít nhất ba phòng thí nghiệm báo cáo; nếu vòng có nhiều hơn hai thì "
        + "chọn bằng "
        + "--measurand và --with",
      "it takes two measurands that three laboratories reported; of more than two choose by "
        + "--measurand "
        + "and --with")
  }

  /// x_pt ± U(x_pt) by each method that applies, against the band of the analysis' own.
  private func methodsDrawing(
    of comparison: ReportedComparison, index: Int
  ) throws(PlotAbsence) -> Markup {
    let own = comparison.analysis.assignedValue
    let panel = MethodPanel(
      of: comparison.analysis.comparison, in: round, methods: AssignedValueMethod.sideBySide)
    let points = panel.entries.compactMap { entry -> ChartPoint? in
      guard let found = entry.analysis?.assignedValue, let value = found.value else { return nil }
      return ChartPoint(
        label: methodName(found.method, in: language), value: value,
        halfWidth: found.expandedUncertainty, isIncluded: true, score: nil, verdict: nil,
        isMarked: found.method == own.method)
    }
    guard !points.isEmpty else {
      throw Self.absent("không phương pháp nào áp dụng được", "no method applies")
    }
    let title = name(of: comparison.analysis.comparison, index: index)
    return ResultsChart(
      points: points, reference: own.value, referenceHalfWidth: own.expandedUncertainty,
      caption: ChartCaption(
        title: say(vi: "Giá trị ấn định theo các phương pháp: ", en: "Assigned value by method: ")
          + title,
        description: say(
          vi: "\(points.count) phương pháp áp dụng được.", en: "\(points.count) methods apply."),
        axis: "_x_~pt~",
        legend: [
          ChartLegend(sample: .bar, words: "_x_~pt~ ± _U_(_x_~pt~)"),
          ChartLegend(
            sample: .band,
            words: methodName(own.method, in: language)),
        ], numbers: numbers), unit: comparison.analysis.comparison.unit
    ).svg
  }

  private static func absent(_ vietnamese: String, _ english: String) -> PlotAbsence {
    PlotAbsence(vietnamese: vietnamese, english: english)
  }
}
