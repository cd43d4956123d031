import Foundation
import Mathematics
import TestSupport
import Testing

@Suite("Regularized incomplete beta function")
struct RegularizedBetaTests {
  /// The integral at 70 digits, `Ratio(a, b).tail(log(b x / (a (1 - x))), ±1)` of
  /// Oracles/distributions.py, x being the double nearest to what is written.
  @Test(arguments: [
    (5e8, 5e8, 0.50001, 0.73645537153530432898, 0.26354462846469567102),
    (5e8, 5e8, 0.4999, 1.2698137876862833502e-10, 0.99999999987301862123),
    (2e8, 1, 0.9999999, 2.0611515829838143893e-9, 0.99999999793884841702),
    (3e7, 7e8, 0.041, 2.7553213219484608393e-39, 1),
    (1.5, 4e8, 1e-8, 0.95398829524078296757, 0.046011704759217032426),
    (1000.5, 2000.25, 0.3, 0.0000390301994298725091, 0.99996096980057012749),
    (12.5, 40, 0.25, 0.60100401564494616804, 0.39899598435505383196),
  ])
  func agreesWithSeventyDigits(_ a: Double, _ b: Double, _ x: Double, _ I: Double, _ J: Double) {
    let tails = regularizedBeta(a: a, b: b, x)
    #expect(Tolerance.digits(13).accepts(tails.lower, oracle: I))
    #expect(Tolerance.digits(13).accepts(tails.upper, oracle: J))
  }

  /// I_x(2, 3) at 1/4 is the chance of two or more in four draws, 67/256.
  @Test func isABinomialTail() {
    let tails = regularizedBeta(a: 2, b: 3, 0.25)
    #expect(Tolerance.roundings(16).accepts(tails.lower, oracle: 67.0 / 256))
    #expect(Tolerance.roundings(16).accepts(tails.upper, oracle: 189.0 / 256))
  }

  /// I_x(a, 1) = x^a and I_x(1, b) = 1 − (1 − x)^b.
  @Test(arguments: [0.05, 1, 9.5, 40, 1e4])
  func hasClosedFormsAtOne(_ a: Double) {
    for x in [0x1p-60, 0.1, 0.5, 0.75, 1 - 0x1p-40] {
      let lower = exp(a * log(x))
      guard lower > 1e-300 else { continue }
      #expect(Tolerance.digits(12).accepts(regularizedBeta(a: a, b: 1, x).lower, oracle: lower))
      let upper = exp(a * log1p(-x))
      #expect(Tolerance.digits(12).accepts(regularizedBeta(a: 1, b: a, x).upper, oracle: upper))
      #expect(
        Tolerance.digits(12).accepts(
          regularizedBeta(a: 1, b: a, x).lower, oracle: -expm1(a * log1p(-x))))
    }
  }

  /// I_x(a, b) = 1 − I_{1−x}(b, a).
  @Test(arguments: [(0.3, 0.7), (2, 30), (15, 11), (1e6, 3)])
  func isReflected(_ a: Double, _ b: Double) {
    for x in [0x1p-20, 0.25, 0.5, 0.875] {
      let (there, back) = (regularizedBeta(a: a, b: b, x), regularizedBeta(a: b, b: a, 1 - x))
      #expect(Tolerance.digits(13).accepts(there.lower, oracle: back.upper))
      #expect(Tolerance.digits(13).accepts(there.upper, oracle: back.lower))
    }
  }

  @Test func theEndsOfTheRange() {
    #expect(regularizedBeta(a: 3, b: 4, 0).lower == 0)
    #expect(regularizedBeta(a: 3, b: 4, 0).upper == 1)
    #expect(regularizedBeta(a: 3, b: 4, 1).lower == 1)
    #expect(regularizedBeta(a: 3, b: 4, 1).upper == 0)
  }
}
