import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Generalized least squares by shared components")
struct SharedComponentsTests {
  private static let results = [
    TestResult(lab: "IRMM", x: 34.30, u: 1.03), TestResult(lab: "KRISS", x: 32.90, u: 0.69),
    TestResult(lab: "NARL", x: 34.53, u: 0.83), TestResult(lab: "NIST", x: 32.42, u: 0.29),
    TestResult(lab: "NMIJ", x: 31.90, u: 0.40), TestResult(lab: "NRC", x: 35.80, u: 0.38),
  ]
  private static let shared = [[-0.3, 0, 0, 0.2, 0, 0.25], [0, 0.3, 0, 0, 0.1, 0]]

  private func covariance(_ results: [TestResult] = results) throws -> LowRankCovariance {
    try LowRankCovariance(
      standardUncertainties: results.map { $0.u ?? .nan }, components: Self.shared)
  }

  /// mpmath, 50 digits: u²(d) as the diagonal of (I − 1wᵀ)V(I − 1wᵀ)ᵀ.
  @Test func deviationsUseTheCovariances() throws {
    let analysis = try TestRound.analysis(
      Self.results, .reference(.sharedComponents(try covariance())))
    let oracle = [
      1.0110429667121642655, 0.66136818833244041248, 0.80635468656053235451,
      0.21309124932322873896, 0.34829280862247854034, 0.32512748351705742482,
    ]
    for (deviation, oracle) in zip(try #require(analysis.deviations), oracle) {
      let u = try #require(deviation.standardUncertainty)
      #expect(Tolerance.roundings(8).accepts(u, oracle: oracle))
      #expect(deviation.isCorrelated)
    }
  }

  /// With a result left out the components of the others stay, and its own deviation knows what it
  /// shares with them.
  @Test func agreesWithTheMatrixWhenOneIsExcluded() throws {
    var results = Self.results
    results[3].isIncluded = false
    let covariance = try covariance()
    let low = try TestRound.analysis(results, .reference(.sharedComponents(covariance)))
    let dense = try TestRound.analysis(
      results, .reference(.generalizedLeastSquares(covariance: covariance.matrix)))
    let near = Tolerance.digits(13)
    #expect(
      near.accepts(
        try #require(low.assignedValue.value), oracle: try #require(dense.assignedValue.value)))
    for (a, b) in zip(try #require(low.deviations), try #require(dense.deviations)) {
      #expect(
        near.accepts(
          try #require(a.standardUncertainty), oracle: try #require(b.standardUncertainty)))
    }
  }

  @Test func anExcludedResultWithoutUncertaintyHasNoDeviation() throws {
    var results = Self.results
    results[3] = TestResult(lab: "NIST", x: 32.42, isIncluded: false)
    let covariance = try covariance(results)
    for method in [
      AssignedValueMethod.reference(.sharedComponents(covariance)),
      .reference(.largestConsistentSubset(covariance: covariance.matrix)),
    ] {
      let deviations = try #require(try TestRound.analysis(results, method).deviations)
      #expect(deviations[3].standardUncertainty == nil)
      #expect(deviations[0].standardUncertainty != nil)
    }
  }

  /// The first laboratory is nothing but the component: V is formed, and is positive definite.
  @Test func aLaboratoryThatIsTheSharedStandard() throws {
    let results = [TestResult(lab: "A", x: 10, u: 0.5), TestResult(lab: "B", x: 11, u: 1.3)]
    let covariance = try LowRankCovariance(
      standardUncertainties: [0.5, 1.3], components: [[0.5, 0.5]])
    let found = try TestRound.analysis(results, .reference(.sharedComponents(covariance)))
    // V = (0.25, 0.25; 0.25, 1.69): all weight is on the first.
    #expect(try #require(found.assignedValue.value) == 10)
    let u = try #require(found.assignedValue.standardUncertainty)
    #expect(Tolerance.roundings(4).accepts(u, oracle: 0.5))
    let twice = try LowRankCovariance(
      standardUncertainties: [0.5, 0.5], components: [[0.5, 0.5]])
    let same = [TestResult(lab: "A", x: 10, u: 0.5), TestResult(lab: "B", x: 11, u: 0.5)]
    #expect {
      try TestRound.analysis(same, .reference(.sharedComponents(twice)))
    } throws: { String(describing: $0).contains("smallest eigenvalue") }
  }

  @Test func theOrderOfTheRowsDoesNotMatter() throws {
    let reversed = try LowRankCovariance(
      standardUncertainties: Self.results.reversed().compactMap(\.u),
      components: Self.shared.map { $0.reversed() })
    let first = try TestRound.analysis(
      Self.results, .reference(.sharedComponents(try covariance())))
    let second = try TestRound.analysis(
      Self.results.reversed(), .reference(.sharedComponents(reversed)))
    #expect(first.assignedValue.exactValue == second.assignedValue.exactValue)
    #expect(
      first.deviations?.map(\.standardUncertainty)
        == second.deviations?.reversed().map(\.standardUncertainty))
  }

  /// u² + u² − 2 · 0.25² where two results share 0.25; √(0.29² + 0.38² − 2 · 0.2 · 0.25) for NIST
  /// and NRC.
  @Test func pairsUseTheCovariances() throws {
    let round = try TestRound.round(
      Self.results, .reference(.sharedComponents(try covariance())))
    let survey = ReferenceSurvey(
      of: round.comparisons[0], in: round, methods: [.reference(.weightedMean)],
      followsMethods: true)
    let pair = try #require(survey.pairs.degree(3, 5))
    let u = (0.29 * 0.29 + 0.38 * 0.38 - 2 * 0.2 * 0.25).squareRoot()
    #expect(Tolerance.roundings(4).accepts(pair.standardUncertainty, oracle: u))
    #expect(survey.pairs.degree(5, 3) == pair.reversed)
    #expect(survey.pairs.degree(3, 3) == nil)
  }
}
