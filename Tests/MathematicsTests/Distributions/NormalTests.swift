import Foundation
import Mathematics
import TestSupport
import Testing

@Suite("Normal distribution")
struct NormalTests {
  let normal = Normal()

  var functions: DistributionFunctions {
    DistributionFunctions(
      density: normal.density, cumulative: normal.cumulative, upperTail: normal.upperTail,
      quantile: normal.quantile, upperQuantile: normal.upperQuantile)
  }

  @Test func agreesWithFiftyDigits() throws {
    for row in try OracleRow.rows("distributions.csv", of: "normal") {
      try functions.expectAgreement(with: row)
    }
  }

  @Test func agreesWithTheTableOfQuantiles() throws {
    for row in try OracleRow.rows("quantiles.csv", of: "normal") {
      try functions.expectAgreement(withQuantile: row)
    }
  }

  /// GUM, table G.1: k for 68.27, 90, 95, 95.45, 99 and 99.73 %.
  @Test(arguments: [
    (0.6827, 1.0), (0.90, 1.645), (0.95, 1.960), (0.9545, 2.0), (0.99, 2.576), (0.9973, 3.0),
  ])
  func coverageFactorsAreThoseOfTheGUM(_ probability: Double, _ k: Double) {
    #expect(
      Tolerance.published(decimals: 3).accepts(
        normal.coverageFactor(probability: probability), oracle: k))
  }

  @Test func isSymmetric() {
    for x in [0, 1e-300, 0.3, 1.96, 12, 37.5] {
      #expect(normal.cumulative(-x) == normal.upperTail(x))
      #expect(normal.density(-x) == normal.density(x))
      #expect(normal.cumulative(x) + normal.upperTail(x) == 1)
    }
    functions.expectConsistency()
  }

  /// Near 1/2 the quantile keeps the digits of the distance: z ≈ (p − ½)√2π.
  @Test func keepsTheDigitsOfTheCentre() {
    let distance = 0x1p-40
    #expect(
      Tolerance.roundings(8).accepts(
        normal.quantile(0.5 + distance), oracle: distance * (2 * .pi).squareRoot()))
    #expect(
      Tolerance.roundings(8).accepts(
        normal.coverageFactor(probability: 1e-200), oracle: 1e-200 * (.pi / 2).squareRoot()))
  }

  @Test func theEndsAreInfinite() {
    #expect(normal.quantile(0) == -.infinity)
    #expect(normal.quantile(1) == .infinity)
    #expect(normal.quantile(0.5) == 0)
    #expect(normal.coverageFactor(probability: 0) == 0)
    #expect(normal.coverageFactor(probability: 1) == .infinity)
    #expect(normal.cumulative(-.infinity) == 0)
    #expect(normal.upperTail(-.infinity) == 1)
    #expect(normal.density(.infinity) == 0)
  }
}
