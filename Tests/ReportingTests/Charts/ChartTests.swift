import Interlab
import Testing

@testable import Reporting
import Wording

@Suite("Charts")
struct ChartTests {
  private let caption = ChartCaption(
    title: "Title", description: "Description", axis: "_x_~i~",
    legend: [ChartLegend(sample: .bar, words: "_x_~i~")], numbers: NumberStyle(.english))

  private func points(_ count: Int) -> [ChartPoint] {
    (0..<count).map { index in
      let step = Double(index % 5)
      let isScored = index != 2
      return ChartPoint(
        label: "L\(index)", value: 10 + step, halfWidth: index == 0 ? nil : 0.5,
        isIncluded: index != 1, score: isScored ? step - 2 : nil,
        verdict: isScored ? .acceptable : nil)
    }
  }

  private func results(_ points: [ChartPoint]) -> ParsedPage {
    let chart = ResultsChart(
      points: points, reference: 12, referenceHalfWidth: 0.2, caption: caption, unit: "mg")
    return ParsedPage(chart.svg.source)
  }

  private func scores(_ points: [ChartPoint]) -> ParsedPage {
    let limits = [
      ScoresChart.Limit(value: 2, dashes: "7 4", colour: Ink.warning),
      ScoresChart.Limit(value: 3, dashes: "none", colour: Ink.action),
    ]
    return ParsedPage(
      ScoresChart(points: points, limits: limits, decimals: 2, caption: caption).svg.source)
  }

  @Test(arguments: [1, 2, 12, 60, 61, 500])
  func areWellFormedAndStayInTheirFrame(_ count: Int) throws {
    for chart in [results(points(count)), scores(points(count))] {
      #expect(chart.isWellFormed)
      #expect(chart.elements.filter { $0.name == "g" }.count >= count - 1)
      try chart.expectPositionsInFrame()
    }
  }

  @Test func codesAreLeftOutOnlyWhereTheyHaveNoRoom() {
    for count in [60, 84] {
      #expect(results(points(count)).elements.count { $0.attributes["transform"] != nil } == count)
    }
    let many = results(points(500)).elements.count { $0.attributes["transform"] != nil }
    #expect((40...80).contains(many))
  }

  @Test func anExcludedResultIsHollowAndAMissingUncertaintyHasNoBar() {
    let chart = results(points(3))
    let circles = chart.elements.filter { $0.name == "circle" }
    #expect(circles.map { $0.attributes["fill"] == "#fff" } == [false, true, false])
    // Three lines for each of two bars.
    #expect(chart.elements.count { $0.attributes["stroke"] == Ink.acceptable } >= 4)
  }

  @Test func whatLiesBeyondTheAxisIsAnArrowWithItsNumber() {
    var far = points(9)
    far[3] = ChartPoint(
      label: "far", value: 2000, halfWidth: 1, isIncluded: true, score: -250.5, verdict: .action)
    let results = ResultsChart(
      points: far, reference: 12, referenceHalfWidth: 0.2, caption: caption, unit: nil)
    #expect(results.cutsOff)
    #expect(results.svg.source.contains(">2000</text>"))
    let scores = ScoresChart(
      points: far, limits: [.init(value: 3, dashes: "none", colour: Ink.action)], decimals: 2,
      caption: caption)
    #expect(scores.cutsOff)
    #expect(scores.svg.source.contains(">−250.50</text>"))
  }

  private func drawing(of codes: [String]) -> String {
    let points = codes.map {
      ChartPoint(
        label: $0, value: 10, halfWidth: nil, isIncluded: true, score: nil, verdict: nil)
    }
    return ResultsChart(
      points: points, reference: nil, referenceHalfWidth: nil, caption: caption, unit: nil
    ).svg.source
  }

  /// Four places are some 160 units wide each: three lines of 24 letters.
  @Test func codesAreWrappedWhereThereIsRoom() {
    let source = drawing(of: [
      "Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng 3", "VMI", "PTB", "NIST",
    ])
    #expect(!source.contains("…") && !source.contains("rotate("))
    #expect(source.contains(">VMI</text>"))
  }

  @Test func codesAreTurnedWhereThereIsNoneAndCutIfTheyAreLong() {
    let short = drawing(of: (0..<20).map { "Phòng thí nghiệm số \($0)" })
    #expect(short.contains("rotate(-90") && short.contains("Phòng thí nghiệm số 19</text>"))
    let long = drawing(of: (0..<20).map { "Trung tâm Kỹ thuật Tiêu chuẩn Đo lường \($0)" })
    #expect(long.contains("rotate(-90") && long.contains("…</text>"))
  }

  @Test func limitsAreLabelledAtBothSigns() {
    let source = scores(points(5))
    #expect(source.isWellFormed)
    let chart = ScoresChart(
      points: points(5), limits: [.init(value: 3, dashes: "none", colour: Ink.action)], decimals: 2,
      caption: caption
    ).svg.source
    #expect(chart.contains(">+3</text>") && chart.contains(">−3</text>"))
  }
}
