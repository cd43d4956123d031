/// Reads plain rows from memory: the kernel of reading archives.
///
/// It keeps no place, so that the place of its caller stays in a register. Text is looked at eight bytes
/// a time, numbers digit by digit: where a number ends is guessed by the processor long before it is
/// known. A number of at most 18 digits with at most 22 decimals is exact after one division (Clinger
/// 1990), and any other goes through ``DecimalNumber``.
///
/// A code with doubled quotes is written anew without them where it stands, so that a place still tells
/// all of it.
@safe struct PlainScanner {
  /// Where the text ends.
  let end: Int

  private let base: UnsafeMutablePointer<UInt8>
  private let longestCode: Int
  private let decimalMark: DecimalMark
  private let separator: UInt8
  private let mark: UInt8

  /// SAFETY: `bytes` has `end` bytes of text, the last a line feed, and ``PlainRows/padding`` bytes more,
  /// which nothing else reads or writes while the scanner lives; it does not outlive them. It is asked about
  /// places before `end` only. Each loop below ends at or before the line feed, for it is no digit, no part of a code
  /// and a special byte to the scan; so no read begins beyond `end`, and none is longer than 16 bytes.
  init(_ bytes: UnsafeMutablePointer<UInt8>, to end: Int, _ layout: PlainLayout) {
    unsafe base = unsafe bytes
    self.end = end
    longestCode = layout.longestCode
    decimalMark = layout.decimalMark
    separator = layout.separator.rawValue
    mark = layout.decimalMark.byte
  }

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

  /// The first place from `start` on that is not on a blank line; the end where there is none.
  @inline(__always)
  func passingBlankLines(_ start: Int) -> Int {
    var position = start
    while position < end {
      if byte(position) == .lineFeed {
        position &+= 1
      } else if byte(position) == .carriageReturn, byte(position &+ 1) == .lineFeed {
        position &+= 2
      } else {
        break
      }
    }
    return position
  }

  /// Where what must follow a cell ends; `nil` where something else does.
  @inline(__always)
  func endOfCell(_ position: Int, isLast: Bool) -> Int? {
    let next = byte(position)
    if !isLast { return next == separator ? position &+ 1 : nil }
    if next == .lineFeed { return position &+ 1 }
    return next == .carriageReturn && byte(position &+ 1) == .lineFeed ? position &+ 2 : nil
  }

  /// Whether what ends a cell stands here.
  @inline(__always)
  private func endsCell(_ position: Int) -> Bool {
    let next = byte(position)
    return next == separator || next == .lineFeed || next == .carriageReturn
  }

  /// Whether the text of a cell that was read stands here as a cell too.
  @inline(__always)
  func isSame(_ cell: PlainRows.Cell, _ position: Int) -> Bool {
    let (start, count) = (Int(cell.start), Int(cell.count))
    guard position &+ count < end, endsCell(position &+ count) else { return false }
    var done = 0
    while done &+ 8 <= count {
      if word(position &+ done) != word(start &+ done) { return false }
      done &+= 8
    }
    guard done < count else { return true }
    let mask = UInt64.max &>> UInt64(8 &* (8 &- (count &- done)))
    return (word(position &+ done) ^ word(start &+ done)) & mask == 0
  }

  /// Reads a code, and whether it was written anew; `nil` where it is blank, too long or not plain.
  @inline(__always)
  func code(_ start: Int) -> (cell: PlainRows.Cell, end: Int, isRewritten: Bool)? {
    let (end, isASCII) = endOfText(start)
    guard let cell = code(start, end, isASCII: isASCII) else { return quotedCode(start) }
    return (cell, end, false)
  }

  /// Reads a code of ASCII with no blanks around; `nil` where there is another.
  @inline(__always)
  func shortCode(_ start: Int) -> (cell: PlainRows.Cell, end: Int)? {
    let (end, isASCII) = endOfText(start)
    guard isASCII, start < end, end &- start <= longestCode, byte(start) != .space,
      byte(end &- 1) != .space
    else { return nil }
    return (PlainRows.Cell(start: start, count: end &- start), end)
  }

  @inline(never)
  private func quotedCode(
    _ start: Int
  ) -> (cell: PlainRows.Cell, end: Int, isRewritten: Bool)? {
    guard byte(start) == .quote, let text = endOfQuotedText(start) else { return nil }
    let last = text.hasQuotes ? removeDoubledQuotes(start &+ 1, text.last) : text.last
    guard let cell = code(start &+ 1, last, isASCII: text.isASCII) else { return nil }
    return (cell, text.last &+ 1, text.hasQuotes)
  }

