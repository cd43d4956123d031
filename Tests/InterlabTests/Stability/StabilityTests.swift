import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Stability")
struct StabilityTests {
  private func occasion(_ time: Double, _ values: [Double], u: Double? = nil) -> StabilityOccasion {
    StabilityOccasion(time: time, moments: SampleMoments(values.span), statedUncertainty: u)
  }

  /// Example E.2 of ISO 13528:2022: the mean of the homogeneity test 0.18715 against 0.19375, 0.0066,
  /// with 0.3 σ_pt = 0.00842; stable.
  @Test func exampleE2() throws {
    let found = StabilityAnalysis(
      [occasion(0, [0.18715]), occasion(1, [0.191, 0.198, 0.190, 0.196])],
      limit: .sigmaPt(0.02807), isAccelerated: false)
    let five = Tolerance.published(decimals: 5)
    #expect(five.accepts(try #require(found.change), oracle: 0.0066))
    #expect(five.accepts(try #require(found.limit?.criterion), oracle: 0.00842))
    #expect(found.isSufficient == true)
  }

  /// SciPy 1.17.1, ttest_ind; 0.3 σ_pt + 2√(u₁² + u₂²) with the pooled s.
  @Test func twoOccasions() throws {
    let found = StabilityAnalysis(
      [occasion(0, [10, 10.1]), occasion(1, [10.5, 10.7])], limit: .sigmaPt(0.5),
      isAccelerated: false)
    let test = try #require(found.tTest)
    let eleven = Tolerance.digits(11)
    #expect(eleven.accepts(test.statistic, oracle: -4.919349550499546))
    #expect(eleven.accepts(test.pValue, oracle: 0.03892553767285813))
    // s² = (0.005 + 0.02)/2, u² = s²/2 for each mean.
    let u = 0.0125.squareRoot()
    #expect(eleven.accepts(try #require(found.changeUncertainty), oracle: u))
    #expect(eleven.accepts(try #require(found.expandedLimit), oracle: 0.15 + 2 * u))
    #expect(found.isSufficient == false && found.isSufficientExpanded == false)
  }

  /// SciPy 1.17.1, linregress on days.
  @Test func manyOccasions() throws {
    let days = [20819.0, 20878, 20984, 21062]
    let found = StabilityAnalysis(
      zip(days, [10.01, 10.05, 10.12, 10.15]).map { occasion($0, [$1], u: 0.02) },
      limit: .sigmaPt(0.5), isAccelerated: false)
    let trend = try #require(found.trend)
    #expect(Tolerance.digits(10).accepts(trend.slope, oracle: 0.000586741029298025))
    #expect(Tolerance.digits(9).accepts(trend.standardUncertainty, oracle: 4.545551263867729e-05))
    #expect(Tolerance.digits(8).accepts(try #require(trend.pValue), oracle: 0.005948284602352638))
    #expect(
      Tolerance.digits(10).accepts(try #require(found.change), oracle: 0.000586741029298025 * 243))
  }

  /// Only u stated; the change of the worst condition; nothing to say of one occasion.
  @Test func otherForms() throws {
    let stated = StabilityAnalysis(
      [occasion(0, [1], u: 0.3), occasion(1, [1.5], u: 0.4)], limit: .permissibleError(10),
      isAccelerated: false)
    #expect(stated.changeUncertainty == 0.5 && stated.expandedLimit == 2)
    #expect(stated.isSufficient == true && stated.tTest == nil)
    let harsh = StabilityAnalysis(
      [occasion(0, [1]), occasion(1, [1.25]), occasion(2, [1.125])], limit: .sigmaPt(1),
      isAccelerated: true)
    #expect(harsh.change == 0.25 && harsh.trend == nil && harsh.notices == [.noUncertainty])
    let one = StabilityAnalysis([occasion(0, [1, 2])], limit: .sigmaPt(1), isAccelerated: false)
    #expect(one.change == nil && one.isSufficient == nil && one.notices == [.oneOccasion])
  }
}
