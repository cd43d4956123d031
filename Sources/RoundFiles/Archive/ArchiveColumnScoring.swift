import Interlab
import Mathematics
import Metrology
import Tables

/// Scores the runs of an archive one by one in columns, and by an ``Analysis`` of its own where that
/// declines.
struct ArchiveColumnScoring {
  let writer: ArchiveWriter
  let columns: ArchiveColumns
  var analysis: ColumnAnalysis
  private var lanes: LaneAnalysis?
  private let places: ResultPlaces

  /// Shared by all copies.
  private let longColumns: LongColumns
  let helpers: Helpers

  /// Whether the comparison is so long that it is scored in the shared columns.
  private(set) var isLong = false
  var general: ArchiveRows
  let needsUncertainties: Bool
  let unit: String?
  let order: [(kind: ScoreKind, column: Int)]
  let keyOrder: [Int]

  /// The most bytes of a cell of text: each quote doubled, in quotes, neutralised; and of the keys.
  let longestCell, longestKeys: Int
  var keys: [UInt8] = []
  var constants: [UInt8] = []
  var numbers = ShortestNumbers()
  private var nextValues: [Double] = []
  private var nextEnds: [Int] = []

  /// The notices of which one is known to stand in this piece or one before it: as pieces come in their
  /// order, the totals need not be asked about them again.
  private var knownNotices = NoticeCodes()
  let words = VerdictWords()
  let noneOfBoth = Array(",0,0,".utf8)

  /// `nil` where the rules of the comparisons are not those of columns.
  init?(
    _ writer: ArchiveWriter, _ columns: ArchiveColumns, _ definition: ComparisonDefinition,
    _ template: Round, findsNotices: Bool, memoryLimit: Int, threads: Int
  ) {
    guard columns.dof == nil, columns.include == nil, writer.form != .json,
      let analysis = ColumnAnalysis(
        definition.rules, in: template, isDetailed: writer.form == .csv, findsNotices: findsNotices),
      let places = ResultPlaces(
        width: columns.layout.numberCount, value: columns.value, U: columns.U, u: columns.u,
        k: columns.k)
    else { return nil }
    (self.writer, self.columns, self.analysis) = (writer, columns, analysis)
    (self.places, lanes) = (places, LaneAnalysis(analysis))
    longColumns = LongColumns(analysis, memoryLimit: memoryLimit)
    helpers = Helpers(count: threads - 1)
    general = ArchiveRows(columns, definition, template)
    needsUncertainties = definition.needsUncertainties
    unit = definition.rules.unit
    order = writer.order(among: analysis.kinds)
    keyOrder = [columns.round, columns.item, columns.measurand].compactMap(\.self)
    longestCell = 2 * columns.layout.longestCode + 3
    longestKeys = keyOrder.count * (longestCell + 1)
  }

  /// Writes what stands for the runs of some parts.
  mutating func append(
    _ parts: inout [ArchivePart], piece: Int, _ totals: ArchiveTotals, to output: inout PieceOutput
  ) throws {
    var found = Found()
    for place in parts.indices {
      try withRows(of: &parts[place], output) { scoring, rows, runs, areGathered in
        if areGathered {
          try scoring.appendGathered(&rows, piece, totals, &found, to: &output)
        } else {
          try scoring.append(rows, runs, piece, totals, &found, to: &output)
        }
      }
    }
    totals.add(found.count, hasAction: found.hasAction, found.notices)
  }

  /// Whether the rows of some parts are sound.
  mutating func check(_ parts: inout [ArchivePart], _ output: PieceOutput) throws {
    for place in parts.indices {
      try withRows(of: &parts[place], output) { scoring, rows, runs, areGathered in
        for run in runs where !scoring.isSound(&rows, run, areGathered) {
          _ = try scoring.general.round([ArchivePart(rows: rows, runs: run..<run + 1)])
        }
      }
    }
  }

  /// Does something with the rows of a part: taken out, so that there is no other reference to them, and with
  /// shared columns where a comparison is very long.
  private mutating func withRows(
    of part: inout ArchivePart, _ output: PieceOutput,
    _ body: (inout Self, inout PlainRows, Range<Int>, _ areGathered: Bool) throws -> Void
  ) rethrows {
    isLong = longColumns.areMeant(for: part)
    if isLong {
      output.awaitTurn()
      longColumns.exchange(&analysis)
    }
    var rows = PlainRows(part.rows.layout)
    swap(&rows, &part.rows)
    defer {
      swap(&rows, &part.rows)
      if isLong { longColumns.exchange(&analysis) }
    }
    try body(&self, &rows, part.runs, part.areGathered)
  }

  private mutating func isSound(_ rows: inout PlainRows, _ run: Int, _ areGathered: Bool) -> Bool {
    guard areGathered else { return take(rows, rows.rows(ofRun: run)) }
    guard take(&rows) else { return false }
    analysis.giveBack(&rows.columns, places)
    return true
  }

  /// What was scored in columns so far, and how many comparisons there were in all.
  private struct Found {
    var (count, place) = (0, 0)
    var hasAction = false
    var notices = NoticeCounts()
  }

  private mutating func append(
    _ rows: PlainRows, _ runs: Range<Int>, _ piece: Int, _ totals: ArchiveTotals,
    _ found: inout Found, to output: inout PieceOutput
  ) throws {
    for first in stride(from: runs.lowerBound, to: runs.upperBound, by: LaneAnalysis.width) {
      let some = first..<min(first + LaneAnalysis.width, runs.upperBound)
      if analyzeTogether(rows, some) {
        for run in some { try appendLane(rows, run, lane: run - first, &found, to: &output) }
      } else {
        for run in some {
          let place = analysis.mayFit ? (run - runs.lowerBound) % Self.atOnce : nil
          if place == 0 { lookAhead(rows, run..<min(run + Self.atOnce, runs.upperBound)) }
          let isScored = take(rows, rows.rows(ofRun: run)) && analysis.analyze(place: place)
          try append(rows, run, isScored: isScored, piece, totals, &found, to: &output)
        }
      }
    }
  }

