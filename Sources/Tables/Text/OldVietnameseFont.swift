public import Wording

/// An encoding of Vietnamese that belongs to old fonts: read as characters, its text is other letters.
public enum OldVietnameseFont: String, Hashable, Sendable {
  /// TCVN3, the encoding of the ABC fonts (.VnTime): `Phßng thÝ nghiÖm`.
  case tcvn3 = "TCVN3 (ABC)"

  /// VNI, the encoding of the VNI fonts: `Phoøng thí nghieäm`.
  case vni = "VNI"

  /// The font that a text was probably typed in; `nil` for text that reads as it should.
  ///
  /// In TCVN3 the letters with marks are capitals and signs of Latin-1 in the middle of words: a letter
  /// of `À` to `Þ` after a small letter, or `®` before one. In VNI the mark follows its vowel as a
  /// letter of its own, `ø`, `ä`, `ë`, …; twice at least, since `ë` alone stands in names such as Noël.
  /// A text with letters that only Unicode has for Vietnamese (U+1E00 on) is none of both.
  public init?(of text: String) {
    // ASCII has none.
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    var previous: Unicode.Scalar = " "
    var (tcvn3, vni) = (0, 0)
    for scalar in text.unicodeScalars {
      if (0x1E00...0x1EFF).contains(scalar.value) { return nil }
      let isCapital = (0xC0...0xDE).contains(scalar.value) && scalar != "×"
      if isCapital, ("a"..."z").contains(previous) { tcvn3 += 1 }
      if ("a"..."z").contains(scalar), previous == "®" { tcvn3 += 1 }
      if "øäëïöûåÿ".unicodeScalars.contains(scalar), "aeiouyôö".unicodeScalars.contains(previous) {
        vni += 1
      }
      previous = scalar
    }
    if tcvn3 > 0 {
      self = .tcvn3
    } else if vni > 1 {
      self = .vni
    } else {
      return nil
    }
  }

  /// What to do about it, as a sentence.
  public static let remedy =
    Phrase(
      vi:
        "Chuyển văn bản sang Unicode (trong UniKey: CS+F6, từ TCVN3 hoặc VNI sang Unicode) rồi dán lại.",
      en:
        "Convert the text to Unicode (in UniKey: CS+F6, from TCVN3 or VNI to Unicode) and paste it again."
    )
}
