/// Random numbers for the cells of a table, addressed by row, column and purpose.
///
/// A number depends on the seed and its address only: not on the block it was asked for in, on threads or
/// on machines. Rows have 64 bits, columns 32.
///
/// Reference: ``PhiloxLanes``.
public struct GridStream: Hashable, Sendable {
  private let generator: PhiloxLanes

  /// Creates the stream of a seed.
  public init(seed: UInt64) {
    generator = PhiloxLanes(key: seed)
  }

  /// Puts four independent words for each of `count` columns of a row, from `first` on, to the start of
  /// `words`.
  public func fillWords(
    _ words: inout [SIMD4<UInt32>], count: Int, row: UInt64, from first: Int, purpose: UInt32
  ) {
    precondition(count <= words.count, "room for the words")
    var target = words.mutableSpan
    var i = 0
    while i < count {
      let (a, b, c, d) = block(row, first + i, purpose)
      for lane in 0..<min(16, count - i) {
        target[i + lane] = SIMD4(
          UInt32(truncatingIfNeeded: a[lane]), UInt32(truncatingIfNeeded: b[lane]),
          UInt32(truncatingIfNeeded: c[lane]), UInt32(truncatingIfNeeded: d[lane]))
      }
      i += 16
    }
  }

  /// Puts two independent standard normal numbers for each of `count` columns of a row, from `first` on, to
  /// the start of `numbers` and of `others`. Up to fifteen numbers behind them may change too.
  ///
  ///     √(−2 ln r₁) cos 2πr₂   and   √(−2 ln r₁) sin 2πr₂
  ///
  /// Reference: G. E. P. Box, M. E. Muller, Ann. Math. Stat. 29 (1958) 610.
  public func fillNormalPairs(
    _ numbers: inout [Double], _ others: inout [Double], count: Int, row: UInt64, from first: Int,
    purpose: UInt32
  ) {
    precondition(count <= numbers.count && count <= others.count, "room for the numbers")
    var numbers = numbers.mutableSpan
    var others = others.mutableSpan
    for i in stride(from: 0, to: count, by: 16) {
      let (a, b, c, d) = block(row, first + i, purpose)
      numbers.storeLanes(LaneFunctions.log(LaneFunctions.uniform(a, b)) * -2, at: i)
      others.storeLanes(LaneFunctions.uniform(c, d), at: i)
    }
    // A loop over numbers is vectorised, the square root of lanes is not.
    for i in 0..<count { numbers[i] = numbers[i].squareRoot() }
    for i in stride(from: 0, to: count, by: 16) {
      let radius = numbers.loadLanes(at: i)
      let angle = LaneFunctions.circle(others.loadLanes(at: i))
      numbers.storeLanes(radius * angle.cos, at: i)
      others.storeLanes(radius * angle.sin, at: i)
    }
  }

  @inline(__always)
  private func block(
    _ row: UInt64, _ column: Int, _ purpose: UInt32
  ) -> (PhiloxLanes.Words, PhiloxLanes.Words, PhiloxLanes.Words, PhiloxLanes.Words) {
    let columns =
      PhiloxLanes.Words(repeating: UInt64(truncatingIfNeeded: column))
      &+ PhiloxLanes.Words(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    return generator.block(
      columns, PhiloxLanes.Words(repeating: UInt64(purpose)), row & 0xFFFF_FFFF, row >> 32)
  }
}
