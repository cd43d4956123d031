import Interlab
import Testing

@testable import Reporting
import Wording

@Suite("Tables of an analysis")
struct AnalysisTableTests {
  private static let lines = [
    TextResult(code: "07", value: 10.15, U: 0.24),
    TextResult(code: "Phòng đo lường", value: 9.5, U: 0.24),
    TextResult(code: "A\u{1B}[31mB", value: 10.02, U: nil),
    TextResult(code: "x\u{0304}", value: 1234.5, U: 100),
  ]

  private func table(
    _ language: Language = .english, color: Bool = false, scores: [ScoreKind] = [.En]
  ) throws -> [String] {
    let analysis = try textAnalysis(Self.lines, scores: scores)
    return AnalysisTable(of: analysis, language: language, color: color).text
      .split(separator: "\n").map(String.init)
  }

  /// E_n = 0.15/0.26 and −0.5/0.26, d to the finest place of the results and of u(d).
  @Test func roundsAndJudges() throws {
    let lines = try table()
    #expect(lines[0] == "R1")
    #expect(lines[1] == "ISO 13528:2022+Amd1:2026; E_n is acceptable when |E_n| < 1")
    #expect(lines[2] == "mass [mg]")
    #expect(lines[3].hasPrefix("x_pt = 10.00 ± 0.10 (k = 2); value of a reference laboratory"))
    #expect(lines[4] == "p = 4")
    #expect(fields(lines[5]) == ["lab", "x", "U", "k", "d", "E_n", "verdict"])
    #expect(fields(lines[6]) == ["07", "10.15", "0.24", "2", "0.15", "0.577", "acceptable"])
    #expect(fields(lines[7]).suffix(3) == ["−0.50", "−1.923", "unsatisfactory"])
    #expect(fields(lines[8]).dropFirst(1) == ["10.02", "–", "–", "0.02", "–", "–"])
  }

  /// Digits as they were written, deviations with one number of decimals for the column.
  @Test func showsResultsAsTheyWereReported() throws {
    let lines = [
      TextResult(code: "07", value: 10.8, U: 17.2, places: (-3, -1)),
      TextResult(code: "12", value: 11, U: 0.5, places: (-1, -2)),
      TextResult(code: "15", value: 9, U: nil, isIncluded: false, places: (0, 0)),
    ]
    let rows = AnalysisTable(
      of: try textAnalysis(lines, scores: [.En]), language: .english, color: false
    ).text.split(separator: "\n").map { fields(String($0)) }
    #expect(rows[6].prefix(5) == ["07", "10.800", "17.2", "2", "0.800"])
    #expect(rows[7].prefix(5) == ["12", "11.0", "0.50", "2", "1.000"])
    #expect(rows[8].prefix(5) == ["15*", "9", "–", "–", "−1.000"])
    #expect(rows[9].first == "*")
  }

  @Test func aLongCodeDoesNotPadEveryRow() throws {
    let lines = [
      TextResult(code: String(repeating: "x", count: 10_000), value: 10.1, U: 0.2),
      TextResult(code: "07", value: 10.1, U: nil, isIncluded: false),
    ]
    for language in Language.allCases {
      let text = AnalysisTable(
        of: try textAnalysis(lines), language: language, color: false
      ).text
      #expect(text.split(separator: "\n").allSatisfy { displayWidth(String($0)) <= 110 })
    }
  }

  @Test func theRuleForEnStandsOnlyWhereThereIsOne() throws {
    let analysis = try textAnalysis(Self.lines, scores: [.zeta])
    for language in Language.allCases {
      let text = AnalysisTable(of: analysis, language: language, color: false).text
      #expect(text.contains("ISO 13528:2022+Amd1:2026\n") && !text.contains("|E_n|"))
    }
  }

  @Test func keepsTheOrderOfTheFile() throws {
    let lines = try table()
    #expect(lines[6].hasPrefix("07") && lines[7].hasPrefix("Phòng đo lường"))
    #expect(lines[9].hasPrefix("x\u{0304}"))
  }

