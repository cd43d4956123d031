import Dispatch
import Interlab
import Synchronization
import Tables

/// One walk over an archive that is not plain – codes that need normalization, replicates, anything that is
/// wrong – by several threads: stretches of whole comparisons go through ``ResultsReader``, each by itself.
///
/// Memory: some stretches at a time, or the largest comparison.
struct ArchiveStretches: Sendable {
  let source: ArchiveSource
  let head: ArchiveHead
  let columns: ResultsColumns
  let ignoredColumns: [String]
  let decimalMark: DecimalMark
  let definition: ComparisonDefinition
  let template: Round

  /// The bytes of a stretch, if no comparison is larger.
  let size: Int

  let threads: Int

  /// The bytes that may be taken for a comparison, and for what must be remembered.
  let memoryLimit: Int

  /// Told how many bytes are done.
  let progress: @Sendable (Int) -> Void

  /// Hands the analysis of each stretch to `work`, with its number, and writes what that appends in the
  /// order of the file.
  ///
  /// Throws ``Scattered`` where a comparison comes back after another one; else all that is wrong with
  /// the rows, as for a whole file; else what is wrong with the earliest comparison.
  func run(
    _ work: @escaping @Sendable (Analysis, Int, inout [UInt8]) throws -> Void,
    writing write: @escaping @Sendable ([UInt8]) throws -> Void
  ) throws {
    let line = AssemblyLine(threads: threads, write: write, progress: progress)
    let cutting = Mutex(Cutting(position: head.start))
    let found = Mutex(Found())
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while let ticket = line.take(of: .max) {
        var stretch: Stretch?
        line.inTurn(ticket) { stretch = try cutting.withLock { try next(&$0) } }
        var bytes = line.spareBytes()
        if let stretch {
          line.attempt(ticket) {
            guard let analysis = try analysis(stretch, ticket, found) else { return }
            try work(analysis, ticket, &bytes)
          }
        }
        line.finish(ticket, bytes, position: stretch?.end ?? source.count)
        if stretch == nil { break }
      }
    }
    try line.end()
    try found.withLock { try $0.throwIfAny() }
  }

  /// The analysis of a stretch, unless something is wrong in it or elsewhere.
  private func analysis(
    _ stretch: Stretch, _ ticket: Int, _ found: borrowing Mutex<Found>
  ) throws -> Analysis? {
    guard let round = try read(stretch, ticket, found) else { return nil }
    for comparison in round.comparisons {
      let isNew = try found.withLock { found in
        let isNew = found.seen.insert(comparison.key.fingerprint)
        if found.seen.byteCount > memoryLimit { throw MemoryExceeded.comparisons(memoryLimit) }
        return isNew
      }
      guard isNew else { throw Scattered() }
    }
    do {
      let analysis = try Analysis(of: round)
      return found.withLock { $0.isSound } ? analysis : nil
    } catch {
      found.withLock { $0.add(error, ticket) }
      return nil
    }
  }

  private func read(
    _ stretch: Stretch, _ ticket: Int, _ found: borrowing Mutex<Found>
  ) throws -> Round? {
    var stage = Found.Stage.form
    do {
      let table = try Table(
        csv: head.bytes + stretch.bytes, file: source.name, separator: head.table.separator,
        rowsLeftOut: stretch.rowsAbove)
      let reader = ResultsReader(
        table, decimalMark: decimalMark, ignoredColumns: ignoredColumns, definitions: [definition])
      stage = .rows
      return try reader.read(columns, into: template)
    } catch let errors as TableErrors {
      found.withLock { $0.add(errors, stage, ticket) }
      return nil
    }
  }
}

extension ArchiveStretches {
  /// Some whole comparisons of the file.
  private struct Stretch {
    let bytes: [UInt8]

    /// How many rows of the file stand above, without the header.
    let rowsAbove: Int

    /// Where it ends in the file.
    let end: Int
  }

  /// Where the next stretch begins.
  private struct Cutting {
    var position: Int
    var rowsAbove = 0
    var isAtEnd = false
  }

  private func next(_ cutting: inout Cutting) throws -> Stretch? {
    let cutter = RecordCutter(
      separator: head.table.separator,
      keys: [columns.round, columns.item, columns.measurand].compactMap(\.self))
    var wanted = size
    while !cutting.isAtEnd {
      var bytes = try source.bytes(
        cutting.position..<min(source.count, cutting.position + wanted))
      let isAtEnd = cutting.position + bytes.count >= source.count
      let cut = cutter.cut(bytes.span, isAtEnd: isAtEnd)
      guard cut.byteCount > 0 || cut.isLast else {
        wanted *= 2
        if wanted > memoryLimit { throw MemoryExceeded.comparisons(memoryLimit) }
        continue
      }
      bytes.removeSubrange(cut.byteCount...)
      let rowsAbove = cutting.rowsAbove
      cutting.position += cut.byteCount
      cutting.rowsAbove += cut.rowCount
      cutting.isAtEnd = cut.isLast
      if cut.hasRecords {
        return Stretch(bytes: bytes, rowsAbove: rowsAbove, end: cutting.position)
      }
    }
    return nil
  }
}

/// What was found in the stretches: comparisons, and what is wrong.
private struct Found {
  /// How far a file is read before what is wrong is told: its form, then its rows.
  enum Stage: Int, CaseIterable { case form, rows }

  var seen = FingerprintSet()
  private var errors: [[Int: TableErrors]] = Stage.allCases.map { _ in [:] }
  private var failure: (piece: Int, error: any Error)?

  var isSound: Bool { failure == nil && errors.allSatisfy(\.isEmpty) }

  mutating func add(_ found: TableErrors, _ stage: Stage, _ piece: Int) {
    errors[stage.rawValue][piece] = found
  }

  mutating func add(_ error: any Error, _ piece: Int) {
    if piece < failure?.piece ?? .max { failure = (piece, error) }
  }

  func throwIfAny() throws {
    for pieces in errors {
      var all = TableErrors()
      for (_, found) in pieces.sorted(by: { $0.key < $1.key }) { all.append(contentsOf: found) }
      try all.throwIfAny()
    }
    if let failure { throw failure.error }
  }
}

extension ComparisonKey {
  /// A number that is the same for equal keys, and hardly ever for others.
  fileprivate var fingerprint: UInt64 {
    var print = Fingerprint()
    for text in [round, item, measurand] {
      let bytes = (text ?? "").utf8.span
      print.add(bytes, 0..<bytes.count)
    }
    return print.value
  }
}
