/// Why a file could not be read or written.
public struct FileFailure: Error, Hashable, Sendable, CustomStringConvertible {
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

  /// The path as the user gave it.
  public let path: String

  /// What is wrong, and what to do.
  public let message: String

  /// Creates a failure.
  public init(_ kind: Kind, _ path: String, _ message: String) {
    self.kind = kind
    self.path = path
    self.message = message
  }

  /// One line: the path and what is wrong with it.
  public var description: String { "\(path): \(message)" }
}
