import Interlab
import TestSupport
import Testing

@testable import Reporting
import Wording

@Suite("PomPlot and histogram")
struct PomPlotChartTests {
  private func chart(_ points: [PomPlotChart.Point]) -> (PomPlotChart, ParsedPage) {
    let chart = PomPlotChart(
      points: points,
      caption: ChartCaption(
        title: "Title", description: "Description", axis: "_u_", legend: [],
        numbers: NumberStyle(.english)))
    return (chart, ParsedPage(chart.svg.source))
  }

  private func point(_ d: Double, _ u: Double, _ verdict: Verdict? = .acceptable)
    -> PomPlotChart.Point
  {
    PomPlotChart.Point(
      label: "L<\(d)>", deviation: d, uncertainty: u, verdict: verdict, isIncluded: true)
  }

  @Test(arguments: [1, 2, 30, 200])
  func isWellFormedAndStaysInItsFrame(_ count: Int) throws {
    let points = (0..<count).map { point(Double($0 % 9) - 4, 0.3 + Double($0 % 5)) }
    let (_, page) = chart(points)
    #expect(page.isWellFormed && page.count("circle") == count)
    try page.expectPositionsInFrame()
  }

  /// A result on the line of ζ = 2 stands on it: the slopes of line and point are equal. More certain
  /// results stand higher.
  @Test func aPointStandsOnItsLine() throws {
    let (_, page) = chart([point(2, 1), point(-2, 1), point(0, 4)])
    let circles = page.elements.filter { $0.name == "circle" }.map { element in
      (Double(element.attributes["cx"] ?? "") ?? 0, Double(element.attributes["cy"] ?? "") ?? 0)
    }
    #expect(circles.count == 3 && circles[2].1 > circles[0].1 && circles[0].1 == circles[1].1)
    let line = try #require(
      page.elements.first { element in
        element.name == "line" && element.attributes["stroke-dasharray"] == "7 4"
          && (Double(element.attributes["x2"] ?? "") ?? 0)
            > (Double(element.attributes["x1"] ?? "") ?? 0)
      })
    let ends = ["x1", "y1", "x2", "y2"].map { Double(line.attributes[$0] ?? "") ?? 0 }
    let slope = (ends[3] - ends[1]) / (ends[2] - ends[0])
    let own = (circles[0].1 - ends[1]) / (circles[0].0 - ends[0])
    #expect(
      Tolerance.absolute(0.002, because: "positions have two decimals").accepts(own, oracle: slope))
  }

  @Test func farPointsAreArrowsWithTheirNumbers() {
    let (chart, page) = chart([point(1, 1), point(400, 1, .action), point(0, 70)])
    #expect(chart.cutsOff && page.count("polygon") == 2 && page.count("circle") == 1)
    #expect(chart.svg.source.contains(": 400<") && chart.svg.source.contains(": 70<"))
  }

  /// One far result does not press the others together: they stand where they stood without it.
  @Test(arguments: [(400.0, 1.0), (-1, 900), (80, 80)])
  func aFarPointDoesNotStretchTheAxes(_ deviation: Double, _ uncertainty: Double) {
    func places(_ points: [PomPlotChart.Point]) -> [String] {
      chart(points).1.elements.filter { $0.name == "circle" }.map {
        ($0.attributes["cx"] ?? "") + " " + ($0.attributes["cy"] ?? "")
      }
    }
    let near = [point(4, 1), point(-2, 2.5), point(0, 0.5)]
    let alone = places(near)
    #expect(alone.count == 3 && places(near + [point(deviation, uncertainty)]) == alone)
  }

  /// Laboratories that state one and the same U stand side by side on one height.
  @Test func namesMeetNeitherMarkersNorNames() throws {
    let points = [-1.8, -1.2, -0.75, 0.9, 1.2, 2.2, 2.6].map { point($0, 2.1) }
    let (_, page) = chart(points + [point(10, 2.1, .action)])
    let markers = page.elements.filter { $0.name == "circle" }.map { element in
      ChartBox(
        around: ChartPosition(
          Double(element.attributes["cx"] ?? "") ?? 0, Double(element.attributes["cy"] ?? "") ?? 0),
        4)
    }
    let names = page.elements.filter { $0.name == "text" && $0.attributes["font-size"] == "10.5" }
    let boxes = names.map { element in
      let x = Double(element.attributes["x"] ?? "") ?? 0
      let y = Double(element.attributes["y"] ?? "") ?? 0
      let width = 6.0 * 5
      let left =
        switch element.attributes["text-anchor"] {
        case "middle": x - width / 2
        case "end": x - width
        default: x
        }
      return ChartBox(left: left, right: left + width, top: y - 8, bottom: y)
    }
    #expect(boxes.count >= 5, "most have room")
    for (index, box) in boxes.enumerated() {
      #expect(!markers.contains { $0.meets(box) })
      #expect(!boxes[(index + 1)...].contains { $0.meets(box) })
    }
  }

  // MARK: Histogram

  @Test func binsHoldEveryValueOnceAndHaveAreaOne() throws {
    for values in [[1.0, 2], [0, 1, 1, 1, 2, 9], (0..<1000).map { Double($0 * $0) }] {
      let bins = try #require(HistogramBins(values)).bins
      #expect(bins.reduce(0) { $0 + $1.count } == values.count)
      #expect(bins.count <= HistogramBins.limit)
      let area = bins.reduce(0) { $0 + $1.density * ($1.upper - $1.lower) }
      #expect(Tolerance.digits(12).accepts(area, oracle: 1))
      for bin in bins {
        let own = values.count { bin.lower <= $0 && $0 < bin.upper }
        #expect((own - bin.count).magnitude <= 1, "a value on an edge may round to its other side")
      }
    }
  }

  @Test func valuesWithoutSpreadHaveNoBins() {
    #expect(
      HistogramBins([]) == nil && HistogramBins([1]) == nil && HistogramBins([1, 1, 1]) == nil)
    #expect(HistogramBins([-1e308, 1e308]) == nil)
  }
}
