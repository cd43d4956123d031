import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Degrees of equivalence")
struct EquivalenceTests {
  /// CCQM-K25, PCB 28: IRMM, KRISS, NARL, NIST, NMIJ, NRC.
  private static let x = [34.30, 32.90, 34.53, 32.42, 31.90, 35.80]
  private static let u = [1.03, 0.69, 0.83, 0.29, 0.40, 0.38]

  private func pcb28(withNMIJ: Bool = true, _ model: Equivalence.Model) throws -> Equivalence {
    var contributes = [Bool](repeating: true, count: 6)
    contributes[4] = withNMIJ
    return try Equivalence(
      values: Self.x, standardUncertainties: Self.u, contributes: contributes, model: model)
  }

  private func expect(
    _ found: [DegreeOfEquivalence?], _ d: [Double], _ u: [Double],
    place: Tolerance = .digits(13), spread: Tolerance = .digits(13)
  ) throws {
    #expect(found.count == d.count && found.count == u.count)
    for (degree, (d, u)) in zip(found, zip(d, u)) {
      let degree = try #require(degree)
      #expect(place.accepts(degree.value, oracle: d))
      #expect(spread.accepts(degree.standardUncertainty, oracle: u))
      #expect(degree.expandedUncertainty == 2 * degree.standardUncertainty)
    }
  }

  /// Formulas of the four conventions in mpmath 1.3.0, 40 digits, with DerSimonian and Laird's τ.
  @Test(arguments: [
    (
      EquivalenceConvention.claims,
      [
        0.90986841892458184, 0.61888030333528383, 0.73460861786901156, 0.33946706138706159,
        0.4057385133000744, 0.39289485457958541,
      ]
    ),
    (
      .dark,
      [
        1.8533269514531023, 1.688200458767397, 1.7500916515949814, 1.5678076377484738,
        1.5918293843821485, 1.5869217967443921,
      ]
    ),
    (
      .leaveOneOut,
      [
        2.199645127016692, 2.1401382048156435, 2.1241259778031802, 2.221199629994038,
        2.0447003033781841, 0.92831367794015261,
      ]
    ),
    (
      .predictive,
      [
        2.1318687951621582, 1.9899910954037336, 2.042759055734707, 1.8889321215401446,
        1.9089171170551517, 1.9048266482244918,
      ]
    ),
  ])
  func conventions(_ convention: EquivalenceConvention, _ u: [Double]) throws {
    let d =
      convention == .leaveOneOut
      ? [
        0.8115537647086614, -0.84265906094725132, 1.0964482617635844, -1.4509118149053561,
        -2.0743889694214722, 2.9009041083056267,
      ]
      : [
        0.69956737584445894, -0.70043262415553964, 0.92956737584446292, -1.1804326241555365,
        -1.7004326241555396, 2.1995673758444589,
      ]
    try expect(pcb28(.randomEffects(.dersimonianLaird)).degrees(convention), d, u)
  }

