import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Bootstrap")
struct BootstrapTests {
  private let draws = 4000

  private func consensus(
    _ values: [Double], _ estimator: ConsensusEstimator, seed: UInt64 = 1
  ) throws -> AssignedValue {
    var round = try TestRound.round(TestRound.results(values), .consensus(estimator)) {
      $0.resampling = Resampling(draws: draws)
    }
    round.seed = seed
    return try Analysis(of: round).comparisons[0].assignedValue
  }

  /// The median of an odd number of results drawn with replacement is at most the k-th when at least
  /// (p + 1)/2 of p draws are, each with probability k/p. Standard deviation and kurtosis κ of that
  /// law in exact fractions; a standard deviation from M draws is √((κ − 1)/4M) of itself uncertain.
  @Test(arguments: [
    ([1.0, 2, 4, 8, 16], 3.6013739458156797, 5.312),
    ([98.1, 99.0, 99.4, 99.9, 100.2, 100.4, 103.5], 0.5872430332633739, 16.815),
  ])
  func theLawOfTheMedian(_ values: [Double], _ u: Double, _ kurtosis: Double) throws {
    let found = try consensus(values, .usualMedian)
    let error = u * ((kurtosis - 1) / 4 / Double(draws)).squareRoot()
    #expect(
      Tolerance.absolute(5 * error, because: "five standard errors of the simulation")
        .accepts(try #require(found.standardUncertainty), oracle: u))
    // Below the 2.5 % quantile lies 5.8 % or 1.0 %: the interval ends at the first or second result.
    let interval = try #require(found.coverageInterval)
    #expect(values.contains(interval.lowerBound) && values.contains(interval.upperBound))
    #expect(found.details.contains(Detail("uncertainty", .text("bootstrap"))))
    #expect(found.details.contains(Detail("draws", .count(draws))))
  }

  /// The mean of p draws from p results has the standard deviation s√((p − 1)/p)/√p.
  @Test func theMean() throws {
    let values = [98.1, 99.0, 99.4, 99.9, 100.2, 100.4, 101.0, 103.5]
    let found = try consensus(values, .mean)
    let s = try #require(SampleMoments(values.span).standardDeviation)
    let u = s * (7.0 / 8).squareRoot() / 8.0.squareRoot()
    #expect(
      Tolerance.absolute(5 * u / Double(2 * draws).squareRoot(), because: "five standard errors")
        .accepts(try #require(found.standardUncertainty), oracle: u))
  }

  /// Between a tenth of the range of the middle results and half of that of all.
  @Test func everyEstimatorHasOne() throws {
    let values = [98.1, 99.0, 99.4, 99.9, 100.2, 100.4, 101.0, 103.5]
    let estimators: [ConsensusEstimator] = [
      .usualAlgorithmA, .usualQn, .usualSn, .usualQnHampel, .hampel(scale: .qMethod), .usualHuber,
      .usualBiweight, .usualHodgesLehmann, .trimmedMean(fraction: 0.1),
      .winsorizedMean(fraction: 0.1),
    ]
    for estimator in estimators {
      let found = try Self.short(values, estimator)
      let u = try #require(found.standardUncertainty)
      #expect(u > 0.1 && u < 1.5, "\(estimator.name) \(u)")
    }
  }

  private static func short(
    _ values: [Double], _ estimator: ConsensusEstimator
  ) throws -> AssignedValue {
    let round = try TestRound.round(TestRound.results(values), .consensus(estimator)) {
      $0.resampling = Resampling(draws: 1000)
    }
    return try Analysis(of: round).comparisons[0].assignedValue
  }

  @Test func theSeedAloneDecides() throws {
    let values = [3.0, 1, 4, 1, 5, 9, 2, 6]
    let first = try consensus(values, .usualMedian)
    let turned = try consensus(values.reversed(), .usualMedian)
    #expect(first.standardUncertainty == turned.standardUncertainty)
    #expect(first.coverageInterval == turned.coverageInterval)
    let other = try consensus(values, .usualMedian, seed: 2)
    #expect(first.standardUncertainty != other.standardUncertainty)
    let scaled = try consensus(values.map { $0 * 0x1p60 }, .usualMedian)
    #expect(scaled.standardUncertainty == first.standardUncertainty.map { $0 * 0x1p60 })
  }

  @Test func equalResultsHaveNoUncertainty() throws {
    #expect(try consensus([5, 5, 5, 5], .usualMedian).standardUncertainty == nil)
    #expect(try consensus([5], .usualMedian).standardUncertainty == nil)
  }

  // MARK: Random effects

  private func interval(
    _ results: [TestResult], seed: UInt64 = 0, draws: Int = 1000
  ) throws -> AssignedValue {
    var round = try TestRound.round(
      results,
      .reference(
        .randomEffects(
          .dersimonianLaird, RandomEffectsIntervals(mean: .bootstrap, draws: draws))))
    round.seed = seed
    return try Analysis(of: round).comparisons[0].assignedValue
  }

  /// NIST Consensus Builder User's Manual (2020), DerSimonian-Laird with parametric bootstrap: the
  /// ends of the interval as printed, Monte Carlo results of ten thousand draws. A 2.5 % quantile of
  /// M nearly normal draws varies by 2.67 u/√M; five times that, two units of the last digit beside.
  @Test(arguments: [
    ("ccqm_k25_pcb28", 32.0, 35.2, 0.745, 0.1), ("ccl_k1_gauge_block_1mm", 5.6, 25.8, 5.0, 0.1),
    ("bipm_ri_ii_k1_co60_nicob", 7053, 7071, 4.33, 1),
  ])
  func intervalsOfTheConsensusBuilder(
    _ name: String, _ low: Double, _ high: Double, _ u: Double, _ digit: Double
  ) throws {
    let oracle = try #require(try ReferenceOracle.all().first { $0.name == name })
    let found = try #require(try interval(oracle.results, draws: 2000).coverageInterval)
    let near = Tolerance.absolute(
      5 * 2.67 * u / 2000.0.squareRoot() + 2 * digit,
      because: "five standard errors and two units of the last digit printed")
    #expect(near.accepts(found.lowerBound, oracle: low), "\(found)")
    #expect(near.accepts(found.upperBound, oracle: high), "\(found)")
  }

  @Test func neitherOrderNorUnitMattersToTheInterval() throws {
    let oracle = try #require(try ReferenceOracle.all().first { $0.name == "ccqm_k25_pcb28" })
    let first = try #require(try interval(oracle.results).coverageInterval)
    #expect(try interval(oracle.results.reversed()).coverageInterval == first)
    #expect(try interval(oracle.results, seed: 1).coverageInterval != first)
    let scaled = oracle.results.map {
      TestResult(lab: $0.lab, x: $0.x * 0x1p-30, u: ($0.u ?? 0) * 0x1p-30)
    }
    let small = try #require(try interval(scaled).coverageInterval)
    #expect(small.lowerBound == first.lowerBound * 0x1p-30)
    #expect(small.upperBound == first.upperBound * 0x1p-30)
  }

  /// Two results with τ = 0: the weighted mean of what the uncertainties say, wider for the τ that
  /// draws find.
  @Test func twoResults() throws {
    let found = try interval([
      TestResult(lab: "A", x: 10, u: 1), TestResult(lab: "B", x: 10, u: 1),
    ])
    let bounds = try #require(found.coverageInterval)
    #expect(bounds.lowerBound < 10 - 1.2 && bounds.lowerBound > 10 - 4)
    #expect(bounds.upperBound > 10 + 1.2 && bounds.upperBound < 10 + 4)
  }
}
