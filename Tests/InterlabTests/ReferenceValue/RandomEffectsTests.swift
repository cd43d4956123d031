import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Random effects: published figures, invariances, hard data")
struct RandomEffectsTests {
  /// CCQM-K25, PCB 28.
  private static let pcb28 = (
    x: [34.30, 32.90, 34.53, 32.42, 31.90, 35.80], u: [1.03, 0.69, 0.83, 0.29, 0.40, 0.38]
  )

  private func fit(
    _ x: [Double], _ u: [Double], _ estimator: HeterogeneityEstimator
  ) throws -> RandomEffects {
    try RandomEffects(values: x, standardUncertainties: u, estimator: estimator)
  }

  /// NICOB's example with metafor's rma(method = "DL"), as its manual prints them; Q-profile,
  /// prediction, HKSJ and Henmi-Copas from the project's definitions, with other programs.
  @Test func pcb28() throws {
    let found = try fit(Self.pcb28.x, Self.pcb28.u, .dersimonianLaird)
    #expect(Tolerance.published(decimals: 6).accepts(found.tau, oracle: 1.711415))
    #expect(Tolerance.published(decimals: 6).accepts(found.mean, oracle: 33.600433))
    #expect(Tolerance.published(decimals: 6).accepts(found.standardUncertainty, oracle: 0.744998))
    let scatter = found.heterogeneity
    #expect(Tolerance.published(decimals: 4).accepts(scatter.q, oracle: 68.2154))
    #expect(Tolerance.published(decimals: 17).accepts(scatter.pValue, oracle: 2.4089e-13))
    #expect(Tolerance.published(decimals: 9).accepts(scatter.iSquared, oracle: 0.926702766))
    #expect(
      Tolerance.published(decimals: 7).accepts(
        scatter.tauSquaredInterval.lowerBound, oracle: 0.6537602))
    #expect(
      Tolerance.published(decimals: 5).accepts(
        scatter.tauSquaredInterval.upperBound, oracle: 12.95221))
    func halfWidth(_ method: MeanInterval) -> Double {
      found.interval(method, probability: 0.95).halfWidth
    }
    #expect(Tolerance.published(decimals: 6).accepts(halfWidth(.hksj), oracle: 1.597302))
    #expect(Tolerance.published(decimals: 6).accepts(halfWidth(.modifiedHKSJ), oracle: 1.915078))
    #expect(
      Tolerance.published(decimals: 4).accepts(
        found.interval(.normal, probability: 0.95).bounds.lowerBound, oracle: 32.1403))
    let henmiCopas = found.interval(.henmiCopas, probability: 0.95)
    #expect(Tolerance.published(decimals: 7).accepts(henmiCopas.centre.value, oracle: 33.2995662))
    #expect(Tolerance.published(decimals: 7).accepts(henmiCopas.halfWidth, oracle: 2.6271807))
    let student = try #require(found.predictionInterval(.student, probability: 0.95))
    #expect(Tolerance.published(decimals: 6).accepts(student.halfWidth, oracle: 5.182341))
    let normal = try #require(found.predictionInterval(.normal, probability: 0.95))
    #expect(Tolerance.published(decimals: 6).accepts(normal.halfWidth, oracle: 3.658347))
  }

  /// Viechtbauer 2005, examples 1 and 2, τ² as printed by metafor's tests.
  @Test(arguments: [
    ("meta_viechtbauer2005_ex1", [0.2282, 0.1484, 0.2768, 0.1967, 0.2232, 0.1920, 0.1992]),
    ("meta_viechtbauer2005_ex2", [0.0099, 0.0000, 0.0126, 0.0132, 0.0157, 0.0104, 0.0248]),
  ])
  func viechtbauer(_ name: String, _ printed: [Double]) throws {
    let oracle = try #require(try ReferenceOracle.randomEffects().first { $0.name == name })
    let (x, u) = oracle.included
    let estimators: [HeterogeneityEstimator] = [
      .hunterSchmidt, .hedges, .dersimonianLaird, .maximumLikelihood,
      .restrictedMaximumLikelihood, .empiricalBayes, .sidikJonkman,
    ]
    for (estimator, tau2) in zip(estimators, printed) {
      let found = try fit(x, u, estimator)
      #expect(Tolerance.published(decimals: 4).accepts(found.tau * found.tau, oracle: tau2))
    }
  }

  /// The likelihood has a maximum at 0 and a higher one at 3.8e-4 (NIST Decision Tree's arsenic in
  /// kudzu), where Fisher scoring from DerSimonian and Laird's τ² ends at 0.
  @Test func theHigherOfTwoMaxima() throws {
    let found = try fit(
      [0.920, 0.916, 0.963, 0.890], [0.073, 0.006, 0.021, 0.013], .maximumLikelihood)
    #expect(Tolerance.digits(12).accepts(found.tau, oracle: 0.019500805238584183))
  }

  /// q = 2.8737 counts once (project's definitions, against NICOB's double count, 1.0465).
  @Test func hartungKnappOnAnOutlier() throws {
    let found = try fit([10.00, 10.02, 9.99, 13.0], [0.1, 0.1, 0.1, 1.0], .dersimonianLaird)
    #expect(Tolerance.published(decimals: 7).accepts(found.tau, oracle: 0.1725871))
    for method in [MeanInterval.hksj, .modifiedHKSJ] {
      let interval = found.interval(method, probability: 0.95)
      #expect(Tolerance.published(decimals: 4).accepts(interval.halfWidth, oracle: 0.6173))
    }
  }

  @Test(arguments: HeterogeneityEstimator.allCases)
  func orderAndUnitKeepEveryBit(_ estimator: HeterogeneityEstimator) throws {
    let (x, u) = Self.pcb28
    let original = try fit(x, u, estimator)
    let reversed = try fit(x.reversed(), u.reversed(), estimator)
    #expect(reversed.tau == original.tau && reversed.exactMean == original.exactMean)
    #expect(reversed.weights.reversed() == original.weights)
    for exponent in [-300, -1, 1, 300] {
      let unit = Double(sign: .plus, exponent: exponent, significand: 1)
      let scaled = try fit(x.map { $0 * unit }, u.map { $0 * unit }, estimator)
      #expect(scaled.tau == original.tau * unit && scaled.mean == original.mean * unit)
      #expect(scaled.standardUncertainty == original.standardUncertainty * unit)
    }
  }

  /// Values on a grid of 2⁻²⁰ move by 2²⁰ exactly.
  @Test(arguments: HeterogeneityEstimator.allCases)
  func aCommonOffsetChangesNothing(_ estimator: HeterogeneityEstimator) throws {
    let grid = 1_048_576.0
    let x = Self.pcb28.x.map { ($0 * grid).rounded() / grid }
    let (here, there) = (
      try fit(x, Self.pcb28.u, estimator), try fit(x.map { $0 + grid }, Self.pcb28.u, estimator)
    )
    #expect(there.tau == here.tau && there.standardUncertainty == here.standardUncertainty)
    #expect((there.exactMean - grid - here.exactMean).magnitude.value < 1e-25 * grid)
  }

  /// Σw = 1, and the mean is the weighted sum.
  @Test(arguments: HeterogeneityEstimator.allCases)
  func weightsMakeTheMean(_ estimator: HeterogeneityEstimator) throws {
    let found = try fit(Self.pcb28.x, Self.pcb28.u, estimator)
    #expect(Tolerance.roundings(8).accepts(found.weights.reduce(0, +), oracle: 1))
    let mean = zip(found.weights, Self.pcb28.x).map { $0 * $1 }.reduce(0, +)
    #expect(Tolerance.roundings(16).accepts(mean, oracle: found.mean))
  }

  @Test(arguments: HeterogeneityEstimator.allCases)
  func allEqualLeavesNothingBetween(_ estimator: HeterogeneityEstimator) throws {
    for offset in [0.0, 7.25, -1e300] {
      let found = try fit([offset, offset, offset], [0.1, 0.2, 0.4], estimator)
      #expect(found.tau == 0 && found.mean == offset)
      #expect(found.heterogeneity.q == 0 && found.heterogeneity.iSquared == 0)
    }
  }

  /// One result 1e12 times as precise as the others; τ² by Oracles/Data/random_effects.py, 60
  /// digits. (Maximum likelihood has a lower maximum elsewhere.)
  @Test(arguments: [
    (HeterogeneityEstimator.mandelPaule, 1.9262397540503334421), (.dersimonianLaird, 1.0),
    (.dersimonianLairdTwoStep, 16.0 / 9), (.maximumLikelihood, 0),
    (.restrictedMaximumLikelihood, 1.5921045653355836961),
  ])
  func oneDominatingWeight(_ estimator: HeterogeneityEstimator, _ tau2: Double) throws {
    let found = try fit([10, 12, 8, 11], [1e-12, 1, 1, 1], estimator)
    #expect(Tolerance.digits(14).accepts(found.tau * found.tau, oracle: tau2))
    #expect(found.weights.allSatisfy { $0 >= 0 && $0 <= 1 })
  }

  @Test func tooLittle() {
    #expect(throws: RandomEffects.Undefined.tooFewResults(found: 1)) {
      try fit([1], [1], .mandelPaule)
    }
    for u in [0, -1, .nan, .infinity] {
      #expect(throws: RandomEffects.Undefined.uncertainty(index: 1)) {
        try fit([1, 2], [1, u], .mandelPaule)
      }
    }
  }
}
