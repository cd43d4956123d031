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

  /// Appends an element that holds such a sentence.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], phrase: String
  ) {
    element(name, attributes) { $0.phrase(phrase) }
  }
}
