import Interlab
import Testing

@testable import Reporting
import Wording

@Suite("Axes of charts")
struct ValueAxisTests {
  static let ranges: [(Double, Double)] = [
    (0, 10), (-1, 1), (0.013, 0.053), (999_999.9999, 1_000_000.0002), (1e-300, 2e-300),
    (-1.2e308, 1.3e308), (.leastNonzeroMagnitude, .leastNormalMagnitude), (1e15, 1e15 + 1),
    (-4, -3.9999999), (7, 7), (0, 0),
    (123_456, 123_457), (-1e-9, 3e-9),
  ]

  @Test(arguments: ranges)
  func ticksDifferAsTheyAreWritten(_ low: Double, _ high: Double) {
    let axis = ValueAxis(showing: low, high)
    let numbers = NumberStyle(.english)
    let labels = axis.ticks.map { axis.label(of: $0, numbers) }
    #expect((3...14).contains(labels.count), "\(labels)")
    #expect(Set(labels).count == labels.count, "\(labels)")
    #expect(labels.allSatisfy { $0.count <= 8 }, "\(labels)")
    #expect(axis.ticks.allSatisfy { (axis.lower...axis.upper).contains($0) })
  }

  @Test(arguments: ranges)
  func showsBothEnds(_ low: Double, _ high: Double) {
    let axis = ValueAxis(showing: low, high)
    #expect(axis.lower < axis.upper)
    #expect(axis.lower.isFinite && axis.upper.isFinite)
    #expect(axis.shows(low) && axis.shows(high))
    #expect(axis.place(of: .greatestFiniteMagnitude).isFinite)
  }

  /// A step of 2 for a range of 0 to 10 with six ticks, by hand.
  @Test func stepsAreRound() {
    #expect(ValueAxis(showing: 0, 10).ticks == [0, 2, 4, 6, 8, 10])
    #expect(ValueAxis(showing: -1, 1).ticks == [-1, -0.5, 0, 0.5, 1])
  }

  @Test func farFromZeroTheOffsetIsTakenOff() {
    let axis = ValueAxis(showing: 999_999.9999, 1_000_000.0002)
    #expect(axis.offset == 1_000_000)
    #expect(axis.exponent == -6)
    #expect((axis.place(of: 1_000_000.0001) - 100).magnitude < 1e-3)
  }
}

@Suite("Range of a chart of results")
struct ValueRangeTests {
  @Test func anOutlierDoesNotFlattenTheRest() {
    let values = [9.8, 9.9, 10, 10.1, 10.2, 10.3, 1000]
    let range = ValueRange(
      of: values, halfWidths: [Double?](repeating: 0.1, count: 7), reference: 10,
      referenceHalfWidth: 0.05)
    #expect((9.6...9.75).contains(range.lower))
    #expect((10.35...10.5).contains(range.upper))
  }

  @Test func theBandIsInSight() {
    let range = ValueRange(
      of: [1, 2, 3], halfWidths: [nil, nil, nil], reference: 50, referenceHalfWidth: 5)
    #expect(range.lower <= 1 && range.upper == 55)
  }

  @Test(arguments: [0.0, 5, -1e300, .leastNonzeroMagnitude])
  func equalValuesHaveRoomAroundThem(_ value: Double) {
    let range = ValueRange(
      of: [value, value], halfWidths: [nil, nil], reference: nil, referenceHalfWidth: nil)
    #expect(range.lower < value && value < range.upper)
  }
}

@Suite("Positions in a drawing")
struct CoordinateTests {
  @Test(arguments: [
    (0.0, "0"), (1, "1"), (-1.5, "-1.5"), (0.05, "0.05"), (12.345, "12.35"), (-0.004, "0"),
    (99.999, "100"), (7.1, "7.1"),
  ])
  func areWrittenInHundredths(_ position: Double, _ expected: String) {
    #expect(at(position) == expected || (position == 12.345 && at(position) == "12.34"))
  }
}
