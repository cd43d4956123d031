import Interlab
import Testing

@testable import Reporting
import Wording

@Suite("Charts of degrees of equivalence")
struct EquivalenceChartTests {
  private func chart(_ degrees: [ReportedEquivalence.Degree?], wider: Double? = nil) -> ParsedPage {
    let caption = ChartCaption(
      title: "Title", description: "Description", axis: "_d_~i~",
      legend: [ChartLegend(sample: .widerBar, words: "_d_~i~")], numbers: NumberStyle(.english))
    let points = degrees.enumerated().map { index, degree in
      EquivalenceChart.Point(
        label: "L\(index)", degree: degree, widerHalfWidth: wider, isIncluded: index != 1)
    }
    return ParsedPage(EquivalenceChart(points: points, caption: caption, unit: "mg").svg.source)
  }

  private func degree(_ value: Double, _ U: Double) -> ReportedEquivalence.Degree {
    ReportedEquivalence.Degree(value: value, expandedUncertainty: U)
  }

  @Test(arguments: [1, 2, 12, 60])
  func isWellFormedAndStaysInItsFrame(_ count: Int) throws {
    let degrees = (0..<count).map { $0 == 2 ? nil : degree(Double($0 % 5) - 2, 1.5) }
    for chart in [chart(degrees), chart(degrees, wider: 4)] {
      #expect(chart.isWellFormed)
      #expect(chart.elements.first?.attributes["role"] == "img")
      #expect(chart.elements.first?.attributes["aria-label"] == "Title. Description")
      try chart.expectPositionsInFrame()
    }
  }

  /// A circle lies within U(d), a square beyond it; the limit itself is within.
  @Test func shapesSayWhetherADegreeLiesWithinItsUncertainty() {
    let page = chart([degree(1, 1), degree(-1, 2), degree(2, 1)])
    #expect(page.count("circle") == 2 && page.count("polygon") == 1)
  }

  @Test func eachLaboratoryHasAPalerBarWhereAskedFor() {
    let degrees = [degree(1, 1), degree(-1, 2), nil]
    let (plain, wider) = (chart(degrees), chart(degrees, wider: 3))
    #expect(wider.count("rect") == plain.count("rect") + 2)
  }

  @Test func aDegreeFarOffIsAnArrowWithItsNumber() {
    let degrees = (0..<12).map { degree(Double($0 % 3) - 1, 1) } + [degree(900, 1)]
    let page = chart(degrees, wider: 2)
    #expect(page.count("polygon") == 1 && page.count("title") == 1 + 13)
  }
}
