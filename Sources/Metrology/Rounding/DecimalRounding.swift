/// Rounds `value` to a multiple of 10^`place`, half to even.
///
/// The number that is rounded is the shortest decimal text that reads back as `value`, because
/// that is the number a person wrote: 2.675 is a tie at place −2 and becomes 2.68, although the
/// nearest double lies below it.
///
/// Edge cases: infinities and NaN are returned as they are, and so is a value that would round
/// beyond the range of doubles; a result that rounds away is a zero
/// with the sign of `value`.
///
/// Complexity: O(1), at most 17 digits.
public func roundedHalfEven(_ value: Double, place: Int) -> Double {
  guard value.isFinite, value != 0 else { return value }
  let digits = DecimalDigits(value.magnitude)
  let kept = digits.exponent + digits.count - place
  guard kept < digits.count else { return value }
  let rounded = digits.rounded(keeping: kept)
  guard rounded.isFinite else { return value }
  return Double(sign: value.sign, exponent: 0, significand: rounded)
}

/// The place (power of ten) of the `count`-th significant figure of `value` once it is rounded to
/// that many figures: 0.00449 has its second figure at 10^−4, 0.0996 rounds up to 0.10 and has it
/// at 10^−2. `nil` for zero, infinities and NaN, which have no first figure.
public func placeOfSignificantFigure(_ count: Int, of value: Double) -> Int? {
  precondition(count > 0, "at least one significant figure")
  guard value.isFinite, value != 0 else { return nil }
  let digits = DecimalDigits(value.magnitude)
  let place = digits.exponent + digits.count - count
  let rounded = DecimalDigits(roundedHalfEven(value.magnitude, place: place))
  return max(place, rounded.exponent + rounded.count - count)
}

/// The shortest decimal digits of a finite positive double: `digits` × 10^`exponent`.
private struct DecimalDigits {
  private(set) var digits: [UInt8] = []
  private(set) var exponent = 0

  var count: Int { digits.count }

  init(_ value: Double) {
    var afterMark = false
    var scanned = 0
    for byte in value.description.utf8 {
      scanned += 1
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(byte - UInt8(ascii: "0"))
        if afterMark { exponent -= 1 }
      case UInt8(ascii: "."): afterMark = true
      default:
        exponent += Int(value.description.dropFirst(scanned)) ?? 0
        trim()
        return
      }
    }
    trim()
  }

  private mutating func trim() {
    while digits.count > 1, digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    let leadingZeros = min(digits.prefix { $0 == 0 }.count, digits.count - 1)
    digits.removeFirst(leadingZeros)
  }

  /// The number with only its first `kept` digits, which may be none or fewer than none.
  func rounded(keeping kept: Int) -> Double {
    guard kept >= 0 else { return 0 }
    let tail = digits[kept...]
    let half: UInt8 = 5
    let isTie = tail.first == half && tail.count == 1
    let lastIsOdd = kept > 0 && digits[kept - 1] % 2 == 1
    let roundsUp = isTie ? lastIsOdd : (tail.first ?? 0) >= half
    var head: UInt64 = digits[..<kept].reduce(0) { $0 * 10 + UInt64($1) }
    if roundsUp { head += 1 }
    return Double("\(head)e\(exponent + count - kept)") ?? 0
  }
}
