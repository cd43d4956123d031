import Foundation
import Mathematics
import TestSupport
import Testing

@Suite("Student's t distribution")
struct StudentTTests {
  private func functions(_ degreesOfFreedom: Double) throws -> DistributionFunctions {
    let t = try StudentT(degreesOfFreedom: degreesOfFreedom)
    return DistributionFunctions(
      density: t.density, cumulative: t.cumulative, upperTail: t.upperTail, quantile: t.quantile,
      upperQuantile: t.upperQuantile)
  }

  // MARK: Oracles

  @Test func agreesWithFiftyDigits() throws {
    for row in try OracleRow.rows("distributions.csv", of: "t") {
      try functions(row.number(1)).expectAgreement(with: row)
    }
  }

  @Test func agreesWithTheTableOfQuantiles() throws {
    for row in try OracleRow.rows("quantiles.csv", of: "t") {
      try functions(row.number(1)).expectAgreement(withQuantile: row)
    }
  }

  /// GUM, table G.2, whose 99.73 % are the 99.730020 % within three standard deviations.
  @Test(arguments: [
    (1, 0.9545, 13.97), (2, 0.9545, 4.53), (4, 0.9545, 2.87), (6, 0.9545, 2.52),
    (50, 0.9545, 2.05), (1, 0.9973002, 235.80), (3, 0.95, 3.18), (10, 0.9973002, 3.96),
    (20, 0.99, 2.85),
    (Double.infinity, 0.95, 1.960), (Double.infinity, 0.9973, 3.0),
  ])
  func coverageFactorsAreThoseOfTheGUM(_ nu: Double, _ probability: Double, _ k: Double) throws {
    let t = try StudentT(degreesOfFreedom: nu)
    #expect(
      Tolerance.published(decimals: 2).accepts(
        t.coverageFactor(probability: probability), oracle: k))
  }

  /// mpmath, 50 digits: findroot(lambda t: betainc(3.125, .5, 0, 6.25/(6.25+t*t), regularized=True)
  /// - (1 - mpf(0.9545)), 2.5).
  @Test func takesDegreesOfFreedomThatAreNotWhole() throws {
    let t = try StudentT(degreesOfFreedom: 6.25)
    #expect(
      Tolerance.digits(14).accepts(
        t.coverageFactor(probability: 0.9545), oracle: 2.4914279542453205850526995911552))
  }

  // MARK: Closed forms

  /// ν = 1 is the Cauchy distribution, 1 − F = atan(1/t)/π; for ν = 2, 1 − F = 1/(s(s + t)) with
  /// s = √(2 + t²).
  @Test(arguments: [1e-5, 0.3, 1, 2.5, 1e3, 1e80, 1e140])
  func hasTheClosedFormsOfOneAndTwo(_ x: Double) throws {
    let cauchy = try StudentT(degreesOfFreedom: 1)
    #expect(Tolerance.digits(13).accepts(cauchy.upperTail(x), oracle: atan(1 / x) / .pi))
    let two = try StudentT(degreesOfFreedom: 2)
    let s = (2 + x * x).squareRoot()
    #expect(Tolerance.digits(13).accepts(two.upperTail(x), oracle: 1 / s / (s + x)))
    #expect(Tolerance.digits(13).accepts(two.density(x), oracle: 1 / s / s / s))
  }

  /// t² leaves the range of `Double`, the tail of ν = 1/10 does not: it is a power of t there.
  @Test func reachesBeyondTheRangeOfTheSquare() throws {
    let t = try StudentT(degreesOfFreedom: 0.1)
    let ratio = t.upperTail(0x1p900) / t.upperTail(0x1p1000)
    #expect(Tolerance.digits(13).accepts(ratio, oracle: exp2(10)))
    #expect(t.upperQuantile(1e-300) == .infinity)
    #expect(
      Tolerance.digits(12).accepts(t.upperTail(t.upperQuantile(1e-30)), oracle: 1e-30))
  }

  // MARK: Properties

  /// The square of t(ν) is F(1, ν).
  @Test(arguments: [0.5, 1, 6.25, 30, 1e9])
  func theSquareIsFisherF(_ nu: Double) throws {
    let t = try StudentT(degreesOfFreedom: nu)
    let f = try FisherF(numeratorDegreesOfFreedom: 1, denominatorDegreesOfFreedom: nu)
    for probability in [1e-20, 0.05, 0.3, 0.8] {
      let x = t.upperQuantile(probability / 2)
      #expect(Tolerance.digits(13).accepts(x * x, oracle: f.upperQuantile(probability)))
    }
    #expect(Tolerance.digits(14).accepts(2 * t.upperTail(2), oracle: f.upperTail(4)))
  }

  @Test(arguments: [0.1, 1, 6.25, 1e4, Double.infinity])
  func isSymmetric(_ nu: Double) throws {
    let t = try functions(nu)
    for x in [0, 1e-300, 0.3, 1.96, 12, 1e6] {
      #expect(t.cumulative(-x) == t.upperTail(x))
      #expect(t.density(-x) == t.density(x))
      #expect(t.cumulative(x) + t.upperTail(x) == 1)
    }
    if nu != 0.1 { t.expectConsistency() }
  }

  /// The tail of t over that of the normal distribution is 1 + (x⁴ + …)/4ν: nothing at ν = 1e30.
  @Test func tendsToTheNormalDistribution() throws {
    let infinite = try StudentT(degreesOfFreedom: .infinity)
    let huge = try StudentT(degreesOfFreedom: 1e30)
    for x in [0.1, 1, 4, 20] {
      #expect(infinite.upperTail(x) == Normal().upperTail(x))
      #expect(Tolerance.digits(13).accepts(huge.upperTail(x), oracle: Normal().upperTail(x)))
    }
    #expect(infinite.upperQuantile(1e-9) == Normal().upperQuantile(1e-9))
    #expect(
      Tolerance.digits(14).accepts(
        huge.upperQuantile(1e-9), oracle: Normal().upperQuantile(1e-9)))
  }

  // MARK: Edge cases

  @Test(arguments: [0, -1, -Double.infinity, Double.nan])
  func refusesDegreesOfFreedom(_ nu: Double) {
    #expect(throws: InvalidDegreesOfFreedom.self) { try StudentT(degreesOfFreedom: nu) }
  }

  @Test func theEndsAreInfinite() throws {
    let t = try StudentT(degreesOfFreedom: 6.25)
    #expect(t.quantile(0) == -.infinity)
    #expect(t.quantile(1) == .infinity)
    #expect(t.quantile(0.5) == 0)
    #expect(t.coverageFactor(probability: 0) == 0)
    #expect(t.coverageFactor(probability: 1) == .infinity)
    #expect(t.cumulative(-.infinity) == 0)
    #expect(t.upperTail(-.infinity) == 1)
    #expect(t.density(.infinity) == 0)
  }
}
