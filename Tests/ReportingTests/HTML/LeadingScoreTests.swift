import Interlab
import Testing

@testable import Reporting

@Suite("Score that the verdicts rest on")
struct LeadingScoreTests {
  private func leading(
    _ method: AssignedValueMethod, sigmaPt: SigmaPtMethod? = nil, scores: [ScoreKind] = [],
    coverage: CoveragePolicy = .reported, k: Double = 2
  ) throws -> ScoreKind? {
    var fixture = RoundFixture()
    fixture.round.coverage = coverage
    try fixture.add(
      Comparison(assignedValue: method, sigmaPt: sigmaPt, scores: scores),
      [9.8, 10, 10.3, 10.1].enumerated().map {
        .init(
          laboratory: "L\($0.offset)", value: $0.element, expandedUncertainty: 0.2,
          coverageFactor: k)
      })
    let analysis = try Analysis(of: fixture.round)
    return analysis.comparisons.first?.leadingScore(coverage: coverage)
  }

  @Test func followsTheKindOfAssignedValue() throws {
    let reference = try RoundFixture.stated(10, 0.1)
    #expect(try leading(reference, sigmaPt: .prescribed(0.5)) == .En)
    #expect(try leading(.reference(.weightedMean)) == .En)
    #expect(try leading(.consensus(.mean), sigmaPt: .prescribed(5)) == .z)
    #expect(try leading(.consensus(.mean), sigmaPt: .prescribed(0.1)) == .zPrime)
    #expect(try leading(RoundFixture.stated(10, nil)) == nil)
  }

  @Test func followsWhatTheRoundAsksFor() throws {
    let reference = try RoundFixture.stated(10, 0.1)
    #expect(try leading(reference, sigmaPt: .prescribed(0.5), scores: [.zeta, .En]) == .zeta)
    #expect(try leading(reference, sigmaPt: .prescribed(0.5), scores: [.z]) == .z)
  }

  @Test func followsTheCoveragePolicy() throws {
    let reference = try RoundFixture.stated(10, 0.1)
    #expect(try leading(reference, coverage: .combined, k: 3) == .EnCombined)
    #expect(try leading(reference, coverage: .reported, k: 3) == .En)
    #expect(try leading(reference, coverage: .combined) == .En)
  }
}
