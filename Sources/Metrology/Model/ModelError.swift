public import Wording

/// What keeps a text from being a measurement model.
public struct ModelError: Error, Hashable, Sendable {
  /// What is wrong, without a full stop.
  public let message: Phrase

  /// The line in the text of the model, from 1.
  public let line: Int

  /// The column, from 1.
  public let column: Int

  /// What to do, as a sentence.
  public let remedy: Phrase

  /// A name that is not known, with those that are; `nil` for another mistake.
  public var unknownName: UnknownName?

  /// A name that is not known.
  public struct UnknownName: Hashable, Sendable {
    /// The name.
    public let name: String

    /// The names that are known in its place.
    public let known: [String]
  }
}
