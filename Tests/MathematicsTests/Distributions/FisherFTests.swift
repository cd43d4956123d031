import Foundation
import Mathematics
import TestSupport
import Testing

@Suite("F distribution")
struct FisherFTests {
  private func fisher(_ nu1: Double, _ nu2: Double) throws -> FisherF {
    try FisherF(numeratorDegreesOfFreedom: nu1, denominatorDegreesOfFreedom: nu2)
  }

  private func functions(_ nu1: Double, _ nu2: Double) throws -> DistributionFunctions {
    let f = try fisher(nu1, nu2)
    return DistributionFunctions(
      density: f.density, cumulative: f.cumulative, upperTail: f.upperTail, quantile: f.quantile,
      upperQuantile: f.upperQuantile)
  }

  // MARK: Oracles

  @Test func agreesWithFiftyDigits() throws {
    for row in try OracleRow.rows("distributions.csv", of: "F") {
      try functions(row.number(1), row.number(2)).expectAgreement(with: row)
    }
  }

  @Test func agreesWithTheTableOfQuantiles() throws {
    for row in try OracleRow.rows("quantiles.csv", of: "F") {
      try functions(row.number(1), row.number(2)).expectAgreement(withQuantile: row)
    }
  }

  /// F₂ of ISO 13528:2022, annex B, for g = 7, 10 and 20 items measured m times:
  /// (F₀.₉₅(g − 1, g(m − 1)) − 1)/m.
  @Test(arguments: [
    (7.0, 2.0, 1.4330), (10, 2, 1.0102), (20, 2, 0.5685), (7, 3, 0.6159), (10, 3, 0.4643),
    (20, 3, 0.2843),
  ])
  func givesTheFactorsOfTheHomogeneityTest(_ g: Double, _ m: Double, _ F2: Double) throws {
    let quantile = try fisher(g - 1, g * (m - 1)).quantile(0.95)
    #expect(Tolerance.published(decimals: 4).accepts((quantile - 1) / m, oracle: F2))
  }

  // MARK: Closed forms

  /// For ν₁ = 2 the upper tail is (1 + 2f/ν₂)^(−ν₂/2).
  @Test(arguments: [1, 2, 7.5, 30, 1e6])
  func twoDegreesOfFreedomAboveHaveAClosedForm(_ nu2: Double) throws {
    let f = try fisher(2, nu2)
    for x in [1e-8, 0.1, 1, 5, 20] {
      let tail = exp(-nu2 / 2 * log1p(2 * x / nu2))
      #expect(Tolerance.digits(13).accepts(f.upperTail(x), oracle: tail))
      #expect(Tolerance.digits(13).accepts(f.density(x), oracle: tail / (1 + 2 * x / nu2)))
    }
  }

  // MARK: Properties

  @Test(arguments: [(1.0, 1.0), (0.7, 25), (6, 7), (19, 21), (30, 20), (300, 7.5)])
  func theReciprocalHasTheDegreesOfFreedomExchanged(_ nu1: Double, _ nu2: Double) throws {
    let (f, reciprocal) = (try fisher(nu1, nu2), try fisher(nu2, nu1))
    for x in [0.125, 0.5, 1, 2, 8] {
      #expect(Tolerance.digits(14).accepts(f.upperTail(x), oracle: reciprocal.cumulative(1 / x)))
    }
    #expect(
      Tolerance.digits(14).accepts(
        f.upperQuantile(1e-9), oracle: 1 / reciprocal.quantile(1e-9)))
    try functions(nu1, nu2).expectConsistency()
  }

  /// Equal degrees of freedom put the median at 1.
  @Test(arguments: [0.1, 1, 19.9, 20, 1e9])
  func theMedianOfEqualDegreesOfFreedomIsOne(_ nu: Double) throws {
    #expect(Tolerance.digits(14).accepts(try fisher(nu, nu).upperTail(1), oracle: 0.5))
    #expect(Tolerance.digits(14).accepts(try fisher(nu, nu).quantile(0.5), oracle: 1))
  }

  /// With a known variance below F is χ²/ν₁.
  @Test(arguments: [0.5, 1, 9, 50])
  func anInfiniteDenominatorGivesChiSquared(_ nu1: Double) throws {
    let (f, c) = (try fisher(nu1, .infinity), try ChiSquared(degreesOfFreedom: nu1))
    for probability in [1e-30, 0.05, 0.5, 0.95] {
      #expect(
        Tolerance.digits(13).accepts(
          f.upperQuantile(probability) * nu1, oracle: c.upperQuantile(probability)))
    }
  }

  // MARK: Edge cases

  @Test(arguments: [
    (0.0, 1.0), (1, 0), (-1, 1), (.nan, 1), (1, .nan), (.infinity, 1), (.infinity, .infinity),
  ])
  func refusesDegreesOfFreedom(_ nu1: Double, _ nu2: Double) {
    #expect(throws: InvalidDegreesOfFreedom.self) { try fisher(nu1, nu2) }
  }

  @Test func theEndsOfTheRange() throws {
    let f = try fisher(3, 4)
    #expect([f.quantile(0), f.upperQuantile(1)] == [0, 0])
    #expect([f.quantile(1), f.upperQuantile(0)] == [.infinity, .infinity])
    #expect([f.cumulative(-1), f.cumulative(0), f.upperTail(.infinity)] == [0, 0, 0])
    #expect([0, -1, .infinity].map(f.density) == [0, 0, 0])
    let inverted = try fisher(4, 3)
    #expect([inverted.upperTail(.infinity), inverted.cumulative(0)] == [0, 0])
    #expect([inverted.quantile(0), inverted.upperQuantile(0)] == [0, .infinity])
    #expect(try fisher(2, 4).density(0) == 1)
    #expect(try fisher(1, 4).density(0) == .infinity)
  }

  /// Far outside the range of the accuracy claimed nothing is NaN and nothing runs for ever.
  @Test(arguments: [1e-300, 1e-9, 1, 1e30, 1e300])
  func absurdDegreesOfFreedomStillGiveNumbers(_ nu1: Double) throws {
    for nu2 in [1e-300, 1e-9, 1, 1e30, 1e300] {
      let f = try fisher(nu1, nu2)
      for probability in [.leastNonzeroMagnitude, 1e-300, 1e-10, 0.3, 0.7] {
        let (low, high) = (f.quantile(probability), f.upperQuantile(probability))
        #expect(low >= 0 && high >= 0)
        #expect((0...1).contains(f.cumulative(low)) && (0...1).contains(f.upperTail(high)))
      }
    }
  }
}
