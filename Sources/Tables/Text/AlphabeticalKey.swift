/// Where a name or a code stands in a list made for readers: numbers within it by their size,
/// letters as in the Vietnamese alphabet (a ă â b c d đ e ê …, which holds the English order),
/// without regard to case, and tones (none, huyền, hỏi, ngã, sắc, nặng) only between names that
/// are otherwise alike.
///
///     PTN2 < PTN10        Bắc < Bằng < Cao        Dung < Đông        hoa < hoà < hoá
///
/// Blanks and other ASCII signs stand before digits, digits before letters, letters of other
/// alphabets behind them by code point. Texts that agree in all this stand in the order of their
/// code points, so the order is total.
///
/// Complexity: O(n) to make for n characters.
public struct AlphabeticalKey: Comparable, Sendable {
  private let letters: [UInt32]
  private let tones: [UInt32]
  private let text: String

  /// Makes the key of `text`.
  public init(_ text: String) {
    var (letters, tones): ([UInt32], [UInt32]) = ([], [])
    var digits: [UInt32] = []
    func endNumber(_ letters: inout [UInt32], _ digits: inout [UInt32]) {
      guard !digits.isEmpty else { return }
      let figures = digits.drop { $0 == 0 }
      // More figures make a larger number.
      letters += [Self.digitRank, UInt32(figures.count)] + figures
      digits = []
    }
    for character in text {
      if let digit = character.asciiDigit {
        digits.append(digit)
        continue
      }
      endNumber(&letters, &digits)
      let (rank, tone) = Self.rank(of: character)
      letters.append(rank)
      tones.append(tone)
    }
    endNumber(&letters, &digits)
    (self.letters, self.tones, self.text) = (letters, tones, text)
  }

  /// Whether the one stands before the other.
  public static func < (a: AlphabeticalKey, b: AlphabeticalKey) -> Bool {
    if a.letters != b.letters { return a.letters.lexicographicallyPrecedes(b.letters) }
    if a.tones != b.tones { return a.tones.lexicographicallyPrecedes(b.tones) }
    return a.text.unicodeScalars.lexicographicallyPrecedes(b.text.unicodeScalars)
  }

  /// Whether both are the same text, code point by code point.
  public static func == (a: AlphabeticalKey, b: AlphabeticalKey) -> Bool {
    a.text.unicodeScalars.elementsEqual(b.text.unicodeScalars)
  }

  private static let digitRank: UInt32 = 0x80
  private static let letterRank: UInt32 = 0x100
  private static let otherRank: UInt32 = 0x1000

  /// The letters of the alphabet in turn, each vowel with its tones behind it.
  private static let alphabet: [String] = [
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "b", "c", "d", "đ", "eèẻẽéẹ", "êềểễếệ", "f", "g", "h", "iìỉĩíị",
    "j", "k", "l", "m", "n", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "p", "q", "r", "s", "t", "uùủũúụ",
    "ưừửữứự", "v", "w", "x", "yỳỷỹýỵ", "z",
  ]

  private static let places: [Character: (rank: UInt32, tone: UInt32)] = {
    var places: [Character: (rank: UInt32, tone: UInt32)] = [:]
    for (place, forms) in alphabet.enumerated() {
      for (tone, form) in forms.enumerated() {
        places[form] = (letterRank + UInt32(place), UInt32(tone))
      }
    }
    return places
  }()

  private static func rank(of character: Character) -> (UInt32, UInt32) {
    let small = character.lowercased().first ?? character
    if let place = places[small] { return place }
    let code = small.unicodeScalars.first?.value ?? 0
    return (code < 0x80 ? code : otherRank + code, 0)
  }
}

extension Collection where Element == String {
  /// The texts in the order of a list made for readers.
  public var alphabetical: [String] {
    map { (key: AlphabeticalKey($0), text: $0) }.sorted { $0.key < $1.key }.map(\.text)
  }
}

extension Character {
  fileprivate var asciiDigit: UInt32? {
    guard let value = asciiValue, (0x30...0x39).contains(value) else { return nil }
    return UInt32(value) - 0x30
  }
}
