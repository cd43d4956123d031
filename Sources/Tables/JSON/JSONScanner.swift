public import Wording

/// Walks through a JSON text (RFC 8259) value by value; the caller says what it expects.
///
/// It builds no tree and calls nothing but itself once a value, so that no nesting is too deep for it.
public struct JSONScanner: Sendable {
  /// A value that holds no others.
  public enum Scalar: Hashable, Sendable {
    /// A text, escapes undone.
    case text(String)

    /// The digits of a number, as they are written.
    case number(Range<Int>)

    /// True or false.
    case flag(Bool)

    /// Null.
    case null
  }

  /// The text.
  public let bytes: [UInt8]

  /// The next byte to look at.
  public private(set) var position = 0

  /// Where the last key or scalar begins.
  public private(set) var itemStart = 0

  /// Starts before the first value.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Passes the bracket that opens an object or an array, named in messages by `what`.
  public mutating func open(_ bracket: Unicode.Scalar, _ what: Phrase) throws(JSONFault) {
    skipBlanks()
    guard next == UInt8(ascii: bracket) else {
      let kind =
        bracket == "{"
        ? Phrase(vi: "một đối tượng", en: "an object") : Phrase(vi: "một mảng", en: "an array")
      throw fault(
        Phrase(
          vi: "\(what.vietnamese) không phải là \(kind.vietnamese)",
          en: "\(what.english) is not \(kind.english)"),
        Phrase(vi: "Bắt đầu bằng \(bracket).", en: "It begins with \(bracket)."))
    }
    position += 1
    isFirst = true
  }

  /// Passes what stands before the next member of an object and gives its key; `nil` at the end.
  public mutating func nextKey() throws(JSONFault) -> String? {
    guard try goesOn("}") else { return nil }
    guard next == UInt8(ascii: "\"") else {
      throw fault(
        Phrase(vi: "thiếu khóa", en: "a key is missing"),
        Phrase(
          vi: "Viết khóa của mỗi giá trị trong ngoặc kép.",
          en: "Write the key of each value in quotation marks."))
    }
    itemStart = position
    let key = try string()
    skipBlanks()
    guard next == UInt8(ascii: ":") else {
      throw fault(
        Phrase(
          vi: "thiếu dấu hai chấm sau \(excerpt(of: key))",
          en: "the colon after \(excerpt(of: key)) is missing"),
        Phrase(vi: "Viết khóa: giá trị.", en: "Write key: value."))
    }
    position += 1
    return key
  }

  /// Passes what stands before the next element of an array; false at the end.
  public mutating func nextElement() throws(JSONFault) -> Bool { try goesOn("]") }

  /// The next value, which holds no others.
  public mutating func scalar(_ what: Phrase) throws(JSONFault) -> Scalar {
    skipBlanks()
    isFirst = false
    itemStart = position
    guard let next else {
      throw fault(
        Phrase(
          vi: "văn bản kết thúc ở chỗ cần có \(what.vietnamese)",
          en: "the text ends where \(what.english) is expected"),
        Phrase(vi: "Kiểm tra xem văn bản có trọn vẹn không.", en: "Check that it is whole."))
    }
    switch next {
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      throw fault(
        what + Phrase(vi: " không phải là một giá trị đơn", en: " is not a single value"),
        Phrase(vi: "Viết một văn bản hoặc một số.", en: "Write one text or number."))
    default:
      throw fault(
        what + Phrase(vi: " không phải là giá trị JSON", en: " is no JSON value"),
        Phrase(
          vi: "Viết một số, một văn bản trong ngoặc kép hoặc null; không có NaN.",
          en: "Write a number, a text in quotation marks or null; there is no NaN."))
    }
  }

  /// Checks that nothing but blanks follows.
  public mutating func end() throws(JSONFault) {
    skipBlanks()
    guard position == bytes.count else {
      throw fault(
        Phrase(vi: "sau đối tượng còn nội dung khác", en: "something follows the object"),
        Phrase(vi: "Viết mỗi dòng một đối tượng.", en: "Write one object a line."))
    }
  }

  private var isFirst = true
  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }
}

extension JSONScanner {
  /// A fault of the last key or scalar.
  public func itemFault(_ problem: Phrase, _ remedy: Phrase) -> JSONFault {
    JSONFault(itemStart, problem, remedy)
  }

  /// Goes on at `position`.
  mutating func advance(to position: Int) { self.position = position }

  /// A fault at the next byte.
  public func fault(_ problem: Phrase, _ remedy: Phrase) -> JSONFault {
    JSONFault(position, problem, remedy)
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  /// Passes the comma before a further member, or the bracket at the end.
  private mutating func goesOn(_ closing: Unicode.Scalar) throws(JSONFault) -> Bool {
    skipBlanks()
    defer { isFirst = false }
    if next == UInt8(ascii: closing) {
      position += 1
      return false
    }
    if isFirst, next != nil { return true }
    guard next == UInt8(ascii: ",") else {
      throw fault(
        next == nil
          ? Phrase(vi: "văn bản kết thúc trước \(closing)", en: "the text ends before \(closing)")
          : Phrase(vi: "thiếu dấu phẩy hoặc \(closing)", en: "a comma or \(closing) is missing"),
        Phrase(
          vi: "Kiểm tra xem văn bản có phải là JSON trọn vẹn không.",
          en: "Check that the text is whole JSON."))
    }
    position += 1
    skipBlanks()
    return true
  }

  private mutating func word(_ word: String, _ value: Scalar) throws(JSONFault) -> Scalar {
    let end = position + word.utf8.count
    guard end <= bytes.count, bytes[position..<end].elementsEqual(word.utf8) else {
      throw fault(
        Phrase(vi: "đây không phải là giá trị JSON", en: "this is no JSON value"),
        Phrase(vi: "Viết true, false hoặc null.", en: "Write true, false or null."))
    }
    position = end
    return value
  }

  private mutating func number() throws(JSONFault) -> Range<Int> {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let first = position
    try digits()
    if position > first + 1, bytes[first] == UInt8(ascii: "0") {
      throw JSONFault(
        start, Phrase(vi: "số bắt đầu bằng 0", en: "a number begins with 0"),
        Phrase(vi: "Bỏ số 0 ở đầu.", en: "Leave the zero in front out."))
    }
    if next == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") { position += 1 }
      try digits()
    }
    return start..<position
  }

  private mutating func digits() throws(JSONFault) {
    let start = position
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    guard position > start else {
      throw fault(
        Phrase(vi: "thiếu một chữ số", en: "a digit is missing"),
        Phrase(vi: "Viết một số như 0.005.", en: "Write a number such as 0.005."))
    }
  }
}
