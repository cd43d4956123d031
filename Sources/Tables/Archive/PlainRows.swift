/// The rows of one piece of a delimited text file, in columns: numbers by value, codes by their
/// place in the bytes of the piece.
///
/// Only plain rows are read: as many cells as the header, no quotes but around a cell, no controls, codes
/// that need no normalization. What is not plain is left to ``Table``, which says what is wrong with it.
public struct PlainRows: Sendable {
  /// A place in ``bytes``.
  public struct Cell: Hashable, Sendable {
    /// Where it begins.
    public var start: UInt32

    /// How many bytes it has.
    public var count: UInt32

    /// Marks a place.
    public init(start: Int, count: Int) {
      self.start = UInt32(truncatingIfNeeded: start)
      self.count = UInt32(truncatingIfNeeded: count)
    }

    /// The bytes of the cell.
    public var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  /// Rows in turn with the same keys.
  public struct Run: Sendable {
    /// The first row.
    public var firstRow: Int

    /// A number that is the same for equal keys, and hardly ever for others.
    public var fingerprint: UInt64
  }

  /// The columns.
  public let layout: PlainLayout

  /// The bytes that codes stand in. Beyond ``byteCount`` they are padding.
  public internal(set) var bytes: [UInt8] = []

  /// How many of ``bytes`` are text.
  public internal(set) var byteCount = 0

  /// Where the first line begins.
  public internal(set) var firstLine = 0

  /// How many rows there are.
  public internal(set) var rowCount = 0

  /// Row by row the numbers, NaN for a blank; a flag is 1 or 0. Those of appended rows stand in ``columns``.
  public internal(set) var numbers: [Double] = []

  /// Column by column the numbers of rows that were appended from other pieces; else empty.
  public var columns: [[Double]] = []

  /// Row by row the codes.
  public internal(set) var codes: [Cell] = []

  /// The runs of rows with the same keys.
  public internal(set) var runs: [Run] = []

  /// Run by run the keys.
  public internal(set) var keys: [Cell] = []

  /// The bytes beyond the text that the scanner may look at.
  static let padding = 64

  /// Starts without rows.
  public init(_ layout: PlainLayout) { self.layout = layout }

  /// About how many bytes the rows take.
  public var memoryCount: Int {
    byteCount + 8 * (numbers.count + codes.count + columns.count * rowCount)
  }

  /// A number of a row.
  public func number(_ row: Int, _ column: Int) -> Double {
    columns.isEmpty ? numbers[row * layout.numberCount + column] : columns[column][row]
  }

  /// The rows of a run.
  public func rows(ofRun run: Int) -> Range<Int> {
    runs[run].firstRow..<(run + 1 < runs.count ? runs[run + 1].firstRow : rowCount)
  }

  /// The text of a code.
  public func text(_ cell: Cell) -> String { string(of: bytes.span.extracting(cell.range)) }

  /// The key of a run in the order of the columns, as texts.
  public func keyTexts(ofRun run: Int) -> [String] {
    let count = layout.keyCount
    return (0..<count).map { text(keys[run * count + $0]) }
  }

  /// Whether the keys of each run of some stand above those of the run before: the first key that
  /// differs is longer, or as long with larger bytes.
  public func areAscending(_ runs: Range<Int>) -> Bool {
    runs.dropFirst().allSatisfy { isAscending(from: $0 - 1, to: $0) }
  }

  private func isAscending(from run: Int, to next: Int) -> Bool {
    let count = layout.keyCount
    for key in 0..<count {
      let (a, b) = (keys[run * count + key], keys[next * count + key])
      let (low, high) = (CodeRank(a, bytes.span), CodeRank(b, bytes.span))
      if low.isBelow(high, bytes.span) { return true }
      if high.isBelow(low, bytes.span) { return false }
    }
    return false
  }

