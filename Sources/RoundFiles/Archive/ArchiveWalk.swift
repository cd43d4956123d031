import Dispatch
import Synchronization
import Tables

/// Some whole comparisons: runs of rows of one piece.
struct ArchivePart: Sendable {
  var rows: PlainRows
  let runs: Range<Int>

  /// Whether the rows were appended for one comparison, so that their memory can be used again.
  var areGathered = false
}

/// One walk over an archive by several threads: pieces of lines are read and parsed, comparisons
/// that reach over the end of a piece are joined, and each piece's comparisons handed on.
///
/// What the work appends is written in the order of the file. Nothing depends on the number of threads
/// or the size of the pieces.
struct ArchiveWalk: Sendable {
  let source: ArchiveSource
  let layout: PlainLayout

  /// Where the rows begin.
  let start: Int

  /// The bytes of a piece: lines that begin in them belong to it.
  let pieceSize: Int

  let threads: Int

  /// Whether a comparison that comes back after another is looked for.
  var checksOrder: Bool

  /// Whether that is done where keys do not ascend.
  var remembersKeys = false

  /// The bytes that may be taken for what must be remembered.
  let memoryLimit: Int

  /// Told how many bytes are done.
  let progress: @Sendable (Int) -> Void

  /// The longest line that is read in pieces.
  static let longestLine = 1 << 22

  private var pieceCount: Int { max(1, (source.count - start + pieceSize - 1) / pieceSize) }

  /// Walks through the whole file. `makeWork` is called once a thread.
  ///
  /// Throws what the earliest piece with an error threw; ``NotPlain`` and ``Scattered`` before all.
  func run(
    _ makeWork: @Sendable () -> ArchiveWork,
    writing write: @escaping @Sendable ([UInt8]) throws -> Void
  ) throws {
    let line = AssemblyLine(threads: threads, write: write, progress: progress)
    let joint = Mutex(ArchiveJoint(self))
    // SAFETY: the closures are called on these threads only while this function runs.
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      let work = makeWork()
      var rows = PlainRows(layout)
      while let ticket = line.take(of: pieceCount) {
        var parts: [ArchivePart] = []
        line.attempt(ticket) { try read(ticket, into: &rows) }
        line.inTurn(ticket) {
          parts = try joint.withLock {
            try $0.join(rows, isLast: ticket == pieceCount - 1)
          }
        }
        var output = PieceOutput(line, piece: ticket)
        if !parts.isEmpty { line.attempt(ticket) { try work(&parts, ticket, &output) } }
        joint.withLock { $0.takeBack(&parts) }
        line.finish(
          ticket, output.takeBytes(), position: min(source.count, start + (ticket + 1) * pieceSize))
      }
    }
    try line.end()
  }

  /// Gathers the rows of each comparison, wherever they stand: comparisons are numbered piece by piece in
  /// the order of the file, and the rows placed by each thread for itself.
  func gather() throws -> ScatteredRows {
    let line = AssemblyLine(threads: threads, write: { _ in }, progress: progress)
    let table = Mutex(KeyTable(layout))
    let shares = Mutex<[PlacedRows]>([])
    let file = SpillFile()
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      var rows = PlainRows(layout)
      var placed = PlacedRows(layout, file)
      var keys = KeyRecords(layout)
      var numbers: [UInt32] = []
      while let ticket = line.take(of: pieceCount) {
        var known = (count: 0, byteCount: 0)
        line.attempt(ticket) {
          try read(ticket, into: &rows, joinsRuns: false)
          keys.lay(rows)
        }
        line.inTurn(ticket) {
          table.withLock { table in
            table.number(keys, into: &numbers)
            known = (table.count, table.byteCount)
          }
        }
        line.attempt(ticket) {
          placed.append(rows, numbers, piece: ticket)
          let room = (memoryLimit - known.byteCount) / threads
          guard placed.openCount < room else {
            throw MemoryExceeded.scattered(known.count, memoryLimit)
          }
          try placed.keep(below: room)
        }
        line.finish(ticket, [], position: min(source.count, start + (ticket + 1) * pieceSize))
      }
      shares.withLock { $0.append(placed) }
    }
    try line.end()
    return ScatteredRows(layout, table.withLock { $0 }, shares.withLock { $0 })
  }

  /// Reads the lines that begin in a piece.
  private func read(
    _ ticket: Int, into rows: inout PlainRows, joinsRuns: Bool = true
  ) throws {
    let first = start + ticket * pieceSize
    let end = min(source.count, first + pieceSize)
    // One byte before tells whether a line begins at the first.
    let from = ticket == 0 ? first : first - 1
    var beyond = 4096
    while true {
      try unsafe rows.fill(capacity: end - from + beyond) { buffer in
        try unsafe source.read(from: from, into: buffer)
      }
      let isAtEnd = from + rows.byteCount >= source.count
      guard rows.cutToLines(from: first - from, before: end - from, isAtEnd: isAtEnd) else {
        guard beyond < Self.longestLine else { throw NotPlain() }
        beyond *= 8
        continue
      }
      guard rows.read(from: rows.firstLine, joinsRuns: joinsRuns) == .plain else {
        throw NotPlain()
      }
      return
    }
  }
}

