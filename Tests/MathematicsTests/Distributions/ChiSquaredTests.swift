import Foundation
import Mathematics
import TestSupport
import Testing

@Suite("χ² distribution")
struct ChiSquaredTests {
  private func functions(_ degreesOfFreedom: Double) throws -> DistributionFunctions {
    let c = try ChiSquared(degreesOfFreedom: degreesOfFreedom)
    return DistributionFunctions(
      density: c.density, cumulative: c.cumulative, upperTail: c.upperTail, quantile: c.quantile,
      upperQuantile: c.upperQuantile)
  }

  // MARK: Oracles

  @Test func agreesWithFiftyDigits() throws {
    for row in try OracleRow.rows("distributions.csv", of: "chi2") {
      try functions(row.number(1)).expectAgreement(with: row)
    }
  }

  @Test func agreesWithTheTableOfQuantiles() throws {
    for row in try OracleRow.rows("quantiles.csv", of: "chi2") {
      try functions(row.number(1)).expectAgreement(withQuantile: row)
    }
  }

  /// F₁ of ISO 13528:2022, annex B, for g = 7, 10 and 20 items: χ²₀.₉₅(g − 1)/(g − 1).
  @Test(arguments: [(7.0, 2.0986), (10, 1.8799), (20, 1.5865)])
  func givesTheFactorsOfTheHomogeneityTest(_ g: Double, _ F1: Double) throws {
    let c = try ChiSquared(degreesOfFreedom: g - 1)
    #expect(
      Tolerance.published(decimals: 4).accepts(c.quantile(0.95) / (g - 1), oracle: F1))
  }

  // MARK: Closed forms

  /// ν = 2 is the exponential distribution of mean 2.
  @Test(arguments: [1e-200, 1e-3, 1, 3, 40, 1300])
  func twoDegreesOfFreedomAreExponential(_ x: Double) throws {
    let c = try ChiSquared(degreesOfFreedom: 2)
    #expect(Tolerance.digits(12).accepts(c.upperTail(x), oracle: exp(-x / 2)))
    #expect(Tolerance.digits(13).accepts(c.cumulative(x), oracle: -expm1(-x / 2)))
    #expect(Tolerance.digits(12).accepts(c.density(x), oracle: exp(-x / 2) / 2))
  }

  @Test(arguments: [1e-300, 1e-10, 0.3, 0.5, 0.9])
  func quantilesOfTwoDegreesOfFreedomAreLogarithms(_ probability: Double) throws {
    let c = try ChiSquared(degreesOfFreedom: 2)
    #expect(
      Tolerance.digits(14).accepts(c.upperQuantile(probability), oracle: -2 * log(probability)))
    #expect(Tolerance.digits(13).accepts(c.quantile(probability), oracle: -2 * log1p(-probability)))
  }

  /// For even ν the upper tail is that of Poisson's distribution, Σ_{j < ν/2} e^(−x/2) (x/2)^j / j!. At
  /// ν = 20 the way of computing changes.
  @Test(arguments: [4, 18, 20, 22, 60, 200])
  func evenDegreesOfFreedomArePoisson(_ nu: Int) throws {
    let c = try ChiSquared(degreesOfFreedom: Double(nu))
    for x in [0.3, 0.9, 1, 1.1, 1.7, 3].map({ $0 * Double(nu) }) {
      var term = exp(-x / 2)
      var sum = 0.0
      for j in 1...nu / 2 {
        sum += term
        term *= x / 2 / Double(j)
      }
      #expect(Tolerance.digits(13).accepts(c.upperTail(x), oracle: sum), "\(nu) \(x)")
    }
  }

  // MARK: Properties

  @Test(arguments: [0.7, 1, 19.999, 20, 50])
  func quantilesLeadBack(_ nu: Double) throws { try functions(nu).expectConsistency() }

  @Test(arguments: [0.1, 2, 20, 1e4, 1e9])
  func tailsAreMonotone(_ nu: Double) throws {
    let c = try ChiSquared(degreesOfFreedom: nu)
    let spread = (2 * nu).squareRoot()
    let points = stride(from: -6.0, through: 30, by: 0.25).map { nu + $0 * spread }
    let tails = points.filter { $0 > 0 }.map(c.upperTail)
    #expect(zip(tails, tails.dropFirst()).allSatisfy { $0 > $1 || $0 == 1 || $0 == 0 })
  }

  // MARK: Edge cases

  @Test(arguments: [0, -1, Double.infinity, Double.nan])
  func refusesDegreesOfFreedom(_ nu: Double) {
    #expect(throws: InvalidDegreesOfFreedom.self) { try ChiSquared(degreesOfFreedom: nu) }
  }

  @Test func theEndsOfTheRange() throws {
    let c = try ChiSquared(degreesOfFreedom: 3)
    #expect(c.quantile(0) == 0)
    #expect(c.quantile(1) == .infinity)
    #expect(c.upperQuantile(1) == 0)
    #expect(c.cumulative(-1) == 0)
    #expect(c.upperTail(-1) == 1)
    #expect(c.upperTail(.infinity) == 0)
    #expect([0, -1, .infinity].map(c.density) == [0, 0, 0])
    #expect(try ChiSquared(degreesOfFreedom: 2).density(0) == 0.5)
    #expect(try ChiSquared(degreesOfFreedom: 1).density(0) == .infinity)
  }

  /// Far outside the range of the accuracy claimed nothing is NaN and nothing runs for ever.
  @Test(arguments: [1e-300, 1e-20, 1e-3, 1e18, 1e60, 1e300])
  func absurdDegreesOfFreedomStillGiveNumbers(_ nu: Double) throws {
    let c = try ChiSquared(degreesOfFreedom: nu)
    for probability in [.leastNonzeroMagnitude, 1e-300, 1e-10, 0.3, 0.7] {
      let (low, high) = (c.quantile(probability), c.upperQuantile(probability))
      #expect(low >= 0 && high >= 0)
      #expect((0...1).contains(c.cumulative(low)) && (0...1).contains(c.upperTail(high)))
    }
  }
}
