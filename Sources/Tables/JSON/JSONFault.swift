public import Wording

/// What is wrong with a JSON text, and where.
public struct JSONFault: Error, Hashable, Sendable {
  /// The byte at fault, from 0.
  public let position: Int

  /// Without a full stop.
  public let problem: Phrase

  /// As a sentence.
  public let remedy: Phrase

  /// Creates a fault.
  public init(_ position: Int, _ problem: Phrase, _ remedy: Phrase) {
    self.position = position
    self.problem = problem
    self.remedy = remedy
  }
}
