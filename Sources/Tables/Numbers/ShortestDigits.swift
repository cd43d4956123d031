/// The fewest digits that read back as one double, of equally few the nearest to it.
///
///     |x| = digits · 10^exponent
///
/// Reference: R. Giulietti, "The Schubfach way to render doubles" (2020).
struct ShortestDigits {
  /// The digits as an integer of at most 17; it may end in zeros.
  let digits: UInt64

  /// The power of ten of the last digit.
  let exponent: Int

  /// Takes a finite number other than zero apart; the sign is left out.
  init(_ value: Double) {
    let bits = value.bitPattern
    let fraction = bits & 0xF_FFFF_FFFF_FFFF
    let biased = Int(truncatingIfNeeded: bits >> 52) & 0x7FF
    let significand = biased == 0 ? fraction : fraction | 1 << 52
    let power = biased == 0 ? -1074 : biased - 1075
    if power <= 0, power > -53, significand.trailingZeroBitCount >= -power {
      self.init(digits: significand >> UInt64(-power), exponent: 0)
    } else {
      // At a power of two the neighbour below is only half as far away.
      self.init(
        significand, power, isBelowCloser: fraction == 0 && biased > 1)
    }
  }

  private init(digits: UInt64, exponent: Int) {
    self.digits = digits
    self.exponent = exponent
  }

  /// The digits of c · 2^q.
  private init(_ c: UInt64, _ q: Int, isBelowCloser: Bool) {
    let k = (q &* 1_262_611 &- (isBelowCloser ? 524_031 : 0)) >> 22
    let shift = UInt64(q + (-k &* 1_741_647) >> 19 + 1)
    let power = PowersOfTen.shared[-k]
    let isOpen = c & 1
    let lower = roundedToOdd(power, (4 &* c &- 2 &+ (isBelowCloser ? 1 : 0)) << shift) &+ isOpen
    let middle = roundedToOdd(power, 4 &* c << shift)
    let upper = roundedToOdd(power, (4 &* c &+ 2) << shift) &- isOpen
    let s = middle / 4
    if s >= 10 {
      let shorter = s / 10
      let isDownInside = lower <= 40 &* shorter
      let isUpInside = 40 &* shorter &+ 40 <= upper
      if isDownInside != isUpInside {
        self.init(digits: shorter &+ (isUpInside ? 1 : 0), exponent: k + 1)
        return
      }
    }
    let isDownInside = lower <= 4 &* s
    let isUpInside = 4 &* s &+ 4 <= upper
    if isDownInside != isUpInside {
      self.init(digits: s &+ (isUpInside ? 1 : 0), exponent: k)
      return
    }
    let half = 4 &* s &+ 2
    let isUp = middle > half || (middle == half && s & 1 == 1)
    self.init(digits: s &+ (isUp ? 1 : 0), exponent: k)
  }
}

/// g · c / 2^128 cut to an integer, its last bit set where something was cut off.
@inline(__always)
private func roundedToOdd(_ g: PowersOfTen.Significand, _ c: UInt64) -> UInt64 {
  let low = g.low.multipliedFullWidth(by: c).high
  let (high, middle) = g.high.multipliedFullWidth(by: c)
  let (sum, isCarried) = middle.addingReportingOverflow(low)
  return (high &+ (isCarried ? 1 : 0)) | (sum > 1 ? 1 : 0)
}

/// The powers of ten from 10^−292 to 10^324 as 128-bit significands, rounded up.
struct PowersOfTen: Sendable {
  /// The leading 128 bits of a power, its first bit set.
  struct Significand: Sendable {
    let high: UInt64
    let low: UInt64
  }

  static let shared = PowersOfTen()

  private let significands: [Significand]

  private static let least = -292
  private static let greatest = 324

  /// Computes them in whole numbers: 10^k itself, and ⌊2^1279 / 10^k⌋ for those below one.
  private init() {
    var negative: [Significand] = []
    var words = [UInt64](repeating: 0, count: 20)
    words[19] = 1 << 63
    for _ in 1...(-Self.least) {
      var remainder: UInt64 = 0
      for index in words.indices.reversed() {
        let division = UInt64(10).dividingFullWidth((remainder, words[index]))
        words[index] = division.quotient
        remainder = division.remainder
      }
      negative.append(Self.leading(words, isExact: false))
    }
    var positive: [Significand] = []
    words = [UInt64](repeating: 0, count: 20)
    words[0] = 1
    for _ in 0...Self.greatest {
      positive.append(Self.leading(words, isExact: true))
      var carry: UInt64 = 0
      for index in words.indices {
        let (high, low) = words[index].multipliedFullWidth(by: 10)
        let (sum, isCarried) = low.addingReportingOverflow(carry)
        words[index] = sum
        carry = high + (isCarried ? 1 : 0)
      }
    }
    significands = negative.reversed() + positive
  }

  subscript(_ exponent: Int) -> Significand {
    @inline(__always) get { significands[exponent - Self.least] }
  }

  /// The first 128 bits of a number in words from the least on, rounded up where more follow.
  private static func leading(_ words: [UInt64], isExact: Bool) -> Significand {
    let top = words.lastIndex { $0 != 0 } ?? 0
    let shift = UInt64(words[top].leadingZeroBitCount)
    func word(_ index: Int) -> UInt64 {
      guard index >= 0 else { return 0 }
      let below = index > 0 && shift > 0 ? words[index - 1] >> (64 - shift) : 0
      return words[index] << shift | below
    }
    let isCut = !isExact || word(top - 2) != 0 || words.prefix(max(0, top - 2)).contains { $0 != 0 }
    let low = word(top - 1).addingReportingOverflow(isCut ? 1 : 0)
    return Significand(high: word(top) + (low.overflow ? 1 : 0), low: low.partialValue)
  }
}
