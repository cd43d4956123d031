/// Where something stands in a file, as a person finds it there.
///
/// In a delimited file `row` and `column` are those a spreadsheet shows: the header is row 1, a
/// blank line counts as a row, and a cell with line breaks in quotes is still one row. In a workbook
/// they are those of the sheet. In any other text file they are line and column.
public struct CellLocation: Hashable, Sendable, CustomStringConvertible {
  /// The name of the file, as the user gave it.
  public let file: String

  /// The sheet of a workbook; `nil` in any other file.
  public let sheet: String?

  /// The row, from 1; `nil` when the whole file is meant.
  public let row: Int?

  /// The column, from 1; `nil` when the whole row is meant.
  public let column: Int?

  /// Names a file, a row in it, or a cell.
  public init(file: String, sheet: String? = nil, row: Int? = nil, column: Int? = nil) {
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
  }

  /// `results.csv:14:3`, in a workbook `results.xlsx:Sheet1!C14`, with control characters escaped.
  public var description: String {
    if let sheet {
      let tab = escapingControls(sheet)
      let cell =
        (column.map { CellAddress.letters(ofColumn: $0) } ?? "") + (row?.description ?? "")
      return "\(escapingControls(file)):"
        + (tab.contains { !$0.isLetter && !$0.isNumber } ? "'\(tab)'" : tab)
        + (cell.isEmpty ? "" : "!" + cell)
    }
    return [escapingControls(file), row?.description, column?.description]
      .compactMap { $0 }.joined(separator: ":")
  }
}