  /// Writes the one run of gathered rows.
  private mutating func appendGathered(
    _ rows: inout PlainRows, _ piece: Int, _ totals: ArchiveTotals, _ found: inout Found,
    to output: inout PieceOutput
  ) throws {
    var isScored = false
    if take(&rows) {
      isScored = analysis.analyze()
      if !isScored { analysis.giveBack(&rows.columns, places) }
    }
    defer { if isScored { analysis.giveBack(&rows.columns, places) } }
    try append(rows, 0, isScored: isScored, piece, totals, &found, to: &output)
  }

  /// Writes a run, of which the analysis stands in the columns unless that declined.
  private mutating func append(
    _ rows: PlainRows, _ run: Int, isScored: Bool, _ piece: Int, _ totals: ArchiveTotals,
    _ found: inout Found, to output: inout PieceOutput
  ) throws {
    found.place += 1
    guard isScored else {
      let analysis = try Analysis(of: general.round([ArchivePart(rows: rows, runs: run..<run + 1)]))
      output.bytes += writer.body(of: analysis)
      return totals.add(analysis, piece: piece, comparison: found.place)
    }
    let range = rows.rows(ofRun: run)
    found.count += 1
    if try append(rows, range, run, to: &output) { found.hasAction = true }
    guard analysis.findsNotices else { return }
    if hasFormula(rows, range) { analysis.notices.insert(.formula) }
    found.notices.add(analysis.notices)
    let new = analysis.notices.subtracting(knownNotices)
    guard !new.isEmpty else { return }
    if totals.lacks(new, piece) {
      totals.addFirst(wordedNotices(rows, range), piece: piece, comparison: found.place)
    }
    knownNotices.formUnion(new)
  }

  private mutating func take(_ rows: inout PlainRows) -> Bool {
    analysis.take(&rows.columns, places, needsUncertainties: needsUncertainties)
  }

  /// Takes the results of a run; false where they have to be looked at one by one.
  private mutating func take(_ piece: PlainRows, _ rows: Range<Int>) -> Bool {
    let width = piece.layout.numberCount
    return analysis.take(
      piece.numbers.span.extracting(rows.lowerBound * width..<rows.upperBound * width), places,
      needsUncertainties: needsUncertainties)
  }

  /// Analyses eight runs at once; false where they need to be one by one.
  private mutating func analyzeTogether(_ piece: PlainRows, _ runs: Range<Int>) -> Bool {
    guard lanes != nil, runs.count == LaneAnalysis.width else { return false }
    let (numbers, width) = (piece.numbers.span, piece.layout.numberCount)
    for run in runs {
      let rows = piece.rows(ofRun: run)
      let part = numbers.extracting(rows.lowerBound * width..<rows.upperBound * width)
      guard lanes?.take(part, places, lane: run - runs.lowerBound) == true else { return false }
    }
    return lanes?.analyze() == true
  }

  /// Writes what was found of a run in one lane.
  private mutating func appendLane(
    _ rows: PlainRows, _ run: Int, lane: Int, _ found: inout Found, to output: inout PieceOutput
  ) throws {
    let range = rows.rows(ofRun: run)
    lanes?.lay(lane, into: &analysis)
    found.place += 1
    found.count += 1
    if try append(rows, range, run, to: &output) { found.hasAction = true }
  }

  /// Whether a spreadsheet program would take the code of a laboratory for a formula.
  private func hasFormula(_ piece: PlainRows, _ rows: Range<Int>) -> Bool {
    let (codes, bytes) = (piece.codes.span, piece.bytes.span)
    for row in rows where beginsLikeFormula(bytes[Int(codes[row].start)]) { return true }
    return false
  }

  /// The notices of the comparison that was analysed last, which stands in `rows`.
  @inline(never)
  private mutating func wordedNotices(_ piece: PlainRows, _ rows: Range<Int>) -> [Notice] {
    let (first, width) = (rows.lowerBound, piece.layout.numberCount)
    let assumed = analysis.assumedFactors
    return analysis.wordedNotices(
      code: { piece.text(piece.codes[first + $0]) },
      assumesFactor: { row in
        assumed.isEmpty
          ? columns.k.map { piece.numbers[(first + row) * width + $0].isNaN } ?? true
          : assumed[row]
      })
  }

  /// The comparisons whose values are handed over together.
  private static let atOnce = 32

  /// Hands the values of the next comparisons over, unless some are not finite.
  private mutating func lookAhead(_ rows: PlainRows, _ runs: Range<Int>) {
    var (values, ends): ([Double], [Int]) = ([], [])
    swap(&values, &nextValues)
    swap(&ends, &nextEnds)
    values.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    let (numbers, width) = (rows.numbers.span, rows.layout.numberCount)
    for run in runs {
      for row in rows.rows(ofRun: run) { values.append(numbers[row * width + columns.value]) }
      ends.append(values.count)
    }
    if !values.allSatisfy(\.isFinite) {
      values.removeAll(keepingCapacity: true)
      ends.removeAll(keepingCapacity: true)
    }
    analysis.takeNext(&values, &ends)
    swap(&values, &nextValues)
    swap(&ends, &nextEnds)
  }
}

private func beginsLikeFormula(_ byte: UInt8) -> Bool {
  byte == 0x3D || byte == 0x2B || byte == 0x2D || byte == 0x40
}
