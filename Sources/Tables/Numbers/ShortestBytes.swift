/// The bytes that ``writeShortest(_:to:)`` may touch; the longest text has 24.
let longestNumber = 48

/// Writes the shortest text that reads back as exactly `value`, a finite number, as
/// ``shortestText(_:)`` describes it; returns how many bytes it has.
///
/// Numbers from 0.0001 to 2^53 stand without an exponent.
///
/// Complexity: some 20 ns, no allocation.
///
/// SAFETY: `start` points to at least ``longestNumber`` bytes that may be written. The text has at
/// most 24 of them: a sign, 17 digits, a mark, and either an exponent of five or four zeros; stores
/// of eight bytes begin at most 17 bytes into them.
func writeShortest(_ value: Double, to start: UnsafeMutablePointer<UInt8>) -> Int {
  guard value != 0 else {
    unsafe start[0] = .zero
    return 1
  }
  var text = unsafe DigitWriter(start: start)
  if value < 0 { text.append(UInt8(ascii: "-")) }
  let number = SeventeenDigits(ShortestDigits(value))
  let place = number.place
  if place < -3 || value.magnitude > 0x1p53 {
    text.append(number, from: 0, count: 1)
    if number.count > 1 {
      text.append(UInt8(ascii: "."))
      text.append(number, from: 1, count: number.count - 1)
    }
    text.appendExponent(place - 1)
  } else if place <= 0 {
    text.append(.zero)
    text.append(UInt8(ascii: "."))
    for _ in 0..<(-place) { text.append(.zero) }
    text.append(number, from: 0, count: number.count)
  } else {
    text.append(number, from: 0, count: place)
    if number.count > place {
      text.append(UInt8(ascii: "."))
      text.append(number, from: place, count: number.count - place)
    }
  }
  return text.count
}

extension UInt8 {
  fileprivate static let zero = UInt8(ascii: "0")
}

/// A number as 0.ddd · 10^place in seventeen digits of ASCII: the first, and two words of eight.
private struct SeventeenDigits {
  let first: UInt8
  let middle: UInt64
  let last: UInt64

  /// The power of ten behind the first digit.
  let place: Int

  /// How many digits there are without the zeros at the end.
  let count: Int

  @inline(__always)
  init(_ shortest: ShortestDigits) {
    var digits = shortest.digits
    let written = decimalDigitCount(digits)
    place = written + shortest.exponent
    digits &*= integerPowers[17 - written]
    let (head, tail) = digits.quotientAndRemainder(dividingBy: 100_000_000)
    let (first, middle) = head.quotientAndRemainder(dividingBy: 100_000_000)
    let (middleDigits, lastDigits) = (eightDigits(middle), eightDigits(tail))
    count =
      lastDigits != 0
      ? 17 - lastDigits.leadingZeroBitCount / 8 : 9 - middleDigits.leadingZeroBitCount / 8
    self.first = UInt8(truncatingIfNeeded: first) &+ .zero
    self.middle = middleDigits | 0x3030_3030_3030_3030
    last = lastDigits | 0x3030_3030_3030_3030
  }
}

/// How many decimal digits a number of at most 17 has; at least one.
@inline(__always)
private func decimalDigitCount(_ n: UInt64) -> Int {
  // 1233/4096 is log10 of 2 from below.
  let guess = ((64 - n.leadingZeroBitCount) &* 1233) >> 12
  return guess + (n >= integerPowers[guess] ? 1 : 0)
}

/// The eight digits of a number below 10^8, one a byte, the first in the lowest.
@inline(__always)
private func eightDigits(_ n: UInt64) -> UInt64 {
  let (high, low) = n.quotientAndRemainder(dividingBy: 10_000)
  let fours = high | low << 32
  let hundreds = ((fours &* 10_486) >> 20) & 0x0000_007F_0000_007F
  let pairs = (fours &- 100 &* hundreds) << 16 &+ hundreds
  let tens = ((pairs &* 103) >> 10) & 0x000F_000F_000F_000F
  return (pairs &- 10 &* tens) << 8 &+ tens
}

/// Lays digits into memory that has room for them.
@safe private struct DigitWriter {
  private let start: UnsafeMutablePointer<UInt8>
  private(set) var count = 0

  init(start: UnsafeMutablePointer<UInt8>) { unsafe self.start = unsafe start }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    // SAFETY: the caller of `writeShortest` has left the room that it asks for.
    unsafe start[count] = byte
    count += 1
  }

  /// Digits `first ..< first + count`; up to 16 bytes beyond them are overwritten.
  @inline(__always)
  mutating func append(_ number: SeventeenDigits, from first: Int, count digits: Int) {
    // The digits from `first` on, as two words.
    var (low, high) = (number.middle, number.last)
    if first == 0 {
      append(number.first)
      store(low, at: count)
      store(high, at: count + 8)
      count += digits - 1
      return
    }
    let skipped = first - 1
    if skipped >= 8 { (low, high) = (high, 0) }
    let shift = UInt64(skipped & 7) &* 8
    if shift > 0 {
      low = low >> shift | high << (64 &- shift)
      high >>= shift
    }
    store(low, at: count)
    store(high, at: count + 8)
    count += digits
  }

  mutating func appendExponent(_ exponent: Int) {
    append(UInt8(ascii: "e"))
    append(UInt8(ascii: exponent < 0 ? "-" : "+"))
    let magnitude = Int(exponent.magnitude)
    if magnitude >= 100 { append(.zero + UInt8(magnitude / 100)) }
    append(.zero + UInt8(magnitude / 10 % 10))
    append(.zero + UInt8(magnitude % 10))
  }

  @inline(__always)
  private func store(_ word: UInt64, at offset: Int) {
    // SAFETY: offset is at most 24 and the caller has left room for `longestNumber` bytes.
    unsafe UnsafeMutableRawPointer(start).storeBytes(
      of: word.littleEndian, toByteOffset: offset, as: UInt64.self)
  }
}
