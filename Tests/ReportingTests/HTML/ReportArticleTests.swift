import Interlab
import Testing

@testable import Reporting

@Suite("What a report says of a round")
struct ReportArticleTests {
  private func page(of round: Round) throws -> ParsedPage {
    ParsedPage(HTMLReport(of: try Analysis(of: round), issued: nil).html)
  }

  private func mixed(
    scores: [ScoreKind] = [.En], seed: UInt64 = 0, code: String = "07", comparisons: Int = 1
  ) throws -> Round {
    var fixture = RoundFixture()
    fixture.round.seed = seed
    for index in 0..<comparisons {
      try fixture.add(
        Comparison(
          key: ComparisonKey(measurand: "m\(index)"), unit: "mg/L",
          assignedValue: RoundFixture.stated(10, 0.1), scores: scores),
        [
          .init(
            laboratory: code, value: 10.01, expandedUncertainty: 0.005, places: (-3, -4)),
          .init(laboratory: "12", value: 15, expandedUncertainty: 17.2, places: (-1, -1)),
        ])
    }
    return fixture.round
  }

  @Test func resultsStandInTheDigitsThatWereReported() throws {
    let page = try page(of: mixed())
    let rows = try #require(page.tables["vi"]?.first { $0.first?.last == "Đánh giá" })
    #expect(rows[1].prefix(3) == ["07", "10,010", "0,0050"])
    #expect(rows[2].prefix(3) == ["12", "15,0", "17,2"])
  }

  @Test func saysNothingThatTheRoundDoesNotHave() throws {
    let zeta = try page(of: mixed(scores: [.zeta])).text["en"] ?? ""
    #expect(!zeta.contains("|En| = 1") && !zeta.contains("Seed") && !zeta.contains("Coverage"))
    let En = try page(of: mixed(seed: 5)).text["en"] ?? ""
    #expect(En.contains("|En| = 1") && En.contains("Seed5"))
  }

  @Test func aLongCodeTakesNoPages() throws {
    let code = String(repeating: "x", count: 10_000)
    let html = try HTMLReport(of: Analysis(of: mixed(code: code, comparisons: 2)), issued: nil).html
    #expect(!html.contains(String(repeating: "x", count: 200)))
    #expect(html.contains(String(repeating: "x", count: 199) + "…"))
  }

  @Test func aTableOfScoresThatIsLeftOutIsMentioned() throws {
    let few = try page(of: mixed(comparisons: 2)).text["en"] ?? ""
    #expect(few.contains("Scores of each laboratory") && !few.contains("too large to stand here"))
    let many = try page(of: mixed(comparisons: 13)).text["en"] ?? ""
    #expect(!many.contains("Scores of each laboratory") && many.contains("too large to stand here"))
  }

  /// Laboratories stand in the order of their codes, numbers by size; 61 of them take two fields of
  /// scores, after the shares of the verdicts.
  @Test func manyLaboratoriesTakeSeveralFieldsOfScores() throws {
    func round(_ laboratories: Int, _ comparisons: Int) throws -> Round {
      var fixture = RoundFixture()
      for index in 0..<comparisons {
        try fixture.add(
          Comparison(
            key: ComparisonKey(measurand: "m\(index)"),
            quantity: LocalizedText(
              vietnamese: nil, english: "The very same beginning of a name, \(index)"),
            assignedValue: RoundFixture.stated(10, 0.1)),
          (1...laboratories).reversed().map {
            .init(laboratory: "L\($0)", value: 10.01, expandedUncertainty: 0.2)
          })
      }
      return fixture.round
    }
    let one = try page(of: round(12, 2)).text["en"] ?? ""
    #expect(one.contains("All scores of the round: ") && !one.contains("Shares of results"))
    #expect(one.contains("Participants: L1 L2 L3") && one.contains("L9 L10"))
    let two = try page(of: round(61, 2)).text["en"] ?? ""
    #expect(two.contains("Shares of results by verdict"))
    #expect(two.contains("round (1/2)") && two.contains("round (2/2)"))
    // Heads that would be cut before they differ give way to what the file calls the comparisons.
    #expect(one.contains("1. m0") && one.contains("2. m1"))
    let many = try page(of: round(400, 41)).text["en"] ?? ""
    #expect(many.contains("because it would take 14 pages"))
  }

  /// The numbers of the contents are those of the headings.
  @Test func contentsBearTheNumbersOfTheSections() throws {
    let html = try HTMLReport(of: Analysis(of: mixed(comparisons: 2)), issued: nil).html
    #expect(html.contains(##"<a href="#en-c2">2. <bdi>m1</bdi></a>"##))
    #expect(html.contains("<h2>2. <bdi>m1</bdi>"))
  }

  @Test func wordsOfADefinitionAreSetAsCode() {
    var markup = Markup { _ in }
    markup.prose("the rule `third-digit` of <b> and ` alone, u(x_pt)")
    #expect(markup.source.contains("the rule <code>third-digit</code> of &lt;b&gt; and ` alone"))
  }

  @Test func sourcesAreNamedInTheLanguageOfTheReport() throws {
    var fixture = RoundFixture()
    try fixture.add(
      Comparison(assignedValue: .reference(.weightedMean)),
      ["1", "2"].map { .init(laboratory: $0, value: 10, expandedUncertainty: 0.1) })
    let page = try page(of: fixture.round)
    #expect(page.text["vi"]?.contains("Cox 2002, quy trình A") == true)
    #expect(page.text["vi"]?.contains("procedure") == false)
    #expect(page.text["en"]?.contains("Cox 2002, procedure A") == true)
  }
}
