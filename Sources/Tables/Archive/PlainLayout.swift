/// What the columns of a delimited text file hold, for reading it in pieces.
public struct PlainLayout: Sendable {
  /// What a column holds.
  public enum Role: Hashable, Sendable {
    /// Text that is passed over.
    case skipped

    /// A code that is the same over many rows in turn: rows are gathered into runs by these.
    case key

    /// A code of each row.
    case code

    /// A number, or a blank.
    case number

    /// `true`, `1` or a blank; `false` or `0`.
    case flag
  }

  /// The role of each column.
  public let roles: [Role]

  /// What stands between two cells.
  public let separator: FieldSeparator

  /// The mark of the numbers.
  public let decimalMark: DecimalMark

  /// The longest code, in bytes.
  public let longestCode: Int

  /// Describes the columns of a file; `nil` where the separator is also the decimal mark.
  public init?(
    roles: [Role], separator: FieldSeparator, decimalMark: DecimalMark, longestCode: Int
  ) {
    guard separator.rawValue != decimalMark.byte else { return nil }
    self.roles = roles
    self.separator = separator
    self.decimalMark = decimalMark
    self.longestCode = longestCode
    keyCount = roles.count { $0 == .key }
    numberCount = roles.count { $0 == .number || $0 == .flag }
    codeCount = roles.count { $0 == .code }
  }

  /// How many key columns there are.
  public let keyCount: Int

  /// How many columns of numbers and flags there are; a row has a cell for each.
  public let numberCount: Int

  /// How many columns of codes there are.
  public let codeCount: Int
}
