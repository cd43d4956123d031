import Tables

/// The rows of an archive whose comparisons are scattered: parted by the number of their comparison, by
/// several threads, in memory up to a limit and beyond it in a temporary file without a name.
struct ScatteredRows: Sendable {
  private let layout: PlainLayout
  private let table: KeyTable
  private let shares: [PlacedRows]

  /// Joins what the threads have placed of the comparisons in `table`.
  init(_ layout: PlainLayout, _ table: KeyTable, _ shares: [PlacedRows]) {
    (self.layout, self.table, self.shares) = (layout, table, shares)
  }

  /// How many parts there are.
  var partCount: Int {
    (table.count + RowBlock.groupLimit - 1) / RowBlock.groupLimit
  }

  /// Hands on the comparisons of a part, some of them at a time.
  func read(_ part: Int, _ body: (ArchivePart) throws -> Void) throws {
    let stretches = try stretches(of: part)
    let start = part * RowBlock.groupLimit
    var counts = [Int](repeating: 0, count: min(RowBlock.groupLimit, table.count - start))
    for (block, rows) in stretches { block.count(rows, into: &counts) }
    var first = 0
    while first < counts.count {
      var (end, rows) = (first, 0)
      while end < counts.count, end == first || rows + counts[end] <= 1 << 18 {
        rows += counts[end]
        end += 1
      }
      var piece = PlainRows(layout)
      piece.gather(first..<end, counts: counts[first..<end], stretches, table, from: start)
      try body(ArchivePart(rows: piece, runs: 0..<end - first))
      first = end
    }
  }

  /// The rows of a part in the order of the file: piece by piece from the thread that read it.
  private func stretches(of part: Int) throws -> [(block: RowBlock, rows: Range<Int>)] {
    let stretches = try shares.flatMap { try $0.stretches(of: part) }
    // Sorting keeps those of one piece in turn, for they come from one thread.
    return stretches.enumerated()
      .sorted { ($0.element.piece, $0.offset) < ($1.element.piece, $1.offset) }
      .map { ($0.element.block, $0.element.rows) }
  }
}
