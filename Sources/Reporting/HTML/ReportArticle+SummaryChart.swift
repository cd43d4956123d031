import Interlab

/// The one graph of the summary: the results of a single comparison, else the scores of all
/// laboratories in all comparisons.
extension ReportArticle {
  /// Up to how many laboratories and comparisons the field of scores has.
  private static var tileRows: Int { 60 }
  private static var tileColumns: Int { 40 }

  func summaryChart(into section: inout Markup) {
    if isSingle {
      guard !comparisons[0].lines.isEmpty else { return }
      return resultsFigure(of: comparisons[0], index: 0, into: &section)
    }
    heatMap(into: &section)
  }

  /// Whether the round has one comparison, whose results then stand in the summary.
  var isSingle: Bool { analysis.comparisons.count == 1 && comparisons.count == 1 }

  private func heatMap(into section: inout Markup) {
    guard comparisons.count > 1, comparisons.count == analysis.comparisons.count,
      comparisons.count <= Self.tileColumns, round.laboratories.count <= Self.tileRows,
      comparisons.contains(where: { $0.leadingKind != nil })
    else { return }
    let chart = heatMapChart
    section.element("figure") { figure in
      figure.element("div", ["class": "scroll"]) { $0.append(chart.svg) }
      figure.element(
        "figcaption",
        text: say(
          vi: "Mọi điểm số của vòng: màu theo điểm số chia cho giới hạn ngoài của nó, hình dạng "
            + "theo "
            + "đánh giá.",
          en: "All scores of the round: the colour is the score in terms of its outer limit, the "
            + "shape the verdict."))
    }
  }

  /// All scores of the round as tiles.
  var heatMapChart: HeatMapChart {
    var tiles = round.laboratories.map { _ in
      [HeatMapChart.Tile?](repeating: nil, count: comparisons.count)
    }
    for (column, comparison) in comparisons.enumerated() {
      guard let kind = comparison.leadingKind else { continue }
      let limit = kind.limits(in: comparison.analysis).last ?? 1
      let first = comparison.analysis.comparison.rows.lowerBound
      for line in comparison.lines {
        guard let score = line.leading?.value else { continue }
        let row = Int(round.results.laboratories[first + line.offset])
        tiles[row][column] = HeatMapChart.Tile(
          score: score, limit: limit, verdict: line.leading?.verdict,
          text: scoreText(score, kind, in: comparison.analysis))
      }
    }
    let verdicts = Verdict.allCases.filter { verdict in
      verdict != .acceptable && comparisons.contains { $0.count(verdict) > 0 }
    }
    return HeatMapChart(
      rows: round.laboratories.map(LaboratoryCode.onPage),
      columns: comparisons.indices.map { name(of: comparisons[$0].analysis.comparison, index: $0) },
      tiles: tiles, caption: heatMapCaption(verdicts),
      low: say(vi: "thấp hơn _x_~pt~", en: "below _x_~pt~"),
      high: say(
        vi: "cao hơn _x_~pt~; hết thang ở 2 lần giới hạn",
        en: "above _x_~pt~; ends at twice "
          + "the limit"))
  }

  private func heatMapCaption(_ verdicts: [Verdict]) -> ChartCaption {
    let (laboratories, count) = (round.laboratories.count, comparisons.count)
    return ChartCaption(
      title: say(vi: "Điểm số của mọi phòng thí nghiệm", en: "Scores of all laboratories"),
      description: say(
        vi: "\(laboratories) phòng thí nghiệm, \(count) phép so sánh. Bảng trong báo cáo nêu các "
          + "con "
          + "số.",
        en: "\(laboratories) laboratories, \(count) comparisons. The tables of the report hold the "
          + "numbers."),
      axis: "",
      legend: verdicts.map { verdict in
        ChartLegend(sample: .marker(verdict, isHollow: false), words: summaryWord(verdict))
      }, numbers: numbers)
  }
}
