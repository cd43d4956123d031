import Tables
import Testing

@Suite("Numbers for people")
struct NumberTextTests {
  @Test(
    arguments: [
      (0.05, 3, "0,050", "0.050"), (-0.05, 3, "−0,050", "−0.050"), (12, 0, "12", "12"),
      (12, 2, "12,00", "12.00"), (0, 2, "0,00", "0.00"), (-0.0, 1, "0,0", "0.0"),
      (1234567.891, 3, "1234567,891", "1234567.891"), (120, -1, "120", "120"),
      (0.000_03, 5, "0,00003", "0.00003"), (1e14, 0, "100000000000000", "100000000000000"),
      (1.2e-12, 14, "1,20 × 10⁻¹²", "1.20 × 10⁻¹²"), (-1e-10, 10, "−1 × 10⁻¹⁰", "−1 × 10⁻¹⁰"),
      (12300, -2, "1,23 × 10⁴", "1.23 × 10⁴"),
      (1.5e15, 0, "1,500000000000000 × 10¹⁵", "1.500000000000000 × 10¹⁵"),
      (6.02214076e23, -15, "6,02214076 × 10²³", "6.02214076 × 10²³"),
      (0, 12, "0,000000000", "0.000000000"), (0, -2, "0", "0"),
    ] as [(Double, Int, String, String)])
  func writesBothLanguages(_ value: Double, decimals: Int, vi: String, en: String) {
    #expect(numberText(value, decimals: decimals, mark: .comma) == withNoBreakSpaces(vi))
    #expect(numberText(value, decimals: decimals, mark: .point) == withNoBreakSpaces(en))
  }

  /// Half to even on the decimal digits as written, where the binary values lie to either side.
  @Test(
    arguments: [
      (0.125, 2, "0.12"), (0.375, 2, "0.38"), (2.675, 2, "2.68"), (1.005, 2, "1.00"),
      (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (-0.5, 0, "0"), (0.51, 0, "1"),
      (9.996, 2, "10.00"),
      (99.5, 0, "100"), (0.04, 1, "0.0"), (0.05, 1, "0.0"), (0.0501, 1, "0.1"), (0.15, 1, "0.2"),
      (-0.001, 2, "0.00"), (95, -1, "100"), (85, -1, "80"), (5, -1, "0"), (6, -1, "10"),
      (4, -1, "0"),
    ] as [(Double, Int, String)])
  func roundsSurplusDigitsHalfToEven(_ value: Double, decimals: Int, text: String) {
    #expect(numberText(value, decimals: decimals, mark: .point) == text)
  }

  private func withNoBreakSpaces(_ text: String) -> String {
    String(text.map { $0 == " " ? "\u{A0}" : $0 })
  }
}
