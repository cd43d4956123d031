import Foundation
import Interlab
import Metrology
import Testing

@testable import Reporting
import Wording

@Suite("HTML report")
struct HTMLReportTests {
  private func page(
    _ round: Round, language: Language = .vietnamese
  ) throws -> (html: String, parsed: ParsedPage) {
    let report = HTMLReport(
      of: try Analysis(of: round), issued: "2027-03-05", defaultLanguage: language)
    return (report.html, ParsedPage(report.html))
  }

  // MARK: A published comparison

  @Test func isWellFormedAndHoldsBothLanguages() throws {
    let (html, page) = try page(RoundFixture.mercury())
    #expect(page.isWellFormed)
    #expect(Set(page.text.keys) == ["vi", "en"])
    #expect(page.elements.first?.attributes["lang"] == "vi")
    #expect(page.text["vi"]?.contains("Giá trị ấn định") == true)
    #expect(page.text["en"]?.contains("Assigned value") == true)
    #expect(page.count("svg") == 6)
    #expect(!html.contains("nan") && !html.contains("inf,"))
  }

  /// x_pt and U as example E.4 prints them; the mark is the language's.
  @Test func writesNumbersAsEachLanguageDoes() throws {
    let (_, page) = try page(RoundFixture.mercury())
    let (vietnamese, english) = (page.text["vi"] ?? "", page.text["en"] ?? "")
    #expect(vietnamese.contains("0,0440 ± 0,0082"))
    #expect(english.contains("0.0440 ± 0.0082"))
    #expect(!vietnamese.contains("0.0440"))
    #expect(!english.contains("0,0440"))
    #expect(vietnamese.contains("05/03/2027"))
    #expect(english.contains("5 March 2027"))
  }

  /// Every laboratory once in the table, in ascending order, with E_n as published (two decimals;
  /// L23 left out: its printed score rests on k = √3 rounded to 1.732).
  @Test func listsEveryLaboratoryWithItsPublishedScore() throws {
    let (_, page) = try page(RoundFixture.mercury())
    let published = [
      "L04": "−3.55", "L05": "−2.88", "L02": "−3.29", "L15": "−3.65", "L06": "−3.21",
      "L09": "−2.36", "L26": "−2.86", "L12": "−2.24", "L03": "−0.46", "L21": "−0.13",
      "L08": "0.00", "L10": "0.09", "L24": "0.10", "L18": "0.19", "L28": "0.46", "L01": "0.83",
    ]
    let table = try #require(page.tables["en"]?.first { $0.count == 22 })
    let column = try #require(table.first?.firstIndex(of: "En"))
    #expect(Set(table.dropFirst().map { $0[0] }).count == 21)
    for row in table.dropFirst() {
      guard let score = published[row[0]] else { continue }
      #expect(row[column].hasSuffix(score), "\(row[0])")
    }
    #expect(table.dropFirst().first?.last?.contains("unsatisfactory") == true)
    #expect(table.last?.last?.contains("acceptable") == true)
  }

  @Test func isTheSameOnEveryRun() throws {
    let round = try RoundFixture.mercury()
    #expect(try page(round).html == page(round).html)
  }

  @Test(arguments: Language.allCases)
  func opensInTheLanguageAskedFor(_ language: Language) throws {
    let (_, page) = try page(RoundFixture.mercury(), language: language)
    let checked = page.elements.filter { $0.attributes["checked"] != nil }
    #expect(checked.map { $0.attributes["id"] } == ["show-\(language.rawValue)"])
    #expect(page.elements.first?.attributes["lang"] == language.rawValue)
  }

  @Test func loadsNothingAndRunsNothing() throws {
    let (html, page) = try page(RoundFixture.mercury())
    #expect(page.count("script") == 0 && page.count("link") == 0 && page.count("img") == 0)
    #expect(html.contains("default-src 'none'") || html.contains("default-src &#39;none&#39;"))
    for element in page.elements {
      #expect(element.attributes["src"] == nil)
      #expect(element.attributes["href"]?.hasPrefix("#") ?? true)
    }
  }

