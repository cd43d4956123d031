public import Interlab
import Synchronization
public import Tables

/// Scores an archive of any size: its rows are read in pieces by several threads, and each
/// comparison is scored and written as soon as all of its rows are there.
///
/// The numbers are those of ``Analysis``, whatever the number of threads and the size of the
/// pieces. Nothing is written before the whole file was found sound. What cannot be read in pieces
/// (quoted cells, replicates, anything that is wrong) is left to ``ResultsReader``.
public struct ArchiveScoring: Sendable {
  /// What is known when all is written.
  public struct Outcome: Sendable {
    /// Each kind of notice in the order of first appearance: the first of them, and in how many
    /// comparisons there is one.
    public var notices: [(first: Notice, comparisons: Int)]

    /// How many comparisons there are.
    public var comparisonCount: Int

    /// Whether some verdict is action.
    public var hasAction: Bool
  }

  private let source: ArchiveSource
  private let columns: ArchiveColumns
  private let definition: ComparisonDefinition
  private let template: Round
  private let start: Int
  private let threads: Int
  private let pieceSize: Int

  /// Looks at the header; `nil` where it shows that the file needs to be read whole.
  ///
  /// `template` is the round without results; `threads` and `pieceSize`, in bytes, change no result.
  public init?(
    _ source: ArchiveSource, decimalMark: DecimalMark, ignoredColumns: [String],
    definition: ComparisonDefinition, template: Round, threads: Int, pieceSize: Int = 1 << 20
  ) throws(FileFailure) {
    self.source = source
    guard definition.covariances == nil, definition.travelling == nil,
      let head = try ArchiveHead(source),
      let found = try? ResultsColumns(head.table, ignoring: ignoredColumns),
      let columns = ArchiveColumns(found, head.table, decimalMark: decimalMark)
    else { return nil }
    start = head.start
    (self.columns, self.definition, self.template) = (columns, definition, template)
    (self.threads, self.pieceSize) = (max(1, threads), max(1, pieceSize))
  }

  /// Scores all comparisons and writes them; `nil`, with nothing written, where the file needs to be
  /// read whole.
  public func run(
    _ form: ArchiveForm, writing write: @escaping @Sendable ([UInt8]) throws -> Void
  ) throws -> Outcome? {
    do {
      let survey = try survey()
      let columns = ScoresColumns(
        kinds: survey.kinds, hasRound: columns.round != nil, hasItem: columns.item != nil,
        hasMeasurand: columns.measurand != nil || definition.rules.key.measurand != nil)
      return try score(ArchiveWriter(form, columns, template), write)
    } catch is NotPlain {
      return nil
    } catch is Scattered {
      return nil
    }
  }

  /// Walks through the file once to see that all of it is sound, and what scores there are.
  private func survey() throws -> ArchiveTotals {
    let totals = Mutex(ArchiveTotals())
    try walk(checksOrder: true).run(
      {
        var rows = ArchiveRows(columns, definition, template)
        var distinct = DistinctCodes()
        return { parts, _ in
          for part in parts {
            for run in part.runs
            where !distinct.areDistinct(in: part.rows, rows: part.rows.rows(ofRun: run)) {
              throw NotPlain()
            }
          }
          let analysis = try Analysis(of: rows.round(parts))
          totals.withLock { $0.add(kindsOf: analysis) }
          return []
        }
      }, writing: { _ in })
    return totals.withLock { $0 }
  }

  private func score(
    _ writer: ArchiveWriter, _ write: @escaping @Sendable ([UInt8]) throws -> Void
  ) throws -> Outcome {
    let totals = Mutex(ArchiveTotals())
    let isFirst = Mutex(true)
    try walk(checksOrder: false).run(
      {
        var rows = ArchiveRows(columns, definition, template)
        return { parts, piece in
          let analysis = try Analysis(of: rows.round(parts))
          totals.withLock { $0.add(analysis, piece: piece) }
          return writer.body(of: analysis)
        }
      },
      writing: { bytes in
        let first = isFirst.withLock { first in
          defer { first = false }
          return first
        }
        try write(first ? writer.head + writer.dropSeparator(bytes) : bytes)
      })
    if !writer.tail.isEmpty { try write(writer.tail) }
    return totals.withLock { $0.outcome }
  }

  private func walk(checksOrder: Bool) -> ArchiveWalk {
    ArchiveWalk(
      source: source, layout: columns.layout, start: start, pieceSize: pieceSize, threads: threads,
      checksOrder: checksOrder)
  }
}
