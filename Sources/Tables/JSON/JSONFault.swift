/// What is wrong with a JSON text, and where.
public struct JSONFault: Error, Hashable, Sendable {
  /// The byte at fault, from 0.
  public let position: Int

  /// Without a full stop.
  public let problem: String

  /// As a sentence.
  public let remedy: String

  /// Creates a fault.
  public init(_ position: Int, _ problem: String, _ remedy: String) {
    self.position = position
    self.problem = problem
    self.remedy = remedy
  }
}
