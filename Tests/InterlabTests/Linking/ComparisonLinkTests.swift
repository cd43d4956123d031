import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Linked comparisons")
struct ComparisonLinkTests {
  /// CCQM-K25, PCB 28 in sediment.
  private static let key = [
    TestResult(lab: "IRMM", x: 34.30, u: 1.03), TestResult(lab: "KRISS", x: 32.90, u: 0.69),
    TestResult(lab: "NARL", x: 34.53, u: 0.83), TestResult(lab: "NIST", x: 32.42, u: 0.29),
    TestResult(lab: "NMIJ", x: 31.90, u: 0.40), TestResult(lab: "NRC", x: 35.80, u: 0.38),
  ]

  private static let own = [
    TestResult(lab: "NIST", x: 30.50, u: 0.30), TestResult(lab: "NMIJ", x: 30.10, u: 0.35),
    TestResult(lab: "VMI", x: 31.2, u: 0.5), TestResult(lab: "KIM", x: 33.0, u: 0.6),
    TestResult(lab: "NIMT", x: 31.0, u: 0.4),
  ]

  private func link(
    _ own: [TestResult], to key: [TestResult], _ r: Double = 0
  ) throws -> ComparisonLink {
    let method = AssignedValueMethod.reference(.weightedMean)
    let round = try TestRound.round(own, method)
    let keyRound = try TestRound.round(key, method)
    return try ComparisonLink(
      round.comparisons[0], in: round, to: keyRound.comparisons[0], in: keyRound, correlation: r)
  }

  struct Oracle: Sendable {
    let r, t, ut, chi: Double
    let d, u: [Double]

    /// cov(d_0, d_1), cov(d_0, d_2), cov(d_2, d_3).
    let covariances: [Double]
  }

  /// mpmath, 50 digits: the covariance matrix Σ of all eleven results, the key comparison's weights
  /// and the correction by dense inverses, then J Σ Jᵀ.
  static let oracles = [
    Oracle(
      r: 0, t: 1.8742444152431011572, ut: 0.32820157289161888756, chi: 0.031537450722735637099,
      d: [
        -0.92532179805882690652, -1.3253217980588254854, -0.22532179805882761706,
        1.5746782019411730935, -0.42532179805882690652,
      ],
      u: [
        0.22917374737593313379, 0.32088873015264659939, 0.56911091129144571701,
        0.65870116847549296682, 0.48361888853825779193,
      ],
      covariances: [
        -0.028504908187346956008, 0.018203917918653910849, 0.073887229350979796111,
      ]),
    Oracle(
      r: 0.5, t: 1.8744773519163762904, ut: 0.23250407437140350657, chi: 0.06271777003484796059,
      d: [
        -0.92508886138555177332, -1.3250888613855503522, -0.22508886138555248387,
        1.5749111386144482267, -0.42508886138555177332,
      ],
      u: [
        0.2246385425797048136, 0.32595284105074263707, 0.55061600446461792767,
        0.6427892223525376775, 0.46171201454216043328,
      ],
      covariances: [
        -0.027896135299307715396, 0.0068202295924570044449, 0.053177984372580149656,
      ]),
    Oracle(
      r: -0.25, t: 1.8741975092089106901, ut: 0.36680351238616126301,
      chi: 0.025258726539205563812,
      d: [
        -0.92536870409301737361, -1.3253687040930159525, -0.22536870409301808416,
        1.5746312959069826264, -0.42536870409301737361,
      ],
      u: [
        0.23141422380985812624, 0.31830220074507495171, 0.57814152503568535315,
        0.66651903421476866878, 0.49421414687419461986,
      ],
      covariances: [
        -0.028815583009661438473, 0.023900082976053554174, 0.084247622970587993983,
      ]),
  ]

  @Test(arguments: oracles) func agreesWithDenseInverses(_ oracle: Oracle) throws {
    let found = try link(Self.own, to: Self.key, oracle.r)
    let near = Tolerance.roundings(4)
    #expect(near.accepts(found.correction, oracle: oracle.t))
    #expect(near.accepts(found.correctionUncertainty, oracle: oracle.ut))
    #expect(near.accepts(found.chiSquared, oracle: oracle.chi))
    for (degree, (d, u)) in zip(found.degrees, zip(oracle.d, oracle.u)) {
      let degree = try #require(degree)
      #expect(near.accepts(degree.value, oracle: d))
      #expect(near.accepts(degree.standardUncertainty, oracle: u))
    }
    for ((j, k), oracle) in zip([(0, 1), (0, 2), (2, 3)], oracle.covariances) {
      #expect(near.accepts(found.covariance(j, k), oracle: oracle))
      #expect(found.covariance(k, j) == found.covariance(j, k))
    }
  }

  /// mpmath as above, NIST alone in both.
  @Test func oneLinkingLaboratory() throws {
    let found = try link([Self.own[0], Self.own[2], Self.own[3]], to: Self.key, 0.5)
    #expect(found.laboratories.map(\.code) == ["NIST"] && found.laboratories[0].weight == 1)
    #expect(found.pValue == nil && found.laboratories[0].normalizedResidual == nil)
    #expect(found.chiSquared == 0)
    let near = Tolerance.roundings(4)
    #expect(near.accepts(found.correctionUncertainty, oracle: 0.29512709126747410642))
    let degrees = found.degrees.compactMap { $0?.value }
    for (d, oracle) in zip(
      degrees, [-0.87956621330192635843, -0.17956621330192706897, 1.6204337866980736416])
    {
      #expect(near.accepts(d, oracle: oracle))
    }
    let u = found.degrees.compactMap { $0?.standardUncertainty }
    for (u, oracle) in zip(
      u, [0.22421185718522372269, 0.58160684205698768051, 0.66952708588040095851])
    {
      #expect(near.accepts(u, oracle: oracle))
    }
  }

