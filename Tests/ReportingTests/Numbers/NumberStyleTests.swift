import Foundation
import Interlab
import Testing

@testable import Reporting
import Wording

@Suite("Numbers of a report")
struct NumberStyleTests {
  /// JCGM 100:2008, 7.2.6: the uncertainty to two figures, the value to the same place.
  @Test(arguments: [
    (0.044, 0.0082, "0,0440 ± 0,0082", "0.0440 ± 0.0082"),
    (100.02147, 0.00079, "100,02147 ± 0,00079", "100.02147 ± 0.00079"),
    (10.057, 0.0271, "10,057 ± 0,027", "10.057 ± 0.027"),
    (-3.25, 0.0996, "−3,25 ± 0,10", "−3.25 ± 0.10"),
    (1234, 560, "1230 ± 560", "1230 ± 560"), (0, 0.1, "0,00 ± 0,10", "0.00 ± 0.10"),
    (123_456, 7_890, "(1,235 ± 0,079) × 10⁵", "(1.235 ± 0.079) × 10⁵"),
    (1.25e-12, 3e-14, "(1,250 ± 0,030) × 10⁻¹²", "(1.250 ± 0.030) × 10⁻¹²"),
    (5, 0, "5 ± 0", "5 ± 0"),
    // Thirteen decimals are what the uncertainty asks for; sixty are none that a double has.
    (1, 1e-12, "1,0000000000000 ± 0,0000000000010", "1.0000000000000 ± 0.0000000000010"),
    (1, 1e-60, "1 ± 1,0\u{A0}×\u{A0}10⁻⁶⁰", "1 ± 1.0\u{A0}×\u{A0}10⁻⁶⁰"),
    (
      1.25e-6, 3e-19, "(1,25000000000000 ± 0,00000000000030) × 10⁻⁶",
      "(1.25000000000000 ± 0.00000000000030) × 10⁻⁶"
    ),
    (2e12, 1e-7, "2000000000000 ± 0,00000010", "2000000000000 ± 0.00000010"),
  ])
  func writesValueAndUncertainty(
    _ value: Double, _ U: Double, _ vietnamese: String, _ english: String
  ) {
    #expect(NumberStyle(.vietnamese).withUncertainty(value, U) == vietnamese)
    #expect(NumberStyle(.english).withUncertainty(value, U) == english)
  }

  @Test(arguments: [
    (0.0135, "0.0135"), (-9, "−9"), (1_000_000.00012, "1000000.00012"), (0, "0"), (120, "120"),
    (1.5e-9, "1.5\u{A0}×\u{A0}10⁻⁹"), (2e20, "2\u{A0}×\u{A0}10²⁰"), (1e-7, "0.0000001"),
  ])
  func writesAllFigures(_ value: Double, _ expected: String) {
    #expect(NumberStyle(.english).exact(value) == expected)
  }

  /// Ties of the shortest decimal figures go to the even one: 2.675 is one, though the nearest
  /// double lies below it.
  @Test(arguments: [
    (2.675, -2, "2.68"), (0.125, -2, "0.12"), (0.375, -2, "0.38"), (1.005, -2, "1.00"),
    (-0.0004, -3, "0.000"), (0.9996, -3, "1.000"), (12.5, 0, "12"), (99.95, -1, "100.0"),
    (1, -60, "1"), (0, -60, "0"), (123_456_789.125, -9, "123456789.125"),
  ])
  func roundsHalfToEven(_ value: Double, _ place: Int, _ expected: String) {
    #expect(NumberStyle(.english).rounded(value, place: place) == expected)
  }

  /// Against the C library, which rounds the binary number; none of these lies near a tie.
  @Test func roundsAsTheSystemDoes() {
    var state: UInt64 = 7
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = (Double(state >> 11) / 0x1p53 - 0.5) * 2000
      let decimals = Int(state >> 61)
      let expected = String(format: "%.\(decimals)f", value).replacing("-", with: "−")
      let isZero = !expected.contains { ("1"..."9").contains($0) }
      let text = NumberStyle(.english).rounded(value, place: -decimals)
      #expect(text == (isZero ? expected.replacing("−", with: "") : expected))
    }
  }

  @Test(arguments: [(6e-4, "0.00060"), (-6e-4, "−0.00060"), (0, "0.00"), (0.006, "0.01")])
  func aPercentageIsZeroOnlyIfItIs(_ value: Double, _ expected: String) {
    #expect(NumberStyle(.english).score(value, .Dpercent) == expected)
  }

  @Test(arguments: [(0.0135, -4), (15, 0), (1200, 2), (1e-7, -7), (2.5e20, 19), (0, 0)])
  func findsTheLastFigure(_ value: Double, _ place: Int) {
    #expect(placeOfLastFigure(value) == place)
  }

  @Test(arguments: [(-6, "10⁻⁶"), (3, "10³"), (207, "10²⁰⁷"), (-306, "10⁻³⁰⁶")])
  func writesPowersOfTen(_ exponent: Int, _ expected: String) {
    #expect(NumberStyle(.vietnamese).power(exponent) == expected)
  }
}
