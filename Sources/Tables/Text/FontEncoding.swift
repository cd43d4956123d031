/// The encodings of old Vietnamese fonts, which no file declares and every byte of which means something
/// else in Windows-1258.
enum FontEncoding: String {
  case tcvn3 = "TCVN3 (ABC fonts)"
  case vni = "VNI"

  static let remedy =
    "Convert it to Unicode (for example with UniKey: Ctrl+Shift+F6), and save it as UTF-8."

  /// The font encoding that a text read as Windows-1258 seems to be in; `nil` where it seems to be what it
  /// was read as.
  ///
  /// TCVN3 puts vowels where Windows-1258 has signs (µ ¸ ¶ · ¹ ¨ » …), which then stand inside words; VNI
  /// writes marks behind vowels that then read ø, û, Ø or Û, which follow no vowel in any word.
  init?(misreadAs text: String) {
    if Self.suspect(in: text, isLetterBefore, Self.tcvn3Vowels) != nil {
      self = .tcvn3
    } else if Self.suspect(in: text, isVowelBefore, Self.vniMarks) != nil {
      self = .vni
    } else {
      return nil
    }
  }

  /// A word that speaks for this encoding.
  func evidence(in text: String) -> String {
    let found =
      self == .tcvn3
      ? Self.suspect(in: text, isLetterBefore, Self.tcvn3Vowels)
      : Self.suspect(in: text, isVowelBefore, Self.vniMarks)
    return found ?? ""
  }

  // Not · and ², ³, °: kg·m², 20°C and the like have them behind letters.
  private static let tcvn3Vowels: Set<Character> = [
    "¨", "©", "ª", "«", "¬", "®", "µ", "¶", "¸", "¹", "»", "¼", "½", "¾",
  ]
  private static let vniMarks: Set<Character> = ["ø", "û", "Ø", "Û"]

  private static func suspect(
    in text: String, _ fits: (Character) -> Bool, _ signs: Set<Character>
  ) -> String? {
    var before: Character = " "
    for (place, character) in zip(text.indices, text) {
      if signs.contains(character), fits(before) {
        let start = text[..<place].lastIndex { !$0.isLetter && !signs.contains($0) }
        return String(text[(start.map { text.index(after: $0) } ?? text.startIndex)...].prefix(20))
      }
      before = character
    }
    return nil
  }
}

private func isLetterBefore(_ character: Character) -> Bool { character.isLetter }

private func isVowelBefore(_ character: Character) -> Bool {
  "aeiouyAEIOUYăâêôơưĂÂÊÔƠƯ".contains(character)
}