  /// The verdict is the last column: it begins at one display column in every line.
  @Test(arguments: Language.allCases)
  func columnsAlign(_ language: Language) throws {
    let lines = try table(language)[5...9]
    let title = language == .english ? "verdict" : "kết luận"
    let words =
      language == .english
      ? ["verdict", "acceptable", "unsatisfactory", "–"] : [title, "không đạt", "đạt", "–"]
    let starts = lines.compactMap { line in
      words.first { line.hasSuffix("  " + $0) }.map { displayWidth(line) - displayWidth($0) }
    }
    #expect(starts.count == 5 && Set(starts).count == 1)
  }

  @Test func codesCannotSteerTheTerminal() throws {
    for color in [false, true] {
      let text = try table(.vietnamese, color: color).joined(separator: "\n")
      #expect(!text.contains("\u{1B}[31mB"))
      #expect(text.contains("A\\u{1B}[31mB"))
    }
  }

  @Test func colourRepeatsTheWords() throws {
    let plain = try table().joined(separator: "\n")
    let colored = try table(color: true).joined(separator: "\n")
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.contains("\u{1B}[32macceptable\u{1B}[0m"))
    #expect(colored.contains("\u{1B}[31munsatisfactory\u{1B}[0m"))
    let stripped = [31, 32].reduce(colored.replacing("\u{1B}[0m", with: "")) {
      $0.replacing("\u{1B}[\($1)m", with: "")
    }
    #expect(stripped == plain)
  }

  @Test func absencesAndNoticesStandBeneath() throws {
    let lines = try table()
    #expect(
      lines.contains("- E_n is absent for laboratory A\\u{1B}[31mB: no uncertainty reported."))
    #expect(!lines.joined().lowercased().contains("nan"))
    #expect(!lines.joined().contains("inf,") && !lines.joined().contains("inf "))
  }

  /// 0.99996 is acceptable, and 1.000 would look as if it were not.
  @Test func aRoundedScoreStaysOnItsSideOfTheLimit() throws {
    let numbers = NumberStyle(.english)
    #expect(numbers.score(0.99996, .En) == "0.99996")
    #expect(numbers.score(-0.9997, .En) == "−0.9997")
    #expect(numbers.score(1, .En) == "1.000")
    #expect(numbers.score(0.577, .En) == "0.577")
    #expect(numbers.score(2.0000001, .z) == "2.0000001")
    #expect(numbers.score(2.994, .z) == "2.99")
    #expect(numbers.score(2.996, .z) == "2.996")
    #expect(numbers.score((2.0).nextUp, .z) == "2.000000000")
  }

  @Test func differentVerdictsNameTheirScores() throws {
    let analysis = try textAnalysis(
      [TextResult(code: "1", value: 10.25, U: 0.24)], sigmaPt: .prescribed(0.1), δ_E: 0.2)
    let text = AnalysisTable(of: analysis, language: .english, color: false).text
    #expect(
      text.contains("not acceptable (D, D%, P_A); warning signal (z, z′); acceptable (ζ, E_n)"))
    let vietnamese = AnalysisTable(of: analysis, language: .vietnamese, color: false).text
    #expect(
      vietnamese.contains("không đạt (D, D%, P_A); cảnh báo (nghi ngờ) (z, z′); đạt (ζ, E_n)"))
    #expect(vietnamese.contains("0,962"))
  }

  @Test func anEmptyComparisonIsAHeading() throws {
    let text = AnalysisTable(of: try textAnalysis([]), language: .english, color: false).text
    #expect(text.contains("p = 0") && text.hasSuffix("\n"))
  }

  /// Ten times the rows are about ten times the text; a quadratic writer would not end in time.
  @Test func manyRows() throws {
    let lines = (0..<2000).map { TextResult(code: "\($0)", value: 10 + Double($0) / 1000, U: 0.24) }
    let text = AnalysisTable(
      of: try textAnalysis(lines, scores: [.En]), language: .english, color: false
    ).text
    #expect(text.split(separator: "\n").count > 2000)
  }

  private func fields(_ line: String) -> [String] {
    line.split(separator: " ").map(String.init)
  }
}
