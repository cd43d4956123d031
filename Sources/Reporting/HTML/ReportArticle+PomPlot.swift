import Interlab

/// Deviations against their uncertainties.
extension ReportArticle {
  /// How few and how many results are drawn so, and in how many comparisons of a page.
  private static let pomPlotCounts = 5...200
  private static let pomPlotSections = 20

  func pomPlot(of comparison: ReportedComparison, index: Int, into section: inout Markup) {
    guard index < Self.pomPlotSections, Self.pomPlotCounts.contains(comparison.count),
      let chart = pomPlotChart(of: comparison, index: index),
      Self.pomPlotCounts.contains(chart.points.count)
    else { return }
    section.element("figure") { figure in
      figure.element("div", ["class": "scroll"]) { $0.append(chart.svg) }
      figure.element("figcaption", phrase: pomPlotNote + (chart.cutsOff ? arrowNote : ""))
    }
  }

  private var pomPlotNote: String {
    say(
      vi: "PomPlot: độ lệch và độ không đảm bảo đo chuẩn của nó, tính theo MAD = med |_d_~i~|. "
        + "Điểm "
        + "ngoài đường |_ζ_| = 3 mà ở phía trên: _u_ có thể bị đánh giá thấp; điểm ở giữa, phía "
        + "dưới: _u_ "
        + "lớn so với độ lệch.",
      en: "PomPlot: the deviation and its standard uncertainty, both in MAD = med |_d_~i~|. A "
        + "point "
        + "beyond the line |_ζ_| = 3 and near the top: _u_ may be understated; one low in the "
        + "middle: "
        + "_u_ is large for its deviation.")
  }

  /// The PomPlot of the shown results; `nil` where too little is known of their uncertainties.
  func pomPlotChart(of comparison: ReportedComparison, index: Int) -> PomPlotChart? {
    guard let figures = PomPlotFigures(of: comparison.analysis) else { return nil }
    let lines = Dictionary(comparison.lines.map { ($0.offset, $0) }) { first, _ in first }
    let points = figures.points.compactMap { point in
      lines[point.offset].map { line in
        PomPlotChart.Point(
          label: line.laboratory, deviation: point.deviation, uncertainty: point.uncertainty,
          verdict: line.leading?.verdict, isIncluded: line.isIncluded)
      }
    }
    guard !points.isEmpty else { return nil }
    let MAD = numbers.significant(3, of: figures.medianAbsoluteDeviation)
    let verdicts = Verdict.allCases.filter { verdict in points.contains { $0.verdict == verdict } }
    let legend =
      verdicts.map { verdict in
        ChartLegend(
          sample: .marker(verdict, isHollow: false),
          words: verdict.word(for: comparison.leadingKind ?? .z, in: language))
      }
      + PomPlotChart.lines.map { line in
        ChartLegend(
          sample: .limit(dashes: line.dashes, colour: line.colour),
          words: "|_ζ_| = " + numbers.brief(line.zeta))
      }
    return PomPlotChart(
      points: points,
      caption: ChartCaption(
        title: "PomPlot: " + name(of: comparison.analysis.comparison, index: index),
        description: say(
          vi: "\(points.count) kết quả, MAD = \(MAD)\(unitSuffix(comparison.analysis.comparison)).",
          en: "\(points.count) results, MAD = "
            + "\(MAD)\(unitSuffix(comparison.analysis.comparison))."),
        axis: "_u_(_d_~i~) / MAD", legend: legend, numbers: numbers))
  }
}
