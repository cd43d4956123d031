import Wording

/// A word of a model's text, with its place.
struct ModelToken {
  enum Kind: Equatable {
    case number(Double)
    case name(String)
    case symbol(String)
    case endOfLine
    case end
  }

  let kind: Kind
  let line: Int
  let column: Int

  /// The word as it stands in a message.
  var text: String {
    switch kind {
    case .number(let value):
      value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : "\(value)"
    case .name(let name): name
    case .symbol(let symbol):
      ["+", "-", "*", "/", "<", ">", "<=", ">=", "==", "!="].contains(symbol)
        ? " \(symbol) " : symbol == "," ? ", " : symbol
    case .endOfLine, .end: ""
    }
  }
}

/// Splits the text of a model into words.
///
/// A line end inside parentheses, or behind an operator, does not end a definition; `#` begins a
/// comment.
struct ModelScanner {
  private let characters: [Character]
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var depth = 0
  private(set) var tokens: [ModelToken] = []

  private static let sizeLimit = 400_000

  init(_ text: String) throws(ModelError) {
    characters = Array(text)
    guard characters.count <= Self.sizeLimit else {
      throw ModelError(
        message: Phrase(
          vi: "mô hình dài hơn \(Self.sizeLimit) ký tự",
          en: "the model is longer than \(Self.sizeLimit) characters"), line: 1, column: 1,
        remedy: Phrase(vi: "Rút ngắn mô hình.", en: "Shorten it."))
    }
    while position < characters.count { try scan() }
    append(.endOfLine)
    append(.end)
  }

  private mutating func append(_ kind: ModelToken.Kind, at start: Int? = nil) {
    tokens.append(
      ModelToken(kind: kind, line: line, column: (start ?? position) - lineStart + 1))
  }

  private mutating func scan() throws(ModelError) {
    let character = characters[position]
    if character.isNewline || character == ";" {
      if !continues { append(.endOfLine) }
      position += 1
      if character.isNewline {
        line += 1
        lineStart = position
      }
    } else if character.isWhitespace {
      position += 1
    } else if character == "#" {
      while position < characters.count, !characters[position].isNewline { position += 1 }
    } else if character.isASCIIDigit || character == "." {
      try scanNumber()
    } else if character.isLetter || character == "_" {
      scanName()
    } else {
      try scanSymbol()
    }
  }

  private var continues: Bool {
    guard depth == 0, let last = tokens.last else { return true }
    switch last.kind {
    case .symbol(let symbol): return symbol != ")"
    case .endOfLine: return true
    case .number, .name, .end: return false
    }
  }

  private mutating func scanNumber() throws(ModelError) {
    let start = position
    var text = ""
    func next(_ offset: Int = 0) -> Character? {
      position + offset < characters.count ? characters[position + offset] : nil
    }
    while let character = next(), character.isASCIIDigit || character == "." {
      text.append(character)
      position += 1
    }
    if let e = next(), e == "e" || e == "E" {
      let sign = next(1) == "-" || next(1) == "+" ? 1 : 0
      if let digit = next(1 + sign), digit.isASCIIDigit {
        for _ in 0...sign {
          text.append(characters[position])
          position += 1
        }
        while let digit = next(), digit.isASCIIDigit {
          text.append(digit)
          position += 1
        }
      }
    }
    let value = Double(text)
    if value?.isInfinite == true {
      throw ModelError(
        message: Phrase(vi: "\"\(text)\" quá lớn", en: "\"\(text)\" is too large"),
        line: line, column: start - lineStart + 1,
        remedy: Phrase(
          vi: "Sửa số mũ: các số kết thúc ở khoảng 1.8e308.",
          en: "Correct the exponent: numbers end at about 1.8e308."))
    }
    guard let value else {
      throw ModelError(
        message: Phrase(vi: "\"\(text)\" không phải là số", en: "\"\(text)\" is not a number"),
        line: line, column: start - lineStart + 1,
        remedy: Phrase(
          vi: "Viết với dấu chấm thập phân, như 0.005 hoặc 5e-3.",
          en: "Write it with a decimal point, as in 0.005 or 5e-3."))
    }
    append(.number(value), at: start)
  }

  private mutating func scanName() {
    let start = position
    while position < characters.count {
      let character = characters[position]
      guard character.isLetter || character.isNumber || character == "_" || character == "′" else {
        break
      }
      position += 1
    }
    append(.name(String(characters[start..<position])), at: start)
  }

  private mutating func scanSymbol() throws(ModelError) {
    let two = String(characters[position..<min(position + 2, characters.count)])
    let start = position
    if ["<=", ">=", "==", "!=", "**"].contains(two) {
      position += 2
      return append(.symbol(two == "**" ? "^" : two), at: start)
    }
    let replacements: [Character: String] = ["−": "-", "·": "*", "×": "*", "≤": "<=", "≥": ">="]
    let symbol = replacements[characters[position]] ?? String(characters[position])
    guard ["+", "-", "*", "/", "^", "(", ")", ",", "=", "<", ">", "<=", ">="].contains(symbol)
    else {
      throw ModelError(
        message: Phrase(
          vi: "mô hình không dùng \"\(symbol)\"", en: "the model has no use for \"\(symbol)\""),
        line: line,
        column: start - lineStart + 1,
        remedy: Phrase(
          vi: "Mô hình dùng + - * / ^ ( ) , = và các phép so sánh.",
          en: "It knows + - * / ^ ( ) , = and comparisons."))
    }
    if symbol == "(" { depth += 1 }
    if symbol == ")" { depth = max(0, depth - 1) }
    position += 1
    append(.symbol(symbol), at: start)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
