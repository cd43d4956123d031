import Interlab
import Metrology
import Testing

@testable import Reporting
import Wording

@Suite("Columns of reported numbers")
struct NumberColumnTests {
  private let numbers = NumberStyle(.english)

  @Test func eachNumberKeepsTheDigitsItWasWrittenWith() {
    #expect(
      numbers.column([10.01, 15, 12.5, 0.005, .nan], places: [-3, -1, -1, -4, 0])
        == ["10.010", "15.0", "12.5", "0.0050", "–"])
    #expect(numbers.column([100, 0, -3], places: [0, -2, -2]) == ["100", "0.00", "−3.00"])
  }

  /// 1.50e3 has no third zero to show, and 2.5e-12 would hide behind eleven.
  @Test func oneNumberWithAPowerOfTenGivesOneToAll() {
    #expect(
      numbers.column([1500, 2.5, 0], places: [1, -1, 0])
        == ["1.50\u{A0}×\u{A0}10³", "2.5\u{A0}×\u{A0}10⁰", "0"])
    #expect(
      numbers.column([2.5e-12, 120], places: [-13, 0])
        == ["2.5\u{A0}×\u{A0}10⁻¹²", "1.20\u{A0}×\u{A0}10²"])
  }

  @Test func noNumberHasMoreFiguresThanADouble() {
    #expect(numbers.column([1], places: [-60]) == ["1.0000000000000000"])
    #expect(
      numbers.column([1, 1e-60], places: [-60, -61])
        == ["1.0000000000000000\u{A0}×\u{A0}10⁰", "1.0\u{A0}×\u{A0}10⁻⁶⁰"])
  }

  @Test func computedNumbersEndWhereTheirFiguresMeanNothing() throws {
    var results = ReportedResults()
    let uncertainty = try ReportedUncertainty(
      standard: StandardUncertainty(0.1), coverageFactor: CoverageFactor(1.7320508))
    results.append(laboratory: 0, value: 10.0 / 3, uncertainty: uncertainty)
    results.append(laboratory: 0, value: 10.0 / 3)
    results.append(
      laboratory: 0, value: 10, uncertainty: uncertainty, valuePlace: -3, uncertaintyPlace: -2)
    results.append(laboratory: 0, value: 1_000_000.00012)
    // The neighbour of 23.78, as a mean of replicates may be.
    results.append(laboratory: 0, value: 23.78.nextDown)
    #expect((0..<5).map(results.shownValuePlace) == [-4, -11, -3, -5, -2])
    #expect((0..<5).map(results.shownUncertaintyPlace) == [-6, 0, -2, 0, 0])
  }

  @Test func figuresAreThoseOfTheShortestText() {
    for (value, leading, trailing) in [
      (0.0135, -2, -4), (1200, 3, 2), (2.5e20, 20, 19), (1e-7, -7, -7), (0, 0, 0),
      (Double.leastNonzeroMagnitude, -324, -324), (-5.5, 0, -1),
    ] {
      let figures = DecimalFigures(value)
      #expect(figures.leadingPlace == leading && figures.trailingPlace == trailing, "\(value)")
    }
  }
}
