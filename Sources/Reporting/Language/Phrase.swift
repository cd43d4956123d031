import Interlab

/// One piece of text in both languages. A missing translation does not compile.
struct Phrase: Sendable {
  let vietnamese: String
  let english: String

  init(vi vietnamese: String, en english: String) {
    self.vietnamese = vietnamese
    self.english = english
  }

  func text(in language: Language) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }
}
