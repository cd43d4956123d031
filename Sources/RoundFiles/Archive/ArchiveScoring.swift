public import Interlab
public import Tables

/// Scores an archive of any size: its rows are read in pieces by several threads, and each
/// comparison is scored and written as soon as all of its rows are there.
///
/// The numbers are those of ``Analysis``, whatever the number of threads and the size of the
/// pieces. Nothing stays written of a file that is not sound to its end. What cannot be read in columns
/// (codes that need normalization, replicates, anything that is wrong) goes stretch by stretch through
/// ``ResultsReader``, and as a whole, by the caller, where the rows of a comparison are then not together.
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
  private let head: ArchiveHead
  private let found: ResultsColumns
  private let ignoredColumns: [String]
  private let decimalMark: DecimalMark
  private let definition: ComparisonDefinition
  private let template: Round
  private let threads: Int
  private let pieceSize: Int
  private let memoryLimit: Int
  private let findsNoticesOfSummary: Bool
  private let progress: @Sendable (Int) -> Void

  /// Looks at the header; `nil` where it shows that the file needs to be read whole.
  ///
  /// `template` is the round without results; `threads` and `pieceSize`, in bytes, change no result. Notices
  /// of a summary, which may take as long as the rest, are looked for where they are asked for; of anything
  /// else, always.
  public init?(
    _ source: ArchiveSource, decimalMark: DecimalMark, ignoredColumns: [String],
    definition: ComparisonDefinition, template: Round, threads: Int, pieceSize: Int = 1 << 18,
    memoryLimit: Int = 1 << 30, findsNoticesOfSummary: Bool = false,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(FileFailure) {
    self.source = source
    guard definition.covariances == nil, definition.travelling == nil,
      definition.rules.key.measurand == nil,
      let head = try ArchiveHead(source),
      let found = try? ResultsColumns(head.table, ignoring: ignoredColumns)
    else { return nil }
    (self.head, self.found, self.ignoredColumns) = (head, found, ignoredColumns)
    (self.decimalMark, self.definition, self.template) = (decimalMark, definition, template)
    (self.threads, self.pieceSize) = (max(1, threads), max(1, pieceSize))
    (self.memoryLimit, self.progress) = (memoryLimit, progress)
    self.findsNoticesOfSummary = findsNoticesOfSummary
  }

  /// Scores all comparisons and writes them; `nil`, with nothing written, where the file needs to be
  /// read whole.
  public func run(_ form: ArchiveForm, to output: ArchiveOutput) throws -> Outcome? {
    do {
      if let plain = ArchiveColumns(found, head.table, decimalMark: decimalMark) {
        return try run(form, plain, output)
      }
    } catch is NotPlain {}
    do {
      return try runInStretches(form, output)
    } catch is Scattered {
      return nil
    }
  }

  private func run(
    _ form: ArchiveForm, _ columns: ArchiveColumns, _ output: ArchiveOutput
  ) throws -> Outcome {
    var walk = ArchiveWalk(
      source: source, layout: columns.layout, start: head.start, pieceSize: pieceSize,
      threads: threads, checksOrder: false, memoryLimit: memoryLimit, progress: progress)
    do {
      return try run(form, columns, .pieces(walk), output)
    } catch is NotAscending {
      walk.remembersKeys = true
    }
    do {
      return try run(form, columns, .pieces(walk), output)
    } catch is Scattered {
      return try run(form, columns, .parts(walk.gather(), threads: threads), output)
    }
  }

  private func run(
    _ form: ArchiveForm, _ columns: ArchiveColumns, _ route: ArchiveRoute,
    _ output: ArchiveOutput
  ) throws -> Outcome {
    do {
      return try run(form, output, survey: { try survey(form, columns, route) }) {
        try score($0, columns, route, isFirstWalk: $1, $2)
      }
    } catch let failure as AnalysisFailure {
      // What is wrong with a cell is said before what cannot be computed.
      try checkCells(columns, route)
      throw failure
    }
  }

  private func checkCells(_ columns: ArchiveColumns, _ route: ArchiveRoute) throws {
    try route.run(
      checksOrder: true,
      {
        var rows = ArchiveRows(columns, definition, template)
        var distinct = DistinctCodes()
        return { parts, _, _ in
          try distinct.check(parts)
          _ = try rows.round(parts)
        }
      }, writing: { _ in })
  }

  private func runInStretches(_ form: ArchiveForm, _ output: ArchiveOutput) throws -> Outcome {
    let stretches = ArchiveStretches(
      source: source, head: head, columns: found, ignoredColumns: ignoredColumns,
      decimalMark: decimalMark, definition: definition, template: template, size: pieceSize,
      threads: threads, memoryLimit: memoryLimit, progress: progress)
    func survey() throws -> [ScoreKind] {
      let totals = ArchiveTotals()
      try stretches.run({ analysis, _, _ in totals.add(kindsOf: analysis) }, writing: { _ in })
      return totals.kinds
    }
    return try run(form, output, survey: survey) { writer, _, write in
      let totals = ArchiveTotals()
      let framed = FramedOutput(writer, write)
      try stretches.run(
        { analysis, piece, bytes in
          totals.add(analysis, piece: piece)
          bytes += writer.body(of: analysis)
        }, writing: { try framed.append($0) })
      try framed.end()
      return totals.outcome
    }
  }

  private typealias Write = @Sendable ([UInt8]) throws -> Void

  /// Walks through the file once where the scores are known, and what is written can be taken back or is
  /// small enough to be kept until the end of the file was seen; else twice: to see that all is sound and
  /// what scores there are, then to write.
  private func run(
    _ form: ArchiveForm, _ output: ArchiveOutput, survey: () throws -> [ScoreKind],
    walk: (ArchiveWriter, _ isFirst: Bool, @escaping Write) throws -> Outcome
  ) throws -> Outcome {
    func writer(_ kinds: [ScoreKind]) -> ArchiveWriter {
      ArchiveWriter(form, scoresColumns(kinds), template)
    }
    let known = definition.rules.scores
    guard !known.isEmpty, output.takeBack != nil || form.isSummary else {
      return try walk(writer(survey()), false, output.write)
    }
    if let takeBack = output.takeBack {
      do {
        return try walk(writer(known), true, output.write)
      } catch {
        try takeBack()
        throw error
      }
    }
    let held = HeldOutput()
    let outcome = try walk(writer(known), true) { try held.append($0) }
    try held.release(output.write)
    return outcome
  }

  private func columnScoring(
    _ form: ArchiveForm, _ columns: ArchiveColumns
  ) -> ArchiveColumnScoring? {
    ArchiveColumnScoring(
      ArchiveWriter(form, scoresColumns(definition.rules.scores), template), columns, definition,
      template, findsNotices: form == .csv || findsNoticesOfSummary, memoryLimit: memoryLimit,
      threads: threads)
  }

  private func scoresColumns(_ kinds: [ScoreKind]) -> ScoresColumns {
    ScoresColumns(
      kinds: kinds, hasRound: found.round != nil, hasItem: found.item != nil,
      hasMeasurand: found.measurand != nil)
  }

  /// Walks through the file to see that all of it is sound, and what scores there are.
  private func survey(
    _ form: ArchiveForm, _ columns: ArchiveColumns, _ route: ArchiveRoute
  ) throws -> [ScoreKind] {
    let totals = ArchiveTotals()
    let prototype = columnScoring(form, columns)
    try route.run(
      checksOrder: true,
      {
        var scoring = prototype
        var rows = ArchiveRows(columns, definition, template)
        var distinct = DistinctCodes()
        return { parts, _, output in
          try distinct.check(parts)
          if scoring != nil { return try scoring?.check(&parts, output) ?? () }
          totals.add(kindsOf: try Analysis(of: rows.round(parts)))
        }
      }, writing: { _ in })
    return prototype == nil ? totals.kinds : definition.rules.scores
  }

  /// Walks through the file and writes the scores; on a first walk it sees too that all is sound.
  private func score(
    _ writer: ArchiveWriter, _ columns: ArchiveColumns, _ route: ArchiveRoute, isFirstWalk: Bool,
    _ write: @escaping Write
  ) throws -> Outcome {
    let totals = ArchiveTotals()
    let framed = FramedOutput(writer, write)
    let prototype = columnScoring(writer.form, columns)
    try route.run(
      checksOrder: isFirstWalk,
      {
        var scoring = prototype
        var rows = ArchiveRows(columns, definition, template)
        var distinct = DistinctCodes()
        return { parts, piece, output in
          if isFirstWalk { try distinct.check(parts) }
          if scoring != nil {
            return try scoring?.append(&parts, piece: piece, totals, to: &output) ?? ()
          }
          let analysis = try Analysis(of: rows.round(parts))
          totals.add(analysis, piece: piece)
          output.bytes += writer.body(of: analysis)
        }
      }, writing: { try framed.append($0) })
    try framed.end()
    return totals.outcome
  }
}

extension DistinctCodes {
  /// Throws where a laboratory stands twice in a comparison.
  fileprivate mutating func check(_ parts: [ArchivePart]) throws(NotPlain) {
    for part in parts where !areDistinct(in: part.rows, runs: part.runs) { throw NotPlain() }
  }
}
