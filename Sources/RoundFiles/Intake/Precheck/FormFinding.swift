import Interlab
public import Tables
public import Wording

/// One thing that a laboratory should know of its form before it sends it.
public struct FormFinding: Hashable, Sendable {
  /// How much it matters.
  public enum Weight: String, Hashable, Sendable {
    /// All is well.
    case good

    /// Worth a look: it may be right.
    case look

    /// The form would be refused.
    case missing
  }

  /// Its name for programs: `value-missing`, `below-cmc`, …
  public let code: String

  /// How much it matters.
  public let weight: Weight

  /// The measurand it is about; `nil` for the form as a whole.
  public let measurand: String?

  /// The cell it is about, if it is one.
  public let location: CellLocation?

  let phrase: Phrase

  /// What is said, in a language.
  public func message(in language: Language) -> String { phrase.text(in: language) }

  init(
    _ code: String, _ weight: Weight, of measurand: String? = nil, at location: CellLocation? = nil,
    _ phrase: Phrase
  ) {
    (self.code, self.weight, self.measurand) = (code, weight, measurand)
    (self.location, self.phrase) = (location, phrase)
  }
}
