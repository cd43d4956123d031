import TestSupport
import Testing

@testable import Mathematics

@Suite("Scaled gamma function and logarithm remainder")
struct ScaledGammaTests {
  /// mpmath, 50 digits: gamma(z) * sqrt(z/2/pi) * (e/z)**z, by loggamma from 1e3.
  @Test(arguments: [
    (1e-6, 398.94796070003325985), (0.05, 2.120943728845888311), (0.5, 1.1658219907985621017),
    (1, 1.0844375514192275466), (3.3, 1.025496753720227153), (9.99, 1.0083737622433704973),
    (10, 1.0083653591324002459), (25.5, 1.003273151505780066), (1e4, 1.0000083333680528742),
    (1e9, 1.0000000000833333333),
  ])
  func agreesWithFiftyDigits(_ z: Double, _ value: Double) {
    // Γ of the C library to 6 units of the last place, 4 roundings around it.
    #expect(Tolerance.roundings(16).accepts(scaledGamma(z), oracle: value))
  }

  /// mpmath, 50 digits: log1p(u) - u.
  @Test(arguments: [
    (-0.999, -5.9087552789821361648), (-0.5, -0.19314718055994530942),
    (-0.3, -0.056674943938732374155), (-1e-9, -5.0000000033333339586e-19),
    (1e-5, -4.9999666669166654847e-11), (0.01, -0.000049669146831917153846),
    (0.7, -0.16937174893782958548), (1, -0.30685281944005469058), (1.5, -0.58370926812584493482),
    (1e6, -999986.18448844203623),
  ])
  func theRemainderOfTheLogarithmDoesNotCancel(_ u: Double, _ value: Double) {
    #expect(Tolerance.roundings(10).accepts(logOnePlusRemainder(u), oracle: value))
  }

  /// Degree 63 is integrated exactly: ∫₀¹ x^k dx = 1/(k + 1).
  @Test(arguments: [0, 1, 2, 17, 40, 63])
  func theRuleIsExactForPolynomials(_ degree: Int) {
    var sum = 0.0
    for (node, weight) in GaussLegendre.thirtyTwo {
      sum += (0..<degree).reduce(weight) { power, _ in power * node }
    }
    #expect(Tolerance.digits(14).accepts(sum, oracle: 1 / Double(degree + 1)))
  }
}
