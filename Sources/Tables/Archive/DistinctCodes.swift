/// Tells whether the codes of some rows are all different.
public struct DistinctCodes: Sendable {
  private var table: [Int32] = []

  /// Starts without memory.
  public init() {}

  /// Whether no code stands twice in one of `runs`; `column` counts the columns of codes.
  ///
  /// Complexity: O(n); rows in ascending order of their codes take no table.
  public mutating func areDistinct(
    in piece: PlainRows, runs: Range<Int>, column: Int = 0
  ) -> Bool {
    let width = piece.layout.codeCount
    let (codes, bytes) = (piece.codes.span, piece.bytes.span)
    let (starts, end) = (piece.runs.span, piece.rowCount)
    for run in runs {
      let rows = starts[run].firstRow..<(run + 1 < starts.count ? starts[run + 1].firstRow : end)
      guard
        areAscending(codes, bytes, rows, width, column)
          || areDistinctByTable(codes, bytes, rows, width, column)
      else { return false }
    }
    return true
  }

  private func areAscending(
    _ codes: Span<PlainRows.Cell>, _ bytes: Span<UInt8>, _ rows: Range<Int>, _ width: Int,
    _ column: Int
  ) -> Bool {
    var last = CodeRank(codes[rows.lowerBound * width + column], bytes)
    for row in rows.dropFirst() {
      let next = CodeRank(codes[row * width + column], bytes)
      guard last.isBelow(next, bytes) else { return false }
      last = next
    }
    return true
  }

  private mutating func areDistinctByTable(
    _ codes: Span<PlainRows.Cell>, _ bytes: Span<UInt8>, _ rows: Range<Int>, _ width: Int,
    _ column: Int
  ) -> Bool {
    var size = 64
    while size < 2 * rows.count { size *= 2 }
    if table.count < size { table = [Int32](repeating: -1, count: size) }
    for index in 0..<size { table[index] = -1 }
    for row in rows {
      let cell = codes[row * width + column]
      var print = Fingerprint()
      print.add(bytes, cell.range)
      var slot = Int(truncatingIfNeeded: print.value) & (size - 1)
      while table[slot] >= 0 {
        if areEqual(cell, codes[(rows.lowerBound + Int(table[slot])) * width + column], bytes) {
          return false
        }
        slot = (slot + 1) & (size - 1)
      }
      table[slot] = Int32(truncatingIfNeeded: row - rows.lowerBound)
    }
    return true
  }
}

private func areEqual(_ a: PlainRows.Cell, _ b: PlainRows.Cell, _ bytes: Span<UInt8>) -> Bool {
  guard a.count == b.count else { return false }
  for offset in 0..<Int(a.count)
  where bytes[Int(a.start) + offset] != bytes[Int(b.start) + offset] {
    return false
  }
  return true
}
