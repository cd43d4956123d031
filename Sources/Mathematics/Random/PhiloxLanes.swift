/// Sixteen counters at once of the counter-based generator Philox 4x32-10.
///
/// A lane's four words are a function of its counter and the key and of nothing else, the same on every
/// machine: integer operations only. Sixteen, not eight: two vectors of 512 bits at once hide the latency
/// of the products.
///
/// Complexity: twenty products of 32 by 32 bits a lane.
/// Reference: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy
/// as 1, 2, 3", SC11 (2011).
public struct PhiloxLanes: Hashable, Sendable {
  /// Sixteen words; only the lower 32 bits of each are used.
  public typealias Words = SIMD16<UInt64>

  private let key0: UInt64
  private let key1: UInt64

  /// Creates the generator with a key.
  public init(key: UInt64) {
    key0 = key & 0xFFFF_FFFF
    key1 = key >> 32
  }

  /// The four words at counters whose first two words are `c0` and `c1`, the others equal in all lanes.
  @inline(__always)
  public func block(
    _ c0: Words, _ c1: Words, _ c2: UInt64, _ c3: UInt64
  ) -> (Words, Words, Words, Words) {
    var words = (c0, c1, Words(repeating: c2), Words(repeating: c3))
    var (k0, k1) = (key0, key1)
    let mask = Words(repeating: 0xFFFF_FFFF)
    // The upper halves hold rubbish between rounds: the products take only the lower ones.
    @inline(__always) func round() {
      let p0 = Words(repeating: 0xD251_1F53) &* (words.0 & mask)
      let p1 = Words(repeating: 0xCD9E_8D57) &* (words.2 & mask)
      words = (
        (p1 &>> 32) ^ words.1 ^ Words(repeating: k0), p1,
        (p0 &>> 32) ^ words.3 ^ Words(repeating: k1), p0
      )
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    // Ten in a row, not a loop: it would not be unrolled.
    round(); round(); round(); round(); round()
    round(); round(); round(); round(); round()
    return (words.0 & mask, words.1 & mask, words.2 & mask, words.3 & mask)
  }
}
