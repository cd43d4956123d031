import Interlab
import Testing

@testable import Reporting
import Wording

@Suite("Degrees of equivalence and other methods in a report")
struct ReportedEquivalenceTests {
  private static let dersimonianLaird = ReferenceEstimator.randomEffects(
    named: "dersimonian-laird")

  /// 9 and 11 with u = 0.5, and 10 outside the consensus.
  private func pair(
    _ method: AssignedValueMethod, codes: [String] = ["A", "B", "C"], comparisons: Int = 1
  ) throws -> Round {
    var fixture = RoundFixture()
    for index in 0..<comparisons {
      try fixture.add(
        Comparison(
          key: ComparisonKey(measurand: "m\(index)"), unit: "mg", assignedValue: method,
          scores: [.En]),
        zip(codes, [9.0, 11, 10]).map {
          .init(
            laboratory: $0, value: $1, expandedUncertainty: 1, coverageFactor: 2,
            isIncluded: $1 != 10)
        })
    }
    return fixture.round
  }

  private func page(of round: Round) throws -> ParsedPage {
    ParsedPage(HTMLReport(of: try Analysis(of: round), issued: nil).html)
  }

  private func degrees(_ page: ParsedPage, in language: String) throws -> [[String]] {
    try #require(
      page.tables[language]?.first {
        $0.first?.contains("U(di)mg") == true
          || $0.first?.contains("U(di), claimsmg") == true
      })
  }

  /// u(d) = √(0.25 − 0.125) = 0.354 for those two, √(0.25 + 0.125) = 0.612 for the third.
  @Test func weightedMeanHasOneConvention() throws {
    let page = try page(of: pair(.reference(.weightedMean)))
    let rows = try degrees(page, in: "en")
    #expect(rows[0] == ["Laboratory", "dimg", "U(di)mg"])
    #expect(rows[1] == ["A", "−1.00", "■\u{202F}0.71"])
    #expect(rows[2] == ["Ca", "0.0", "1.2"])
    #expect(rows[3] == ["B", "1.00", "■\u{202F}0.71"])
    #expect(page.text["en"]?.contains("All four conventions") == false)
  }

  /// Q = 8, τ² = 7/4, w = 1/2, u²(x_pt) = 1. Claims: u²(d) = 0.125 and 1.25 for the third; dark:
  /// 0.25 + 1.75 − 1 = 1 and 3.
  @Test func randomEffectsShowClaimsAndDark() throws {
    let method = try #require(Self.dersimonianLaird)
    let page = try page(of: pair(.reference(method)))
    let rows = try degrees(page, in: "vi")
    #expect(rows[0] == ["PTN", "dimg", "U(di), claimsmg", "U(di), darkmg"])
    #expect(rows[1] == ["A", "−1,00", "■\u{202F}0,71", "2,0"])
    #expect(rows[2] == ["Ca", "0,0", "2,2", "3,5"])
    let text = page.text["en"] ?? ""
    #expect(text.contains("for: A (within it by dark, predictive; beyond it by claims); B (within"))
    #expect(text.contains("a" + LaboratoryCode.exclusion.text(in: .english)))
  }

  /// Every method but the weighted mean has U(x_pt) ≥ 2 here, so that E_n = 1/√5 at most where
  /// nothing is correlated and 1/2 where d has u = 1; the weighted mean has 1/0.71.
  @Test func namesTheMethodThatAVerdictHangsOn() throws {
    let text = try page(of: pair(.reference(.weightedMean))).text
    #expect(text["en"]?.contains("weighted mean (this report)") == true)
    #expect(text["en"]?.contains("Verdicts that change with the method: 2 of 3.") == true)
    #expect(
      text["en"]?.contains(
        "A: ●\u{00A0}acceptable under 8 of 9, ■\u{00A0}unsatisfactory under 1 of 9 (weighted mean)")
        == true)
    #expect(text["en"]?.contains("●\u{00A0}acceptable under every method (1): C") == true)
    #expect(
      text["vi"]?.contains(
        "A: ●\u{00A0}đạt theo 8/9 phương pháp, ■\u{00A0}không đạt theo 1/9 phương pháp "
          + "(trung bình có trọng số)") == true)
  }

  /// With a diagonal matrix of u² = 0.25 the numbers are those of the weighted mean.
  @Test func aCovarianceMatrixDoesAsWell() throws {
    let matrix = [[0.25, 0, 0], [0, 0.25, 0], [0, 0, 0.25]]
    let page = try page(of: pair(.reference(.generalizedLeastSquares(rows: matrix))))
    let rows = try degrees(page, in: "en")
    #expect(rows[1] == ["A", "−1.00", "■\u{202F}0.71"])
    #expect(rows[2] == ["Ca", "0.0", "1.2"])
  }

  @Test func aMethodBeyondTheListStandsFirst() throws {
    let method = try #require(ReferenceEstimator.randomEffects(named: "hedges"))
    let page = try page(of: pair(.reference(method)))
    let rows = try #require(page.tables["en"]?.first { $0.first?.first == "Method" })
    #expect(rows.count == 1 + 10)
    #expect(rows[1][0] == "random effects, Hedges' τ (this report)")
  }

  @Test func aValueNotMadeFromUncertaintiesHasNone() throws {
    for method in [.consensus(.mean), try RoundFixture.stated(10, 0.1)] {
      let text = try page(of: pair(method)).text["en"] ?? ""
      #expect(!text.contains("Degrees of equivalence") && !text.contains("Other methods"))
    }
  }

  @Test(arguments: [(60, true), (61, false)])
  func aLongComparisonSaysThatTheyAreLeftOut(_ count: Int, _ isShown: Bool) throws {
    var fixture = RoundFixture()
    try fixture.add(
      Comparison(assignedValue: .reference(.weightedMean)),
      (0..<count).map {
        .init(laboratory: "L\($0)", value: 10 + Double($0 % 7) / 8, expandedUncertainty: 1)
      })
    let text = try page(of: fixture.round).text["en"] ?? ""
    #expect(text.contains("Other methods side by side") == isShown)
    #expect(text.contains("comparisons with up to 60 results only") == !isShown)
  }

  @Test func afterTwentyComparisonsTheyAreLeftOut() throws {
    let text = try page(of: pair(.reference(.weightedMean), comparisons: 22)).text["vi"] ?? ""
    #expect(text.ranges(of: "Các phương pháp khác").count == 20)
    #expect(text.ranges(of: "lệnh lienphong reference").count == 2)
  }

  @Test(arguments: HTMLReportTests.hostile)
  func escapesCodes(_ code: String) throws {
    let method = try #require(Self.dersimonianLaird)
    let round = try pair(.reference(method), codes: [code, code + "2", code + "3"])
    let page = try page(of: round)
    #expect(page.isWellFormed)
    #expect(page.count("script") == 0 && page.count("img") == 0 && page.count("b") == 0)
  }

  @Test(arguments: HTMLReportTests.degenerate)
  func staysFiniteAndWellFormed(_ name: String, _ values: [Double], _ U: Double?) throws {
    let random = try #require(Self.dersimonianLaird)
    let estimators: [ReferenceEstimator] = [.weightedMean, .birge, .powerModeratedMean]
    for estimator in estimators + (values.count > 1 ? [random] : []) {
      var fixture = RoundFixture()
      try fixture.add(
        Comparison(unit: "mg", assignedValue: .reference(estimator)),
        values.enumerated().map {
          .init(laboratory: "L\($0.offset)", value: $0.element, expandedUncertainty: U ?? 1)
        })
      let page = try page(of: fixture.round)
      #expect(page.isWellFormed)
      let text = page.text.values.joined() + page.elements.flatMap(\.attributes.values).joined()
      #expect(!text.contains("nan") && !text.contains("inf") && !text.contains("e+"), "\(name)")
    }
  }
}
