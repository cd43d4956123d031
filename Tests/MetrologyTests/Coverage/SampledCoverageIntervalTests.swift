import Metrology
import Testing

@Suite("Coverage intervals of draws (JCGM 101:2008, 7.7)")
struct SampledCoverageIntervalTests {
  /// M = 100, P = 0.95: q = 95, r = ⌊(5 + 1)/2⌋ = 3.
  @Test func symmetricRanks() {
    let draws = (1...100).map(Double.init)
    #expect(symmetricCoverageInterval(sorted: draws.span, probability: 0.95) == 3...98)
    // M = 1000: q = 950, r = 25.
    let more = (1...1000).map(Double.init)
    #expect(symmetricCoverageInterval(sorted: more.span, probability: 0.95) == 25...975)
  }

  @Test func shortestIsTheLowestOfEquals() {
    let draws = (1...100).map(Double.init)
    #expect(shortestCoverageInterval(sorted: draws.span, probability: 0.95) == 1...96)
    let squares = (1...100).map { Double($0 * $0) }
    #expect(shortestCoverageInterval(sorted: squares.span, probability: 0.95) == 1...9216)
    let falling = squares.reversed().map { -$0 }
    #expect(shortestCoverageInterval(sorted: falling.span, probability: 0.95) == -9216...(-1))
  }
}
