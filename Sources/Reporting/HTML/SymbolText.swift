/// A sentence of this program with the symbols of the field set as they are printed: `_x_` in
/// italics, `~pt~` below the line, `^2^` above it.
struct SymbolText {
  enum Style: Character {
    case plain = " "
    case italic = "_"
    case lower = "~"
    case upper = "^"
  }

  /// The pieces in order, each in one style.
  let runs: [(style: Style, text: String)]

  /// Reads the marks in `text`.
  init(_ text: String) {
    var runs: [(style: Style, text: String)] = []
    var style = Style.plain
    var piece = ""
    for character in text {
      guard let mark = Style(rawValue: character), mark != .plain else {
        piece.append(character)
        continue
      }
      if !piece.isEmpty { runs.append((style, piece)) }
      piece = ""
      style = style == mark ? .plain : mark
    }
    if !piece.isEmpty { runs.append((style, piece)) }
    self.runs = runs
  }

  /// The words alone, for attributes and titles that hold no markup.
  var plain: String {
    runs.map { $0.style == .lower ? "_" + $0.text : $0.text }.joined()
  }
}

extension Markup {
  /// Appends a sentence of this program with its symbols as HTML. The words are escaped, so at
  /// worst a stray mark changes the slant of a letter.
  mutating func phrase(_ text: String) {
    for run in SymbolText(text).runs {
      switch run.style {
      case .plain: self.text(run.text)
      case .italic: element("i", text: run.text)
      case .lower: element("sub", text: run.text)
      case .upper: element("sup", text: run.text)
      }
    }
  }

  /// Appends a text in which the field's symbols stand as plain words, `u(x_pt)` or `E_n`, and sets
  /// those, and a word of a round's definition between grave accents. It may name laboratories: no
  /// other character is taken for a mark.
  mutating func prose(_ text: String) {
    var rest = Substring(text)
    var words = ""
    while let character = rest.first {
      if let symbol = proseSymbols.first(where: { rest.hasPrefix($0.plain) }) {
        self.text(words)
        words = ""
        phrase(symbol.marked)
        rest.removeFirst(symbol.plain.count)
      } else if let code = leadingCode(of: rest) {
        self.text(words)
        words = ""
        element("code", text: code)
        rest.removeFirst(code.count + 2)
      } else {
        words.append(character)
        rest.removeFirst()
      }
    }
    self.text(words)
  }

  /// Appends an element that holds such a sentence.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], phrase: String
  ) {
    element(name, attributes) { $0.phrase(phrase) }
  }
}

/// The word of a definition that stands between grave accents at the beginning of `text`.
private func leadingCode(of text: Substring) -> String? {
  guard text.first == "`", let end = text.dropFirst().firstIndex(of: "`") else { return nil }
  let word = text[text.index(after: text.startIndex)..<end]
  let isPlain = word.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
  return word.isEmpty || !isPlain ? nil : String(word)
}

private let proseSymbols: [(plain: String, marked: String)] = [
  ("E_n,c", "_E_~n,c~"), ("E_n", "_E_~n~"), ("E_z−", "_E_~z−~"), ("E_z+", "_E_~z+~"),
  ("P_A", "_P_~A~"), ("U(x_pt)", "_U_(_x_~pt~)"), ("u(x_pt)", "_u_(_x_~pt~)"),
  ("U(x_i)", "_U_(_x_~i~)"), ("u(x_i)", "_u_(_x_~i~)"), ("x_pt", "_x_~pt~"), ("x_i", "_x_~i~"),
  ("σ_pt", "_σ_~pt~"), ("δ_E", "_δ_~E~"),
]
