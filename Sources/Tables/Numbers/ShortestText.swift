/// The shortest text that reads back as exactly `value`, for machines: JSON, and CSV with a point.
///
/// It is a number of JSON: `0.1920553198993439`, `1e-07`, `5`. An integer has no `.0`, and −0 is
/// `0`. Infinity and NaN have no such text: the caller says that there is no value.
public func shortestText(_ value: Double) -> String {
  precondition(value.isFinite, "a number, not infinity or NaN")
  // SAFETY: the text takes no more than the bytes asked for, and their count is returned.
  return unsafe String(unsafeUninitializedCapacity: longestNumber) { buffer in
    guard let start = buffer.baseAddress else { return 0 }
    return unsafe writeShortest(value, to: start, .shared)
  }
}

extension [UInt8] {
  /// Appends ``shortestText(_:)`` of a finite number.
  public mutating func appendShortest(_ value: Double) {
    precondition(value.isFinite, "a number, not infinity or NaN")
    // SAFETY: the text takes no more than the bytes asked for, and only its own are appended.
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestNumber) { buffer in
      guard let start = buffer.baseAddress else { return }
      let count = unsafe writeShortest(value, to: start, .shared)
      unsafe append(contentsOf: buffer[..<count])
    }
  }
}

/// The digits and the place of a number in the fewest digits that read back as it.
struct ShortestDecimal {
  /// The digits 0 to 9; the first is not 0. Empty for zero.
  private(set) var digits: [UInt8]

  /// The power of ten of the first digit.
  private(set) var exponent: Int

  /// Takes a finite number apart; the sign is left out.
  init(_ value: Double) {
    precondition(value.isFinite, "a number, not infinity or NaN")
    let parts = value.magnitude.description.split(separator: "e")
    digits = parts[0].utf8.compactMap { (0x30...0x39).contains($0) ? $0 - 0x30 : nil }
    let integerDigits = parts[0].prefix { $0 != "." }.count
    let leadingZeros = digits.prefix { $0 == 0 }.count
    exponent = (parts.count == 2 ? Int(parts[1]) ?? 0 : 0) + integerDigits - 1 - leadingZeros
    digits.removeFirst(leadingZeros)
    while digits.last == 0 { digits.removeLast() }
  }

  /// Rounds to `decimals` places after the mark, half to even on these digits.
  mutating func round(toDecimals decimals: Int) {
    let kept = exponent + 1 + decimals
    guard kept < digits.count else { return }
    guard kept >= 0 else {
      digits = []
      return
    }
    let isOdd = kept > 0 && digits[kept - 1] % 2 == 1
    let isMoreThanHalf = digits[kept] > 5 || digits[kept] == 5 && digits.count > kept + 1
    let isUp = isMoreThanHalf || digits[kept] == 5 && isOdd
    digits.removeLast(digits.count - kept)
    if isUp { increment() }
    while digits.last == 0 { digits.removeLast() }
  }

  /// Adds one unit of the last digit.
  private mutating func increment() {
    var position = digits.count
    while position > 0, digits[position - 1] == 9 {
      position -= 1
      digits[position] = 0
    }
    if position > 0 {
      digits[position - 1] += 1
    } else {
      digits.insert(1, at: 0)
      exponent += 1
    }
  }

  /// The digit at a power of ten, 0 where none is written.
  func digit(atPlace place: Int) -> UInt8 {
    digits.indices.contains(exponent - place) ? digits[exponent - place] : 0
  }
}
