/// One piece of the project's own text in both languages. A missing translation does not compile.
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

  /// The text in `language`.
  public func text(in language: Language) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }
}
