/// One thing that is wrong in a file: where, what, and how to put it right.
public struct TableError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where it is wrong.
  public let location: CellLocation

  /// What is wrong, without a full stop: `"0,0O5" is not a number (letter O)`.
  public let problem: String

  /// What to do, as a sentence: `Expected a decimal number such as 0,005.`
  public let remedy: String

  /// Joins a place, a problem and its remedy.
  ///
  /// Text taken from the file goes through ``excerpt(of:limit:)`` first.
  public init(at location: CellLocation, _ problem: String, remedy: String) {
    self.location = location
    self.problem = problem
    self.remedy = remedy
  }

  /// `results.csv:14:3: "0,0O5" is not a number (letter O). Expected a decimal number such as 0,005.`
  public var description: String { "\(location): \(problem). \(remedy)" }
}
