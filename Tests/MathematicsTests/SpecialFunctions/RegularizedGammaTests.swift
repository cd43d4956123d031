import Foundation
import Mathematics
import TestSupport
import Testing

@Suite("Regularized incomplete gamma function")
struct RegularizedGammaTests {
  /// The integral at 70 digits, `Ratio(a, None).tail(log(x / a), ±1)` of Oracles/distributions.py.
  @Test(arguments: [
    (5e8, 5e8, 0.50000594708038724198, 0.49999405291961275802),
    (5e8, 500_100_000, 0.99999612275921680303, 3.8772407831969731588e-6),
    (1e15, 1e15 + 3e7, 0.82860914469418106016, 0.17139085530581893984),
    (0.25, 3.5, 0.99723494800551988397, 0.0027650519944801160294),
    (12.5, 9, 0.1576092844195397782, 0.8423907155804602218),
  ])
  func agreesWithSeventyDigits(_ a: Double, _ x: Double, _ P: Double, _ Q: Double) {
    let tails = regularizedGamma(shape: a, x)
    #expect(Tolerance.digits(13).accepts(tails.lower, oracle: P))
    #expect(Tolerance.digits(13).accepts(tails.upper, oracle: Q))
  }

  /// P(1/2, x²) = erf x and P(1, x) = 1 − e^−x.
  @Test(arguments: [1e-150, 1e-3, 0.5, 1, 2, 5])
  func hasClosedFormsAtSmallShapes(_ x: Double) {
    let half = regularizedGamma(shape: 0.5, x * x)
    #expect(Tolerance.digits(13).accepts(half.lower, oracle: erf(x)))
    #expect(Tolerance.digits(13).accepts(half.upper, oracle: erfc(x)))
    let one = regularizedGamma(shape: 1, x)
    #expect(Tolerance.digits(13).accepts(one.lower, oracle: -expm1(-x)))
    #expect(Tolerance.digits(13).accepts(one.upper, oracle: exp(-x)))
  }

  /// P(a + 1, x) = P(a, x) − x^a e^−x / Γ(a + 1) (DLMF 8.8.5), also across a = 10, where the way of
  /// computing changes.
  @Test(arguments: [0.3, 4, 9.0625, 9.9375, 10, 30])
  func recursInTheShape(_ a: Double) {
    for x in [0.5 * a, a, 1.5 * a] {
      let difference = regularizedGamma(shape: a, x).lower - regularizedGamma(shape: a + 1, x).lower
      #expect(
        Tolerance.digits(13).accepts(difference, oracle: pow(x, a) * exp(-x) / tgamma(a + 1)))
    }
  }

  @Test func theEndsOfTheRange() {
    #expect(regularizedGamma(shape: 3, 0).upper == 1)
    #expect(regularizedGamma(shape: 3, 0).lower == 0)
    #expect(regularizedGamma(shape: 30, .infinity).lower == 1)
    #expect(regularizedGamma(shape: 30, .infinity).upper == 0)
  }
}