  /// Writes a text of pairs of quotes and other bytes anew, with one quote for each pair; returns where it
  /// ends then.
  private func removeDoubledQuotes(_ first: Int, _ last: Int) -> Int {
    var (position, end) = (first, first)
    while position < last {
      let next = byte(position)
      // SAFETY: what is written lies at or before what is read; see the initializer.
      unsafe base[end] = next
      end &+= 1
      position &+= next == .quote ? 2 : 1
    }
    return end
  }

  @inline(__always)
  private func code(_ start: Int, _ end: Int, isASCII: Bool) -> PlainRows.Cell? {
    var (first, last) = (start, end)
    while first < last, byte(first) == .space { first &+= 1 }
    while first < last, byte(last &- 1) == .space { last &-= 1 }
    guard first < last, last &- first <= longestCode else { return nil }
    guard isASCII || isPlainUnicode(first, last) else { return nil }
    return PlainRows.Cell(start: first, count: last &- first)
  }

  /// Where a text of ASCII that is passed over ends; `nil` where there is another.
  @inline(__always)
  func endOfShortText(_ start: Int) -> Int? {
    let (end, isASCII) = endOfText(start)
    return isASCII && end &- start <= FieldScanner.longestField ? end : nil
  }

  /// Where a cell whose text is passed over ends; `nil` where it is not sound.
  @inline(never)
  func endOfSoundText(_ start: Int) -> Int? {
    guard let text = text(start), text.end - start <= FieldScanner.longestField else { return nil }
    return text.isASCII || isSoundUTF8(copy(text.first, text.last).span) ? text.end : nil
  }

  /// The text of a cell, without the quotes around it, and where the cell ends.
  private func text(_ start: Int) -> (first: Int, last: Int, end: Int, isASCII: Bool)? {
    guard byte(start) == .quote else {
      let (end, isASCII) = endOfText(start)
      return (start, end, end, isASCII)
    }
    return endOfQuotedText(start).map { (start + 1, $0.last, $0.last + 1, $0.isASCII) }
  }

  /// The place of the quote that ends a cell which begins with one, and whether pairs of quotes stand
  /// between them; `nil` where a single quote does, a tab or another control. A line feed is such, so that
  /// no row of which a quoted cell has a part in another piece is taken for plain.
  @inline(__always)
  private func endOfQuotedText(_ start: Int) -> (last: Int, isASCII: Bool, hasQuotes: Bool)? {
    var (position, isASCII, hasQuotes) = (start &+ 1, true, false)
    while true {
      let (end, isPart) = endOfText(position)
      isASCII = isASCII && isPart
      let next = byte(end)
      position = end &+ 1
      if next == .quote {
        if endsCell(position) { return (end, isASCII, hasQuotes) }
        guard byte(position) == .quote else { return nil }
        hasQuotes = true
        position &+= 1
      } else if next != separator || next == .tab {
        return nil
      }
    }
  }

  /// The place of the first separator, quote or control; whether all before it is ASCII.
  @inline(__always)
  private func endOfText(_ start: Int) -> (end: Int, isASCII: Bool) {
    var (position, beyond): (Int, UInt64) = (start, 0)
    while true {
      let word = word(position)
      let special = specials(in: word)
      if special != 0 {
        // All bits below that of the special byte, whose own seven are not of interest.
        beyond |= word & (special &- 1) & ~special
        position &+= special.trailingZeroBitCount &>> 3
        return (position, beyond & 0x8080_8080_8080_8080 == 0)
      }
      beyond |= word
      position &+= 8
    }
  }

