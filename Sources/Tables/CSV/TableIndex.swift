/// Where the fields of a delimited text stand: 4 bytes a field and 8 a record.
///
/// Record 0 is the header; all records have as many fields as it has.
struct TableIndex: Sendable {
  /// Where each record begins.
  private var starts: [Int] = []

  /// For each field its end, counted from the start of its record, with the top bit set when it
  /// is quoted and the next bit when it is typed. A record has at most 4 096 fields of 65 536 bytes,
  /// which fits in 29 bits.
  private var ends: [UInt32] = []

  /// For each run of blank rows, how many records stand above it, and how many blank rows there
  /// are down to its end.
  private var blankRuns: [(recordsAbove: Int, total: Int)] = []

  private(set) var columnCount = 0

  var recordCount: Int { starts.count }

  /// How many rows were seen, blank ones included.
  var rowCount: Int { starts.count + (blankRuns.last?.total ?? 0) }

  private static let quoted: UInt32 = 1 << 31
  private static let typed: UInt32 = 1 << 30
  private static let place: UInt32 = (1 << 30) - 1

  mutating func beginRecord(at start: Int) { starts.append(start) }

  @inline(__always)
  mutating func append(_ field: Field) {
    let end = UInt32(truncatingIfNeeded: field.end - starts[starts.count - 1])
    ends.append(field.isQuoted ? end | Self.quoted : end)
  }

  /// Adds a field of a workbook that ends before `end`.
  mutating func append(end: Int, isTyped: Bool) {
    let place = UInt32(truncatingIfNeeded: end - starts[starts.count - 1])
    ends.append(isTyped ? place | Self.typed : place)
  }

  /// Ends the header, which decides how many fields a record has.
  mutating func endHeader() { columnCount = ends.count }

  mutating func appendBlankRow() { appendBlankRows(1) }

  mutating func appendBlankRows(_ count: Int) {
    guard count > 0 else { return }
    let total = count + (blankRuns.last?.total ?? 0)
    if blankRuns.last?.recordsAbove == starts.count { blankRuns.removeLast() }
    blankRuns.append((starts.count, total))
  }

  /// Makes room for the rest of `byteCount` bytes, if they are like the first `position`.
  mutating func reserveCapacity(for byteCount: Int, after position: Int) {
    let scale = 1.05 * Double(byteCount) / Double(position)
    starts.reserveCapacity(Int(scale * Double(starts.count)))
    ends.reserveCapacity(Int(scale * Double(ends.count)))
  }

  /// The row of a record as a spreadsheet numbers it.
  func row(record: Int) -> Int {
    var (low, high) = (0, blankRuns.count)
    while low < high {
      let middle = (low + high) / 2
      if blankRuns[middle].recordsAbove <= record { low = middle + 1 } else { high = middle }
    }
    return record + 1 + (low == 0 ? 0 : blankRuns[low - 1].total)
  }

  /// The bytes of a field's text, without its outer quotes, and whether it has them.
  @inline(__always)
  func field(record: Int, column: Int) -> (text: Range<Int>, isQuoted: Bool) {
    precondition(column >= 0 && column < columnCount, "a column of the table")
    let start = starts[record]
    let position = record * columnCount + column
    let end = ends[position]
    let isQuoted = end & Self.quoted != 0
    let first = column == 0 ? start : start + Int(ends[position - 1] & Self.place) + 1
    let last = start + Int(end & Self.place)
    return isQuoted ? (first + 1..<last - 1, true) : (first..<last, false)
  }

  /// Whether a field was a number or a date in its workbook, not text.
  @inline(__always)
  func isTyped(record: Int, column: Int) -> Bool {
    precondition(column >= 0 && column < columnCount, "a column of the table")
    return ends[record * columnCount + column] & Self.typed != 0
  }
}
