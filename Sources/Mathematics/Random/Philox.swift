/// The counter-based generator Philox 4x64-10.
///
/// A block of four words is a function of a counter of four words and a key of two: any block can be
/// had at once, in any order, on any thread and machine.
///
/// Complexity: twenty products of 64 by 64 bits a block.
/// Reference: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy
/// as 1, 2, 3", SC11 (2011).
public struct Philox: Hashable, Sendable {
  private let key0: UInt64
  private let key1: UInt64

  /// Creates the generator with a key.
  public init(key key0: UInt64, _ key1: UInt64 = 0) {
    self.key0 = key0
    self.key1 = key1
  }

  /// The block at a counter.
  public func block(
    _ c0: UInt64, _ c1: UInt64 = 0, _ c2: UInt64 = 0, _ c3: UInt64 = 0
  ) -> SIMD4<UInt64> {
    var (c0, c1, c2, c3) = (c0, c1, c2, c3)
    var (k0, k1) = (key0, key1)
    for _ in 0..<10 {
      let p0 = c0.multipliedFullWidth(by: 0xD2E7_470E_E14C_6C93)
      let p1 = c2.multipliedFullWidth(by: 0xCA5A_8263_9512_1157)
      (c0, c1, c2, c3) = (p1.high ^ c1 ^ k0, p1.low, p0.high ^ c3 ^ k1, p0.low)
      k0 &+= 0x9E37_79B9_7F4A_7C15
      k1 &+= 0xBB67_AE85_84CA_A73B
    }
    return SIMD4(c0, c1, c2, c3)
  }
}
