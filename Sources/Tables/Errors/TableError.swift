public import Wording

/// One thing that is wrong in a file: where, what, and how to put it right.
public struct TableError: Error, Hashable, Sendable, Worded {
  /// Where it is wrong.
  public let location: CellLocation

  /// What is wrong, without a full stop: `"0,0O5" is not a number (letter O)`.
  public let problem: Phrase

  /// What to do, as a sentence: `Expected a decimal number such as 0,005.`
  public let remedy: Phrase

  /// Joins a place, a problem and its remedy.
  ///
  /// Text taken from the file goes through ``excerpt(of:limit:)`` first.
  public init(at location: CellLocation, _ problem: Phrase, remedy: Phrase) {
    self.location = location
    self.problem = problem
    self.remedy = remedy
  }

  /// `results.csv:14:3: "0,0O5" is not a number (letter O). Expected a decimal number such as 0,005.`
  public var message: Phrase { "\(location): " + problem + ". " + remedy }
}
