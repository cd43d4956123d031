import Interlab
import Mathematics
import Metrology
import TestSupport
import Testing

/// Numbers of the first eight results: exact fractions and 50 digits, as the tables of the kernels.
@Suite("Further consensus estimators (ISO 13528:2022, C.5, and other sources)")
struct FurtherConsensusTests {
  private static let s8 = [98.1, 99.0, 99.4, 99.9, 100.2, 100.4, 101.0, 103.5]

  private static let known: [(ConsensusEstimator, String, Double, Double?)] = [
    (.usualQn, "qn", 100.05, 1.33794439), (.usualSn, "sn", 100.05, 1.198561546),
    (.hampel(scale: .qMethod), "q-hampel", 100.0947105, 1.775315573),
    (.usualQnHampel, "qn-hampel", 100.0009881, 1.33794439),
    (.usualHuber, "huber", 99.98333333, 1.186081775),
    (.usualBiweight, "biweight", 99.94354799, 1.405816287),
    (.usualHodgesLehmann, "hodges-lehmann", 100.025, 1.33794439),
    (.trimmedMean(fraction: 0.25), "trimmed-mean", 99.975, nil),
    (.winsorizedMean(fraction: 0.25), "winsorized-mean", 99.9375, nil),
  ]

  private func results(_ values: [Double], u: Double? = nil) -> [TestResult] {
    var results = TestRound.results(values)
    for index in results.indices { results[index].u = u }
    return results
  }

  @Test(arguments: known.indices)
  func locationScaleAndUncertainty(_ index: Int) throws {
    let (estimator, name, location, scale) = Self.known[index]
    let found = try TestRound.analysis(results(Self.s8), .consensus(estimator)) {
      $0.sigmaPt = .robust(stop: .fixedPoint, constants: .printed)
    }
    #expect(found.assignedValue.method == name)
    let printed = Tolerance.digits(9)
    #expect(printed.accepts(try #require(found.assignedValue.value), oracle: location))
    let u = try #require(found.assignedValue.standardUncertainty)
    if let scale {
      #expect(printed.accepts(try #require(found.assignedValue.scale), oracle: scale))
      #expect(printed.accepts(u, oracle: 1.25 * scale / 8.0.squareRoot()))
      #expect(found.sigmaPt?.number == found.assignedValue.scale)
    } else {
      #expect(found.assignedValue.scale == nil)
    }
  }

  /// s_w √(7/(4 · 3)) and s_w 7/(3 √8), s_w = 0.4749060057 exactly rounded, ν = 3.
  @Test func trimmedMeansHaveTheirOwnUncertainty() throws {
    for (estimator, u) in [
      (ConsensusEstimator.trimmedMean(fraction: 0.25), 0.3627154532),
      (.winsorizedMean(fraction: 0.25), 0.3917774666),
    ] {
      let found = try TestRound.analysis(results(Self.s8), .consensus(estimator)).assignedValue
      #expect(Tolerance.digits(9).accepts(try #require(found.standardUncertainty), oracle: u))
      #expect(found.degreesOfFreedom.value == 3)
    }
  }

  /// The share of each result as parts of their total: ψ′, the middle pair, those kept.
  private static let shares: [(ConsensusEstimator, [Double], Double)] = [
    (.hampel(scale: .qMethod), [1, 1, 1, 1, 1, 1, 1, 0], 7),
    (.usualHuber, [0, 1, 1, 1, 1, 1, 1, 0], 6),
    (.trimmedMean(fraction: 0.25), [0, 0, 1, 1, 1, 1, 0, 0], 4),
    (.winsorizedMean(fraction: 0.25), [0, 0, 3, 1, 1, 3, 0, 0], 8),
    (.usualQn, [0, 0, 0, 1, 1, 0, 0, 0], 2),
  ]