  /// Whether a run of this piece and one of another have the same keys.
  public func hasSameKeys(run: Int, as other: PlainRows, run otherRun: Int) -> Bool {
    guard runs[run].fingerprint == other.runs[otherRun].fingerprint else { return false }
    let count = layout.keyCount
    return (0..<count).allSatisfy {
      let (a, b) = (keys[run * count + $0].range, other.keys[otherRun * count + $0].range)
      return a.count == b.count && zip(a, b).allSatisfy { bytes[$0] == other.bytes[$1] }
    }
  }
}

extension PlainRows {
  /// Removes all rows; the memory is kept.
  public mutating func removeAll() {
    byteCount = 0
    rowCount = 0
    runs.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    for column in columns.indices { columns[column].removeAll(keepingCapacity: true) }
  }

  /// Takes in rows of one run of another piece: into the last run, or into a new one.
  ///
  /// - Precondition: all rows came so.
  public mutating func append(_ rows: Range<Int>, of other: PlainRows, run: Int, isNewRun: Bool) {
    if isNewRun {
      runs.append(Run(firstRow: rowCount, fingerprint: other.runs[run].fingerprint))
      let count = layout.keyCount
      for key in other.keys[run * count..<(run + 1) * count] {
        keys.append(appendBytes(of: key, other))
      }
    }
    let codeCount = layout.codeCount
    codes.removeSubrange(min(codes.count, rowCount * codeCount)...)
    appendNumbers(rows, of: other)
    appendCodes(rows.lowerBound * codeCount..<rows.upperBound * codeCount, of: other)
    rowCount += rows.count
  }

  /// Moves to the memory of other rows, which are lost.
  public mutating func move(toMemoryOf other: inout PlainRows) {
    Self.move(&bytes, to: &other.bytes)
    Self.move(&codes, to: &other.codes)
    for column in columns.indices { Self.move(&columns[column], to: &other.columns[column]) }
  }

  private static func move<Element>(_ elements: inout [Element], to memory: inout [Element]) {
    memory.removeAll(keepingCapacity: true)
    memory += elements
    swap(&elements, &memory)
  }

  /// How many rows the columns have room for.
  public var capacity: Int { columns.first?.capacity ?? 0 }

  /// Where there are many elements, much room at once: memory that is not touched costs nothing, copying as
  /// they grow does.
  private static func makeRoom<Element>(for count: Int, in elements: inout [Element]) {
    let needed = elements.count + count
    if needed > elements.capacity, needed > 1 << 14 { elements.reserveCapacity(8 * needed) }
  }

  private mutating func appendNumbers(_ rows: Range<Int>, of other: PlainRows) {
    let width = layout.numberCount
    if columns.isEmpty { columns = [[Double]](repeating: [], count: width) }
    let numbers = other.numbers.span.extracting(rows.lowerBound * width..<rows.upperBound * width)
    for column in 0..<width {
      Self.makeRoom(for: rows.count, in: &columns[column])
      columns[column].append(addingCapacity: rows.count) { target in
        // Not by a stride, whose checks would take longer than the copying.
        var place = column
        while place < numbers.count {
          target.append(numbers[place])
          place &+= width
        }
      }
    }
  }

  private mutating func appendCodes(_ places: Range<Int>, of other: PlainRows) {
    let (cells, text) = (other.codes.span, other.bytes.span)
    var end = byteCount
    Self.makeRoom(for: places.count, in: &codes)
    codes.append(addingCapacity: places.count) { codes in
      for place in places {
        let count = Int(cells[place].count)
        codes.append(Cell(start: end, count: count))
        end += count
      }
    }
    bytes.removeSubrange(min(bytes.count, byteCount)...)
    Self.makeRoom(for: end - byteCount, in: &bytes)
    bytes.appendText(atMost: end - byteCount) { line in
      for place in places { line.append(text, cells[place].range) }
    }
    byteCount = end
  }

  private mutating func appendBytes(of cell: Cell, _ other: PlainRows) -> Cell {
    let start = byteCount
    bytes.removeSubrange(min(bytes.count, start)...)
    bytes += other.bytes[cell.range]
    byteCount += Int(cell.count)
    return Cell(start: start, count: Int(cell.count))
  }
}
