import Metrology
import TestSupport
import Testing

@Suite("Rounding half to even on written digits (JCGM 100, 7.2.6)")
struct DecimalRoundingTests {
  /// The written number decides: 2.675 is a tie, although its double lies below it.
  @Test(arguments: [
    (2.675, -2, 2.68), (2.665, -2, 2.66), (0.125, -2, 0.12), (0.375, -2, 0.38), (2.5, 0, 2),
    (3.5, 0, 4), (-2.5, 0, -2), (1.005, -2, 1.0), (1.015, -2, 1.02), (0.05, 0, 0), (0.5, 0, 0),
    (0.51, 0, 1), (15, 1, 20), (25, 1, 20), (25.000001, 1, 30), (99.96, -1, 100), (7, 2, 0),
    (1e22, 21, 1e22), (123456789.123456789, -3, 123456789.123),
  ])
  func roundsTheWrittenNumber(_ value: Double, _ place: Int, _ expected: Double) {
    #expect(roundedHalfEven(value, place: place) == expected)
  }

  @Test(arguments: [
    (0.00449, 2, -4), (0.0996, 2, -2), (0.0994, 2, -3), (9.96, 2, 0), (1234, 2, 2), (10, 1, 1),
    (1e-300, 2, -301), (0.1, 2, -2), (1.79e308, 1, 308), (1.79e308, 2, 307),
    (Double.leastNonzeroMagnitude, 2, -325),
  ])
  func findsThePlaceOfAFigure(_ value: Double, _ count: Int, _ expected: Int) {
    #expect(placeOfSignificantFigure(count, of: value) == expected)
  }

  @Test func zeroHasNoFigure() {
    #expect(placeOfSignificantFigure(2, of: 0) == nil)
    #expect(roundedHalfEven(.infinity, place: 0) == .infinity)
  }

  /// JCGM 100, 7.2.6: y = 10.057 62 Ω with u = 27 mΩ is reported as 10.058 Ω.
  @Test func theValueFollowsTheUncertainty() {
    let rounded = UncertaintyRounding(value: 10.05762, uncertainty: 0.02749)
    #expect(rounded.uncertainty == 0.027 && rounded.value == 10.058 && rounded.place == -3)
    let exact = UncertaintyRounding(value: 10.0576, uncertainty: 0)
    #expect(exact.value == 10.0576 && exact.place == nil)
  }

  /// Rounding is idempotent, odd and monotonic.
  @Test func hasTheProperties() {
    var state: UInt64 = 1
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = (Double(state >> 11) / 9_007_199_254_740_992 - 0.5) * 1000
      let rounded = roundedHalfEven(value, place: -2)
      #expect((rounded - value).magnitude <= 0.005 * (1 + 1e-9))
      #expect(roundedHalfEven(rounded, place: -2) == rounded)
      #expect(roundedHalfEven(-value, place: -2) == -rounded)
    }
  }
}
