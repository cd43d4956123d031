import Testing

@testable import Mathematics

@Suite("Order statistics of all pairs")
struct SortedPairsTests {
  /// Every rank of every sample, against the sorted list: equal bits.
  @Test func selectsEachRankOfSmallSamples() {
    var random = SampleGenerator()
    for _ in 0..<40 {
      let x = random.sample(count: 2...12)
      for (pairs, list) in [
        (SortedPairs.differences(x.span), differences(x)), (SortedPairs.sums(x.span), sums(x)),
      ] {
        #expect(pairs.count == list.count)
        for rank in 1...list.count { #expect(pairs.element(at: rank) == list[rank - 1]) }
        for bound in list {
          #expect(pairs.count(through: bound) == list.count { $0 <= bound })
          #expect(pairs.least(above: bound) == list.first { $0 > bound } ?? .infinity)
          #expect(pairs.greatest(through: bound) == bound)
        }
      }
    }
  }

  /// Large enough that the bounds are narrowed by sampling first, with and without ties.
  @Test(arguments: [1.0, 10, 1e12])
  func selectsFromMoreThanItLists(_ resolution: Double) {
    var random = SampleGenerator()
    let x = (0..<300).map { _ in
      (Double.random(in: 0..<4, using: &random) * resolution).rounded() / resolution
    }.sorted()
    for (pairs, list) in [
      (SortedPairs.differences(x.span), differences(x)), (SortedPairs.sums(x.span), sums(x)),
    ] {
      for rank in [1, 2, list.count / 4, list.count / 2, list.count - 1, list.count] {
        #expect(pairs.element(at: rank) == list[rank - 1])
      }
    }
  }

  private func differences(_ x: [Double]) -> [Double] {
    x.indices.flatMap { i in x[..<i].map { x[i] - $0 } }.sorted()
  }

  private func sums(_ x: [Double]) -> [Double] {
    x.indices.flatMap { i in x[...i].map { x[i] + $0 } }.sorted()
  }
}
