/// Reads plain rows from memory: the kernel of reading archives.
///
/// Text is looked at eight bytes a time, numbers digit by digit; a number of at most 18 digits with
/// at most 22 decimals is exact after one division (Clinger 1990), and any other goes through
/// ``DecimalNumber``.
@safe struct PlainScanner {
  private let base: UnsafePointer<UInt8>
  private let end: Int
  private let layout: PlainLayout
  private let separator: UInt8
  private let separators: UInt64
  private let mark: UInt8
  private(set) var position: Int

  /// SAFETY: `bytes` has `end` bytes of text, the last a line feed, and
  /// ``PlainRows/padding`` bytes more; the scanner does not outlive it. Each loop below ends at or
  /// before the line feed, for it is no digit, no part of a code and a special byte to the scan; so
  /// no read begins beyond `end`, and none is longer than 16 bytes.
  init(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, _ layout: PlainLayout) {
    unsafe base = unsafe bytes
    self.end = end
    self.layout = layout
    separator = layout.separator.rawValue
    separators = 0x0101_0101_0101_0101 &* UInt64(layout.separator.rawValue)
    mark = layout.decimalMark.byte
    position = start
  }

  /// Whether all text is read.
  var isAtEnd: Bool { position >= end }

  @inline(__always)
  private func byte(_ offset: Int) -> UInt8 {
    // SAFETY: see the initializer.
    unsafe base[offset]
  }

  @inline(__always)
  private func word(_ offset: Int) -> UInt64 {
    // SAFETY: see the initializer.
    unsafe UnsafeRawPointer(base).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      .littleEndian
  }

  /// Passes blank lines.
  @inline(__always)
  mutating func skipBlankLines() {
    while position < end {
      if byte(position) == .lineFeed {
        position += 1
      } else if byte(position) == .carriageReturn, byte(position + 1) == .lineFeed {
        position += 2
      } else {
        return
      }
    }
  }

  /// Passes what must follow a cell; false where something else does.
  @inline(__always)
  mutating func endCell(isLast: Bool) -> Bool {
    let next = byte(position)
    if !isLast {
      position += 1
      return next == separator
    }
    if next == .lineFeed {
      position += 1
      return true
    }
    guard next == .carriageReturn, byte(position + 1) == .lineFeed else { return false }
    position += 2
    return true
  }

  /// Whether the cell here is the same as one that was read; then it is passed.
  @inline(__always)
  mutating func passes(_ cell: PlainRows.Cell) -> Bool {
    let (start, count) = (Int(cell.start), Int(cell.count))
    guard position + count < end else { return false }
    let next = byte(position + count)
    guard next == separator || next == .lineFeed || next == .carriageReturn else { return false }
    var done = 0
    while done + 8 <= count {
      if word(position + done) != word(start + done) { return false }
      done += 8
    }
    if done < count {
      let mask = UInt64.max >> UInt64(8 * (8 - (count - done)))
      if (word(position + done) ^ word(start + done)) & mask != 0 { return false }
    }
    position += count
    return true
  }

  /// Reads a code; `nil` where it is blank, too long or not plain.
  @inline(__always)
  mutating func code() -> PlainRows.Cell? {
    let start = position
    let isASCII = scanText()
    var (first, last) = (start, position)
    while first < last, byte(first) == .space { first += 1 }
    while first < last, byte(last - 1) == .space { last -= 1 }
    guard first < last, last - first <= layout.longestCode else { return nil }
    guard isASCII || isPlainUnicode(first, last) else { return nil }
    return PlainRows.Cell(start: first, count: last - first)
  }

  /// Passes a text; false where it is not sound.
  mutating func skipText() -> Bool {
    let start = position
    let isASCII = scanText()
    guard position - start <= FieldScanner.longestField else { return false }
    return isASCII || isSoundUTF8(copy(start, position).span)
  }

