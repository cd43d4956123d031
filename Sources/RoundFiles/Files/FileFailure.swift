public import Wording

/// Why a file could not be read or written.
public struct FileFailure: Error, Hashable, Sendable, Worded {
  /// What went wrong, as the command's exit status distinguishes it.
  public enum Kind: Hashable, Sendable {
    /// There is no such file, or it cannot be read.
    case input

    /// It was found and read, but what it holds is damaged.
    case content

    /// It cannot be written.
    case output
  }

  /// Input, its content, or output.
  public let kind: Kind

  /// The path as the user gave it, or the name of what has none.
  public let place: Phrase

  /// What is wrong with it, and what to do.
  public let fault: Phrase

  /// Creates a failure of a file at a path.
  public init(_ kind: Kind, _ path: String, _ fault: Phrase) {
    self.init(kind, Phrase(verbatim: path), fault)
  }

  /// Creates a failure of what has a name and no path.
  public init(_ kind: Kind, _ place: Phrase, _ fault: Phrase) {
    self.kind = kind
    self.place = place
    self.fault = fault
  }

  /// One line: the path and what is wrong with it.
  public var message: Phrase { place + ": " + fault }
}
