import Interlab
import Testing

@testable import Reporting
import Wording

@Suite("Bootstrap in the report")
struct ResampledReportTests {
  private func text(_ draws: Int?) throws -> [String: String] {
    var fixture = RoundFixture()
    var comparison = Comparison(
      assignedValue: .consensus(.usualMedian), sigmaPt: .prescribed(5), scores: [.z])
    comparison.resampling = draws.map { Resampling(draws: $0) }
    try fixture.add(
      comparison,
      [1.0, 2, 4, 8, 16].enumerated().map { .init(laboratory: "L\($0.offset)", value: $0.element) })
    let report = HTMLReport(
      of: try Analysis(of: fixture.round), issued: "2027-03-05", defaultLanguage: .english)
    return ParsedPage(report.html).text
  }

  @Test func theFormulaGivesWayToTheDraws() throws {
    let text = try text(1000)
    #expect(text["en"]?.contains("bootstrap: s(xpt(r)), M = 1000 draws, seed 20270101") == true)
    #expect(text["vi"]?.contains("lấy mẫu lại (bootstrap)") == true)
    #expect(text["en"]?.contains("1.25 s* / √p") == false)
  }

  @Test func theFormulaStaysWithoutThem() throws {
    let text = try text(nil)
    #expect(text["en"]?.contains("1.25 s* / √p") == true)
    #expect(text["en"]?.contains("bootstrap") == false)
  }
}
