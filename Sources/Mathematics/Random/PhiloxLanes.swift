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
    var words = PhiloxRound(c0, c1, Words(repeating: c2), Words(repeating: c3))
    // Ten in a row, not a loop: it would not be unrolled. A function that captured the words would have its
    // accesses to them checked at run time, which costs more than the rounds.
    words.mix(key0, key1, 0)
    words.mix(key0, key1, 1)
    words.mix(key0, key1, 2)
    words.mix(key0, key1, 3)
    words.mix(key0, key1, 4)
    words.mix(key0, key1, 5)
    words.mix(key0, key1, 6)
    words.mix(key0, key1, 7)
    words.mix(key0, key1, 8)
    words.mix(key0, key1, 9)
    let mask = Words(repeating: 0xFFFF_FFFF)
    return (words.a & mask, words.b & mask, words.c & mask, words.d & mask)
  }
}

/// The words between rounds. Their upper halves hold rubbish: the products take only the lower ones.
private struct PhiloxRound {
  var a: PhiloxLanes.Words
  var b: PhiloxLanes.Words
  var c: PhiloxLanes.Words
  var d: PhiloxLanes.Words

  @inline(__always)
  init(
    _ a: PhiloxLanes.Words, _ b: PhiloxLanes.Words, _ c: PhiloxLanes.Words, _ d: PhiloxLanes.Words
  ) {
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
  }

  /// Round `n`, from 0.
  @inline(__always)
  mutating func mix(_ key0: UInt64, _ key1: UInt64, _ n: UInt64) {
    let mask = PhiloxLanes.Words(repeating: 0xFFFF_FFFF)
    let p0 = PhiloxLanes.Words(repeating: 0xD251_1F53) &* (a & mask)
    let p1 = PhiloxLanes.Words(repeating: 0xCD9E_8D57) &* (c & mask)
    let (k0, k1) = (key0 &+ n &* 0x9E37_79B9, key1 &+ n &* 0xBB67_AE85)
    (a, c) = (
      (p1 &>> 32) ^ b ^ PhiloxLanes.Words(repeating: k0),
      (p0 &>> 32) ^ d ^ PhiloxLanes.Words(repeating: k1)
    )
    (b, d) = (p1, p0)
  }
}
