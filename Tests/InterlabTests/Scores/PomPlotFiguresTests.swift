import Interlab
import TestSupport
import Testing

@Suite("Figures of a PomPlot")
struct PomPlotFiguresTests {
  /// d = −1, 0.5, 2, 4 against an exact value: MAD = (1 + 2) / 2, u(d) = u(x).
  @Test func isInUnitsOfTheMedianDeviation() throws {
    let results = zip([9.0, 10.5, 12, 14], [0.75, 1.5, 3, 0.375]).enumerated().map {
      TestResult(lab: "\($0.offset)", x: $0.element.0, u: $0.element.1)
    }
    let analysis = try TestRound.analysis(results, try TestRound.stated(10, U: 0))
    let figures = try #require(PomPlotFigures(of: analysis))
    #expect(figures.medianAbsoluteDeviation == 1.5)
    #expect(figures.points.map(\.offset) == [0, 1, 2, 3])
    let deviations: [Double] = [-1, 0.5, 2, 4]
    #expect(figures.points.map(\.deviation) == deviations.map { $0 / 1.5 })
    #expect(figures.points.map(\.uncertainty) == [0.5, 1, 2, 0.25])
  }

  @Test func isAbsentWithoutUncertaintiesOrDeviations() throws {
    let plain = try TestRound.analysis(TestRound.results([1, 2, 3]), try TestRound.stated(2))
    #expect(PomPlotFigures(of: plain) == nil)
    let equal = ["A", "B"].map { TestResult(lab: $0, x: 5, u: 1) }
    #expect(PomPlotFigures(of: try TestRound.analysis(equal, try TestRound.stated(5, U: 1))) == nil)
  }
}
