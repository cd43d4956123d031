import Mathematics
import Testing

@Suite("Numbers in eights")
struct SpanLanesTests {
  private static let numbers = (0..<40).map { Double($0 * 37 % 41) - 11 }

  /// Each number by itself is the oracle, at the end of the span too.
  @Test(arguments: 1...24)
  func lanesEndWithTheSpan(_ count: Int) {
    let span = Self.numbers.span.extracting(0..<count)
    for first in 0...count + 8 {
      let lanes = span.lanes(at: first, filling: 99)
      for lane in 0..<8 {
        #expect(lanes[lane] == (first + lane < count ? Self.numbers[first + lane] : 99))
      }
    }
  }

  @Test(arguments: 1...24)
  func extremesAndMagnitudes(_ count: Int) {
    for start in 0...8 {
      let part = Array(Self.numbers[start..<start + count])
      let extremes = part.span.extremes
      #expect(extremes.least == part.min() && extremes.largest == part.max())
      #expect(part.span.largestMagnitude == part.map(\.magnitude).max())
    }
  }
}
