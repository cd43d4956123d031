/// A stretch of HTML or SVG that is well formed and escaped by construction.
///
/// The names of elements and attributes are literals of this program (`StaticString`). Everything
/// else is data: it enters through ``text(_:)``, ``phrase(_:)`` or an attribute value, and each of
/// them escapes. There is no way to add a `String` unescaped, so no text from outside can open an
/// element, end an attribute or start a script.
struct Markup: Sendable {
  private(set) var source = ""

  /// Starts empty.
  init() {}

  /// Starts empty and is filled by `content`.
  init(_ content: (inout Markup) -> Void) {
    content(&self)
  }

  /// Appends an element. An attribute whose value is `nil` is left out.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    _ content: (inout Markup) -> Void = { _ in }
  ) {
    open(name, attributes)
    source += ">"
    content(&self)
    source += "</\(name)>"
  }

  /// Appends an element that holds escaped text.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], text: String
  ) {
    element(name, attributes) { $0.text(text) }
  }

  /// Appends an element without content, as `<br/>`.
  mutating func empty(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]
  ) {
    open(name, attributes)
    source += "/>"
  }

  /// Appends escaped text.
  mutating func text(_ text: String) {
    source += escaped(text)
  }

  /// Appends a literal of this program as it stands: the style sheet, the document type.
  mutating func literal(_ literal: StaticString) {
    source += "\(literal)"
  }

  /// Appends markup that was built elsewhere.
  mutating func append(_ markup: Markup) {
    source += markup.source
  }

  private mutating func open(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>
  ) {
    source += "<\(name)"
    for (key, value) in attributes {
      if let value { source += " \(key)=\"\(escaped(value))\"" }
    }
  }
}

/// Whether a byte of UTF-8 stands for itself, and begins no character that has to be replaced.
private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
    UInt8(ascii: "'"), 0..<0x20, 0x7F, 0xC2, 0xEF:
    false
  default: true
  }
}

/// `text` with every character that means something to HTML, XML or a quoted attribute replaced
/// by a reference, and every character that XML 1.0 forbids by U+FFFD.
///
/// Complexity: O(n).
func escaped(_ text: String) -> String {
  if text.utf8.allSatisfy(isPlain) { return text }
  var safe = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": safe.append(contentsOf: "&amp;".unicodeScalars)
    case "<": safe.append(contentsOf: "&lt;".unicodeScalars)
    case ">": safe.append(contentsOf: "&gt;".unicodeScalars)
    case "\"": safe.append(contentsOf: "&quot;".unicodeScalars)
    case "'": safe.append(contentsOf: "&#39;".unicodeScalars)
    case "\t", "\n", "\r": safe.append(" ")
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": safe.append("\u{FFFD}")
    default: safe.append(scalar)
    }
  }
  return String(safe)
}
