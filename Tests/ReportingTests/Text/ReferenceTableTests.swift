import Interlab
import Metrology
import Reporting
import Testing
import Wording

@Suite("Reference values side by side")
struct ReferenceTableTests {
  private static let lines = [
    TextResult(code: "07", value: 10.1, U: 0.2), TextResult(code: "12", value: 9.9, U: 0.2),
    TextResult(code: "15", value: 14, U: 0.2, isIncluded: false),
    TextResult(code: "A\u{1B}[31mB", value: 10, U: 0.2),
  ]

  private func lines(
    _ methods: [AssignedValueMethod], of results: [TextResult] = lines,
    conventions: [EquivalenceConvention] = [], in language: Language = .english
  ) throws -> [String] {
    let round = try textAnalysis(results).round
    let survey = ReferenceSurvey(
      of: round.comparisons[0], in: round, methods: methods, followsMethods: true)
    return ReferenceTable(
      of: [survey], in: round, conventions: conventions, language: language
    ).text
      .split(separator: "\n").map(String.init)
  }

  private func fields(_ line: String) -> [String] {
    line.split(separator: " ").map(String.init)
  }

  /// Mean of 10.1, 9.9 and 10: 10, s = 0.1, u = 0.1/√3 = 0.0577; weighted: u = 0.1/√3 as well.
  @Test func oneLineAMethod() throws {
    let lines = try lines([.consensus(.mean), .reference(.weightedMean)])
    #expect(lines[0] == "mass [mg] p = 4")
    #expect(fields(lines[1]) == ["method", "x_pt", "u(x_pt)", "U(x_pt)", "s*", "τ"])
    #expect(fields(lines[2]) == ["mean", "10.000", "0.058", "0.12", "–", "–"])
    #expect(fields(lines[3]) == ["weighted-mean", "10.000", "0.058", "0.12", "–", "–"])
  }

  /// |d| ≤ 0.1 within √(0.2² + 0.12²) for three laboratories; 4 is beyond it by any method.
  @Test func countsTheMethodsForEachVerdictAndMarksTheExcluded() throws {
    let lines = try lines([.consensus(.mean), .reference(.weightedMean)])
    #expect(lines[4] == "How many methods give each verdict by E_n, for each laboratory:")
    #expect(fields(lines[5]) == ["lab", "acceptable", "unsatisfactory"])
    #expect(fields(lines[6]) == ["07", "2", "·"])
    #expect(fields(lines[8]) == ["15*", "·", "2"])
    #expect(fields(lines[9]) == ["A\\u{1B}[31mB", "2", "·"])
    #expect(lines[10] == "* excluded from the consensus, yet scored")
  }

  @Test func aLongCodeDoesNotPadEveryRow() throws {
    var results = Self.lines
    results[0].code = String(repeating: "x", count: 10_000)
    for line in try lines([.reference(.weightedMean)], of: results) { #expect(line.count < 100) }
  }

  @Test func aMethodThatDoesNotApplySaysWhy() throws {
    var results = Self.lines
    results[1].U = nil
    let lines = try lines([.reference(.weightedMean), .consensus(.mean)], of: results)
    #expect(fields(lines[2]).first == "mean")
    #expect(lines[3].hasPrefix("- weighted-mean: "))
  }

  /// u_i = 0.1 three times: u(d) = 0.1 √(2/3) = 0.0816 for a contributor, 0.1 √(4/3) = 0.1155 for
  /// the excluded laboratory; U = 2u.
  @Test func showsDegreesOfEquivalence() throws {
    let lines = try lines([.reference(.weightedMean)], conventions: [.claims])
    let heading = try #require(lines.firstIndex { $0.hasPrefix("Degrees of equivalence") })
    #expect(lines[heading].hasSuffix("x_ref = 10.00 ± 0.12"))
    #expect(fields(lines[heading + 1]) == ["lab", "d", "claims", "U(d)"])
    #expect(fields(lines[heading + 2]) == ["07", "0.10", "0.16"])
    #expect(fields(lines[heading + 4]) == ["15*", "4.00", "0.23"])
    #expect(lines[heading + 6] == "* excluded from the consensus, yet scored")
  }

  @Test func speaksVietnamese() throws {
    let text = try lines([.consensus(.mean)], in: .vietnamese).joined(separator: "\n")
    #expect(text.contains("phương pháp") && text.contains("10,000") && text.contains("không đạt"))
    #expect(!text.contains("method") && !text.contains("excluded"))
  }

  @Test func withoutResultsNothingFails() throws {
    let text = try lines([.consensus(.mean)], of: []).joined(separator: "\n")
    #expect(text.contains("p = 0") && !text.contains("nan"))
  }
}