  /// Without NMIJ: consensus, u, τ and degrees of equivalence as the NIST Decision Tree printed
  /// them; NMIJ has one against a value that it took no part in.
  @Test func anExcludedResultHasADegreeOfEquivalence() throws {
    let found = try pcb28(withNMIJ: false, .randomEffects(.dersimonianLaird))
    #expect(Tolerance.published(decimals: 2).accepts(found.referenceValue, oracle: 33.97))
    #expect(Tolerance.published(decimals: 4).accepts(found.standardUncertainty, oracle: 0.8639))
    #expect(Tolerance.published(decimals: 2).accepts(found.tau, oracle: 1.81))
    let printed = [0.3256, -1.074, 0.5556, -1.554, -2.074, 1.826]
    for (degree, d) in zip(found.degrees(.dark), printed) {
      let value = try #require(degree?.value)
      #expect(Tolerance.published(decimals: 3).accepts(value, oracle: d))
    }
    // √(u² + u²(μ)) and √(u² + τ² + u²(μ)), 40 digits as above.
    let claims = try #require(found.degrees(.claims)[4])
    #expect(Tolerance.digits(13).accepts(claims.standardUncertainty, oracle: 0.95202632756230209))
    for convention in [EquivalenceConvention.dark, .predictive, .leaveOneOut] {
      let degree = try #require(found.degrees(convention)[4])
      #expect(
        Tolerance.digits(13).accepts(degree.standardUncertainty, oracle: 2.0447003033781841))
    }
  }

  /// The inputs are doubles; these oracles took the decimal text.
  private func place(_ x: [Double]) -> Tolerance {
    .absolute(
      4 * (x.map(\.magnitude).max() ?? 0).ulp, because: "x_i is the nearest double to its text")
  }

  @Test(arguments: try ReferenceOracle.all())
  func claimsAndDarkOfTheWeightedMean(_ oracle: ReferenceOracle) throws {
    let (x, u) = oracle.included
    let found = try Equivalence(
      values: x, standardUncertainties: u, contributes: x.map { _ in true }, model: .weightedMean)
    for convention in [EquivalenceConvention.claims, .dark] {
      try expect(
        found.degrees(convention), oracle.doe_d, oracle.doe_u, place: place(x), spread: .digits(12))
    }
  }

  @Test(arguments: try ReferenceOracle.all(in: "leave_one_out.csv"))
  func leaveOneOutOfTheWeightedMean(_ oracle: ReferenceOracle) throws {
    let (x, u) = oracle.included
    let found = try Equivalence(
      values: x, standardUncertainties: u, contributes: x.map { _ in true }, model: .weightedMean)
    try expect(
      found.degrees(.leaveOneOut), oracle.list("doe_loo_d"), oracle.list("doe_loo_u"),
      place: place(x))
  }

  /// τ = 0: whatever the estimator, the weighted mean's.
  @Test(arguments: [HeterogeneityEstimator.mandelPaule, .restrictedMaximumLikelihood, .hedges])
  func withoutScatterItIsTheWeightedMean(_ estimator: HeterogeneityEstimator) throws {
    let (x, u) = ([10, 10.25, 9.75], [1.0, 2, 4])
    let all = [true, true, true]
    let plain = try Equivalence(
      values: x, standardUncertainties: u, contributes: all, model: .weightedMean)
    let found = try Equivalence(
      values: x, standardUncertainties: u, contributes: all, model: .randomEffects(estimator))
    #expect(found.tau == 0)
    for convention in EquivalenceConvention.allCases {
      #expect(found.degrees(convention) == plain.degrees(convention))
    }
  }

  @Test func pairsAreAntisymmetric() throws {
    let found = try pcb28(.weightedMean)
    for i in Self.x.indices {
      for j in Self.x.indices where i != j {
        let pair = try #require(found.pair(i, j))
        #expect(found.pair(j, i) == pair.reversed)
        #expect(pair.value == Self.x[i] - Self.x[j])
      }
      #expect(found.pair(i, i) == nil)
    }
    // 1.03² + 0.69² = 1.537, less 2 · 0.25.
    let correlated = try #require(found.pair(0, 1, covariance: 0.25))
    #expect(
      Tolerance.digits(14).accepts(correlated.standardUncertainty, oracle: 1.037.squareRoot()))
  }

  /// |d| against 2u from the figures above: NIST, NMIJ and NRC fail by their claims alone; NRC also
  /// against the others.
  @Test func contestedResults() throws {
    #expect(try pcb28(.randomEffects(.dersimonianLaird)).contestedResults == [3, 4, 5])
  }

  @Test func orderAndUnitKeepEveryBit() throws {
    let found = try pcb28(.randomEffects(.mandelPaule))
    let reversed = try Equivalence(
      values: Self.x.reversed(), standardUncertainties: Self.u.reversed(),
      contributes: Self.x.map { _ in true }, model: .randomEffects(.mandelPaule))
    let unit = 0x1p-300
    let scaled = try Equivalence(
      values: Self.x.map { $0 * unit }, standardUncertainties: Self.u.map { $0 * unit },
      contributes: Self.x.map { _ in true }, model: .randomEffects(.mandelPaule))
    for convention in EquivalenceConvention.allCases {
      #expect(reversed.degrees(convention).reversed() == found.degrees(convention))
      for (a, b) in zip(scaled.degrees(convention), found.degrees(convention)) {
        let (a, b) = (try #require(a), try #require(b))
        #expect(a.value == b.value * unit)
        #expect(a.standardUncertainty == b.standardUncertainty * unit)
      }
    }
  }

  @Test func whatCannotBe() throws {
    #expect(throws: Equivalence.Undefined.tooFewResults(found: 1)) {
      try Equivalence(
        values: [1, 2], standardUncertainties: [1, 1], contributes: [true, false],
        model: .weightedMean)
    }
    #expect(throws: Equivalence.Undefined.uncertainty(index: 1)) {
      try Equivalence(
        values: [1, 2], standardUncertainties: [1, .nan], contributes: [true, true],
        model: .weightedMean)
    }
    let found = try Equivalence(
      values: [1, 2, 3], standardUncertainties: [1, 1, .nan], contributes: [true, true, false],
      model: .weightedMean)
    let claims = found.degrees(.claims)
    #expect(claims[0] != nil && claims[2] == nil && found.pair(0, 2) == nil)
    #expect(found.degrees(.leaveOneOut) == [nil, nil, nil])
  }

  @Test func fromARound() throws {
    let results = zip(Self.x, Self.u).enumerated().map { index, result in
      TestResult(lab: "\(index)", x: result.0, u: result.1, isIncluded: index != 4)
    }
    let round = try TestRound.round(results, .reference(.weightedMean))
    let found = try Equivalence(
      of: round.comparisons[0], in: round, model: .randomEffects(.dersimonianLaird))
    let direct = try pcb28(withNMIJ: false, .randomEffects(.dersimonianLaird))
    #expect(found.degrees(.claims) == direct.degrees(.claims))
  }
}
