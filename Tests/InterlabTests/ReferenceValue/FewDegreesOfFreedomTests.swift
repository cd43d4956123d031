import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Means that allow for few degrees of freedom")
struct FewDegreesOfFreedomTests {
  struct Case: Sendable {
    let x, u, ν: [Double]
    let mean, tau, uncertainty: Double
  }

  /// By mpmath 1.3.0: all first derivatives zero to 20 digits (findroot), from the lowest of 60
  /// random starts of scipy's BFGS; where τ = 0, ω_i = (r_i² + ν_i u_i²)/(1 + ν_i) and the root of
  /// Σ(x_i − μ)/ω_i. The first is CCQM-K25, PCB 28.
  static let cases = [
    Case(
      x: [34.30, 32.90, 34.53, 32.42, 31.90, 35.80], u: [1.03, 0.69, 0.83, 0.29, 0.40, 0.38],
      ν: [60, 4, 18, 2, 13, 60], mean: 33.580308790169143, tau: 1.3331594104883014,
      uncertainty: 0.59967840190553705),
    Case(
      x: [10, 10.2, 9.9, 12.5, 10.1], u: [0.1, 0.2, 0.1, 0.3, 0.15], ν: [2, 3, 1, 1, 4],
      mean: 10.0039246694441540, tau: 0, uncertainty: 0.0557290061007098530),
    Case(
      x: [10, 10.02, 9.97, 10.01], u: [0.1, 0.2, 0.1, 0.15], ν: [4, 5, 6, 9],
      mean: 9.99255655734784525, tau: 0, uncertainty: 0.055927149194938453),
  ]

  @Test(arguments: cases)
  func vangelRukhin(_ known: Case) throws {
    let found = try VangelRukhin(
      known.x.span, standardUncertainties: known.u.span, degreesOfFreedom: known.ν.span)
    #expect(Tolerance.digits(13).accepts(found.exactMean.value, oracle: known.mean))
    #expect(Tolerance.digits(12).accepts(found.standardUncertainty, oracle: known.uncertainty))
    #expect(Tolerance.digits(12).accepts(found.tau, oracle: known.tau))
  }

  private func results(_ known: Case) -> [TestResult] {
    known.x.indices.map {
      TestResult(lab: "L\($0)", x: known.x[$0], u: known.u[$0], ν: known.ν[$0])
    }
  }

  @Test(arguments: cases)
  func orderAndUnitKeepEveryBit(_ known: Case) throws {
    for method in [ReferenceEstimator.vangelRukhin, .graybillDeal] {
      let results = results(known)
      let found = try TestRound.analysis(results, .reference(method)).assignedValue
      let reversed = try TestRound.analysis(results.reversed(), .reference(method)).assignedValue
      #expect(reversed.exactValue == found.exactValue && reversed.tau == found.tau)
      let unit = 0x1p-40
      let scaled = try TestRound.analysis(
        results.map {
          TestResult(lab: $0.lab, x: $0.x * unit, u: $0.u.map { $0 * unit }, ν: $0.ν)
        }, .reference(method)
      ).assignedValue
      #expect(scaled.value == found.value.map { $0 * unit })
      #expect(scaled.standardUncertainty == found.standardUncertainty.map { $0 * unit })
    }
  }

  @Test func vangelRukhinNeedsDegreesOfFreedom() {
    var results = results(Self.cases[0])
    results[2].ν = .infinity
    #expect(
      throws: AnalysisFailure.degreesOfFreedomNeeded(
        laboratory: "L2", comparison: ComparisonKey())
    ) { try TestRound.analysis(results, .reference(.vangelRukhin)) }
  }

  @Test(arguments: [ReferenceEstimator.vangelRukhin, .randomEffects(.mandelPaule)])
  func oneResultIsTooFew(_ method: ReferenceEstimator) {
    #expect(
      throws: AnalysisFailure.tooFewResults(
        method: method.name, needed: 2, found: 1, comparison: ComparisonKey())
    ) {
      try TestRound.analysis([TestResult(lab: "A", x: 1, u: 1, ν: 3)], .reference(method))
    }
  }

  /// x = 10, 10.06, 10.14; u = 0.02, 0.02, 0.04: w = 4/9, 4/9, 1/9, W = 5625, Σw(1 − w) = 48/81,
  /// so Sinha's factor with ν = 5 is 1 + (4/7)(48/81) and Meier's 1 + (4/5)(48/81).
  @Test func graybillDealCorrections() throws {
    let results = zip([10, 10.06, 10.14], [0.02, 0.02, 0.04]).map {
      TestResult(lab: "\($0)", x: $0, u: $1, ν: 5)
    }
    let found = try TestRound.analysis(results, .reference(.graybillDeal)).assignedValue
    let sinha = ((1 + 4.0 / 7 * 48 / 81) / 5625).squareRoot()
    let meier = ((1 + 4.0 / 5 * 48 / 81) / 5625).squareRoot()
    #expect(Tolerance.digits(14).accepts(try #require(found.standardUncertainty), oracle: sinha))
    #expect(
      Tolerance.digits(14).accepts(try #require(found.number("meierUncertainty")), oracle: meier))
    let known = try TestRound.analysis(
      results.map { TestResult(lab: $0.lab, x: $0.x, u: $0.u) }, .reference(.graybillDeal))
    #expect(known.assignedValue.standardUncertainty == found.number("uncorrectedUncertainty"))
  }
}
