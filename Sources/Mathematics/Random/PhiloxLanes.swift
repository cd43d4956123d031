/// Eight counters at once of the counter-based generator Philox 4x32-10.
///
/// A lane's four words are a function of its counter and the key and of nothing else, the same on every
/// machine: integer operations only.
///
/// Complexity: twenty products of 32 by 32 bits a lane.
/// Reference: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy
/// as 1, 2, 3", SC11 (2011).
public struct PhiloxLanes: Hashable, Sendable {
  /// Eight words; only the lower 32 bits of each are used.
  public typealias Words = SIMD8<UInt64>

  private let key0: UInt64
  private let key1: UInt64

  /// Creates the generator with a key.
  public init(key: UInt64) {
    key0 = key & 0xFFFF_FFFF
    key1 = key >> 32
  }

  /// The four words at counters whose first word is `c0`, the others equal in all lanes.
  @inline(__always)
  public func block(
    _ c0: Words, _ c1: Words, _ c2: UInt64, _ c3: UInt64
  ) -> (Words, Words, Words, Words) {
    let mask = Words(repeating: 0xFFFF_FFFF)
    let (m0, m1) = (Words(repeating: 0xD251_1F53), Words(repeating: 0xCD9E_8D57))
    var (a, b) = (c0 & mask, c1 & mask)
    var (c, d) = (Words(repeating: c2 & 0xFFFF_FFFF), Words(repeating: c3 & 0xFFFF_FFFF))
    var (k0, k1) = (key0, key1)
    for _ in 0..<10 {
      let p0 = m0 &* a
      let p1 = m1 &* c
      (a, b, c, d) = (
        (p1 &>> 32) ^ b ^ Words(repeating: k0), p1 & mask, (p0 &>> 32) ^ d ^ Words(repeating: k1),
        p0 & mask
      )
      k0 = (k0 &+ 0x9E37_79B9) & 0xFFFF_FFFF
      k1 = (k1 &+ 0xBB67_AE85) & 0xFFFF_FFFF
    }
    return (a, b, c, d)
  }
}