/// Joins the pieces of a file in their order.
private struct ArchiveJoint {
  private let layout: PlainLayout
  private let checksOrder: Bool
  private var open: PlainRows?
  private var spare: [PlainRows] = []
  private var seen: SeenComparisons
  private let memoryLimit: Int

  init(_ walk: ArchiveWalk) {
    (layout, checksOrder, memoryLimit) = (walk.layout, walk.checksOrder, walk.memoryLimit)
    seen = SeenComparisons(remembersKeys: walk.remembersKeys)
  }

  /// The comparisons that are complete with the next piece: the one left open before, if it ends
  /// here, and all of the piece but its last.
  mutating func join(_ rows: PlainRows, isLast: Bool) throws -> [ArchivePart] {
    var parts: [ArchivePart] = []
    var first = 0
    if let isSame = continues(rows) {
      if isSame {
        takeUpSpare()
        open?.append(rows.rows(ofRun: 0), of: rows, run: 0, isNewRun: false)
        first = 1
      }
      if first < rows.runs.count { parts += closed() }
    }
    if checksOrder { try seen.insert(rows, first..<max(first, rows.runs.count)) }
    if first < rows.runs.count {
      let last = rows.runs.count - 1
      if first < last { parts.append(ArchivePart(rows: rows, runs: first..<last)) }
      var tail = spare.popLast() ?? PlainRows(layout)
      tail.removeAll()
      tail.append(rows.rows(ofRun: last), of: rows, run: last, isNewRun: true)
      open = tail
    }
    try checkMemory()
    return isLast ? parts + closed() : parts
  }

  /// Goes on in the memory of a comparison that is done with, where that saves to grow by much.
  private mutating func takeUpSpare() {
    guard hasLargerSpare, var memory = spare.popLast() else { return }
    open?.move(toMemoryOf: &memory)
  }

  private var hasLargerSpare: Bool {
    guard let open, let last = spare.last else { return false }
    return last.capacity > 8 * open.rowCount && last.capacity > 2 * open.capacity
  }

  private func checkMemory() throws(MemoryExceeded) {
    guard seen.byteCount + (open?.memoryCount ?? 0) > memoryLimit else { return }
    throw MemoryExceeded.comparisons(memoryLimit)
  }

  /// Whether the comparison left open goes on in `rows`; `nil` where there is none, or no row. A
  /// function, so that no copy of it is alive when rows are appended.
  private func continues(_ rows: PlainRows) -> Bool? {
    guard let open, !rows.runs.isEmpty else { return nil }
    return rows.hasSameKeys(run: 0, as: open, run: 0)
  }

  private mutating func closed() -> [ArchivePart] {
    defer { open = nil }
    return open.map { [ArchivePart(rows: $0, runs: 0..<1, areGathered: true)] } ?? []
  }

  /// Keeps the memory of comparisons that are done with: to be given new pages for each long one would
  /// take longer than to read it.
  mutating func takeBack(_ parts: inout [ArchivePart]) {
    while let part = parts.popLast() {
      if part.areGathered { spare.append(part.rows) }
    }
  }
}
