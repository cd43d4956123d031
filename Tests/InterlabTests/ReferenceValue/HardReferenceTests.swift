import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Reference values where an estimator has it hard")
struct HardReferenceTests {
  /// The likelihood has its lowest point beside the one laboratory with a small u: μ = −2.43503,
  /// τ = 0 (a search over a grid).
  @Test func vangelRukhinFindsTheBasinOfASingleLaboratory() throws {
    let results = [
      TestResult(lab: "A", x: 0, u: 1, ν: 1), TestResult(lab: "B", x: -0.028, u: 0.531, ν: 1),
      TestResult(lab: "C", x: -3.374, u: 1.21, ν: 1),
      TestResult(lab: "D", x: -2.476, u: 0.341, ν: 1),
    ]
    let found = try TestRound.analysis(results, .reference(.vangelRukhin)).assignedValue
    #expect(Tolerance.published(decimals: 5).accepts(try #require(found.value), oracle: -2.43503))
    #expect(found.tau == 0)
  }

  /// Two pairs of equal results share χ² = 0; 8 is nearer to the mean of all, 0.6, than −9.
  @Test func equalResultsTieUnderACovarianceMatrix() throws {
    let rows = (0..<5).map { row in (0..<5).map { $0 == row ? 0.49 : 0.147 } }
    let results = zip(["A", "B", "C", "D", "E"], [8.0, -9, 5, 8, -9]).map {
      TestResult(lab: $0, x: $1, u: 0.7)
    }
    let method = AssignedValueMethod.reference(
      .largestConsistentSubset(covariance: Matrix(rows: rows)))
    for results in [results, results.reversed()] {
      let found = try TestRound.analysis(results, method).assignedValue
      #expect(found.value == 8)
      let ties = found.details.first { $0.name == "tiedSubsets" }?.content
      #expect(ties == .count(2))
    }
  }

  /// A is the median of nearly every draw; B and C vary with variance 3 each (t, ν = 3) against it,
  /// so u(d) is near √6 for them and near 0 for A. 2e5 draws of heavy tails: 2 %.
  @Test func procedureBTakesItsCovarianceFromTheDraws() throws {
    let results = [
      TestResult(lab: "A", x: 0, u: 1, ν: 3), TestResult(lab: "B", x: 100, u: 1, ν: 3),
      TestResult(lab: "C", x: -100, u: 1, ν: 3),
    ]
    let found = try TestRound.analysis(results, .reference(.medianMonteCarlo(draws: 200_000)))
    let u = try #require(found.deviations).map { $0.standardUncertainty ?? 0 }
    #expect(u[0] < 0.5)
    for deviation in u.dropFirst() {
      #expect((deviation - 6.0.squareRoot()).magnitude < 0.02 * 6.0.squareRoot())
    }
  }

  /// Henmi and Copas' interval has no bounds here; the value and its u still stand.
  @Test func anIntervalWithoutBoundsIsAbsent() throws {
    let results = [TestResult(lab: "A", x: 0, u: 0.01), TestResult(lab: "B", x: 100, u: 1)]
    let method = AssignedValueMethod.reference(
      .randomEffects(.dersimonianLaird, RandomEffectsIntervals(mean: .henmiCopas)))
    let found = try TestRound.analysis(results, method).assignedValue
    #expect(found.coverageInterval == nil && found.standardUncertainty != nil)
  }
}
