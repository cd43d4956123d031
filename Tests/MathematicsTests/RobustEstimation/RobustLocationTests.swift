import Mathematics
import TestSupport
import Testing

@Suite("Hampel, Huber, biweight and Hodges-Lehmann locations")
struct RobustLocationTests {
  private static let s8 = [98.1, 99.0, 99.4, 99.9, 100.2, 100.4, 101.0, 103.5]
  private var s8: [Double] { Self.s8 }

  // MARK: Oracles

  /// Check values of one sample of eight, to the digits shown.
  @Test func checkValues() throws {
    let q = QMethod(sorted: s8.span).standardDeviation
    let hampel = HampelLocation(sorted: s8.span, scale: q).location
    #expect(Tolerance.published(decimals: 8).accepts(hampel, oracle: 100.09471048))
    let biweight = try BiweightEstimate(sorted: s8.span)
    #expect(Tolerance.published(decimals: 7).accepts(biweight.location, oracle: 99.9435480))
    #expect(Tolerance.published(decimals: 7).accepts(biweight.scale, oracle: 1.4058163))
    #expect(
      Tolerance.roundings(2).accepts(HodgesLehmann(sorted: s8.span).location, oracle: 100.025))
  }

  /// Exact fractions and 50 digits, all nodes and all pairs listed: within a dozen roundings of the
  /// spread, and one of the location itself where it is far from zero.
  @Test func agreesWithFiftyDigits() throws {
    let samples = try Samples()
    for oracle in try OracleTable("robust_estimators.csv").rows {
      let x = try samples.values(oracle).sorted()
      func expect(_ found: Double, _ column: String) throws {
        let (known, name) = (try oracle.number(column), oracle["dataset"] ?? "")
        let near = Tolerance.absolute(
          12 * .ulpOfOne * (x[x.count - 1] - x[0]) + .ulpOfOne / 2 * known.magnitude,
          because: "a dozen roundings")
        #expect(near.accepts(found, oracle: known), "\(name) \(column)")
      }
      let q = QMethod(sorted: x.span).standardDeviation
      try expect(HampelLocation(sorted: x.span, scale: q).location, "q_hampel")
      let qn = qnScale(sorted: x.span) ?? .nan
      try expect(HampelLocation(sorted: x.span, scale: qn).location, "qn_hampel")
      let made = scaledMedianAbsoluteDeviation(sorted: x.span)
      try expect(try AlgorithmA(sorted: x.span, scale: made).location, "huber")
      let biweight = try BiweightEstimate(sorted: x.span)
      try expect(biweight.location, "biweight")
      let scale = try oracle.number("biweight_scale")
      #expect(Tolerance.roundings(24).accepts(biweight.scale, oracle: scale))
      try expect(HodgesLehmann(sorted: x.span).location, "hodges_lehmann")
    }
  }

  /// pt13528 0.1.8, and robustbase 0.95-0 and MASS 7.3-58.2 with 1.4826 for MADe.
  @Test func agreesWithPeers() throws {
    let samples = try Samples()
    for oracle in try OracleTable("robust_estimators_peers.csv").rows {
      let x = try samples.values(oracle).sorted()
      let name = oracle["dataset"] ?? ""
      let far = max(abs(x[0]), abs(x[x.count - 1]))
      let peer = Tolerance.absolute(1e-11 * far, because: "the peer's tolerance")
      let q = QMethod(sorted: x.span).standardDeviation
      let hampel = HampelLocation(sorted: x.span, scale: q).location
      #expect(peer.accepts(hampel, oracle: try oracle.number("q_hampel")), "\(name)")
      let rounded = scaledMedianAbsoluteDeviation(sorted: x.span) / 1.482602218505602 * 1.4826
      let huber = try AlgorithmA(sorted: x.span, scale: rounded).location
      for (column, tolerance) in [("huber_robustbase", 0), ("huber_mass", 1e-6)]
      where oracle[column] != "" {
        let known = try oracle.number(column)
        let stop = Tolerance.absolute(
          tolerance * rounded + 1e-11 * far, because: "the peer's stopping rule")
        #expect(stop.accepts(huber, oracle: known), "\(name) \(column)")
      }
    }
  }

  // MARK: Properties

  /// Every root of the listed broken line, the nearest to the median.
  @Test func hampelIsTheRootNearestToTheMedian() {
    var random = SampleGenerator()
    for _ in 0..<300 {
      let x = random.sample(count: 1...20)
      let scale = Double.random(in: 0.05...1, using: &random)
      let found = HampelLocation(sorted: x.span, scale: scale).location
      let near = Tolerance.absolute(1e-11, because: "roundings of results near 100")
      #expect(near.accepts(found, oracle: listedHampel(x, scale)), "\(x) \(scale)")
    }
  }

  @Test(arguments: [-900, -3, 1, 900])
  func powerOfTwoAsUnitKeepsEveryBit(_ exponent: Int) throws {
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let (plain, scaled) = (try locations(s8), try locations(s8.map { $0 * unit }))
    #expect(scaled == plain.map { $0 * unit })
  }

  @Test(arguments: [1e9, -1e12])
  func offsetCostsNothing(_ offset: Double) throws {
    let quarters = [0, 1, 1.25, 1.5, 2, 2.75, 3, 3, 3.25, 9.5]
    let plain = try locations(quarters)
    #expect(try locations(quarters.map { $0 + offset }) == plain.map { $0 + offset })
  }

  /// As far as they reach to either side of the origin, equal; doubles are symmetric.
  @Test func signCostsNothing() throws {
    let mirrored = s8.reversed().map { 200 - $0 }
    for (a, b) in zip(try locations(s8), try locations(mirrored)) {
      #expect(Tolerance.roundings(2).accepts(200 - b, oracle: a))
    }
  }

  /// The derivative of each location, by moving one result with the scale held; ψ is linear there.
  @Test func weightsAreDerivatives() throws {
    let step = 0x1p-20
    let hampel = HampelLocation(sorted: s8.span, scale: 1)
    let weights = hampel.weights(sorted: s8.span) ?? []
    let pairs = HodgesLehmann(sorted: s8.span).weights
    for i in s8.indices {
      var moved = s8
      moved[i] += step
      let near = Tolerance.absolute(1e-7, because: "a difference of 1e-6")
      let h = HampelLocation(sorted: moved.span, scale: 1).location - hampel.location
      #expect(near.accepts(h / step, oracle: weights[i]))
      let m = HodgesLehmann(sorted: moved.span).location - HodgesLehmann(sorted: s8.span).location
      #expect(near.accepts(m / step, oracle: pairs[i]))
    }
    let biweight = try BiweightEstimate(sorted: s8.span).weights ?? []
    for sum in [weights, pairs, biweight].map({ $0.reduce(0, +) }) {
      #expect(Tolerance.roundings(8).accepts(sum, oracle: 1))
    }
  }

  // MARK: Degenerate input

  @Test func equalResultsAreTheLocation() throws {
    for count in 1...4 {
      let x = [Double](repeating: 0.1, count: count)
      #expect(try locations(x) == [0.1, 0.1, 0.1])
      #expect(
        HodgesLehmann(sorted: x.span).weights
          == [Double](repeating: 1 / Double(count), count: count))
    }
  }

  /// Two groups out of each other's reach: both ends of the stretch without a slope are roots.
  @Test func twoRootsEquallyNearGiveTheMedian() {
    let x = [-8.0, -8, 8, 8]
    let hampel = HampelLocation(sorted: x.span, scale: 1)
    #expect(hampel.location == 0)
    #expect(hampel.weights(sorted: x.span) == nil)
  }

  private func locations(_ x: [Double]) throws -> [Double] {
    [
      HampelLocation(sorted: x.span, scale: scaledMedianAbsoluteDeviation(sorted: x.span)).location,
      try BiweightEstimate(sorted: x.span).location, HodgesLehmann(sorted: x.span).location,
    ]
  }

  private func listedHampel(_ x: [Double], _ s: Double) -> Double {
    let med = median(sorted: x.span)
    let y = x.map { ($0 - med) / s }
    func psi(_ q: Double) -> Double {
      let a = abs(q)
      return (a <= 1.5 ? a : a <= 3 ? 1.5 : max(0, 4.5 - a)) * (q < 0 ? -1 : 1)
    }
    func g(_ d: Double) -> Double { y.reduce(0) { $0 + psi($1 - d) } }
    let nodes = y.flatMap { v in [-4.5, -3, -1.5, 1.5, 3, 4.5].map { v + $0 } }.sorted()
    let values = nodes.map(g)
    // Plain sums: a node where the sum is zero shows a few roundings.
    var roots = zip(nodes, values).filter { abs($0.1) < 1e-11 }.map(\.0)
    for i in 1..<nodes.count where values[i - 1] * values[i] < 0 {
      let slope = (nodes[i] - nodes[i - 1]) / (values[i] - values[i - 1])
      roots.append(nodes[i - 1] - values[i - 1] * slope)
    }
    let near = roots.map(abs).min() ?? 0
    let best = roots.filter { abs($0) <= near + 1e-11 }
    if best.contains(where: { $0 > 1e-11 }), best.contains(where: { $0 < -1e-11 }) { return med }
    return med + s * (best.first ?? .nan)
  }
}
