import Foundation
public import Wording

/// What the English text of a message has and its Vietnamese text has not: excerpts in quotation marks,
/// options, names of files, numbers. A translation may move them, never drop one.
///
/// - Returns: What is missing, or the message itself where the two are the same.
public func lostInTranslation(_ message: Phrase) -> [String] {
  var (vietnamese, english) = (message.vietnamese, message.english)
  if vietnamese == english { return [english] }
  var lost: [String] = []
  for pattern in Token.patterns {
    var kept = Token.found(pattern, in: &vietnamese)
    for token in Token.found(pattern, in: &english) {
      if let index = kept.firstIndex(of: token) {
        kept.remove(at: index)
      } else {
        lost.append(token)
      }
    }
  }
  return lost
}

private enum Token {
  /// Each takes its matches out of the text before the next looks.
  static let patterns = [
    #""(?:\\.|[^"\\])*""#, #"--[a-z-]+"#, #"[\w./-]+\.(?:csv|yaml|xlsx|xml)\b"#,
    #"[0-9]+(?:[.,][0-9]+)*"#,
  ]

  static func found(_ pattern: String, in text: inout String) -> [String] {
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    let whole = NSRange(text.startIndex..., in: text)
    let tokens = expression.matches(in: text, range: whole).compactMap { match in
      Range(match.range, in: text).map { String(text[$0]) }
    }
    text = expression.stringByReplacingMatches(in: text, range: whole, withTemplate: " ")
    return tokens
  }
}
