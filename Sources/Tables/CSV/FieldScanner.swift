/// Finds where the fields of a delimited text end, and what is wrong with their form (RFC 4180).
///
/// It keeps nothing: the same scanner serves a whole file in memory and, record by record, a part
/// of one. Eight bytes are looked at together; what is not ASCII is only noted, since in UTF-8 no
/// byte of a longer character looks like a separator or a quote.
struct FieldScanner {
  /// The longest field, in bytes as they stand in the file. A longer one is a missing quote or
  /// no table at all.
  static let longestField = 65_536

  private let separator: UInt8
  private let separators: UInt64

  init(_ separator: FieldSeparator) {
    self.separator = separator.rawValue
    separators = UInt64(repeating: separator.rawValue)
  }

  /// The field that begins at `start`. A faulty one is scanned to its end all the same, but for
  /// the faults after which reading stops.
  func field(in bytes: Span<UInt8>, from start: Int) -> Field {
    if start < bytes.count, bytes[start] == .quote { return quotedField(in: bytes, from: start) }
    return field(in: bytes, from: start, scannedTo: start, isQuoted: false)
  }

  private func quotedField(in bytes: Span<UInt8>, from start: Int) -> Field {
    let limit = min(bytes.count, start + Self.longestField + 1)
    var position = start + 1
    var seen: UInt64 = 0
    var fault: Field.Fault?
    while true {
      position = nextSpecial(in: bytes, from: position, limit: limit, seen: &seen)
      guard position < limit else { break }
      let byte = bytes[position]
      position += 1
      if byte == .quote {
        guard position < bytes.count, bytes[position] == .quote else {
          return field(
            in: bytes, from: start, scannedTo: position, isQuoted: true, seen: seen, fault: fault)
        }
        position += 1
      } else if isFault(byte) {
        fault = fault ?? .control(byte)
      }
    }
    return Field(
      end: limit, next: limit, isLast: true, isQuoted: true, isASCII: isASCII(seen),
      fault: limit < bytes.count ? .quotedTooLong : .unclosedQuote)
  }

  /// The field from `start`, whose bytes before `scannedTo` (none, or the quoted part) are done.
  private func field(
    in bytes: Span<UInt8>, from start: Int, scannedTo: Int, isQuoted: Bool, seen: UInt64 = 0,
    fault: Field.Fault? = nil
  ) -> Field {
    let limit = min(bytes.count, start + Self.longestField + 1)
    var position = scannedTo
    var (seen, fault) = (seen, fault)
    while true {
      position = nextSpecial(in: bytes, from: position, limit: limit, seen: &seen)
      guard position < limit, !isEnd(bytes[position]) else { break }
      let byte = bytes[position]
      if fault == nil, byte == .quote, !isQuoted { fault = .strayQuote }
      if isFault(byte) { fault = fault ?? .control(byte) }
      position += 1
    }
    if isQuoted, position > scannedTo { fault = fault ?? .textAfterQuote }
    if position == limit, limit < bytes.count, fault != .control(0) { fault = .tooLong }
    let isLast = position == bytes.count || bytes[position] != separator
    let isPair =
      isLast && position + 1 < bytes.count && bytes[position] == .carriageReturn
      && bytes[position + 1] == .lineFeed
    return Field(
      end: position, next: min(bytes.count, position + (isPair ? 2 : 1)), isLast: isLast,
      isQuoted: isQuoted, isASCII: isASCII(seen), fault: fault)
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == .lineFeed || byte == .carriageReturn
  }

  /// A control character. A separator or a line end that is seen here stands in quotes.
  private func isFault(_ byte: UInt8) -> Bool {
    (byte < 0x20 || byte == 0x7F) && !isEnd(byte)
  }
}

extension FieldScanner {
  /// The position of the first separator, quote or control at or after `start`, or `limit`.
  ///
  /// `seen` gathers the bits of what was passed (and of up to seven bytes more).
  @inline(__always)
  private func nextSpecial(
    in bytes: Span<UInt8>, from start: Int, limit: Int, seen: inout UInt64
  ) -> Int {
    var position = start
    while position + 8 <= limit {
      // SAFETY: position + 8 ≤ limit ≤ the count; any eight bytes are a UInt64.
      let word = unsafe bytes.bytes.unsafeLoadUnaligned(
        fromByteOffset: position, as: UInt64.self
      ).littleEndian
      seen |= word
      let special = specials(in: word)
      if special != 0 { return position + special.trailingZeroBitCount / 8 }
      position += 8
    }
    while position < limit {
      let byte = bytes[position]
      seen |= UInt64(byte)
      if specials(in: UInt64(repeating: 0x61) & ~0xFF | UInt64(byte)) != 0 { break }
      position += 1
    }
    return position
  }

  /// The top bit of each byte of `word` that is a separator, a quote, below space or DEL.
  ///
  /// With its top bit cleared a byte plus at most 0x7F carries nothing into its neighbour, so the
  /// sums are exact byte by byte; bytes beyond ASCII are masked at the end.
  @inline(__always)
  private func specials(in word: UInt64) -> UInt64 {
    let low = word & UInt64(repeating: 0x7F)
    let notSeparator = (low ^ separators) &+ UInt64(repeating: 0x7F)
    let notQuote = (low ^ UInt64(repeating: .quote)) &+ UInt64(repeating: 0x7F)
    let notControl = low &+ UInt64(repeating: 0x60)
    let delete = low &+ UInt64(repeating: 0x01)
    return (~(notSeparator & notQuote & notControl) | delete) & ~word & UInt64(repeating: 0x80)
  }

  @inline(__always)
  private func isASCII(_ seen: UInt64) -> Bool { seen & UInt64(repeating: 0x80) == 0 }
}

extension UInt64 {
  /// Eight times the same byte.
  @inline(__always)
  fileprivate init(repeating byte: UInt8) { self = 0x0101_0101_0101_0101 &* UInt64(byte) }
}

/// One field of a record, by its place in the bytes.
struct Field {
  /// Where the separator or the line end after the field stands, or the end of the bytes.
  let end: Int

  /// Where the next field begins.
  let next: Int

  /// Whether the record ends with this field.
  let isLast: Bool

  /// Whether it stands in quotes; its text is then between its first and its last byte.
  let isQuoted: Bool

  /// Whether all is ASCII. May be false for one shortly before other characters.
  let isASCII: Bool

  /// What is wrong with its form: the first fault.
  let fault: Fault?

  enum Fault: Equatable {
    case strayQuote, textAfterQuote, unclosedQuote, tooLong, quotedTooLong
    case control(UInt8)

    /// Whether it makes sense to read on after this fault.
    var canBePassed: Bool {
      switch self {
      case .strayQuote, .textAfterQuote: true
      case .control(let byte): byte != 0
      case .unclosedQuote, .tooLong, .quotedTooLong: false
      }
    }
  }
}
