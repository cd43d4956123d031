/// A rectangle of cells, written as `B5:D9`.
public struct CellRange: Hashable, Sendable, CustomStringConvertible {
  /// The cell at the top left.
  public let first: CellAddress

  /// The cell at the bottom right.
  public let last: CellAddress

  /// The rectangle with these two cells in opposite corners.
  public init(_ first: CellAddress, _ last: CellAddress) {
    self.first = CellAddress(
      row: min(first.row, last.row), column: min(first.column, last.column))
    self.last = CellAddress(row: max(first.row, last.row), column: max(first.column, last.column))
  }

  /// Reads `B5:D9`, or `B5` alone.
  public init?(_ text: some StringProtocol) {
    let corners = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(corners.count), let first = CellAddress(corners[0]),
      let last = CellAddress(corners[corners.count - 1])
    else { return nil }
    self.init(first, last)
  }

  /// Whether a cell lies in the rectangle.
  public func contains(_ cell: CellAddress) -> Bool {
    (first.row...last.row).contains(cell.row) && (first.column...last.column).contains(cell.column)
  }

  /// `B5:D9`
  public var description: String {
    first == last ? first.description : "\(first):\(last)"
  }
}
