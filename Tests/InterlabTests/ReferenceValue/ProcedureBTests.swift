import Interlab
import TestSupport
import Testing

@Suite("Degrees of equivalence of procedure B")
struct ProcedureBTests {
  private let draws = 20_000

  private func table(_ results: [TestResult], seed: UInt64 = 1) throws -> EquivalenceTable {
    let method = AssignedValueMethod.reference(.medianMonteCarlo(draws: draws))
    var round = try TestRound.round(results, method)
    round.seed = seed
    let survey = ReferenceSurvey(
      of: round.comparisons[0], in: round, methods: [method], followsMethods: true)
    #expect(survey.equivalences.isEmpty)
    return try #require(survey.tables.first)
  }

  private func near(_ u: Double) -> Tolerance {
    .absolute(5 * u / Double(draws).squareRoot(), because: "five standard errors of a mean")
  }

  /// The median of two is their mean, so d_1 = (x_1 − x_2)/2 is normal with u = √(u_1² + u_2²)/2; a
  /// third, excluded, has u² = u_3² + u²(m). A 2.5 % quantile of M draws varies by 2.67 u/√M.
  @Test func twoResultsAndAnother() throws {
    let found = try table([
      TestResult(lab: "A", x: 10, u: 3), TestResult(lab: "B", x: 14, u: 4),
      TestResult(lab: "C", x: 15, u: 6, isIncluded: false),
      TestResult(lab: "D", x: 1, isIncluded: false),
    ])
    #expect(found.convention == "procedure-b" && found.degrees.count == 4)
    #expect(found.degrees[3] == nil && found.intervals[3] == nil)
    for (index, (d, u)) in [(-2.0, 2.5), (2, 2.5), (3, 6.5)].enumerated() {
      let degree = try #require(found.degrees[index])
      #expect(near(u).accepts(degree.value, oracle: d))
      #expect(near(u).accepts(degree.standardUncertainty, oracle: u))
      let interval = try #require(found.intervals[index])
      let end = Tolerance.absolute(
        5 * 2.67 * u / Double(draws).squareRoot(), because: "five standard errors of a quantile")
      #expect(end.accepts(interval.lowerBound, oracle: d - 1.959964 * u))
      #expect(end.accepts(interval.upperBound, oracle: d + 1.959964 * u))
    }
  }

  /// Three equal results: u²(m) = u²(1 − √3/π) (Jones 1948), cov(x_i, m) = u²/3 by symmetry. With
  /// probability 1/3 a result is the median itself, so the interval is not d ± 1.96 u.
  @Test func threeEqualResults() throws {
    let found = try table((0..<3).map { TestResult(lab: "\($0)", x: 5, u: 2) })
    let u = 2 * (1.0 / 3 + 0.669827055 * 0.669827055).squareRoot()
    for degree in found.degrees {
      let degree = try #require(degree)
      #expect(near(u).accepts(degree.value, oracle: 0))
      #expect(near(u).accepts(degree.standardUncertainty, oracle: u))
    }
  }

  @Test func neitherOrderNorUnitMatters() throws {
    let sample = [(1.0, 1.0), (2, 0.5), (4, 2), (8, 1), (9, 1)].enumerated().map {
      TestResult(
        lab: "\($0.offset)", x: $0.element.0, u: $0.element.1, ν: 5, isIncluded: $0.offset != 3)
    }
    let first = try table(sample)
    let turned = try table(sample.reversed())
    #expect(turned.degrees.reversed() == first.degrees)
    #expect(turned.intervals.reversed() == first.intervals)
    let scaled = try table(
      sample.map {
        TestResult(
          lab: $0.lab, x: $0.x * 64, u: ($0.u ?? 0) * 64, ν: 5, isIncluded: $0.isIncluded)
      })
    #expect(scaled.degrees.map { $0?.value } == first.degrees.map { ($0?.value).map { $0 * 64 } })
  }

  /// Two of Student's t with 2 degrees of freedom: no variance, yet an interval.
  @Test func heavyTailsKeepTheirInterval() throws {
    let found = try table([
      TestResult(lab: "A", x: 1, u: 1, ν: 2), TestResult(lab: "B", x: 2, u: 1, ν: 2),
    ])
    #expect(found.degrees.allSatisfy { $0 == nil })
    #expect(found.intervals.allSatisfy { $0 != nil })
  }
}
