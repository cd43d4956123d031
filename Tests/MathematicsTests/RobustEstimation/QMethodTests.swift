import Mathematics
import TestSupport
import Testing

@Suite("Q method (ISO 13528:2022, C.5.2.2)")
struct QMethodTests {
  private let s8 = [98.1, 99.0, 99.4, 99.9, 100.2, 100.4, 101.0, 103.5]

  // MARK: Oracles

  /// Exact fractions over all pairs, with 40-digit quantiles. An interpolation and a quantile round;
  /// the differences carry a rounding of the results they are taken from.
  @Test func agreesWithExactFractions() throws {
    let samples = try Samples()
    for oracle in try OracleTable("robust_estimators.csv").rows {
      let x = try samples.values(oracle).sorted()
      let s = try oracle.number("q_method")
      let found = QMethod(sorted: x.span).standardDeviation
      #expect(Tolerance.roundings(12).accepts(found, oracle: s), "\(oracle["dataset"] ?? "")")
    }
  }

  /// pt13528 0.1.8.
  @Test func agreesWithPeer() throws {
    let samples = try Samples()
    for oracle in try OracleTable("robust_estimators_peers.csv").rows {
      let x = try samples.values(oracle).sorted()
      let found = QMethod(sorted: x.span).standardDeviation
      #expect(Tolerance.digits(12).accepts(found, oracle: try oracle.number("q_method")))
    }
  }

  @Test func checkValue() {
    let s = QMethod(sorted: s8.span).standardDeviation
    #expect(Tolerance.published(decimals: 8).accepts(s, oracle: 1.77531557))
  }

  /// Exact fractions of the doubles and 50-digit quantiles (Python, as `robust_estimators.py`, with
  /// weights 1/(n_i n_j) between and 2/(n_i(n_i − 1)) within laboratories).
  @Test(arguments: [
    (
      [[10.1, 10.3], [9.8, 9.9], [10.5, 10.2], [10.0, 10.0], [11.7, 11.2]],
      0.48821178251671494002, 0.21004305529005214518
    ),
    (
      [[10.1, 10.3, 10.2], [9.8], [10.5, 10.2], [10.0, 10.0, 10.1, 9.9], [11.7, 11.2]],
      0.55983699947465363055, 0.2442590402541321092
    ),
    (
      [[0.1, 0.1], [0.1, 0.3], [0.1], [0.1, 0.1, 0.1], [0.2, 0.4]],
      0.097789581984450040994, 0.12293774278479108355
    ),
  ])
  func replicates(_ groups: [[Double]], _ s: Double, _ s_r: Double) throws {
    let found = QMethod(groups: groups)
    let repeatability = try #require(found.repeatabilityStandardDeviation)
    let near = Tolerance.absolute(64 * .ulpOfOne, because: "a few roundings of results near 10")
    #expect(near.accepts(found.standardDeviation, oracle: s))
    #expect(near.accepts(repeatability, oracle: s_r))
    #expect(QMethod(groups: groups.reversed().map { $0.reversed() }) == found)
  }

  // MARK: Properties

  /// The definition, listed: each jump, each level in whole numbers. Equal bits.
  @Test func findsWhatListingAllPairsGives() {
    var random = SampleGenerator()
    for _ in 0..<500 {
      let x = random.sample(count: 2...30)
      #expect(QMethod(sorted: x.span).standardDeviation == listed(x), "\(x)")
    }
  }

  /// One result for each laboratory, the second time as the weighted form sees it.
  @Test func pairsOfEqualReplicatesAreSingleResults() throws {
    var random = SampleGenerator()
    for _ in 0..<50 {
      let x = random.sample(count: 2...12)
      let single = QMethod(sorted: x.span)
      #expect(single == QMethod(groups: x.shuffled(using: &random).map { [$0] }))
      let doubled = QMethod(groups: x.map { [$0, $0] })
      #expect(
        Tolerance.roundings(16).accepts(doubled.standardDeviation, oracle: single.standardDeviation)
      )
      #expect(doubled.repeatabilityStandardDeviation == 0)
    }
  }

  @Test(arguments: [-900, -3, 1, 900])
  func powerOfTwoAsUnitKeepsEveryBit(_ exponent: Int) {
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let x = s8.map { $0 * unit }
    #expect(
      QMethod(sorted: x.span).standardDeviation == QMethod(sorted: s8.span).standardDeviation * unit
    )
  }

  @Test(arguments: [1e9, -1e12])
  func offsetCostsNothing(_ offset: Double) {
    let quarters = [0, 1, 1.25, 1.5, 2, 2.75, 3, 3, 3.25, 9.5]
    let x = quarters.map { $0 + offset }
    #expect(QMethod(sorted: x.span) == QMethod(sorted: quarters.span))
  }

  // MARK: Degenerate input

  @Test func equalResultsHaveNoScale() {
    let x = [0.1, 0.1, 0.1]
    #expect(QMethod(sorted: x.span).standardDeviation == 0)
    let groups = QMethod(groups: [[0.1, 0.1], [0.1]])
    #expect(groups.standardDeviation == 0 && groups.repeatabilityStandardDeviation == 0)
  }

  private func listed(_ x: [Double]) -> Double {
    let tie = 4 * Double.ulpOfOne * x.map(abs).reduce(0, max)
    let all = x.indices.flatMap { i in x[..<i].map { x[i] - $0 } }.sorted()
    let zeros = all.count { $0 <= tie }
    guard zeros < all.count else { return 0 }
    let wanted = all.count + 3 * zeros
    var (x0, level0, next) = (0.0, 0, zeros)
    while next < all.count {
      let (before, first) = (next, all[next])
      while next < all.count, all[next] <= first + tie { next += 1 }
      let level = 2 * (before + next)
      if level >= wanted {
        let share = Double(wanted - level0) / Double(level - level0)
        let divisor = Normal().upperQuantile(
          0.375 * (Double(all.count - zeros) / Double(all.count)))
        return (x0 + share * (first - x0)) / (2.0.squareRoot() * divisor)
      }
      (x0, level0) = (first, level)
    }
    return .nan
  }
}
