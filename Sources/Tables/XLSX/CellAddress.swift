/// The address of a cell in a sheet: row and column from 1, written as `B5`.
public struct CellAddress: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The most rows that a sheet has (ECMA-376-1, 18.3.1.73).
  public static let rowLimit = 1_048_576

  /// The most columns that a sheet has.
  public static let columnLimit = 16_384

  /// The row, from 1.
  public let row: Int

  /// The column, from 1.
  public let column: Int

  /// Names the cell in this row and column.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads an address such as `B5` (dollar signs allowed); `nil` for anything else and beyond a sheet.
  public init?(_ text: some StringProtocol) {
    var (column, row) = (0, 0)
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0:
        column = column * 26 + Int(byte) - 64
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
        row = row * 10 + Int(byte) - 48
      default: return nil
      }
      guard column <= Self.columnLimit, row <= Self.rowLimit else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(row: row, column: column)
  }

  /// The letters of a column: `A`, `Z`, `AA`.
  public static func letters(ofColumn column: Int) -> String {
    var letters: [Character] = []
    var rest = column
    while rest > 0 {
      rest -= 1
      letters.insert(Character(Unicode.Scalar(UInt8(65 + rest % 26))), at: 0)
      rest /= 26
    }
    return String(letters)
  }

  /// `B5`
  public var description: String { Self.letters(ofColumn: column) + String(row) }

  /// The order of reading: row by row.
  public static func < (a: CellAddress, b: CellAddress) -> Bool {
    (a.row, a.column) < (b.row, b.column)
  }
}
