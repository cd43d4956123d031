import Interlab
import Testing

@testable import Reporting
import Wording

@Suite("Charts of precision")
struct PrecisionChartTests {
  private let caption = ChartCaption(
    title: "Title", description: "Description", axis: "_h_",
    legend: [ChartLegend(sample: .curve(colour: Ink.reference), words: "_s_~r~")],
    numbers: NumberStyle(.english))

  private func mandel(_ values: [[Double?]], isSigned: Bool = true) -> ParsedPage {
    let groups = values.enumerated().map { index, bars in
      MandelChart.Group(
        label: "L\(index)",
        bars: bars.map {
          MandelChart.Bar(
            value: $0, verdict: ($0 ?? 0).magnitude > 2 ? .outlier : .correct, title: "x < 1")
        })
    }
    let chart = MandelChart(groups: groups, limits: nil, isSigned: isSigned, caption: caption)
    return ParsedPage(chart.svg.source)
  }

  @Test(arguments: [1, 2, 12, 60])
  func mandelsBarsStayInTheirFrame(_ count: Int) throws {
    var values: [[Double?]] = []
    for index in 0..<count {
      let value = Double(index % 7) - 3
      values.append([value, index == 2 ? nil : value, value])
    }
    for isSigned in [true, false] {
      let magnitudes: [[Double?]] = values.map { bars in bars.map { $0?.magnitude } }
      let page = mandel(isSigned ? values : magnitudes, isSigned: isSigned)
      #expect(page.isWellFormed)
      #expect(page.elements.first?.attributes["role"] == "img")
      #expect(page.elements.first?.attributes["aria-label"] == "Title. Description")
      try page.expectPositionsInFrame()
      // A background, then a bar for each statistic that exists.
      #expect(page.count("rect") == 1 + 3 * count - (count > 2 ? 1 : 0))
    }
  }

  @Test func spreadsAreDrawnWithTheirRelation() throws {
    let relations = try #require(
      SpreadRelations(levels: [0, 1, 2], means: [1, 2, 4], deviations: [0.1, 0.19, 0.42]))
    let chart = SpreadChart(
      series: [
        .init(
          points: [(1, 0.1), (2, 0.19), (4, 0.42)], relation: relations.fits.first, isSquare: false,
          colour: Ink.reference),
        .init(points: [(1, 0.3), (2, 0.5)], relation: nil, isSquare: true, colour: Ink.warning),
      ], caption: caption, unit: "mg<")
    let page = ParsedPage(chart.svg.source)
    #expect(page.isWellFormed)
    try page.expectPositionsInFrame()
    #expect(page.count("circle") == 3 && page.count("rect") == 1 + 2)
    #expect(page.count("polyline") == 1)
  }

  @Test(arguments: [3, 12, 200])
  func youdensPointsStayInTheirFrame(_ count: Int) throws {
    var round = Round(laboratories: (0..<count).map { "<b>\($0)" })
    for scale in [1.0, 1e9] {
      let start = round.results.count
      for index in 0..<count {
        round.results.append(
          laboratory: index, value: 1e9 + scale * Double((index * 37) % 11), isIncluded: index != 5)
      }
      round.comparisons.append(
        Comparison(assignedValue: .consensus(.usualMedian), rows: start..<round.results.count))
    }
    let figures = try #require(YoudenFigures(round.comparisons[0], round.comparisons[1], in: round))
    let chart = YoudenChart(
      figures: figures, codes: round.laboratories, caption: caption, xName: "A", xUnit: "a&b",
      yUnit: nil)
    let page = ParsedPage(chart.svg.source)
    #expect(page.isWellFormed)
    try page.expectPositionsInFrame()
    #expect(page.count("polyline") == 1)
    #expect(page.count("title") == 1 + count)
  }
}
