/// A number as 0.ddd · 10^place in seventeen digits of ASCII: the first, and two words of eight.
struct SeventeenDigits {
  let first: UInt8
  let middle: UInt64
  let last: UInt64

  /// The power of ten behind the first digit.
  let place: Int

  /// How many digits there are without the zeros at the end.
  let count: Int

  @inline(__always)
  init(first: UInt8, middle: UInt64, last: UInt64, place: Int, count: Int) {
    (self.first, self.middle, self.last) = (first, middle, last)
    (self.place, self.count) = (place, count)
  }

  @inline(__always)
  init(_ number: NineAndEight) {
    let words = SeventeenDigitLanes(
      nine: SIMD2(number.nine, 0), eight: SIMD2(number.eight, 0))
    self.init(
      first: UInt8(truncatingIfNeeded: words.first[0]), middle: words.middle[0],
      last: words.last[0], place: number.place, count: Int(truncatingIfNeeded: words.count[0]))
  }
}

/// Seventeen digits as two whole numbers: 0.ddd · 10^place.
struct NineAndEight {
  let nine: UInt64
  let eight: UInt64
  let place: Int

  @inline(__always)
  init(_ shortest: ShortestDigits) {
    let isShort = shortest.digits < 10_000_000_000_000_000
    let digits = isShort ? shortest.digits &* 10 : shortest.digits
    nine = digits / 100_000_000
    eight = digits &- 100_000_000 &* nine
    place = shortest.exponent &+ (isShort ? 16 : 17)
  }

  /// Takes a number of at most six decimals that is not zero; `nil` for any other.
  ///
  /// Its digits as a decimal, at most 15, are then the shortest: no two decimals of so many are one double.
  @inline(__always)
  init?(decimal value: Double) {
    let magnitude = value.magnitude
    guard magnitude < 1e9 else { return nil }
    // Rounded to a whole number by the last place of a double from 2^52 on.
    let whole = magnitude * 1e6 + 0x1p52
    let digits = whole.bitPattern & 0xF_FFFF_FFFF_FFFF
    guard digits != 0, (whole - 0x1p52) / 1e6 == magnitude else { return nil }
    let estimate = ((64 &- digits.leadingZeroBitCount) &* 1233) &>> 12
    let count = estimate &+ (digits >= integerPowers[estimate] ? 1 : 0)
    let all = digits &* integerPowers[17 &- count]
    nine = all / 100_000_000
    eight = all &- 100_000_000 &* nine
    place = count &- 6
  }
}

/// The digits of some numbers at once; see ``SeventeenDigits``.
struct SeventeenDigitLanes<Words: SIMD> where Words.Scalar == UInt64 {
  let first: Words
  let middle: Words
  let last: Words

  /// How many digits there are without the zeros at the end.
  let count: Words

  /// Takes the first nine digits and the last eight apart.
  @inline(__always)
  init(nine: Words, eight: Words) {
    // ⌊n / 10^8⌋ of any n below 2^32.
    let first = (nine &* 1_441_151_881) &>> 57
    let middle = eightDigits(nine &- 100_000_000 &* first)
    let last = eightDigits(eight)
    let middleZeros = middle.leadingZeroBitCount.replacing(with: 0, where: last .!= 0)
    count = 17 &- (last.leadingZeroBitCount &+ middleZeros) &>> 3
    self.first = first | 0x30
    self.middle = middle | 0x3030_3030_3030_3030
    self.last = last | 0x3030_3030_3030_3030
  }
}

/// The eight digits of numbers below 10^8, one a byte, the first in the lowest.
@inline(__always)
private func eightDigits<Words: SIMD>(_ n: Words) -> Words where Words.Scalar == UInt64 {
  // ⌊n / 10^4⌋.
  let high = (n &* 109_951_163) &>> 40
  let fours = high | (n &- 10_000 &* high) &<< 32
  let hundreds = ((fours &* 10_486) &>> 20) & 0x0000_007F_0000_007F
  let pairs = (fours &- 100 &* hundreds) &<< 16 &+ hundreds
  let tens = ((pairs &* 103) &>> 10) & 0x000F_000F_000F_000F
  return (pairs &- 10 &* tens) &<< 8 &+ tens
}
