/// What says of itself in both languages what it is: an error, a warning, a repair.
public protocol Worded: CustomStringConvertible {
  /// What it says.
  var message: Phrase { get }
}

extension Worded {
  /// What it says in English, for tests and logs.
  public var description: String { message.english }
}
