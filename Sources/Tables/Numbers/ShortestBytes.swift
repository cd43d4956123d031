/// The bytes that ``writeShortest(_:to:_:)`` may touch; the longest text has 24.
let longestNumber = 48

/// Writes the shortest text that reads back as exactly `value`, a finite number, as
/// ``shortestText(_:)`` describes it; returns how many bytes it has.
///
/// Numbers from 0.0001 to 2^53 stand without an exponent.
///
/// Complexity: some 10 ns, no allocation.
///
/// SAFETY: `start` points to at least ``longestNumber`` bytes that may be written. The text has at
/// most 24 of them: a sign, 17 digits, a mark, and either an exponent of five or four zeros; stores
/// of eight bytes begin at most 17 bytes into them.
func writeShortest(
  _ value: Double, to start: UnsafeMutablePointer<UInt8>, _ powers: PowersOfTen
) -> Int {
  guard value != 0 else {
    unsafe start[0] = .zero
    return 1
  }
  let number = SeventeenDigits(NineAndEight(ShortestDigits(value, powers)))
  return unsafe writeDigits(number, of: value, to: start)
}

/// Writes the digits of `value` as ``writeShortest(_:to:_:)`` does.
///
/// SAFETY: as there.
@inline(__always)
func writeDigits(
  _ number: SeventeenDigits, of value: Double, to start: UnsafeMutablePointer<UInt8>
) -> Int {
  let sign = value < 0 ? 1 : 0
  unsafe start[0] = UInt8(ascii: "-")
  var text = unsafe DigitWriter(start: start + sign)
  let place = number.place
  if place >= -3, place <= 1 {
    text.layUsual(number)
  } else if place <= 1 || value.magnitude > 0x1p53 {
    text.append(number, from: 0, count: 1)
    if number.count > 1 {
      text.append(UInt8(ascii: "."))
      text.append(number, from: 1, count: number.count - 1)
    }
    text.appendExponent(place - 1)
  } else {
    text.append(number, from: 0, count: place)
    if number.count > place {
      text.append(UInt8(ascii: "."))
      text.append(number, from: place, count: number.count - place)
    }
  }
  return sign + text.count
}

extension UInt8 {
  fileprivate static let zero = UInt8(ascii: "0")
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

  /// Lays a number from 0.0001 to below 10: zeros, then the digits over the last of them, with no
  /// branch on where the mark stands.
  @inline(__always)
  mutating func layUsual(_ number: SeventeenDigits) {
    let place = number.place
    // `0.000000`, whose first byte gives way to a first digit before the mark.
    store(0x3030_3030_3030_2E30, at: 0)
    storeByte(number.first, at: place == 1 ? 0 : 2 &- place)
    store(number.middle, at: 3 &- place)
    store(number.last, at: 11 &- place)
    count = number.count > place ? 2 &- place &+ number.count : 1
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
  private func storeByte(_ byte: UInt8, at offset: Int) {
    // SAFETY: offset is at most 5 and the caller has left room for `longestNumber` bytes.
    unsafe start[offset] = byte
  }

  @inline(__always)
  private func store(_ word: UInt64, at offset: Int) {
    // SAFETY: offset is at most 24 and the caller has left room for `longestNumber` bytes.
    unsafe UnsafeMutableRawPointer(start).storeBytes(
      of: word.littleEndian, toByteOffset: offset, as: UInt64.self)
  }
}
