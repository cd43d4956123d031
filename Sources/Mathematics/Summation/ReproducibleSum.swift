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
  @usableFromInline var lanes: ReproducibleSums

  /// Creates a sum of at most `count` numbers whose magnitudes are at most `bound`.
  ///
  /// - Precondition: the bound is not below zero, and with the count at most 2⁹⁰⁰.
  @inlinable
  public init(bound: Double, count: Int) {
    let cuts = ReproducibleSums.cuts(bound, count)
    lanes = ReproducibleSums(
      cuts: (.init(repeating: cuts.0), .init(repeating: cuts.1), .init(repeating: cuts.2)))
  }

  /// Adds eight numbers.
  @inlinable @inline(__always)
  public mutating func add(_ x: DoubleDoubleLanes) { lanes.add(x) }

  /// The sum so far.
  @inlinable
  public var total: DoubleDouble {
    // Parts that are multiples of one power of two have exact sums in any order.
    .sum(lanes.first.sum(), lanes.second.sum()) + lanes.third.sum()
  }
}

/// Eight sums at once, one a lane: each as ``ReproducibleSum`` has it, bit for bit.
public struct ReproducibleSums: Sendable {
  /// Eight doubles.
  public typealias Numbers = DoubleDoubleLanes.Numbers

  @usableFromInline let cuts: (Numbers, Numbers, Numbers)
  @usableFromInline var first = Numbers.zero
  @usableFromInline var second = Numbers.zero
  @usableFromInline var third = Numbers.zero

  @inlinable
  init(cuts: (Numbers, Numbers, Numbers)) { self.cuts = cuts }

  /// Creates sums of at most so many numbers, one count a lane, whose magnitudes are at most the bounds.
  ///
  /// - Precondition: there are eight counts; no bound is below zero, and none with its count above 2⁹⁰⁰.
  @inlinable
  public init(bounds: Numbers, counts: [Int]) {
    var cuts = (Numbers.zero, Numbers.zero, Numbers.zero)
    for lane in 0..<8 {
      (cuts.0[lane], cuts.1[lane], cuts.2[lane]) = Self.cuts(bounds[lane], counts[lane])
    }
    self.init(cuts: cuts)
  }

  /// The places at which numbers are cut.
  @inlinable
  static func cuts(_ bound: Double, _ count: Int) -> (Double, Double, Double) {
    let bits = Int.bitWidth - max(1, count).leadingZeroBitCount + 1
    // A number beyond half of a cut would move it into another binade.
    let place = (bound > 0 ? Int(bound.exponent) + 1 : -1000) + bits
    return (cut(place), cut(place + bits - 52), cut(place + 2 * bits - 105))
  }

  /// 1.5 · 2^exponent: adding it rounds to multiples of 2^(exponent − 52).
  @inlinable
  static func cut(_ exponent: Int) -> Double {
    Double(
      sign: .plus, exponentBitPattern: UInt(max(-1022, exponent) + 1023),
      significandBitPattern: 1 << 51)
  }

  /// Adds a number to each.
  @inlinable @inline(__always)
  public mutating func add(_ x: DoubleDoubleLanes) {
    let (a, b, c) = cuts
    let top = (a + x.high) - a
    let rest = (x.high - top) + x.low
    let middle = (b + rest) - b
    first += top
    second += middle
    third += (c + (rest - middle)) - c
  }

  /// The sums so far.
  @inlinable
  public var totals: DoubleDoubleLanes { .sum(first, second) + third }
}
