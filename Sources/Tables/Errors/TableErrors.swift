public import Wording

/// All that is wrong in a file: the first errors in full, the others as a count.
public struct TableErrors: Error, Hashable, Sendable, Worded {
  /// How many errors are kept in full.
  public static let limit = 20

  /// The first ``limit`` errors, in the order they were found.
  public private(set) var first: [TableError] = []

  /// How many errors were found, with those that are not kept.
  public private(set) var count = 0

  /// Whether nothing is wrong.
  public var isEmpty: Bool { count == 0 }

  /// Starts with the errors given, or with none.
  public init(_ errors: TableError...) {
    for error in errors { append(error) }
  }

  /// Adds an error. Its text is not even made once ``limit`` errors are kept.
  public mutating func append(_ error: @autoclosure () -> TableError) {
    if count < Self.limit { first.append(error()) }
    count += 1
  }

  /// Adds the errors of another collection, after those of this one.
  public mutating func append(contentsOf other: TableErrors) {
    first += other.first.prefix(Self.limit - first.count)
    count += other.count
  }

  /// Throws this collection if anything is wrong.
  public func throwIfAny() throws(TableErrors) {
    if !isEmpty { throw self }
  }

  /// One line an error, then how many more there are.
  public var message: Phrase {
    let more = count - first.count
    let rest =
      more == 0
      ? [] : [Phrase(vi: "và \(more) lỗi nữa", en: "and \(counted(more, "more error"))")]
    return (first.map(\.message) + rest).joined(separator: "\n")
  }
}

/// `1 cell`, `2 cells`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