  @Test(arguments: shares.indices)
  func accountsForTheShareOfEachResult(_ index: Int) throws {
    let (estimator, parts, total) = Self.shares[index]
    let found = try TestRound.analysis(
      results(Self.s8, u: 0.5), .consensus(estimator, covariance: .account))
    let u_pt = try #require(found.assignedValue.standardUncertainty)
    for (deviation, w) in zip(try #require(found.deviations), parts) {
      let u = (0.25 * (1 - 2 * w / total) + u_pt * u_pt).squareRoot()
      #expect(
        Tolerance.roundings(8).accepts(try #require(deviation.standardUncertainty), oracle: u))
    }
  }

  /// Two groups out of each other's reach about their median: ψ′ is nowhere above zero.
  @Test func withoutWeightsTheCovarianceIsAbsent() throws {
    let apart = [0, 0.25, 0.5, 0.75, 249.25, 249.5, 249.75, 250]
    let found = try TestRound.analysis(
      results(apart, u: 0.5), .consensus(.usualQnHampel, covariance: .account)
    ) { $0.scores = [.zeta] }
    #expect(found.assignedValue.value == 125)
    let scores = try #require(found.scores(.zeta))
    #expect(scores.allSatisfy { $0 == .absent(.noCovariance) })
  }

  /// Of four equal results two are kept, and all four have the same share.
  @Test func equalResultsShareTheirWeight() throws {
    let method = AssignedValueMethod.consensus(
      .trimmedMean(fraction: 0.25), covariance: .account)
    let found = try TestRound.analysis(results([1, 1, 1, 1, 2, 3, 4, 5], u: 0.5), method)
    let u = try #require(found.deviations).map { $0.standardUncertainty ?? .nan }
    let u_pt = try #require(found.assignedValue.standardUncertainty)
    for (index, w) in [0.125, 0.125, 0.125, 0.125, 0.25, 0.25, 0, 0].enumerated() {
      let oracle = (0.25 * (1 - 2 * w) + u_pt * u_pt).squareRoot()
      #expect(Tolerance.roundings(8).accepts(u[index], oracle: oracle))
    }
  }

  @Test(arguments: known.indices)
  func orderDoesNotMatter(_ index: Int) throws {
    let estimator = Self.known[index].0
    let plain = try TestRound.analysis(results(Self.s8), .consensus(estimator)).assignedValue
    for shift in 1..<8 {
      let rotated = Array(Self.s8[shift...] + Self.s8[..<shift])
      let found = try TestRound.analysis(results(rotated), .consensus(estimator)).assignedValue
      #expect(found.exactValue == plain.exactValue && found.scale == plain.scale)
    }
  }

  @Test(arguments: known.indices)
  func fewAndEqualResults(_ index: Int) throws {
    let estimator = Self.known[index].0
    for values in [[7.1], [7.1, 7.1], [7.1, 7.1, 7.1]] {
      let found = try TestRound.analysis(results(values), .consensus(estimator)).assignedValue
      #expect(found.value == 7.1)
      #expect(found.scale ?? 0 == 0)
      // A robust scale of zero is no uncertainty; a standard error of zero is one.
      #expect(found.standardUncertainty ?? 0 == 0)
      if values.count == 1 || found.scale != nil { #expect(found.standardUncertainty == nil) }
    }
    let two = try TestRound.analysis(results([1, 2]), .consensus(estimator)).assignedValue
    #expect(two.value == 1.5)
  }

  /// The print of 2022 has h = ⌊p/2⌋, so no pair below p = 4.
  @Test func thePrintOf2022NeedsFour() throws {
    let method = AssignedValueMethod.consensus(
      .median(scale: .qn(.print2022), constants: .printed))
    #expect(throws: AnalysisFailure.self) { try TestRound.analysis(results([1, 2, 4]), method) }
    let found = try TestRound.analysis(results([1, 2, 4, 9]), method).assignedValue
    // 2.2219 · 0.5132 · the least distance, 1.
    #expect(Tolerance.roundings(4).accepts(try #require(found.scale), oracle: 1.14027908))
  }
}
