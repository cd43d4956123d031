/// The encoding that the first bytes of a file declare.
enum ByteOrderMark: String {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16 (little-endian)"
  case utf16BigEndian = "UTF-16 (big-endian)"
  case utf32LittleEndian = "UTF-32 (little-endian)"
  case utf32BigEndian = "UTF-32 (big-endian)"

  /// The mark that `bytes` begin with, if any.
  init?(_ bytes: Span<UInt8>) {
    func begins(_ mark: UInt8...) -> Bool {
      bytes.count >= mark.count && mark.indices.allSatisfy { bytes[$0] == mark[$0] }
    }
    // UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
    if begins(0xEF, 0xBB, 0xBF) {
      self = .utf8
    } else if begins(0xFF, 0xFE, 0, 0) {
      self = .utf32LittleEndian
    } else if begins(0, 0, 0xFE, 0xFF) {
      self = .utf32BigEndian
    } else if begins(0xFF, 0xFE) {
      self = .utf16LittleEndian
    } else if begins(0xFE, 0xFF) {
      self = .utf16BigEndian
    } else {
      return nil
    }
  }
}