  /// Moves to the first separator, quote or control; tells whether all before it is ASCII.
  @inline(__always)
  private mutating func scanText() -> Bool {
    var beyond: UInt64 = 0
    while true {
      let word = word(position)
      let special = specials(in: word)
      if special != 0 {
        let count = special.trailingZeroBitCount / 8
        let mask = count == 0 ? 0 : UInt64.max >> UInt64(8 * (8 - count))
        beyond |= word & mask
        position += count
        return beyond & 0x8080_8080_8080_8080 == 0
      }
      beyond |= word
      position += 8
    }
  }

  /// The top bit of each byte that is a separator, a quote, below space or DEL; see ``FieldScanner``.
  @inline(__always)
  private func specials(in word: UInt64) -> UInt64 {
    let low = word & 0x7F7F_7F7F_7F7F_7F7F
    let notSeparator = (low ^ separators) &+ 0x7F7F_7F7F_7F7F_7F7F
    let notQuote = (low ^ 0x2222_2222_2222_2222) &+ 0x7F7F_7F7F_7F7F_7F7F
    let notControl = low &+ 0x6060_6060_6060_6060
    let delete = low &+ 0x0101_0101_0101_0101
    return (~(notSeparator & notQuote & notControl) | delete) & ~word & 0x8080_8080_8080_8080
  }

  private func copy(_ first: Int, _ last: Int) -> [UInt8] { (first..<last).map { byte($0) } }

  /// Whether the bytes are letters whose one encoding is the normal one: ASCII, Latin with
  /// Vietnamese, Greek and Cyrillic letters, Chinese characters, Hangul syllables.
  private func isPlainUnicode(_ first: Int, _ last: Int) -> Bool {
    let bytes = copy(first, last)
    guard (try? UTF8Span(validating: bytes.span)) != nil else { return false }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x2FF, 0x391...0x3A9, 0x3B1...0x3C9, 0x410...0x44F,
        0x1E00...0x1EFF, 0x4E00...0x9FA5, 0xAC00...0xD7A3:
        true
      default: false
      }
    }
  }
}

extension PlainScanner {
  /// Reads a number, NaN for a blank; `nil` where it is none that can be used.
  @inline(__always)
  mutating func number() -> Double? {
    let start = position
    let isNegative = byte(position) == UInt8(ascii: "-")
    if isNegative { position += 1 }
    let first = position
    var digits: UInt64 = 0
    readDigits(&digits)
    var count = position - first
    var decimals = 0
    if byte(position) == mark {
      position += 1
      let point = position
      readDigits(&digits)
      decimals = position - point
      count += decimals
    }
    let next = byte(position)
    let isEnd = next == separator || next == .lineFeed || next == .carriageReturn
    guard isEnd, count > 0, count <= 18, digits >> 53 == 0 else {
      if isEnd, position == start { return .nan }
      return otherNumber(from: start)
    }
    let magnitude = Double(digits) / doublePowers[decimals]
    return isNegative && digits != 0 ? -magnitude : magnitude
  }

  @inline(__always)
  private mutating func readDigits(_ digits: inout UInt64) {
    var digit = byte(position) &- UInt8(ascii: "0")
    while digit <= 9 {
      digits = digits &* 10 &+ UInt64(digit)
      position += 1
      digit = byte(position) &- UInt8(ascii: "0")
    }
  }

  /// Reads a number that takes more care.
  private mutating func otherNumber(from start: Int) -> Double? {
    position = start
    _ = scanText()
    guard position - start <= FieldScanner.longestField else { return nil }
    let cell = copy(start, position)
    if cell.allSatisfy({ $0 == .space }) { return .nan }
    return try? DecimalNumber(cell.span, mark: layout.decimalMark).value
  }

  /// Reads a flag; a blank is 1.
  mutating func flag() -> Double? {
    let start = position
    _ = scanText()
    switch string(of: copy(start, position).span) {
    case "", "1", "true": return 1
    case "0", "false": return 0
    default: return nil
    }
  }
}
