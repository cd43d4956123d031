import Mathematics
import Testing

@Suite("Weighted median")
struct WeightedMedianTests {
  /// By hand: W, W/2 and the running sums.
  @Test func ranksByHand() {
    #expect(weightedMedianRanks([3.0].span) == (0, 0))
    #expect(weightedMedianRanks([1.0, 1].span) == (0, 1))
    #expect(weightedMedianRanks([1.0, 1, 1].span) == (1, 1))
    #expect(weightedMedianRanks([1.0, 2, 1, 4].span) == (2, 3))
    #expect(weightedMedianRanks([1.0, 2, 1, 4.5].span) == (3, 3))
    #expect(weightedMedianRanks([9.0, 2, 1, 4].span) == (0, 0))
  }

  /// 0.1 + 0.2 and 0.3 differ in the last place only.
  @Test func halfIsHalfInSpiteOfRounding() {
    #expect(weightedMedianRanks([0.1, 0.2, 0.3].span) == (1, 2))
    #expect(weightedMedianRanks([0.3, 0.1, 0.2].span) == (0, 1))
  }
}
