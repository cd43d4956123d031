/// The character between two cells of a delimited text file.
public enum FieldSeparator: UInt8, Hashable, Sendable, CaseIterable {
  /// A tab.
  case tab = 0x09

  /// A semicolon, which Excel writes where the decimal mark is a comma.
  case semicolon = 0x3B

  /// A comma (RFC 4180).
  case comma = 0x2C

  /// The separator that stands most often in the line at `start` (its first 65 536 bytes), outside
  /// quotes.
  ///
  /// On a tie the tab goes before the semicolon, the semicolon before the comma; a line with none
  /// is a single column, and any separator will do.
  static func detected(in bytes: Span<UInt8>, from start: Int) -> FieldSeparator {
    var counts = [0, 0, 0]
    var isQuoted = false
    for position in start..<min(bytes.count, start + FieldScanner.longestField) {
      let byte = bytes[position]
      if byte == .quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == .lineFeed || byte == .carriageReturn { break }
      for (index, separator) in allCases.enumerated() where byte == separator.rawValue {
        counts[index] += 1
      }
    }
    let most = counts.max() ?? 0
    return zip(allCases, counts).first { $0.1 == most && most > 0 }?.0 ?? .comma
  }
}

extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
}
