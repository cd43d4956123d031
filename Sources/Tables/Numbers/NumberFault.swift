public import Wording

/// Why a text is not a decimal number, and what to write instead.
public struct NumberFault: Error, Hashable, Sendable, Worded {
  /// What is wrong, without a full stop: `"0,0O5" is not a number (letter O)`.
  public let problem: Phrase

  /// What to do, as a sentence: `Expected a decimal number such as 0,005.`
  public let remedy: Phrase

  /// Problem and remedy.
  public var message: Phrase { problem + ". " + remedy }

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

  private typealias Words = (problem: Phrase, remedy: Phrase)

  /// Nothing, or what programs write for nothing, or another base.
  private static func noNumber(_ text: String, _ mark: DecimalMark) -> Words? {
    let unsigned = text.lowercased().drop { "+-\u{2212}".contains($0) }
    if text.isEmpty { return (Phrase(vi: "thiếu số", en: "the number is missing"), expected(mark)) }
    if ["", "nan", "inf", "infinity", "∞", "na", "n/a", "#n/a", "null", "none"].contains(unsigned) {
      return (
        Phrase(
          vi: "\(excerpt(of: text)) không phải là số", en: "\(excerpt(of: text)) is not a number"),
        Phrase(
          vi: "Để trống ô ở nơi không có giá trị.",
          en: "Leave the cell empty where there is no value.")
      )
    }
    if unsigned.hasPrefix("0x") {
      return (
        Phrase(
          vi: "\(excerpt(of: text)) là số thập lục phân",
          en: "\(excerpt(of: text)) is a hexadecimal number"), expected(mark)
      )
    }
    return nil
  }

  private static func outOfRange(
    _ text: String, _ repaired: String, _ mark: DecimalMark
  ) -> Words? {
    guard let written = written(repaired, mark) else { return nil }
    return written.significantDigits + written.lastPlace > 0
      ? (
        Phrase(
          vi: "\(excerpt(of: text)) quá lớn (giới hạn khoảng 1.8e308)",
          en: "\(excerpt(of: text)) is too large (the limit is about 1.8e308)"),
        Phrase(vi: "Dùng đơn vị lớn hơn.", en: "Use a larger unit.")
      )
      : (
        Phrase(
          vi: "\(excerpt(of: text)) quá gần 0 (giới hạn khoảng 4.9e-324)",
          en: "\(excerpt(of: text)) is too close to zero (the limit is about 4.9e-324)"),
        Phrase(vi: "Dùng đơn vị nhỏ hơn, hoặc viết 0.", en: "Use a smaller unit, or write 0.")
      )
  }

  private static func otherMark(_ text: String, _ repaired: String, _ mark: DecimalMark) -> Words? {
    let other = mark.other
    guard written(repaired, other) != nil else { return nil }
    let use = Phrase(
      vi: "Dùng --decimal \(other.rawValue) (trong vòng: results: {decimal: \(other.rawValue)})",
      en: "Use --decimal \(other.rawValue) (in a round: results: {decimal: \(other.rawValue)})")
    // Groups of three after a first that is not 0 are also what a thousands separator leaves.
    if let joined = ungrouped(repaired, by: [other.character], mark: mark, inDecimals: false),
      repaired.drop(while: "+-".contains).first != "0"
    {
      return (
        Phrase(
          vi:
            "\(excerpt(of: text)) có \(other.vietnameseName), có thể là dấu thập phân hoặc dấu phân cách hàng nghìn, nhưng tệp được đọc với \(mark.vietnameseName) thập phân",
          en:
            "\(excerpt(of: text)) has a \(other.rawValue) that may be a decimal mark or a thousands separator, but the file is read with a decimal \(mark.rawValue)"
        ),
        use + Phrase(vi: ", hoặc viết \(joined).", en: ", or write \(joined).")
      )
    }
    let number = replacing(other.character, by: mark.character, in: repaired)
    return (
      Phrase(
        vi:
          "\(excerpt(of: text)) dùng \(other.vietnameseName) thập phân, nhưng tệp được đọc với \(mark.vietnameseName) thập phân",
        en:
          "\(excerpt(of: text)) uses a decimal \(other.rawValue), but the file is read with a decimal \(mark.rawValue)"
      ),
      use + Phrase(vi: ", hoặc viết \(number).", en: ", or write \(number).")
    )
  }

  private static func thousands(_ text: String, _ repaired: String, _ mark: DecimalMark) -> Words? {
    for assumed in [mark, mark.other] {
      let separators: [(Phrase, Set<Character>)] = [
        (
          Phrase(vi: assumed.other.vietnameseName, en: assumed.other.rawValue),
          [assumed.other.character]
        ),
        (Self.space, [" "]),
        (Phrase(vi: "dấu nháy", en: "apostrophe"), ["'", "\u{2019}"]),
        (Self.space, ["\u{00A0}", "\u{2009}", "\u{202F}"]),
      ]
      for (name, characters) in separators {
        guard let joined = ungrouped(repaired, by: characters, mark: assumed, inDecimals: false),
          written(joined, assumed) != nil
        else { continue }
        let number = replacing(assumed.character, by: mark.character, in: joined)
        return (
          Phrase(
            vi: "\(excerpt(of: text)) có dấu phân cách hàng nghìn (\(name.vietnamese))",
            en: "\(excerpt(of: text)) has thousands separators (\(name.english))"),
          Phrase(vi: "Viết \(number).", en: "Write \(number).")
        )
      }
    }
    return nil
  }

  private static let space = Phrase(vi: "khoảng trắng", en: "space")

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
      Phrase(
        vi: "\(excerpt(of: text)) không phải là số (có chữ cái \(letter))",
        en: "\(excerpt(of: text)) is not a number (letter \(letter))"),
      Phrase(
        vi: "Cần một số thập phân như \(number).",
        en: "Expected a decimal number such as \(number).")
    )
  }

  /// Anything else: names the first character that no number has, if there is one.
  private static func other(_ text: String, _ mark: DecimalMark) -> Words {
    let known = Set("0123456789+-\u{2212}eE").union([mark.character])
    let strange = text.unicodeScalars.enumerated().filter { !known.contains(Character($0.element)) }
    let first = strange.first { !$0.element.properties.isWhitespace } ?? strange.first
    let place = first.map {
      Phrase(
        vi: " (\(excerpt(of: String($0.element))) ở vị trí \($0.offset + 1))",
        en: " (\(excerpt(of: String($0.element))) at position \($0.offset + 1))")
    }
    return (
      Phrase(
        vi: "\(excerpt(of: text)) không phải là số\(place?.vietnamese ?? "")",
        en: "\(excerpt(of: text)) is not a number\(place?.english ?? "")"), expected(mark)
    )
  }

  private static func expected(_ mark: DecimalMark) -> Phrase {
    Phrase(
      vi: "Cần một số thập phân như 0\(mark.character)005.",
      en: "Expected a decimal number such as 0\(mark.character)005.")
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
