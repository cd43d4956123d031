import Mathematics
import TestSupport
import Testing

@Suite("Compensated sum")
struct CompensatedSumTests {
  @Test func keepsSmallTermsBetweenLargeOnes() {
    #expect(total([1, 1e100, 1, -1e100]) == 2)
  }

  @Test func sumOfNothingIsZero() {
    #expect(total([Double]()) == 0)
  }

  /// Python 3: `sum(Fraction(0.1) for _ in range(10))` is 1.000000000000000055…, whose nearest
  /// double is 1.
  @Test func tenTenthsRoundToOne() {
    #expect(total([Double](repeating: 0.1, count: 10)) == 1)
  }

  /// (2²⁷ + 1)² = 2⁵⁴ + 2²⁸ + 1 needs 55 bits.
  @Test func productsAreNotRounded() {
    var total = CompensatedSum()
    total.add(product: 0x1p27 + 1, 0x1p27 + 1)
    total.add(-0x1p54)
    total.add(-0x1p28)
    #expect(total.value == 1)
  }

  @Test func doubleDoublesAreNotRounded() {
    var total = CompensatedSum()
    total.add(DoubleDouble.sum(1, 0x1p-80))
    total.add(-1)
    #expect(total.total == DoubleDouble(0x1p-80))
  }

  @Test func orderDoesNotMatterForHarmonicTerms() {
    let terms = (1...1000).map { 1 / Double($0) }
    #expect(total(terms) == total(Array(terms.reversed())))
  }

  @Test func overflowIsInfinite() {
    #expect(total([.greatestFiniteMagnitude, .greatestFiniteMagnitude, 1]) == .infinity)
  }
}

private func total(_ values: [Double]) -> Double { sum(values.span) }
