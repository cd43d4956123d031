import Interlab
import TestSupport
import Testing

@Suite("Linear pool")
struct LinearPoolTests {
  private static let oracles = try? ReferenceOracle.all(in: "subset_pool_bayes_values.csv")

  @Test(arguments: try #require(oracles))
  func againstSixtyDigits(_ oracle: ReferenceOracle) throws {
    let found = try TestRound.analysis(oracle.results, .reference(.linearPool)).assignedValue
    let largest = oracle.results.map(\.x.magnitude).max() ?? 0
    let place = Tolerance.absolute(
      3 * largest.ulp, because: "x_i is the nearest double to its text")
    #expect(place.accepts(try #require(found.value), oracle: oracle["linear_pool.mean"]))
    let sd = oracle["linear_pool.sd"]
    let spread = Tolerance.absolute(
      1e-13 * sd + 2 * largest.ulp, because: "x_i is the nearest double to its text")
    #expect(spread.accepts(try #require(found.standardUncertainty), oracle: sd))
  }

  private let pcb28 = zip(
    [34.30, 32.90, 34.53, 32.42, 31.90, 35.80],
    zip([1.03, 0.69, 0.83, 0.29, 0.40, 0.38], [60, 4, 18, 2, 13, 60.0])
  ).enumerated().map {
    TestResult(lab: "\($0.offset)", x: $0.element.0, u: $0.element.1.0, ν: $0.element.1.1)
  }

  /// By mpmath, 40 digits: the roots of Σ ncdf((q − x_i)/u_i)/6 = 0.025 and 0.975.
  @Test func quantilesOfNormalComponents() throws {
    let normal = pcb28.map { TestResult(lab: $0.lab, x: $0.x, u: $0.u) }
    let found = try TestRound.analysis(normal, .reference(.linearPool)).assignedValue
    let interval = try #require(found.coverageInterval)
    #expect(Tolerance.digits(14).accepts(interval.lowerBound, oracle: 31.447622074538259389))
    #expect(Tolerance.digits(14).accepts(interval.upperBound, oracle: 36.276681218609539827))
    #expect(
      Tolerance.published(decimals: 7).accepts(
        try #require(found.standardUncertainty), oracle: 1.5039550))
  }

  /// The same with Student's t: ν = 2 has no variance but quantiles (mpmath, betainc, 40 digits).
  @Test func componentsWithFewDegreesOfFreedom() throws {
    let found = try TestRound.analysis(pcb28, .reference(.linearPool))
    #expect(found.assignedValue.standardUncertainty == nil)
    #expect(found.notices.contains(.infiniteVariance))
    let interval = try #require(found.assignedValue.coverageInterval)
    #expect(Tolerance.digits(13).accepts(interval.lowerBound, oracle: 31.293359721457972335))
    #expect(Tolerance.digits(13).accepts(interval.upperBound, oracle: 36.309537754537407286))
  }

  /// The NIST Decision Tree's example, ν = 10: 60 digits.
  @Test func studentComponents() throws {
    let rows = [
      (-2.4434, 0.0789), (-0.9023, 0.0357), (-0.0688, 0.1611), (1.0293, 0.3688), (0.2822, 1.0251),
    ]
    let results = rows.enumerated().map {
      TestResult(lab: "\($0.offset)", x: $0.element.0, u: $0.element.1, ν: 10)
    }
    let found = try TestRound.analysis(results, .reference(.linearPool)).assignedValue
    #expect(
      Tolerance.digits(13).accepts(
        try #require(found.standardUncertainty), oracle: 1.3091238497560114))
  }

  /// Figures of the NIST Consensus Builder's manual: 100 000 draws of t distributions and rounding.
  @Test(arguments: [
    ("bipm_ri_ii_k1_co60_nicob", 7064.0, 29.0, 7012.0, 7127.0, 1.0),
    ("ccl_k1_gauge_block_1mm", 16.3, 15.5, -15.2, 44.7, 0.7),
  ])
  func publishedByNICOB(
    _ name: String, _ x: Double, _ u: Double, _ low: Double, _ high: Double, _ slack: Double
  ) throws {
    let oracle = try #require(Self.oracles?.first { $0.name == name })
    let found = try TestRound.analysis(oracle.results, .reference(.linearPool)).assignedValue
    let tolerance = Tolerance.absolute(slack, because: "published from Monte Carlo, rounded")
    #expect(tolerance.accepts(try #require(found.value), oracle: x))
    #expect(tolerance.accepts(try #require(found.standardUncertainty), oracle: u))
    #expect(tolerance.accepts(try #require(found.coverageInterval).lowerBound, oracle: low))
    #expect(tolerance.accepts(try #require(found.coverageInterval).upperBound, oracle: high))
  }

  @Test func degenerateSamples() throws {
    let one = try TestRound.analysis([TestResult(lab: "1", x: 3, u: 2)], .reference(.linearPool))
      .assignedValue
    #expect(one.value == 3 && one.standardUncertainty == 2)
    let interval = try #require(one.coverageInterval)
    // 1.959963984540054 is the normal quantile at 0.975.
    #expect(Tolerance.digits(14).accepts(interval.upperBound, oracle: 3 + 2 * 1.959963984540054))
    let far = try TestRound.analysis(
      [TestResult(lab: "1", x: 1e9, u: 1e-4), TestResult(lab: "2", x: 1e9, u: 1e-4)],
      .reference(.linearPool)
    ).assignedValue
    #expect(Tolerance.roundings(4).accepts(far.standardUncertainty ?? 0, oracle: 1e-4))
  }
}
