public import Wording

/// A text in one or both languages, as the coordinator wrote it.
public struct LocalizedText: Hashable, Sendable {
  /// The Vietnamese text, if there is one.
  public let vietnamese: String?

  /// The English text, if there is one.
  public let english: String?

  /// Creates a text from what is there of each language.
  public init(vietnamese: String? = nil, english: String? = nil) {
    self.vietnamese = vietnamese
    self.english = english
  }

  /// The text in `language`, else in the other one; empty when there is neither.
  public func text(in language: Language) -> String {
    switch language {
    case .vietnamese: vietnamese ?? english ?? ""
    case .english: english ?? vietnamese ?? ""
    }
  }
}
