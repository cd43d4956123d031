/// Why a text is not a decimal number, and what to write instead.
public struct NumberFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, without a full stop: `"0,0O5" is not a number (letter O)`.
  public let problem: String

  /// What to do, as a sentence: `Expected a decimal number such as 0,005.`
  public let remedy: String

  /// Problem and remedy.
  public var description: String { "\(problem). \(remedy)" }

  /// Finds out what keeps `text` from being a number.
  ///
  /// - Parameters:
  ///   - text: The text, blanks at its ends trimmed.
  ///   - repaired: The same after every repair.
  ///   - mark: The mark it was read with.
  init(of text: String, repaired: String, mark: DecimalMark) {
    // A remedy repeats the number, so a text too long to show gets none of its own.
    let isShown = text.utf8.count <= 60
    (problem, remedy) =
      Self.outOfRange(text, repaired, mark)
      ?? (isShown ? Self.advice(text, repaired, mark) : nil) ?? Self.other(text, mark)
  }

  private static func advice(_ text: String, _ repaired: String, _ mark: DecimalMark) -> Words? {
    noNumber(text, mark) ?? otherMark(text, repaired, mark) ?? thousands(text, repaired, mark)
      ?? letters(text, repaired, mark)
  }

  private typealias Words = (problem: String, remedy: String)

  /// Nothing, or what programs write for nothing, or another base.
  private static func noNumber(_ text: String, _ mark: DecimalMark) -> Words? {
    let unsigned = text.lowercased().drop { "+-\u{2212}".contains($0) }
    if text.isEmpty { return ("the number is missing", expected(mark)) }
    if ["", "nan", "inf", "infinity", "∞", "na", "n/a", "#n/a", "null", "none"].contains(unsigned) {
      return (
        "\(excerpt(of: text)) is not a number", "Leave the cell empty where there is no value."
      )
    }
    if unsigned.hasPrefix("0x") {
      return ("\(excerpt(of: text)) is a hexadecimal number", expected(mark))
    }
    return nil
  }

  private static func outOfRange(
    _ text: String, _ repaired: String, _ mark: DecimalMark
  ) -> Words? {
    guard let written = written(repaired, mark) else { return nil }
    return written.significantDigits + written.lastPlace > 0
      ? ("\(excerpt(of: text)) is too large (the limit is about 1.8e308)", "Use a larger unit.")
      : (
        "\(excerpt(of: text)) is too close to zero (the limit is about 4.9e-324)",
        "Use a smaller unit, or write 0."
      )
  }

  private static func otherMark(_ text: String, _ repaired: String, _ mark: DecimalMark) -> Words? {
    let other = mark.other
    guard written(repaired, other) != nil else { return nil }
    let use = "Use --decimal \(other.rawValue) (in a round: results: {decimal: \(other.rawValue)})"
    // Groups of three after a first that is not 0 are also what a thousands separator leaves.
    if let joined = ungrouped(repaired, by: [other.character], mark: mark, inDecimals: false),
      repaired.drop(while: "+-".contains).first != "0"
    {
      return (
        "\(excerpt(of: text)) has a \(other.rawValue) that may be a decimal mark or a thousands separator, but the file is read with a decimal \(mark.rawValue)",
        "\(use), or write \(joined)."
      )
    }
    return (
      "\(excerpt(of: text)) uses a decimal \(other.rawValue), but the file is read with a decimal \(mark.rawValue)",
      "\(use), or write \(replacing(other.character, by: mark.character, in: repaired))."
    )
  }

  private static func thousands(_ text: String, _ repaired: String, _ mark: DecimalMark) -> Words? {
    for assumed in [mark, mark.other] {
      let separators: [(String, Set<Character>)] = [
        (assumed.other.rawValue, [assumed.other.character]), ("space", [" "]),
        ("apostrophe", ["'", "\u{2019}"]),
        ("space", ["\u{00A0}", "\u{2009}", "\u{202F}"]),
      ]
      for (name, characters) in separators {
        guard let joined = ungrouped(repaired, by: characters, mark: assumed, inDecimals: false),
          written(joined, assumed) != nil
        else { continue }
        let number = replacing(assumed.character, by: mark.character, in: joined)
        return ("\(excerpt(of: text)) has thousands separators (\(name))", "Write \(number).")
      }
    }
    return nil
  }

  /// Letters that look like digits, where digits in their place make a number.
  private static func letters(_ text: String, _ repaired: String, _ mark: DecimalMark) -> Words? {
    let digits: [Character: Character] = ["O": "0", "o": "0", "l": "1", "I": "1"]
    guard let letter = repaired.first(where: { digits[$0] != nil }) else { return nil }
    let corrected = String(repaired.map { digits[$0] ?? $0 })
    guard let assumed = [mark, mark.other].first(where: { written(corrected, $0) != nil }) else {
      return nil
    }
    let number = replacing(assumed.character, by: mark.character, in: corrected)
    return (
      "\(excerpt(of: text)) is not a number (letter \(letter))",
      "Expected a decimal number such as \(number)."
    )
  }

  /// Anything else: names the first character that no number has, if there is one.
  private static func other(_ text: String, _ mark: DecimalMark) -> Words {
    let known = Set("0123456789+-\u{2212}eE").union([mark.character])
    let strange = text.unicodeScalars.enumerated().filter { !known.contains(Character($0.element)) }
    let first = strange.first { !$0.element.properties.isWhitespace } ?? strange.first
    let place = first.map { " (\(excerpt(of: String($0.element))) at position \($0.offset + 1))" }
    return ("\(excerpt(of: text)) is not a number\(place ?? "")", expected(mark))
  }

  private static func expected(_ mark: DecimalMark) -> String {
    "Expected a decimal number such as 0\(mark.character)005."
  }

  private static func written(_ text: String, _ mark: DecimalMark) -> WrittenDecimal? {
    let bytes = Array(text.utf8)
    return WrittenDecimal(bytes.span, in: bytes.indices, mark: mark)
  }

  private static func replacing(
    _ old: Character, by new: Character, in text: String
  ) -> String {
    String(text.map { $0 == old ? new : $0 })
  }
}
