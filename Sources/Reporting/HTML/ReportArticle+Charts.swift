import Interlab

/// The two charts of a comparison, over the same laboratories in the same order.
extension ReportArticle {
  func charts(
    of comparison: ReportedComparison, index: Int, showsResults: Bool = true,
    into section: inout Markup
  ) {
    if showsResults { resultsFigure(of: comparison, index: index, into: &section) }
    scoresFigure(of: comparison, index: index, isBelowResults: showsResults, into: &section)
  }

  func points(of comparison: ReportedComparison) -> [ChartPoint] {
    comparison.lines.map { line in
      ChartPoint(
        label: line.laboratory, value: comparison.chartValue(of: line),
        halfWidth: line.expandedUncertainty,
        isIncluded: line.isIncluded,
        score: line.leading?.value, verdict: line.leading?.verdict, isMarked: line.isOwn)
    }
  }

  /// Results with their uncertainties against the band of the assigned value.
  func resultsFigure(of comparison: ReportedComparison, index: Int, into section: inout Markup) {
    let chart = resultsChart(of: comparison, index: index)
    section.element("figure") { figure in
      figure.element("div", ["class": "scroll"]) { $0.append(chart.svg) }
      figure.element(
        "figcaption", phrase: resultsNote(of: comparison) + (chart.cutsOff ? arrowNote : ""))
    }
  }

  func resultsChart(of comparison: ReportedComparison, index: Int) -> ResultsChart {
    let points = points(of: comparison)
    let title = name(of: comparison.analysis.comparison, index: index)
    return ResultsChart(
      points: points, reference: comparison.analysis.assignedValue.value,
      referenceHalfWidth: comparison.analysis.assignedValue.expandedUncertainty,
      caption: resultsCaption(of: comparison, title: title, points),
      unit: comparison.analysis.comparison.unit)
  }

  /// The scores that verdicts rest on, as stems in the order of the results or as bars in their own.
  func scoresChart(
    of comparison: ReportedComparison, index: Int, areBars: Bool = false
  ) -> ScoresChart? {
    guard let kind = comparison.leadingKind else { return nil }
    let points = points(of: comparison)
    let title = name(of: comparison.analysis.comparison, index: index)
    // Results without a score stand at the end.
    let ordered =
      areBars ? points.sorted { ($0.score ?? .infinity) < ($1.score ?? .infinity) } : points
    var chart = ScoresChart(
      points: ordered, limits: chartLimits(kind, in: comparison.analysis), decimals: kind.decimals,
      caption: scoresCaption(of: comparison, kind, title: title, points))
    chart.areBars = areBars
    return chart
  }

  private func scoresFigure(
    of comparison: ReportedComparison, index: Int, isBelowResults: Bool,
    into section: inout Markup
  ) {
    guard let chart = scoresChart(of: comparison, index: index) else { return }
    section.element("figure") { figure in
      figure.element("div", ["class": "scroll"]) { $0.append(chart.svg) }
      let note =
        isBelowResults
        ? say(
          vi: "Điểm số theo cùng thứ tự với biểu đồ trên.",
          en: "Scores in the order of the chart above.")
        : say(
          vi: "Điểm số theo thứ tự kết quả tăng dần.",
          en: "Scores in ascending order of the results.")
      figure.element("figcaption", text: note + (chart.cutsOff ? arrowNote : ""))
    }
  }

  var arrowNote: String {
    say(
      vi: " Mũi tên ở mép: giá trị nằm ngoài trục, ghi cạnh mũi tên.",
      en: " An arrow at the edge marks a number beyond the axis, written beside it.")
  }

  private func resultsNote(of comparison: ReportedComparison) -> String {
    let drift =
      comparison.analysis.assignedValue.rowReferences == nil
      ? ""
      : say(
        vi: " Mỗi kết quả đã được quy về giá trị tham chiếu ở ngày giữa: _x_~pt~ + _d_~i~.",
        en: " Each result stands as far from _x_~pt~ as from its own reference value: "
          + "_x_~pt~ + _d_~i~.")
    let factors = Set(comparison.lines.compactMap(\.coverageFactor))
    let k =
      switch factors.count {
      case 0: nil as String?
      case 1:
        factors.first.map { ", _k_\u{00A0}=\u{00A0}" + numbers.brief($0) }
      default: say(vi: ", _k_ do từng phòng công bố", en: ", _k_ as each laboratory states it")
      }
    guard let k else {
      return say(vi: "Kết quả theo thứ tự tăng dần.", en: "Results in ascending order.") + drift
    }
    return say(
      vi: "Kết quả theo thứ tự tăng dần; vạch đứng là độ không đảm bảo đo mở rộng _U_(_x_~i~)\(k).",
      en: "Results in ascending order; bars are expanded uncertainties _U_(_x_~i~)\(k).") + drift
  }