  @Test func everyAnchorHasItsPlaceAndEveryIdIsUnique() throws {
    let (_, page) = try page(RoundFixture.mercury())
    let identifiers = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(identifiers).count == identifiers.count)
    for link in page.elements.compactMap({ $0.attributes["href"] }) {
      #expect(identifiers.contains(String(link.dropFirst())), "\(link)")
    }
  }

  @Test func chartsSpeakToThoseWhoCannotSeeThem() throws {
    let (_, page) = try page(RoundFixture.mercury())
    let charts = page.elements.filter { $0.name == "svg" }
    #expect(charts.allSatisfy { $0.attributes["role"] == "img" })
    #expect(charts.allSatisfy { $0.attributes["aria-label"]?.isEmpty == false })
    #expect(page.count("desc") == charts.count)
  }

  // MARK: Text from outside

  static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'&amp;&lt;", "A\u{0}B\u{1B}",
    "javascript:alert(1)", "--></style><b>", "]]>",
  ]

  @Test(arguments: hostile)
  func escapesTextFromOutsideEverywhere(_ text: String) throws {
    var fixture = RoundFixture(
      identifier: text, title: LocalizedText(vietnamese: text, english: text))
    fixture.round.coordinator = Coordinator(name: text, contact: text)
    for part in ["1", "2"] {
      try fixture.add(
        Comparison(
          key: ComparisonKey(round: text, item: text, measurand: text + part),
          quantity: LocalizedText(vietnamese: text + part, english: text + part), unit: text,
          assignedValue: RoundFixture.stated(10, 0.1), sigmaPt: .prescribed(0.1)),
        [
          .init(laboratory: text, value: 10.1, expandedUncertainty: 0.1),
          .init(laboratory: text + "2", value: 900, isIncluded: false),
        ])
    }
    let (html, page) = try page(fixture.round)
    #expect(page.isWellFormed)
    #expect(page.count("script") == 0 && page.count("img") == 0 && page.count("b") == 0)
    #expect(page.count("style") == 1)
    for element in page.elements {
      #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
      #expect(element.attributes["href"]?.hasPrefix("#") ?? true)
    }
    #expect(!html.contains("<script") && !html.contains("<img"))
    let visible = text.replacing("\u{0}", with: "\u{FFFD}").replacing("\u{1B}", with: "\u{FFFD}")
    for language in Language.allCases {
      #expect(page.text[language.rawValue]?.contains(visible) == true)
    }
  }

  // MARK: Sizes

  /// The limits of a page are plain numbers, so small ones show what the large ones do.
  private func page(of round: Round, within limits: ReportLimits) throws -> ParsedPage {
    var report = HTMLReport(of: try Analysis(of: round), issued: nil)
    report.limits = limits
    return ParsedPage(report.html)
  }

  @Test func cutsALongComparisonAndSaysSo() throws {
    var fixture = RoundFixture()
    let results = (0..<60).map { index in
      RoundFixture.Result(
        laboratory: "L\(index)", value: 10 + Double(index) / 1024, expandedUncertainty: 0.5)
    }
    try fixture.add(Comparison(assignedValue: RoundFixture.stated(10, 0.1)), results)
    let page = try page(of: fixture.round, within: ReportLimits(results: 50))
    #expect(page.tables["en"]?.map(\.count).max() == 51)
    #expect(page.text["en"]?.contains("50 of 60 results") == true)
    #expect(page.text["vi"]?.contains("50 trong 60 kết quả") == true)
  }

  @Test func manyComparisonsShareOneOverview() throws {
    var fixture = RoundFixture()
    for index in 0..<22 {
      try fixture.add(
        Comparison(
          key: ComparisonKey(measurand: "m\(index)"), assignedValue: RoundFixture.stated(10, 0.1)),
        [.init(laboratory: "A", value: 10.05, expandedUncertainty: 0.2)])
    }
    let page = try page(of: fixture.round, within: ReportLimits(sections: 15, comparisons: 20))
    #expect(page.elements.count { $0.attributes["class"] == "comparison" } == 2 * 15)
    let text = page.text["en"] ?? ""
    #expect(text.contains("first 20 comparisons and details 15 of them"))
    #expect(text.contains("m19") && !text.contains("m20"))
  }

  // MARK: Degenerate input

  static let degenerate: [(name: String, values: [Double], U: Double?)] = [
    ("one", [3.2], 0.1), ("equal", [5, 5, 5, 5], nil), ("zeros", [0, 0, 0], 0.1),
    ("offset", [1_000_000.00012, 1_000_000.00021, 999_999.99991], 0.0001),
    ("tiny", [1.2e-60, 1.5e-60, 1.1e-60], 1e-61), ("large", [1.2e69, -1.5e69, 1.7e69], 1e68),
    ("least", [.leastNonzeroMagnitude, .leastNormalMagnitude], 1e-69),
    ("certain", [1, 1.5, 2], 1e-60),
    ("far", [10, 10.1, 9.9, 10.05, 9.95, 1000], 0.1),
    ("wide", [1, 2, 3], 1e9),
  ]

  @Test(arguments: degenerate)
  func staysFiniteAndWellFormed(_ name: String, _ values: [Double], _ U: Double?) throws {
    for method in [try RoundFixture.stated(values[0], U), .consensus(.mean)] {
      var fixture = RoundFixture()
      let results = values.enumerated().map {
        RoundFixture.Result(
          laboratory: "L\($0.offset)", value: $0.element,
          expandedUncertainty: $0.offset == 1 ? nil : U)
      }
      try fixture.add(Comparison(unit: "mg", assignedValue: method), results)
      let (html, page) = try page(fixture.round)
      #expect(page.isWellFormed)
      let text = page.text.values.joined() + page.elements.flatMap(\.attributes.values).joined()
      #expect(!text.contains("nan") && !text.contains("inf") && !text.contains("e+"))
      #expect(!html.contains("NaN"))
      for language in Language.allCases {
        let tables = page.tables[language.rawValue] ?? []
        for result in results {
          #expect(tables.contains { $0.contains { $0.first == result.laboratory } }, "\(name)")
        }
      }
    }
  }

  @Test func aRoundWithoutResultsIsAPageToo() throws {
    let (_, page) = try page(Round())
    #expect(page.isWellFormed)
  }

  /// A laboratory that states u has no k to be asked for; one that states U without k has.
  @Test func tellsAStatedStandardUncertaintyFromAMissingFactor() throws {
    var fixture = RoundFixture()
    try fixture.add(
      Comparison(assignedValue: RoundFixture.stated(10, 0.1)),
      [
        .init(laboratory: "A", value: 10, standardUncertainty: 0.1),
        .init(laboratory: "B", value: 10.1, expandedUncertainty: 0.2),
      ])
    let text = try page(fixture.round).parsed.text
    #expect(
      text["en"]?.contains("Only the standard uncertainty was reported by laboratory A;") == true)
    #expect(text["en"]?.contains("No coverage factor was reported by laboratory B;") == true)
    #expect(
      text["vi"]?.contains("Chỉ báo cáo độ không đảm bảo đo chuẩn: phòng thí nghiệm A;") == true)
    #expect(text["vi"]?.contains("Không báo cáo hệ số phủ: phòng thí nghiệm B;") == true)
  }

  /// h of two laboratories is ±1/√2 whatever they report, so no chart shows it; k of two says something.
  @Test(arguments: [(2, 1), (3, 2)])
  func showsMandelStatisticsWithLinesOnly(_ laboratories: Int, _ charts: Int) throws {
    var fixture = RoundFixture()
    let results = (0..<laboratories).map { index in
      RoundFixture.Result(
        laboratory: "L\(index)", value: Double(index),
        replicates: [Double(index), Double(index) + 1])
    }
    try fixture.add(Comparison(assignedValue: RoundFixture.stated(10, nil)), results)
    var analysis = try Analysis(of: fixture.round)
    analysis.precision = RoundPrecision(of: fixture.round)
    let page = ParsedPage(HTMLReport(of: analysis, issued: nil).html)
    let shown = page.elements.count { $0.attributes["aria-label"]?.hasPrefix("Mandel ") == true }
    #expect(shown == 2 * charts)
  }

  /// Vietnamese knows no warning in E_n, and the report names the rule at |E_n| = 1.
  @Test(arguments: [(Edition.iso13528_2005, "≤ 1"), (.iso13528_2022, "< 1")])
  func namesTheRuleAtTheLimit(_ edition: Edition, _ rule: String) throws {
    var round = try RoundFixture.mercury()
    round.edition = edition
    let (_, page) = try page(round)
    #expect(page.text["vi"]?.contains("đạt khi |En| \(rule)") == true)
    #expect(page.text["en"]?.contains("acceptable when |En| \(rule)") == true)
  }
}
