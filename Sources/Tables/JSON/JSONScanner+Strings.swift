import Wording

extension JSONScanner {
  /// The string that begins at the next byte.
  mutating func string() throws(JSONFault) -> String {
    let start = position
    var text: [UInt8] = []
    var position = start + 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      let byte = bytes[position]
      guard byte >= 0x20 else {
        throw JSONFault(
          position,
          Phrase(
            vi: "có ký tự điều khiển trong văn bản", en: "a control character stands in a text"),
          Phrase(vi: "Viết nó thành \\u00XX.", en: "Write it as \\u00XX."))
      }
      if byte == UInt8(ascii: "\\") {
        try appendEscape(&position, to: &text)
      } else {
        text.append(byte)
        position += 1
      }
    }
    guard position < bytes.count else {
      throw JSONFault(
        start,
        Phrase(
          vi: "văn bản bắt đầu ở đây không kết thúc", en: "the text that begins here does not end"),
        Phrase(vi: "Thêm dấu ngoặc kép.", en: "Add the quotation mark."))
    }
    guard let string = String(validating: text, as: UTF8.self) else {
      throw JSONFault(
        start, Phrase(vi: "văn bản không phải là UTF-8", en: "the text is not UTF-8"),
        Phrase(vi: "Viết dòng này theo UTF-8.", en: "Write the line in UTF-8."))
    }
    advance(to: position + 1)
    return string
  }

  /// Undoes the escape at `position`.
  private func appendEscape(_ position: inout Int, to text: inout [UInt8]) throws(JSONFault) {
    let start = position
    guard position + 1 < bytes.count else {
      throw JSONFault(
        start, Phrase(vi: "một chuỗi thoát không trọn vẹn", en: "an escape is not whole"),
        Phrase(
          vi: "Kiểm tra xem văn bản có phải là JSON trọn vẹn không.",
          en: "Check that the text is whole JSON."))
    }
    let kind = bytes[position + 1]
    position += 2
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(kind)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var value = try fourDigits(&position)
      if (0xD800..<0xDC00).contains(value),
        bytes[min(position, bytes.count)...].starts(with: Array("\\u".utf8))
      {
        position += 2
        let low = try fourDigits(&position)
        value =
          (0xDC00..<0xE000).contains(low)
          ? 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00) : value
      }
      guard let scalar = Unicode.Scalar(value) else {
        throw JSONFault(
          start, Phrase(vi: "chỉ có một nửa của cặp \\u", en: "half a pair of \\u escapes"),
          Phrase(vi: "Viết chính ký tự đó.", en: "Write the character itself."))
      }
      text += String(scalar).utf8
    default:
      throw JSONFault(
        start, Phrase(vi: "không có chuỗi thoát như vậy", en: "there is no such escape"),
        Phrase(vi: "Viết dấu gạch chéo ngược hai lần.", en: "Write a backslash twice."))
    }
  }

  private func fourDigits(_ position: inout Int) throws(JSONFault) -> UInt32 {
    let end = position + 4
    guard end <= bytes.count,
      bytes[position..<end].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16)
    else {
      throw JSONFault(
        position,
        Phrase(vi: "\\u cần bốn chữ số thập lục phân", en: "\\u needs four hexadecimal digits"),
        Phrase(vi: "Viết đủ bốn chữ số đó.", en: "Write them."))
    }
    position = end
    return value
  }
}
