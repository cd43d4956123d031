/// The beginning of a text from a file, in quotation marks and safe to print: `"0,0O5"`.
///
/// Controls are escaped as ``escapingControls(_:)`` does, a quotation mark as `\"`. What would be
/// longer than `limit` code points after that ends before with `…`.
public func excerpt(of text: String, limit: Int = 60) -> String {
  var shown = ""
  var count = 0
  for scalar in text.unicodeScalars {
    let next = scalar == "\"" ? "\\\"" : escaped(scalar)
    count += next.unicodeScalars.count
    guard count <= limit else { return "\"\(shown)…\"" }
    shown += next
  }
  return "\"\(shown)\""
}

/// The beginning of the bytes of a cell, as ``excerpt(of:limit:)`` shows a text.
///
/// Bytes that are not UTF-8 are shown as U+FFFD. Only the bytes that can be shown are decoded.
public func excerpt(of bytes: Span<UInt8>, limit: Int = 60) -> String {
  let decoded = min(bytes.count, 4 * (limit + 1))
  return excerpt(of: string(of: bytes.extracting(0..<decoded)), limit: limit)
}

/// `text` with every character that a terminal could act upon, or that cannot be seen, written as
/// `\u{1B}`: controls, format characters (bidirectional overrides, zero-width ones) and the Unicode
/// line and paragraph separators. Line ends and tabs are written `\n`, `\r`, `\t`.
public func escapingControls(_ text: String) -> String {
  if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
  return text.unicodeScalars.reduce(into: "") { $0 += escaped($1) }
}

/// The UTF-8 of `bytes` as a string, U+FFFD for what is not UTF-8.
func string(of bytes: Span<UInt8>) -> String {
  if let utf8 = try? UTF8Span(validating: bytes) { return String(copying: utf8) }
  var copy: [UInt8] = []
  for index in bytes.indices { copy.append(bytes[index]) }
  return String(decoding: copy, as: UTF8.self)
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\n": return "\\n"
  case "\r": return "\\r"
  case "\t": return "\\t"
  default:
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      return "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default: return String(scalar)
    }
  }
}
