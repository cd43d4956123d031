import Mathematics
import Testing

/// Selection is held against sorting, bit for bit.
@Suite("Median and deviation of very many values")
struct MedianOfManyTests {
  @Test(arguments: [20_000, 20_001, 50_003], [1, 4, 1 << 40])
  func selectionFindsWhatSortingFinds(count: Int, steps: Int) throws {
    var generator = SampleGenerator()
    var values = (0..<count).map { _ in
      let sum = (0..<4).reduce(0.0) { sum, _ in sum + Double.random(in: -1...1, using: &generator) }
      return 17.3 + (sum * Double(steps)).rounded() / Double(steps)
    }
    values[5] = 1e6
    let found = medianAndDeviation(values.span)
    sortAscending(&values)
    if let (lower, upper, deviation) = found {
      #expect(lower == values[(count - 1) / 2] && upper == values[count / 2])
      #expect(deviation == medianAbsoluteDeviation(sorted: values.span))
    }
    // Where many values are equal, a sample cannot tell the ranks apart.
    if steps > 1 << 20 { #expect(found != nil) }
  }

  @Test func fewValuesAreLeftToSorting() {
    let values: [Double] = [1, 2, 3]
    #expect(medianAndDeviation(values.span) == nil)
  }
}
