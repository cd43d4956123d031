/// The fewest digits that read back as one double, of equally few the nearest to it.
///
///     |x| = digits · 10^exponent
///
/// Of x = c · 2^q the multiple V of 10^k, 10^k ≤ 2^q < 10^(k+1), is found by one product of c with 128
/// bits of 10^−k; the result is a multiple of ten where one lies within half a unit of c from V, else
/// the integer nearest to V. Where the product is too near to a limit to tell, and at powers of two,
/// the limits themselves are computed.
///
/// Reference: R. Giulietti, "The Schubfach way to render doubles" (2020).
struct ShortestDigits {
  /// The digits as an integer of 16 or 17; it may end in zeros.
  let digits: UInt64

  /// The power of ten of the last digit.
  let exponent: Int

  /// Takes a finite number other than zero apart; the sign is left out.
  @inline(__always)
  init(_ value: Double, _ powers: PowersOfTen) {
    let bits = value.bitPattern
    let fraction = bits & 0xF_FFFF_FFFF_FFFF
    let biased = Int(truncatingIfNeeded: bits >> 52) & 0x7FF
    if fraction != 0, biased != 0,
      let usual = Self(usual: fraction | 1 << 52, biased &- 1075, powers)
    {
      self = usual
    } else {
      self = Self.exact(biased, fraction, powers)
    }
  }

  private init(digits: UInt64, exponent: Int) {
    self.digits = digits
    self.exponent = exponent
  }

  /// The digits of c · 2^q, where the neighbours of c are equally far; `nil` where they are not certain.
  ///
  /// V is known to 2^−60, and so is half a unit of c, in fixed point with 60 places after the mark.
  @inline(__always)
  private init?(usual c: UInt64, _ q: Int, _ powers: PowersOfTen) {
    let k = (q &* 1_262_611) >> 22
    let shift = UInt64(truncatingIfNeeded: q &+ ((0 &- k) &* 1_741_647) >> 19 &+ 1)
    let power = powers[0 &- k]
    let scaled = c &<< shift
    let low = power.low.multipliedFullWidth(by: scaled).high
    let (high, middle) = power.high.multipliedFullWidth(by: scaled)
    let (places, isCarried) = middle.addingReportingOverflow(low)
    let integer = high &+ (isCarried ? 1 : 0)
    let tens = integer / 10
    let above = (integer &- 10 &* tens) << 60 | places >> 4
    let below = 10 << 60 &- above
    let half = power.high &>> (5 &- shift)
    // Each is true to 2, so that a difference of more tells.
    if above &- half &+ 2 <= 4 || below &- half &+ 2 <= 4 || places &- 1 << 63 &+ 2 <= 4 {
      return nil
    }
    // Sixteen digits or seventeen is a toss-up: by masks, for no branch could foretell it.
    let isUp = UInt64(below < half ? 1 : 0)
    let shorter = 10 &* (tens &+ isUp)
    let mask = 0 &- (isUp | (above < half ? 1 : 0))
    digits = shorter & mask | (integer &+ places >> 63) & ~mask
    exponent = k
  }

  @inline(never)
  private static func exact(_ biased: Int, _ fraction: UInt64, _ powers: PowersOfTen) -> Self {
    // At a power of two the neighbour below is only half as far away.
    let found =
      biased == 0
      ? Self(fraction, -1074, isBelowCloser: false, powers)
      : Self(fraction | 1 << 52, biased - 1075, isBelowCloser: fraction == 0 && biased > 1, powers)
    var missing = 0
    while integerPowers[missing] * found.digits < integerPowers[15] { missing += 1 }
    return Self(
      digits: found.digits * integerPowers[missing], exponent: found.exponent - missing)
  }

  /// The digits of c · 2^q.
  private init(_ c: UInt64, _ q: Int, isBelowCloser: Bool, _ powers: PowersOfTen) {
    let k = (q &* 1_262_611 &- (isBelowCloser ? 524_031 : 0)) >> 22
    let shift = UInt64(q + (-k &* 1_741_647) >> 19 + 1)
    let power = powers[-k]
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
///
/// They are made once and stay: references to an array that all threads count would take longer than
/// writing a number.
@safe @usableFromInline struct PowersOfTen: @unchecked Sendable {
  /// The leading 128 bits of a power, its first bit set.
  struct Significand: Sendable {
    let high: UInt64
    let low: UInt64
  }

  @usableFromInline static let shared = PowersOfTen()

  private let significands: UnsafePointer<Significand>

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
    let all = negative.reversed() + positive
    let memory = UnsafeMutablePointer<Significand>.allocate(capacity: all.count)
    // SAFETY: the memory has room for all, is set as a whole, and is never changed or given back.
    unsafe memory.initialize(from: all, count: all.count)
    unsafe significands = UnsafePointer(memory)
  }

  subscript(_ exponent: Int) -> Significand {
    @inline(__always) get {
      precondition(exponent >= Self.least && exponent <= Self.greatest, "a power that is there")
      // SAFETY: the power is one of those that were made.
      return unsafe significands[exponent - Self.least]
    }
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
