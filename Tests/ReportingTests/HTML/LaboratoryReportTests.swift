import Interlab
import Testing

@testable import Reporting
import Wording

@Suite("Report to a laboratory")
struct LaboratoryReportTests {
  private func page(_ round: Round, to index: Int = 0) throws -> ParsedPage {
    let analysis = try Analysis(of: round)
    let profile = LaboratoryProfile.all(of: analysis)[index]
    return ParsedPage(LaboratoryReport(of: analysis, to: profile, issued: nil).html)
  }

  private func round(
    laboratories: Int, U: Double? = nil, scores: [ScoreKind] = []
  ) throws -> Round {
    var fixture = RoundFixture()
    var comparison = Comparison(
      assignedValue: try RoundFixture.stated(10, 0.1), sigmaPt: .prescribed(0.1))
    comparison.scores = scores
    try fixture.add(
      comparison,
      (0..<laboratories).map {
        .init(
          laboratory: "L\($0)", value: 10 + Double($0 % 7) / 100, expandedUncertainty: U,
          coverageFactor: 2)
      })
    return fixture.round
  }

  /// A laboratory reads where it lies; the rows of a hundred others are the round's report.
  @Test(arguments: [(40, true), (41, false)])
  func listsTheOthersOnlyWhileTheyFitOnAPage(_ laboratories: Int, _ isListed: Bool) throws {
    let page = try page(round(laboratories: laboratories, U: 0.1))
    #expect(page.isWellFormed)
    let longest = page.tables["vi"]?.map(\.count).max() ?? 0
    #expect((longest == laboratories + 1) == isListed)
    for (language, words) in [
      ("vi", "Bảng của cả 41 kết quả nằm trong báo cáo chung của vòng."),
      ("en", "The report of the round holds the table of all 41 results."),
    ] {
      #expect(page.text[language]?.contains(words) == !isListed)
    }
  }

  /// A round judged by z to which nobody stated U misses no E_n.
  @Test func saysWhatEnLacksOnlyWhereItMatters() throws {
    let words = "chưa kiểm tra được độ không đảm bảo đo đã công bố"
    let silent = try page(round(laboratories: 3, scores: [.z]))
    #expect(silent.isWellFormed && silent.text["vi"]?.contains(words) == false)
    let asked = try page(round(laboratories: 3, scores: [.En]))
    #expect(asked.text["vi"]?.contains(words) == true)
  }

  /// Of U that nobody stated the report says neither good nor bad.
  @Test(arguments: [(nil, false), (0.1, true)] as [(Double?, Bool)])
  func judgesUncertaintiesOnlyWhereThereAreSome(_ U: Double?, _ isJudged: Bool) throws {
    var fixture = RoundFixture()
    for (part, value) in [("a", 10.08), ("b", 9.95), ("c", 10.06)] {
      try fixture.add(
        Comparison(
          key: ComparisonKey(measurand: part), assignedValue: RoundFixture.stated(10, 0.1),
          sigmaPt: .prescribed(0.1)),
        [
          .init(laboratory: "A", value: 20 - value, expandedUncertainty: U, coverageFactor: 2),
          .init(laboratory: "B", value: value, expandedUncertainty: U, coverageFactor: 2),
        ])
    }
    let text = try page(fixture.round, to: 1).text
    #expect(text["en"]?.contains("no under- or overstated U") == isJudged)
    #expect(text["en"]?.contains("No common bias") == true)
    #expect(text["vi"]?.contains("U đánh giá thấp hay cao") == isJudged)
    let whole = ParsedPage(HTMLReport(of: try Analysis(of: fixture.round), issued: nil).html).text
    #expect(whole["en"]?.contains("under- or overstated U") == isJudged)
    #expect(whole["vi"]?.contains("U đánh giá thấp hoặc cao") == isJudged)
  }
}
