import Interlab
import Testing

@testable import Reporting

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

  @Test(arguments: [(0.0135, -4), (15, 0), (1200, 2), (1e-7, -7), (2.5e20, 19), (0, 0)])
  func findsTheLastFigure(_ value: Double, _ place: Int) {
    #expect(placeOfLastFigure(value) == place)
  }

  @Test(arguments: [(-6, "10⁻⁶"), (3, "10³"), (207, "10²⁰⁷"), (-306, "10⁻³⁰⁶")])
  func writesPowersOfTen(_ exponent: Int, _ expected: String) {
    #expect(NumberStyle(.vietnamese).power(exponent) == expected)
  }
}
