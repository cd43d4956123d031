import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The rows of an archive whose comparisons are scattered: parted by the number of their comparison,
/// in memory up to a limit and beyond it in a temporary file without a name.
struct ScatteredRows {
  /// Comparisons in turn whose rows are kept together.
  static let groupsOfPart = 1024

  private enum Stored {
    case memory(RowBlock)
    case file(offset: Int, rowCount: Int)
  }

  private struct Part {
    var stored: [Stored] = []
    var open: RowBlock
  }

  private let layout: PlainLayout
  private let memoryLimit: Int
  private var parts: [Part] = []
  private var counts: [Int] = []
  private(set) var table: KeyTable
  private var blocksInMemory = 0
  private var file: Int32 = -1
  private var fileCount = 0

  /// `memoryLimit` is in bytes.
  init(_ layout: PlainLayout, memoryLimit: Int) {
    (self.layout, self.memoryLimit) = (layout, memoryLimit)
    table = KeyTable(layout)
  }

  /// How many parts there are.
  var partCount: Int { parts.count }

  /// Closes the temporary file.
  func close() {
    if file >= 0 { _ = Glibc.close(file) }
  }

  /// Adds the rows of a piece.
  mutating func append(_ piece: PlainRows) throws {
    for run in piece.runs.indices {
      let group = table.number(of: run, in: piece)
      let rows = piece.rows(ofRun: run)
      if group == counts.count { counts.append(0) }
      counts[group] += rows.count
      let part = group / Self.groupsOfPart
      if part == parts.count { parts.append(Part(open: newBlock())) }
      for row in rows {
        if parts[part].open.append(row, of: piece, group: UInt32(truncatingIfNeeded: group)) {
          continue
        }
        parts[part].stored.append(.memory(parts[part].open))
        parts[part].open = newBlock()
        _ = parts[part].open.append(row, of: piece, group: UInt32(truncatingIfNeeded: group))
      }
    }
    if memoryCount > memoryLimit { try spill() }
  }

  private var memoryCount: Int { blocksInMemory * RowBlock.size + table.byteCount }

  private mutating func newBlock() -> RowBlock {
    blocksInMemory += 1
    return RowBlock(width: layout.numberCount)
  }

  /// Moves all full blocks to the file.
  private mutating func spill() throws {
    let fixed = table.byteCount + parts.count * RowBlock.size
    guard fixed < memoryLimit else {
      throw MemoryExceeded(
        message: "the \(table.count) comparisons of the file so far, whose rows are not together, "
          + "do not fit into \(memoryLimit >> 20) MB. Raise --memory, or sort the file by comparison."
      )
    }
    if file < 0 { file = try temporaryFile() }
    for part in parts.indices {
      for place in parts[part].stored.indices {
        guard case .memory(let block) = parts[part].stored[place] else { continue }
        try write(block.bytes, to: file, temporaryFileName)
        parts[part].stored[place] = .file(offset: fileCount, rowCount: block.rowCount)
        fileCount += RowBlock.size
        blocksInMemory -= 1
      }
    }
  }

  /// Hands on the comparisons of a part, some of them at a time.
  func read(_ part: Int, _ body: (ArchivePart) throws -> Void) throws {
    let blocks = try parts[part].stored.map(block) + [parts[part].open]
    let last = min(counts.count, (part + 1) * Self.groupsOfPart)
    var first = part * Self.groupsOfPart
    while first < last {
      var (end, rows) = (first, 0)
      while end < last, end == first || rows + counts[end] <= 1 << 18 {
        rows += counts[end]
        end += 1
      }
      var piece = PlainRows(layout)
      piece.gather(first..<end, counts: counts[first..<end], from: blocks, table)
      try body(ArchivePart(rows: piece, runs: 0..<end - first))
      first = end
    }
  }

  private func block(_ stored: Stored) throws -> RowBlock {
    switch stored {
    case .memory(let block): return block
    case .file(let offset, let rowCount):
      var bytes = [UInt8](repeating: 0, count: RowBlock.size)
      // SAFETY: `pread` writes at most as many bytes as the array holds.
      let got = unsafe pread(file, &bytes, bytes.count, off_t(offset))
      guard got == bytes.count else {
        throw FileFailure(.output, temporaryFileName, systemMessage(errno))
      }
      return RowBlock(width: layout.numberCount, rowCount: rowCount, bytes: bytes)
    }
  }
}

/// More is asked for than the memory that may be taken.
public struct MemoryExceeded: Error, Hashable, Sendable, CustomStringConvertible {
  /// What does not fit, and what to do.
  public let message: String

  /// The same.
  public var description: String { message }
}
