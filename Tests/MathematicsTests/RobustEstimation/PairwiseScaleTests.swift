import Mathematics
import TestSupport
import Testing

@Suite("Qn and Sn (ISO 13528:2022, C.5.2.1; Rousseeuw and Croux 1993)")
struct PairwiseScaleTests {
  private let s8 = [98.1, 99.0, 99.4, 99.9, 100.2, 100.4, 101.0, 103.5]

  // MARK: Oracles

  /// The check values of one sample of eight, to the digits shown.
  @Test(arguments: [
    (QnVariant.iso13528, RobustConstants.exact, 1.3379444), (.iso13528, .printed, 1.3379176),
    (.robustbase, .exact, 1.3380016), (.print2022, .exact, 0.8930705),
  ])
  func variantsOfQn(_ variant: QnVariant, _ constants: RobustConstants, _ oracle: Double) throws {
    let foundQn = try #require(qn(s8, variant: variant, constants: constants))
    #expect(Tolerance.published(decimals: 7).accepts(foundQn, oracle: oracle))
  }

  /// Exact fractions over all pairs: the distance is one rounding, the factors a few more.
  @Test func agreesWithExactFractions() throws {
    let samples = try Samples()
    for oracle in try OracleTable("robust_estimators.csv").rows {
      let x = try samples.values(oracle).sorted()
      let name = oracle["dataset"] ?? ""
      let scales = (qn: try #require(qn(x)), sn: try #require(sn(x)))
      #expect(Tolerance.roundings(6).accepts(scales.qn, oracle: try oracle.number("qn")), "\(name)")
      #expect(Tolerance.roundings(6).accepts(scales.sn, oracle: try oracle.number("sn")), "\(name)")
    }
  }

  /// robustbase 0.95-0, whose C code is single precision, and pt13528 0.1.8 with printed constants.
  @Test func agreesWithPeers() throws {
    let samples = try Samples()
    for oracle in try OracleTable("robust_estimators_peers.csv").rows {
      let x = try samples.values(oracle).sorted()
      let name = oracle["dataset"] ?? ""
      let foundQn = try #require(qn(x, variant: .robustbase))
      let foundSn = try #require(sn(x, constants: .printed))
      // Half a unit in the last place of a single, and the roundings of differences.
      let single = Tolerance.digits(7)
      #expect(single.accepts(foundQn, oracle: try oracle.number("qn_robustbase")), "\(name)")
      #expect(single.accepts(foundSn, oracle: try oracle.number("sn_robustbase")), "\(name)")
      let printed = try #require(qn(x, constants: .printed))
      let double = Tolerance.absolute(1e-12 * spread(x), because: "the peer's rounding")
      #expect(double.accepts(printed, oracle: try oracle.number("qn_printed")), "\(name)")
    }
  }

  /// statsmodels 0.15.0, which has 1/(√2 Φ⁻¹(⅝)) = 2.219144465985076 and no b_p.
  @Test func agreesWithStatsmodels() throws {
    let samples = try Samples()
    for oracle in try OracleTable("robust_estimators_peers.csv").rows {
      let x = try samples.values(oracle).sorted()
      let ramp = (0..<x.count).map(Double.init)
      let factor = try #require(qn(ramp, constants: .printed))
      let distance = distances(ramp)[qnRank(x.count)]
      let foundQn = try #require(qn(x, constants: .printed)) / factor * distance
      let near = Tolerance.absolute(1e-12 * spread(x), because: "the peer's rounding")
      #expect(
        near.accepts(foundQn * 2.219144465985076, oracle: try oracle.number("qn_statsmodels")))
    }
  }

  // MARK: Properties

  /// Of doubles in the same arithmetic; the factor is taken from whole numbers.
  @Test func selectsWhatListingAllPairsGives() throws {
    var random = SampleGenerator()
    for _ in 0..<300 {
      let x = random.sample(count: 2...30)
      let foundQn = try #require(qn(x))
      let foundSn = try #require(sn(x))
      let factors = try factors(x.count)
      #expect(
        Tolerance.roundings(3).accepts(foundQn, oracle: factors.qn * distances(x)[qnRank(x.count)]))
      #expect(Tolerance.roundings(3).accepts(foundSn, oracle: factors.sn * snDistance(x)))
    }
  }

  @Test(arguments: [-900, -3, 1, 900])
  func powerOfTwoAsUnitKeepsEveryBit(_ exponent: Int) throws {
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let x = s8.map { $0 * unit }
    #expect(qn(x) == qn(s8).map { $0 * unit })
    #expect(sn(x) == sn(s8).map { $0 * unit })
  }

  @Test(arguments: [1e9, -1e15])
  func offsetCostsNothing(_ offset: Double) {
    let quarters = [0, 1, 1.25, 1.5, 2, 2.75, 3, 3, 3.25, 9.5]
    let x = quarters.map { $0 + offset }
    #expect(qn(x) == qn(quarters))
    #expect(sn(x) == sn(quarters))
  }

  @Test func wildOutlierCostsNothing() {
    let (near, far) = (Array(s8.dropLast()) + [1e3], Array(s8.dropLast()) + [1e300])
    #expect(qn(near) == qn(far))
    #expect(sn(near) == sn(far))
  }

  // MARK: Degenerate input

  @Test func equalValuesHaveNoScale() {
    let x = [Double](repeating: 0.1, count: 5)
    #expect(qn(x) == 0 && sn(x) == 0)
  }

  @Test func tooFewValuesHaveNone() {
    let (one, three) = ([7.0], [1.0, 2, 4])
    #expect(qn(one) == nil && sn(one) == nil)
    #expect(qn(three, variant: .print2022) == nil)
    #expect(QnVariant.print2022.leastCount == 4)
  }

  private func spread(_ x: [Double]) -> Double {
    max(abs(x[0]), abs(x[x.count - 1]), x[x.count - 1] - x[0])
  }

  /// What the distance is multiplied by, from a sample of whole numbers.
  private func factors(_ count: Int) throws -> (qn: Double, sn: Double) {
    let ramp = (0..<count).map(Double.init)
    return (
      try #require(qn(ramp)) / distances(ramp)[qnRank(count)],
      try #require(sn(ramp)) / snDistance(ramp)
    )
  }
}

private func distances(_ x: [Double]) -> [Double] {
  x.indices.flatMap { i in x[..<i].map { abs(x[i] - $0) } }.sorted()
}

private func qnRank(_ count: Int) -> Int {
  let h = count / 2 + 1
  return h * (h - 1) / 2 - 1
}

private func snDistance(_ x: [Double]) -> Double {
  let high = x.map { a in x.map { abs(a - $0) }.sorted()[x.count / 2] }
  return high.sorted()[(x.count + 1) / 2 - 1]
}

private func qn(
  _ x: [Double], variant: QnVariant = .iso13528, constants: RobustConstants = .exact
) -> Double? {
  qnScale(sorted: x.span, variant: variant, constants: constants)
}

private func sn(_ x: [Double], constants: RobustConstants = .exact) -> Double? {
  snScale(sorted: x.span, constants: constants)
}
