import Interlab
import Testing

@testable import Reporting
import Wording

@Suite("Field of all scores")
struct HeatMapChartTests {
  private func tile(_ score: Double, _ verdict: Verdict?) -> HeatMapChart.Tile {
    HeatMapChart.Tile(score: score, limit: 1, verdict: verdict, text: "\(score)")
  }

  private func chart(_ tiles: [[HeatMapChart.Tile?]], columns: Int) -> ParsedPage {
    let chart = HeatMapChart(
      rows: tiles.indices.map { "L<\($0)>" }, columns: (0..<columns).map { "mass & \($0)" },
      tiles: tiles,
      caption: ChartCaption(
        title: "Title", description: "Description", axis: "",
        legend: [ChartLegend(sample: .marker(.action, isHollow: false), words: "action")],
        numbers: NumberStyle(.english)), low: "below", high: "above")
    return ParsedPage(chart.svg.source)
  }

  @Test(arguments: [(1, 1), (12, 5), (60, 40), (3, 12)])
  func isWellFormedAndStaysInItsFrame(_ rows: Int, _ columns: Int) throws {
    let tiles = (0..<rows).map { row in
      (0..<columns).map { column in
        (row + column) % 7 == 3 ? nil : tile(Double(row - column) / 3, .acceptable)
      }
    }
    let page = chart(tiles, columns: columns)
    #expect(page.isWellFormed)
    try page.expectPositionsInFrame()
  }

  /// The shape tells a signal from an acceptable result where the colour is not seen; every tile
  /// with a score has its words.
  @Test func signalsHaveAShapeAndEveryTileItsWords() {
    let page = chart(
      [[tile(0.5, .acceptable), tile(-2, .action)], [tile(0.2, .inconclusive), nil]], columns: 2)
    // A square and a diamond, and the square of the legend.
    #expect(page.count("polygon") == 3)
    #expect(page.count("title") == 1 + 3)
  }

  /// White at zero; blue below, orange above, each as deep at twice the limit as far beyond it.
  @Test func coloursGoWithTheScoreAndEndAtTwiceTheLimit() {
    func fills(_ score: Double) -> [String] {
      chart([[tile(score, .acceptable)]], columns: 1).elements
        .filter { $0.name == "rect" }.compactMap { $0.attributes["fill"] }
    }
    #expect(fills(0).last == "#ffffff")
    #expect(fills(2).last == fills(100).last && fills(2).last == "#f0a24e")
    #expect(fills(-2).last == fills(-1e300).last && fills(-2).last == "#6fa8dc")
    #expect(fills(1).last != fills(2).last && fills(1).last != fills(-1).last)
  }
}
