import Foundation
import Mathematics
import TestSupport
import Testing

@Suite("The variance between groups")
struct HeterogeneityVarianceTests {
  private func variance(
    _ x: [Double], _ u: [Double], _ estimator: HeterogeneityEstimator
  ) -> Double {
    heterogeneityVariance(of: x.span, standardUncertainties: u.span, by: estimator)
  }

  /// Two results have one contrast, Q = d²/(u₁² + u₂² + 2τ²), and all of these ask it to be 1: with
  /// d = 5, u = 1 and 2, τ² = (25 − 5)/2; with d = 2 it is less than 1.
  @Test(arguments: [
    HeterogeneityEstimator.dersimonianLaird, .dersimonianLairdTwoStep, .mandelPaule,
    .empiricalBayes, .hedges, .restrictedMaximumLikelihood,
  ])
  func twoResults(_ estimator: HeterogeneityEstimator) {
    #expect(Tolerance.digits(14).accepts(variance([3, 8], [1, 2], estimator), oracle: 10))
    #expect(variance([3, 5], [1, 2], estimator) == 0)
  }

  /// (25/m − 5)/2 with m = 0.45493642311957275…, the median of χ²(1) (mpmath: 2 erfinv(½)²).
  @Test func medianOfTwoResults() {
    let oracle = (25 / 0.45493642311957275 - 5) / 2
    #expect(
      Tolerance.digits(13).accepts(variance([3, 8], [1, 2], .mandelPauleMedian), oracle: oracle))
  }

  /// u = 1 throughout, Σ(x − x̄)² = 40 of p = 5: 40/4 − 1, and 40/5 − 1 by likelihood and by Hunter
  /// and Schmidt; Sidik and Jonkman t₀ Q(t₀)/4 with t₀ = 8, so 8 · (40/9)/4.
  @Test(arguments: [
    (HeterogeneityEstimator.dersimonianLaird, 9.0), (.dersimonianLairdTwoStep, 9),
    (.mandelPaule, 9), (.hedges, 9), (.restrictedMaximumLikelihood, 9), (.maximumLikelihood, 7),
    (.hunterSchmidt, 7), (.sidikJonkman, 80.0 / 9),
  ])
  func equalUncertainties(_ estimator: HeterogeneityEstimator, _ oracle: Double) {
    let found = variance([-4, -2, 0, 2, 4], [1, 1, 1, 1, 1], estimator)
    #expect(Tolerance.digits(14).accepts(found, oracle: oracle))
  }

  /// The kernel and its unit: exact under powers of two, and under shifts on a grid.
  @Test(arguments: HeterogeneityEstimator.allCases)
  func unitAndOrigin(_ estimator: HeterogeneityEstimator) {
    let (x, u) = ([1.5, 2.25, 0.75, 4.0], [0.5, 0.25, 1, 0.75])
    let original = variance(x, u, estimator)
    #expect(
      variance(x.map { $0 * 0x1p100 }, u.map { $0 * 0x1p100 }, estimator) == original * 0x1p200)
    #expect(variance(x.map { $0 + 0x1p40 }, u, estimator) == original)
    #expect(variance(x.map { -$0 }, u, estimator) == original)
  }

  /// No point of a grid has a lower −2ℓ. Splitmix64; half the rounds have one u near nothing, which
  /// makes a second maximum at τ² = 0.
  @Test func noLikelihoodIsHigher() {
    var state: UInt64 = 20_270_101
    func uniform() -> Double {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
    }
    var severalMaxima = 0
    for round in 0..<60 {
      let u = (0..<6).map { $0 == 0 && round % 2 == 0 ? 0.01 : 0.2 + uniform() }
      let x = u.map { _ in 4 * (uniform() - 0.5) * (uniform() - 0.5) }
      let sample = RandomEffectsSample(x.span, standardUncertainties: u.span)
      for isRestricted in [false, true] {
        let found = LikelihoodMaximum(of: sample, isRestricted: isRestricted)
        if found.localMaxima > 1 { severalMaxima += 1 }
        let best = deviance(x, u, found.heterogeneity * sample.unit * sample.unit, isRestricted)
        for step in 0...100 {
          let grid = 1e-4 * (pow(1e5, Double(step) / 100) - 1)
          #expect(best <= deviance(x, u, grid, isRestricted) + 1e-11)
        }
      }
    }
    #expect(severalMaxima > 0)
  }

  /// −2ℓ without its constant, as printed.
  private func deviance(_ x: [Double], _ u: [Double], _ t: Double, _ isRestricted: Bool) -> Double {
    let w = u.map { 1 / ($0 * $0 + t) }
    let total = w.reduce(0, +)
    let mean = zip(w, x).map { $0 * $1 }.reduce(0, +) / total
    var sum = 0.0
    for (w, x) in zip(w, x) { sum += w * (x - mean) * (x - mean) - log(w) }
    return isRestricted ? sum + log(total) : sum
  }

  @Test(arguments: HeterogeneityEstimator.allCases)
  func aUnitFarFromOne(_ estimator: HeterogeneityEstimator) {
    for exponent in [-500.0, 500] {
      let unit = pow(2, exponent)
      let x = [1.0, 2, 4].map { $0 * unit }
      let u = [0.5, 0.5, 0.25].map { $0 * unit }
      let sample = RandomEffectsSample(x.span, standardUncertainties: u.span)
      let near = RandomEffectsSample(
        [1.0, 2, 4].span, standardUncertainties: [0.5, 0.5, 0.25].span)
      #expect(sample.heterogeneity(by: estimator) == near.heterogeneity(by: estimator))
    }
  }
}