  /// A laboratory that repeats its result with r = 1 up to a constant keeps its degree of equivalence
  /// of the key comparison: d_i = x_i − x_K with u² = u_i² − u²(x_K).
  @Test func aSoleLinkCarriesItsOwnDegree() throws {
    let same = TestResult(lab: "NIST", x: 32.42 - 2, u: 0.30)
    let found = try link([same, Self.own[2]], to: Self.key, 1)
    let degree = try #require(found.degrees[0])
    let near = Tolerance.roundings(16)
    #expect(near.accepts(degree.value, oracle: 32.42 - found.referenceValue))
    let variance = 0.29 * 0.29 - found.referenceUncertainty * found.referenceUncertainty
    #expect(near.accepts(degree.standardUncertainty, oracle: variance.squareRoot()))
  }

  @Test(arguments: [0, 0.7]) func swappingTheRolesTurnsTheCorrection(_ r: Double) throws {
    let there = try link(Self.own, to: Self.key, r)
    let back = try link(Self.key, to: Self.own, r)
    let near = Tolerance.roundings(4)
    #expect(near.accepts(back.correction, oracle: -there.correction))
    #expect(near.accepts(back.correctionUncertainty, oracle: there.correctionUncertainty))
    #expect(near.accepts(back.chiSquared, oracle: there.chiSquared))
    #expect(back.degrees.count == 6)
  }

  @Test func neitherOrderNorUnitMatters() throws {
    let first = try link(Self.own, to: Self.key, 0.3)
    let turned = try link(Self.own.reversed(), to: Self.key.reversed(), 0.3)
    #expect(turned.degrees.reversed() == first.degrees)
    #expect(turned.correction == first.correction)
    func scaled(_ results: [TestResult]) -> [TestResult] {
      results.map { TestResult(lab: $0.lab, x: $0.x * 0x1p-40, u: ($0.u ?? 0) * 0x1p-40) }
    }
    let small = try link(scaled(Self.own), to: scaled(Self.key), 0.3)
    #expect(small.correction == first.correction * 0x1p-40)
    #expect(small.chiSquared == first.chiSquared)
    #expect(
      small.degrees.map { $0?.standardUncertainty }
        == first.degrees.map { ($0?.standardUncertainty).map { $0 * 0x1p-40 } })
  }

  /// Whatever is added to all results of this comparison is in the correction.
  @Test func anOffsetIsTheCorrection() throws {
    let shifted = Self.own.map { TestResult(lab: $0.lab, x: $0.x + 1e6, u: $0.u) }
    let (near, far) = (try link(Self.own, to: Self.key), try link(shifted, to: Self.key))
    let rounding = Tolerance.absolute(5e-10, because: "results near 1e6 are rounded to 1e-10")
    #expect(rounding.accepts(far.correction, oracle: near.correction - 1e6))
    for (a, b) in zip(far.degrees, near.degrees) {
      #expect(rounding.accepts(try #require(a?.value), oracle: try #require(b?.value)))
      #expect(a?.standardUncertainty == b?.standardUncertainty)
    }
  }

  /// An excluded result neither links nor moves the reference value, and has its degree all the same.
  @Test func excludedResults() throws {
    var own = Self.own
    own[1].isIncluded = false
    let found = try link(own, to: Self.key)
    #expect(found.laboratories.map(\.code) == ["NIST"] && found.degrees[1] != nil)
    var key = Self.key
    key[4].isIncluded = false
    let other = try link(Self.own, to: key)
    let without = try link(Self.own, to: Self.key.filter { $0.lab != "NMIJ" })
    #expect(other.laboratories.map(\.code) == ["NIST"])
    #expect(other.degrees == without.degrees)
  }

  @Test func aResultWithoutUncertaintyHasNoDegree() throws {
    let found = try link(Self.own + [TestResult(lab: "X", x: 31)], to: Self.key)
    #expect(found.degrees.count == 6 && found.degrees[5] == nil)
    #expect(found.covariance(5, 0).isNaN)
  }

  @Test func whatCannotBeLinked() throws {
    #expect {
      try link([Self.own[2]], to: Self.key)
    } throws: { error in
      let text = String(describing: error)
      return text.contains("This one has: VMI.") && text.contains("IRMM, KRISS, NARL, NIST")
    }
    #expect {
      try link(Self.own, to: Self.key + [TestResult(lab: "PTB", x: 33)])
    } throws: { String(describing: $0).contains("PTB has no uncertainty above zero") }
    #expect {
      try link([TestResult(lab: "NIST", x: 30, u: 0.29)], to: Self.key, 1)
    } throws: { String(describing: $0).contains("smaller --link-correlation") }
    var none = [Self.key[0]]
    none[0].isIncluded = false
    #expect(throws: ComparisonLink.Undefined.self) { try link(Self.own, to: none) }
  }
}
