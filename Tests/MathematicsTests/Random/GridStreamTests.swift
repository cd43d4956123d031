import Mathematics
import TestSupport
import Testing

@Suite("Random numbers of table cells")
struct GridStreamTests {
  private func words(
    _ count: Int, row: UInt64 = 0, from first: Int = 0, purpose: UInt32 = 0, seed: UInt64 = 0
  ) -> [SIMD4<UInt32>] {
    var words = [SIMD4<UInt32>](repeating: .zero, count: count)
    GridStream(seed: seed).fillWords(
      &words, count: count, row: row, from: first, purpose: purpose)
    return words
  }

  private func normals(_ count: Int, row: UInt64 = 3, from first: Int = 0) -> ([Double], [Double]) {
    var numbers = [Double](repeating: 0, count: count)
    var others = numbers
    GridStream(seed: 13).fillNormalPairs(
      &numbers, &others, count: count, row: row, from: first, purpose: 1)
    return (numbers, others)
  }

  /// The known answers of the authors' library Random123 for Philox 4x32-10: the counter is column,
  /// purpose, lower and upper half of the row.
  @Test func knownAnswers() {
    #expect(words(1) == [SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)])
    let pi = words(
      1, row: 0x0370_7344_1319_8a2e, from: 0x243f_6a88, purpose: 0x85a3_08d3,
      seed: 0x299f_31d0_a409_3822)
    #expect(pi == [SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)])
  }

  @Test func addressedByCell() {
    #expect(words(13, from: 29) == Array(words(100)[29..<42]))
    let (all, others) = normals(100)
    let (part, otherPart) = normals(13, from: 29)
    #expect(part == Array(all[29..<42]) && otherPart == Array(others[29..<42]))
    #expect(normals(100, row: 4).0 != all && words(4, purpose: 1) != words(4))
  }

  /// Kolmogorov and Smirnov's distance of n numbers is below 1.95/√n but once in a thousand seeds, the
  /// correlation of independent ones below 3.3/√n; the seed is fixed.
  @Test func pairsAreNormalAndIndependent() {
    let count = 20_000
    let (numbers, others) = normals(count)
    for sample in [numbers, others] {
      var distance = 0.0
      for (rank, number) in sample.sorted().enumerated() {
        let p = Normal().cumulative(number)
        distance = max(
          distance, p - Double(rank) / Double(count), Double(rank + 1) / Double(count) - p)
      }
      #expect(distance < 1.95 / Double(count).squareRoot())
    }
    let correlation = zip(numbers, others).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
    #expect(correlation.magnitude < 3.3 / Double(count).squareRoot())
  }
}
