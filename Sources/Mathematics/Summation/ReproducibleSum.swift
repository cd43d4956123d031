/// A sum of numbers in twice the precision of `Double` that does not depend on their order, bit for
/// bit; eight are added at once.
///
/// Each number is cut at two places that the bound and the count alone decide into parts whose sums
/// are exact, so that no addition rounds. With b = ⌊log₂ n⌋ + 2, what is lost of a number is at most
/// 2^(b − 103) of the bound: 2⁻⁹⁷ for n = 20, 2⁻⁸² for 10⁶.
///
/// Edge case: the sum of nothing is zero.
///
/// Reference: J. Demmel, H. D. Nguyen, "Parallel reproducible summation", IEEE Trans. Computers 64
/// (2015) 2060; S. M. Rump, T. Ogita, S. Oishi, "Accurate floating-point summation part I", SIAM J.
/// Sci. Comput. 31 (2008) 189, algorithm ExtractVector.
public struct ReproducibleSum: Sendable {
  @usableFromInline let cuts: (Double, Double, Double)
  @usableFromInline var first = DoubleDoubleLanes.Numbers.zero
  @usableFromInline var second = DoubleDoubleLanes.Numbers.zero
  @usableFromInline var third = DoubleDoubleLanes.Numbers.zero

  /// Creates a sum of at most `count` numbers whose magnitudes are at most `bound`.
  ///
  /// - Precondition: the bound is not below zero, and with the count at most 2⁹⁰⁰.
  @inlinable
  public init(bound: Double, count: Int) {
    let bits = Int.bitWidth - max(1, count).leadingZeroBitCount + 1
    // A number beyond half of a cut would move it into another binade.
    let place = (bound > 0 ? Int(bound.exponent) + 1 : -1000) + bits
    cuts = (Self.cut(place), Self.cut(place + bits - 52), Self.cut(place + 2 * bits - 105))
  }

  /// 1.5 · 2^exponent: adding it rounds to multiples of 2^(exponent − 52).
  @inlinable
  static func cut(_ exponent: Int) -> Double {
    Double(
      sign: .plus, exponentBitPattern: UInt(max(-1022, exponent) + 1023),
      significandBitPattern: 1 << 51)
  }

  /// Adds eight numbers.
  @inlinable @inline(__always)
  public mutating func add(_ x: DoubleDoubleLanes) {
    let (a, b, c) = (
      DoubleDoubleLanes.Numbers(repeating: cuts.0), DoubleDoubleLanes.Numbers(repeating: cuts.1),
      DoubleDoubleLanes.Numbers(repeating: cuts.2)
    )
    let top = (a + x.high) - a
    let rest = (x.high - top) + x.low
    let middle = (b + rest) - b
    first += top
    second += middle
    third += (c + (rest - middle)) - c
  }

  /// The sum so far.
  @inlinable
  public var total: DoubleDouble {
    // Parts that are multiples of one power of two have exact sums in any order.
    .sum(first.sum(), second.sum()) + third.sum()
  }
}
