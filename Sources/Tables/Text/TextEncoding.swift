import Wording

/// How the characters of a text file are stored.
///
/// UTF-8 and, told by their byte order mark, UTF-16 and UTF-32 need no word. Windows-1258 has to be told:
/// nothing in a file says that it is in it.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  /// UTF-8, or what a byte order mark says.
  case utf8 = "utf-8"

  /// The Vietnamese code page of Windows.
  case windows1258 = "windows-1258"
}

/// A text in UTF-8, and what it was stored in, if that was something else.
struct DecodedText {
  let bytes: [UInt8]
  let original: String?

  /// Decodes a text; UTF-8 passes through, to be checked where it is read.
  ///
  /// Windows-1258 writes many letters as a letter and a mark: these are composed (NFC), so that equal names
  /// are equal bytes.
  init(_ bytes: [UInt8], _ encoding: TextEncoding, file: String) throws(TableErrors) {
    let mark = ByteOrderMark(bytes.span)
    switch (encoding, mark) {
    case (.utf8, nil), (.utf8, .utf8):
      (self.bytes, original) = (bytes, nil)
    case (.utf8, let mark?):
      guard let text = mark.text(of: bytes) else {
        throw Self.failure(
          file,
          Phrase(
            vi: "văn bản không phải là \(mark.rawValue): độ dài lẻ hoặc có nửa ký tự",
            en: "the text is no \(mark.rawValue): it has an odd length or half a character"),
          CSVFault.saveAsUTF8)
      }
      (self.bytes, original) = (Array(text.utf8), mark.rawValue)
    case (.windows1258, let mark?):
      throw Self.failure(
        file,
        Phrase(
          vi: "tệp tự nhận là \(mark.rawValue), không phải Windows-1258",
          en: "the file says that it is \(mark.rawValue), not Windows-1258"),
        Phrase(vi: "Bỏ khai báo encoding.", en: "Leave the encoding out."))
    case (.windows1258, nil):
      guard let text = Self.composed(bytes) else {
        throw Self.failure(
          file,
          Phrase(
            vi: "có byte không có nghĩa trong Windows-1258",
            en: "a byte has no meaning in Windows-1258"), CSVFault.saveAsUTF8)
      }
      if let font = OldVietnameseFont(of: Self.lettersOfFonts(bytes)) {
        throw Self.failure(
          file,
          Phrase(
            vi: "văn bản có lẽ theo \(font.rawValue), không phải Windows-1258",
            en: "the text is probably in \(font.rawValue), not in Windows-1258"),
          OldVietnameseFont.remedy)
      }
      (self.bytes, original) = (Array(text.utf8), "Windows-1258")
    }
  }

  /// The bytes as the fonts of Latin-1 show them, without the five that are marks in Windows-1258.
  private static func lettersOfFonts(_ bytes: [UInt8]) -> String {
    let marks: Set<UInt8> = [0xCC, 0xD2, 0xDE, 0xEC, 0xF2]
    var text = String.UnicodeScalarView()
    for byte in bytes where !marks.contains(byte) { text.append(Unicode.Scalar(byte)) }
    return String(text)
  }

  private static func failure(_ file: String, _ problem: Phrase, _ remedy: Phrase) -> TableErrors {
    TableErrors(TableError(at: CellLocation(file: file), problem, remedy: remedy))
  }
}

extension ByteOrderMark {
  /// The text behind the mark; `nil` where it is not well-formed.
  fileprivate func text(of bytes: [UInt8]) -> String? {
    switch self {
    case .utf8: return String(validating: bytes.dropFirst(3), as: UTF8.self)
    case .utf16LittleEndian, .utf16BigEndian:
      guard bytes.count.isMultiple(of: 2) else { return nil }
      let swaps = self == .utf16BigEndian
      let units = stride(from: 2, to: bytes.count, by: 2).map { i in
        let (a, b) = (UInt16(bytes[i]), UInt16(bytes[i + 1]))
        return swaps ? a << 8 | b : b << 8 | a
      }
      return String(validating: units, as: UTF16.self)
    case .utf32LittleEndian, .utf32BigEndian:
      guard bytes.count.isMultiple(of: 4) else { return nil }
      let swaps = self == .utf32BigEndian
      let units = stride(from: 4, to: bytes.count, by: 4).map { i in
        let unit = (0..<4).reduce(UInt32(0)) {
          $0 << 8 | UInt32(bytes[swaps ? i + $1 : i + 3 - $1])
        }
        return unit
      }
      return String(validating: units, as: UTF32.self)
    }
  }
}
