/// One sheet of a workbook: the cells that hold something, row by row.
public struct Sheet: Sendable {
  /// One cell with its content.
  public struct Cell: Hashable, Sendable {
    /// Where it stands.
    public let address: CellAddress

    /// What it holds.
    public let content: CellContent
  }

  /// The name of the file, for messages.
  public let file: String

  /// The name on its tab.
  public let name: String

  /// What of it a reader of the workbook does not see.
  public let hidden: HiddenParts

  /// The cells that hold something, by row and then by column.
  public let cells: [Cell]

  /// The cells that were merged into one.
  public let mergedRanges: [CellRange]

  /// What a cell holds; `nil` when it is empty.
  ///
  /// Complexity: O(log n).
  public func content(at address: CellAddress) -> CellContent? {
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].address < address { low = middle + 1 } else { high = middle }
    }
    return low < cells.count && cells[low].address == address ? cells[low].content : nil
  }

  /// Where a cell stands, for a message.
  public func location(_ address: CellAddress) -> CellLocation {
    CellLocation(file: file, sheet: name, row: address.row, column: address.column)
  }
}