  /// The top bit of each byte that is a separator, a quote, below space or DEL; see ``FieldScanner``.
  @inline(__always)
  private func specials(in word: UInt64) -> UInt64 {
    let separators = 0x0101_0101_0101_0101 &* UInt64(separator)
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
  @inline(never)
  private func isPlainUnicode(_ first: Int, _ last: Int) -> Bool {
    var position = first
    while position < last {
      guard let (scalar, count) = scalar(position), position &+ count <= last, isPlain(scalar)
      else { return false }
      position &+= count
    }
    return true
  }

  /// The scalar of one to three bytes of UTF-8, where its form is the shortest.
  @inline(__always)
  private func scalar(_ position: Int) -> (value: UInt32, count: Int)? {
    let lead = UInt32(byte(position))
    if lead < 0x80 { return (lead, 1) }
    let second = UInt32(byte(position &+ 1))
    guard second & 0xC0 == 0x80 else { return nil }
    if lead & 0xE0 == 0xC0 {
      let value = (lead & 0x1F) &<< 6 | second & 0x3F
      return value >= 0x80 ? (value, 2) : nil
    }
    let third = UInt32(byte(position &+ 2))
    guard lead & 0xF0 == 0xE0, third & 0xC0 == 0x80 else { return nil }
    let value = (lead & 0x0F) &<< 12 | (second & 0x3F) &<< 6 | third & 0x3F
    return value >= 0x800 ? (value, 3) : nil
  }

  @inline(__always)
  private func isPlain(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x2FF, 0x391...0x3A9, 0x3B1...0x3C9, 0x410...0x44F,
      0x1E00...0x1EFF, 0x4E00...0x9FA5, 0xAC00...0xD7A3:
      true
    default: false
    }
  }
}

extension PlainScanner {
  /// Reads a number, NaN for a blank; `nil` where it is none that can be used.
  @inline(__always)
  func number(_ start: Int) -> (value: Double, end: Int)? {
    if let number = shortNumber(start), endsCell(number.end) { return number }
    return otherNumber(start)
  }

  /// Reads a number that a division makes, whatever follows; `nil` where none begins here.
  @inline(__always)
  func shortNumber(_ start: Int) -> (value: Double, end: Int)? {
    let digit = byte(start) &- UInt8(ascii: "0")
    if digit <= 9, endsCell(start &+ 1) { return (Double(digit), start &+ 1) }
    let isNegative = byte(start) == UInt8(ascii: "-")
    let first = isNegative ? start &+ 1 : start
    var (position, digits): (Int, UInt64) = (first, 0)
    readDigits(&position, &digits)
    var count = position &- first
    var decimals = 0
    if byte(position) == mark {
      position &+= 1
      let point = position
      readFourDigits(&position, &digits)
      readDigits(&position, &digits)
      decimals = position &- point
      count &+= decimals
    }
    guard count > 0, count <= 18, digits &>> 53 == 0 else { return nil }
    // As a whole number, so that there is no zero below zero.
    let signed = Int64(truncatingIfNeeded: isNegative ? 0 &- digits : digits)
    return (Double(signed) / doublePowers[decimals], position)
  }

  @inline(__always)
  private func readDigits(_ position: inout Int, _ digits: inout UInt64) {
    var digit = byte(position) &- UInt8(ascii: "0")
    while digit <= 9 {
      digits = digits &* 10 &+ UInt64(digit)
      position &+= 1
      digit = byte(position) &- UInt8(ascii: "0")
    }
  }

  /// Reads four digits at once, where there are so many.
  @inline(__always)
  private func readFourDigits(_ position: inout Int, _ digits: inout UInt64) {
    let text = UInt32(truncatingIfNeeded: word(position))
    // Digits become 0 to 9; the upper half of any other byte is not zero, or is so six further on.
    let four = text ^ 0x3030_3030
    guard (four | (four &+ 0x0606_0606)) & 0xF0F0_F0F0 == 0 else { return }
    let pairs = (four &* 10) &+ (four &>> 8)
    digits = digits &* 10_000 &+ UInt64((pairs & 0xFF) &* 100 &+ ((pairs &>> 16) & 0xFF))
    position &+= 4
  }

  /// Reads a number in quotes, or one that takes more care.
  @inline(never)
  private func otherNumber(_ start: Int) -> (value: Double, end: Int)? {
    if byte(start) == .quote, let (value, end) = shortNumber(start &+ 1), byte(end) == .quote,
      endsCell(end &+ 1)
    {
      return (value, end &+ 1)
    }
    guard let text = text(start), text.end - start <= FieldScanner.longestField else { return nil }
    let cell = copy(text.first, text.last)
    if cell.allSatisfy({ $0 == .space }) { return (.nan, text.end) }
    return (try? DecimalNumber(cell.span, mark: decimalMark).value).map { ($0, text.end) }
  }

  /// Reads a flag; a blank is 1.
  @inline(never)
  func flag(_ start: Int) -> (value: Double, end: Int)? {
    guard let text = text(start) else { return nil }
    switch string(of: copy(text.first, text.last).span) {
    case "", "1", "true": return (1, text.end)
    case "0", "false": return (0, text.end)
    default: return nil
    }
  }
}
