/// A decimal number as it is written in ASCII: sign, digits, at most one mark, exponent.
struct WrittenDecimal {
  private(set) var isNegative = false

  /// The first 19 digits from the first that is not zero, as an integer.
  private(set) var leadingDigits: UInt64 = 0

  /// How many digits there are from the first that is not zero to the last.
  private(set) var significantDigits = 0

  /// The power of ten of the last digit.
  private(set) var lastPlace = 0

  /// Reads all of `range`; `nil` unless it is `[+-] digits [mark digits] [e [+-] digits]` with a
  /// digit before or after the mark.
  init?(_ text: Span<UInt8>, in range: Range<Int>, mark: DecimalMark) {
    let mark = mark.byte
    var position = range.lowerBound
    if position < range.upperBound, isSign(text[position]) {
      isNegative = text[position] == UInt8(ascii: "-")
      position += 1
    }
    let integerDigits = readDigits(text, &position, range.upperBound)
    if position < range.upperBound, text[position] == mark {
      position += 1
      lastPlace = -readDigits(text, &position, range.upperBound)
    }
    guard integerDigits - lastPlace > 0 else { return nil }
    if position < range.upperBound, text[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      guard let exponent = Self.exponent(text, &position, range.upperBound) else { return nil }
      lastPlace += exponent
    }
    guard position == range.upperBound else { return nil }
  }

  /// Takes up digits from `position` on, and tells how many.
  @inline(__always)
  private mutating func readDigits(_ text: Span<UInt8>, _ position: inout Int, _ end: Int) -> Int {
    let start = position
    while position < end, text[position] &- UInt8(ascii: "0") <= 9 {
      let digit = text[position] &- UInt8(ascii: "0")
      position += 1
      if digit == 0, significantDigits == 0 { continue }
      significantDigits += 1
      if significantDigits <= 19 { leadingDigits = leadingDigits * 10 + UInt64(digit) }
    }
    return position - start
  }

  /// The exponent after its `e`. Beyond a million it stays there, far out of range either way.
  private static func exponent(
    _ text: Span<UInt8>, _ position: inout Int, _ end: Int
  ) -> Int? {
    var isNegative = false
    if position < end, isSign(text[position]) {
      isNegative = text[position] == UInt8(ascii: "-")
      position += 1
    }
    let start = position
    var exponent = 0
    while position < end, text[position] &- UInt8(ascii: "0") <= 9 {
      exponent = min(1_000_000, exponent * 10 + Int(text[position] &- UInt8(ascii: "0")))
      position += 1
    }
    return position == start ? nil : isNegative ? -exponent : exponent
  }
}

extension WrittenDecimal {
  /// The `Double` nearest to the number, of two equally near the even one.
  ///
  /// Beyond the range of `Double` it is infinite, below half the least subnormal it is 0.
  func value(_ text: Span<UInt8>, in range: Range<Int>) -> Double {
    if significantDigits == 0 { return 0 }
    let magnitude = magnitudeOfFew() ?? magnitudeOfMany(text, in: range)
    return isNegative ? -magnitude : magnitude
  }

  /// The magnitude, when the digits and the power of ten fit in 64 bits each.
  @inline(__always)
  private func magnitudeOfFew() -> Double? {
    guard significantDigits <= 19 else { return nil }
    if leadingDigits >> 53 == 0, lastPlace.magnitude <= 22 {
      // Both are exact, so the one operation is rounded once (Clinger 1990).
      let power = doublePowers[Int(lastPlace.magnitude)]
      return lastPlace < 0 ? Double(leadingDigits) / power : Double(leadingDigits) * power
    }
    guard lastPlace.magnitude <= 19 else { return nil }
    let power = integerPowers[Int(lastPlace.magnitude)]
    return lastPlace < 0 ? quotient(leadingDigits, power) : product(leadingDigits, power)
  }

  /// The magnitude by the standard library, from the digits alone and a power of ten.
  private func magnitudeOfMany(_ text: Span<UInt8>, in range: Range<Int>) -> Double {
    var digits = ""
    for position in range {
      let byte = text[position]
      if byte | 0x20 == UInt8(ascii: "e") { break }
      if byte &- UInt8(ascii: "0") <= 9 { digits.unicodeScalars.append(Unicode.Scalar(byte)) }
    }
    return Double("\(digits)e\(lastPlace)") ?? .nan
  }
}

private func isSign(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
}

/// a / b, rounded once, for `a`, `b` > 0.
///
/// With both shifted to their full 64 bits the quotient has at least 62, nine more than a `Double`
/// holds. A remainder sets the last of them, so that no tie is seen where there is none.
private func quotient(_ a: UInt64, _ b: UInt64) -> Double {
  let (shiftA, shiftB) = (a.leadingZeroBitCount, b.leadingZeroBitCount)
  let high = a << shiftA
  let (quotient, remainder) = (b << shiftB).dividingFullWidth((high >> 1, high << 63))
  let sticky = quotient | (remainder == 0 ? 0 : 1)
  return scaled(Double(sticky), by: shiftB - shiftA - 63)
}

/// a · b, rounded once, for `a`, `b` > 0.
private func product(_ a: UInt64, _ b: UInt64) -> Double {
  let (high, low) = a.multipliedFullWidth(by: b)
  if high == 0 { return Double(low) }
  let shift = high.leadingZeroBitCount
  let top = shift == 0 ? high : high << shift | low >> (64 - shift)
  let sticky = top | (low << shift == 0 ? 0 : 1)
  return scaled(Double(sticky), by: 64 - shift)
}

/// x · 2^n, exact for the normal results that occur here.
private func scaled(_ x: Double, by n: Int) -> Double {
  x * Double(sign: .plus, exponent: n, significand: 1)
}

let doublePowers: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]

let integerPowers: [UInt64] = [
  1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
  1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
  1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
]
