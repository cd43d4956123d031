/// One piece of the project's own text in both languages. A missing translation does not compile: no
/// literal and no `String` becomes a phrase by itself.
public struct Phrase: Hashable, Sendable {
  /// The Vietnamese text.
  public let vietnamese: String

  /// The English text.
  public let english: String

  /// Creates a phrase.
  public init(vi vietnamese: String, en english: String) {
    self.vietnamese = vietnamese
    self.english = english
  }

  /// Creates a phrase of what reads the same in both languages: a path, a name, a number; no word.
  public init(verbatim text: String) {
    self.init(vi: text, en: text)
  }

  /// No text.
  public static let empty = Phrase(verbatim: "")

  /// The text in `language`.
  public func text(in language: Language) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }

  /// The phrase with `change` made to both texts.
  public func map(_ change: (String) -> String) -> Phrase {
    Phrase(vi: change(vietnamese), en: change(english))
  }

  /// One phrase after another.
  public static func + (first: Phrase, second: Phrase) -> Phrase {
    Phrase(vi: first.vietnamese + second.vietnamese, en: first.english + second.english)
  }

  /// A phrase and what follows it in either language: a sign, a name, a number.
  public static func + (phrase: Phrase, sign: String) -> Phrase { phrase.map { $0 + sign } }

  /// What stands before a phrase in either language, and the phrase.
  public static func + (sign: String, phrase: Phrase) -> Phrase { phrase.map { sign + $0 } }
}

extension Sequence<Phrase> {
  /// The phrases one after another, with `separator` between them.
  public func joined(separator: String) -> Phrase {
    Phrase(
      vi: map(\.vietnamese).joined(separator: separator),
      en: map(\.english).joined(separator: separator))
  }
}

extension DefaultStringInterpolation {
  /// A phrase becomes part of a text only in a language that was chosen.
  @available(*, unavailable, message: "choose a language: text(in:), vietnamese or english")
  public mutating func appendInterpolation(_ phrase: Phrase) {}
}
