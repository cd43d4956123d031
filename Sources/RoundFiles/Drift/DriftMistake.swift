public import Interlab
public import Wording

/// Pilot measurements that give no drift, with the file that they stand in.
public struct DriftMistake: Error, Hashable, Sendable, Worded {
  /// The pilot's file.
  public let file: String

  /// What is wrong.
  public let failure: DriftFailure

  /// Creates a mistake.
  public init(file: String, failure: DriftFailure) {
    self.file = file
    self.failure = failure
  }

  /// What is wrong and what to do.
  public var message: Phrase { file + ": " + failure.message }
}
