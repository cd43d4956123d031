import Interlab
import Tables

/// Writes JSON in the order in which it is given, numbers in the shortest form that reads back
/// exactly.
///
/// Infinity and NaN have no place in JSON: such a number is a programmer's mistake.
public struct JSONText: Sendable {
  /// What was written so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  private var needsComma = false

  /// Starts an empty text.
  public init() {}

  /// Writes an object whose members `body` writes.
  public mutating func object(_ body: (inout JSONText) -> Void) {
    enclosed("{", "}", body)
  }

  /// Writes an array whose elements `body` writes.
  public mutating func array(_ body: (inout JSONText) -> Void) {
    enclosed("[", "]", body)
  }

  /// Writes the name of a member; its value comes next.
  public mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a string.
  public mutating func string(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars { append(scalar) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a finite number.
  public mutating func number(_ value: Double) {
    separate()
    bytes.appendShortest(value)
  }

  /// Writes a count.
  public mutating func integer(_ value: Int) {
    raw(String(value))
  }

  /// Writes true or false.
  public mutating func flag(_ value: Bool) {
    raw(value ? "true" : "false")
  }

  /// Writes null.
  public mutating func null() {
    raw("null")
  }

  /// Ends the text with a line feed.
  public mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  private mutating func enclosed(
    _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ body: (inout JSONText) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: opening))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: closing))
    needsComma = true
  }

  private mutating func raw(_ text: String) {
    separate()
    bytes += text.utf8
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes += "\\\"".utf8
    case "\\": bytes += "\\\\".utf8
    case "\n": bytes += "\\n".utf8
    case "\r": bytes += "\\r".utf8
    case "\t": bytes += "\\t".utf8
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      let digits = String(scalar.value, radix: 16)
      bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
    default: bytes += String(scalar).utf8
    }
  }
}

extension JSONText {
  /// Writes the members that each document begins with: its schema, the version of the engine and
  /// the edition that it follows.
  mutating func appendHead(_ schema: String, _ round: Round) {
    member("schema", "lienphong." + schema)
    member("version", 1)
    member("engine", Analysis.engineVersion)
    member("edition", round.edition.rawValue)
  }

  /// Writes a member with a string, or null.
  public mutating func member(_ name: String, _ text: String?) {
    key(name)
    if let text { string(text) } else { null() }
  }

  /// Writes a member with a number; null for none and for an infinite one.
  public mutating func member(_ name: String, _ value: Double?) {
    key(name)
    if let value, value.isFinite { number(value) } else { null() }
  }

  /// Writes a member with a count.
  public mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  /// Writes a member with true or false.
  public mutating func member(_ name: String, _ value: Bool) {
    key(name)
    flag(value)
  }
}
