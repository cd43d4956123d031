import Tables

/// The rows that one thread has placed by their comparisons: those of ``RowBlock/groupLimit`` in turn
/// together, a part.
struct PlacedRows: Sendable {
  private enum Stored {
    case memory(RowBlock)
    case file(offset: Int, rowCount: Int)

    var rowCount: Int {
      switch self {
      case .memory(let block): block.rowCount
      case .file(_, let rowCount): rowCount
      }
    }
  }

  private struct Part {
    var stored: [Stored] = []
    var storedCount = 0
    var open: RowBlock

    /// The pieces that rows came from, each with how many rows there were before.
    var pieces: [(piece: UInt32, before: UInt32)] = []
    var lastPiece: UInt32?
  }

  private let width: Int
  private let file: SpillFile
  private var parts: [Part] = []
  private var blocksInMemory = 0

  init(_ layout: PlainLayout, _ file: SpillFile) {
    (width, self.file) = (layout.numberCount, file)
  }

  /// Adds the rows of a piece, whose runs belong to the comparisons `numbers`.
  mutating func append(_ piece: PlainRows, _ numbers: [UInt32], piece ticket: Int) {
    let (values, codes, bytes) = (piece.numbers.span, piece.codes.span, piece.bytes.span)
    for run in piece.runs.indices {
      let (part, group) = Int(numbers[run]).quotientAndRemainder(dividingBy: RowBlock.groupLimit)
      while part >= parts.count { parts.append(Part(open: newBlock())) }
      begin(ticket, in: part)
      for row in piece.rows(ofRun: run) {
        let numbers = values.extracting(row * width..<(row + 1) * width)
        let code = bytes.extracting(codes[row].range)
        if parts[part].open.append(numbers, code: code, group: group) { continue }
        renew(part)
        _ = parts[part].open.append(numbers, code: code, group: group)
      }
    }
  }

  /// Stores the open block of a part, which is full.
  private mutating func renew(_ part: Int) {
    let full = parts[part].open
    parts[part].stored.append(.memory(full))
    parts[part].storedCount += full.rowCount
    parts[part].open = newBlock()
  }

  private mutating func begin(_ ticket: Int, in part: Int) {
    let piece = UInt32(truncatingIfNeeded: ticket)
    guard parts[part].lastPiece != piece else { return }
    parts[part].lastPiece = piece
    let before = parts[part].storedCount + parts[part].open.rowCount
    parts[part].pieces.append((piece, UInt32(truncatingIfNeeded: before)))
  }

  private mutating func newBlock() -> RowBlock {
    blocksInMemory += 1
    return RowBlock(width: width)
  }

  /// Moves full blocks to the file where all takes more than `limit` bytes.
  mutating func keep(below limit: Int) throws {
    guard blocksInMemory * RowBlock.size > limit else { return }
    for part in parts.indices {
      for place in parts[part].stored.indices {
        guard case .memory(let block) = parts[part].stored[place] else { continue }
        let offset = try file.append(block.bytes)
        parts[part].stored[place] = .file(offset: offset, rowCount: block.rowCount)
        blocksInMemory -= 1
      }
    }
  }

  /// The bytes of the blocks that are not full, which stay in memory.
  var openCount: Int { parts.count * RowBlock.size }

  /// The rows of a part by the pieces that they came from.
  func stretches(
    of part: Int
  ) throws -> [(piece: UInt32, block: RowBlock, rows: Range<Int>)] {
    guard part < parts.count else { return [] }
    let pieces = parts[part].pieces
    let ends = pieces.dropFirst().map { Int($0.before) } + [.max]
    var stretches: [(piece: UInt32, block: RowBlock, rows: Range<Int>)] = []
    var (place, before) = (0, 0)
    for stored in parts[part].stored + [.memory(parts[part].open)] {
      let block = try block(stored)
      let end = before + block.rowCount
      var first = before
      while first < end {
        let last = min(end, ends[place])
        if first < last {
          stretches.append((pieces[place].piece, block, first - before..<last - before))
        }
        first = last
        if last == ends[place] { place += 1 }
      }
      before = end
    }
    return stretches
  }

  private func block(_ stored: Stored) throws -> RowBlock {
    switch stored {
    case .memory(let block): block
    case .file(let offset, _):
      RowBlock(width: width, bytes: try file.read(RowBlock.size, from: offset))
    }
  }
}