  private func resultsCaption(
    of comparison: ReportedComparison, title: String, _ points: [ChartPoint]
  ) -> ChartCaption {
    var legend = markerLegend(comparison, points)
    if points.contains(where: { $0.halfWidth != nil }) {
      legend.append(ChartLegend(sample: .bar, words: "_x_~i~ ± _U_(_x_~i~)"))
    }
    if comparison.analysis.assignedValue.value != nil {
      let hasBand = (comparison.analysis.assignedValue.expandedUncertainty ?? 0) > 0
      legend.append(
        ChartLegend(sample: .band, words: hasBand ? "_x_~pt~ ± _U_(_x_~pt~)" : "_x_~pt~"))
    }
    return ChartCaption(
      title: say(vi: "Kết quả: ", en: "Results: ") + title,
      description: say(
        vi: "\(points.count) kết quả theo thứ tự tăng dần, cùng giá trị ấn định "
          + "\(assignedValueText(comparison.analysis))\(unitSuffix(comparison.analysis.comparison)). "
          + "Số liệu nằm trong bảng bên dưới.",
        en: "\(points.count) results in ascending order with the assigned value "
          + "\(assignedValueText(comparison.analysis))\(unitSuffix(comparison.analysis.comparison)). "
          + "The table below holds the numbers."),
      axis: "_x_~i~", legend: legend, numbers: numbers)
  }

  private func scoresCaption(
    of comparison: ReportedComparison, _ kind: ScoreKind, title: String, _ points: [ChartPoint]
  ) -> ChartCaption {
    let counts = Verdict.allCases.compactMap { verdict -> String? in
      let count = comparison.count(verdict)
      return count == 0 ? nil : "\(verdict.word(for: kind, in: language)): \(count)"
    }
    return ChartCaption(
      title: say(vi: "Điểm số \(kind.symbol): ", en: "\(kind.symbol) scores: ") + title,
      description: counts.joined(separator: "; ") + ".",
      axis: kind == .D ? "_D_~i~" : kind.symbolText, legend: markerLegend(comparison, points),
      numbers: numbers)
  }

  /// One entry for each verdict that occurs, for results without one, and for excluded ones.
  private func markerLegend(
    _ comparison: ReportedComparison, _ points: [ChartPoint]
  ) -> [ChartLegend] {
    var legend: [ChartLegend] = []
    for verdict in Verdict.allCases where points.contains(where: { $0.verdict == verdict }) {
      let word = verdict.word(for: comparison.leadingKind ?? .z, in: language)
      legend.append(ChartLegend(sample: .marker(verdict, isHollow: false), words: word))
    }
    if points.contains(where: { $0.verdict == nil }) {
      let word = say(vi: "không đánh giá", en: "not judged")
      legend.append(ChartLegend(sample: .marker(nil, isHollow: false), words: word))
    }
    if points.contains(where: { !$0.isIncluded }) {
      let word = say(
        vi: "rỗng: loại khỏi giá trị đồng thuận", en: "hollow: excluded from the consensus")
      legend.append(ChartLegend(sample: .marker(nil, isHollow: true), words: word))
    }
    if points.contains(where: \.isMarked) {
      let word = say(vi: "phòng thí nghiệm của quý vị", en: "your laboratory")
      legend.append(ChartLegend(sample: .field(colour: Ink.own), words: word))
    }
    return legend
  }

  func chartLimits(
    _ kind: ScoreKind, in analysis: ComparisonAnalysis
  ) -> [ScoresChart.Limit] {
    let limits = kind.limits(in: analysis)
    return limits.enumerated().map { index, value in
      let isOuter = index == limits.count - 1
      return ScoresChart.Limit(
        value: value, dashes: isOuter ? "none" : "7 4",
        colour: isOuter ? Ink.action : Ink.warning)
    }
  }
}

extension ReportedComparison {
  /// Where a result stands in the chart: with reference values that differ, as far from _x_pt_ as it lies
  /// from its own.
  fileprivate func chartValue(of line: Line) -> Double {
    guard analysis.assignedValue.rowReferences != nil, let middle = analysis.assignedValue.value,
      let deviation = line.deviation
    else { return line.value }
    return middle + deviation
  }
}
