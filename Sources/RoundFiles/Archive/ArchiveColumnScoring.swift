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
  let words = VerdictWords()
  let noneOfBoth = Array(",0,0,".utf8)

  /// `nil` where the rules of the comparisons are not those of columns.
  init?(
    _ writer: ArchiveWriter, _ columns: ArchiveColumns, _ definition: ComparisonDefinition,
    _ template: Round, findsNotices: Bool
  ) {
    guard columns.dof == nil, columns.include == nil, writer.form != .json,
      let analysis = ColumnAnalysis(
        definition.rules, in: template, isDetailed: writer.form == .csv, findsNotices: findsNotices)
    else { return nil }
    (self.writer, self.columns, self.analysis) = (writer, columns, analysis)
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
    _ parts: [ArchivePart], piece: Int, _ totals: ArchiveTotals, to bytes: inout [UInt8]
  ) throws {
    var found = Found()
    for part in parts { try append(part.rows, part.runs, piece, totals, &found, to: &bytes) }
    totals.add(found.count, hasAction: found.hasAction, found.notices)
  }

  /// What was scored in columns so far, and how many comparisons there were in all.
  private struct Found {
    var (count, place) = (0, 0)
    var hasAction = false
    var notices = NoticeCounts()
  }

  private mutating func append(
    _ rows: PlainRows, _ runs: Range<Int>, _ piece: Int, _ totals: ArchiveTotals,
    _ found: inout Found, to bytes: inout [UInt8]
  ) throws {
    for run in runs {
      let place = analysis.mayFit ? (run - runs.lowerBound) % Self.atOnce : nil
      if place == 0 { lookAhead(rows, run..<min(run + Self.atOnce, runs.upperBound)) }
      found.place += 1
      let range = rows.rows(ofRun: run)
      guard fill(rows, range), analysis.analyze(range.count, place: place) else {
        let analysis = try analysis(of: rows, run)
        bytes += writer.body(of: analysis)
        totals.add(analysis, piece: piece, comparison: found.place)
        continue
      }
      found.count += 1
      if append(rows, range, run, to: &bytes) { found.hasAction = true }
      guard analysis.findsNotices else { continue }
      if hasFormula(rows, range) { analysis.notices.insert(.formula) }
      found.notices.add(analysis.notices)
      guard totals.lacks(analysis.notices, piece) else { continue }
      totals.addFirst(of: try analysis(of: rows, run), piece: piece, comparison: found.place)
    }
  }

  /// Whether a spreadsheet program would take the code of a laboratory for a formula.
  private func hasFormula(_ piece: PlainRows, _ rows: Range<Int>) -> Bool {
    let (codes, bytes) = (piece.codes.span, piece.bytes.span)
    for row in rows where beginsLikeFormula(bytes[Int(codes[row].start)]) { return true }
    return false
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

  /// One comparison by itself, with all that there is to say of it.
  @inline(never)
  private mutating func analysis(of rows: PlainRows, _ run: Int) throws -> Analysis {
    try Analysis(of: general.round([ArchivePart(rows: rows, runs: run..<run + 1)]))
  }

  /// Whether the rows of some parts are sound.
  mutating func check(_ parts: [ArchivePart]) throws {
    for part in parts {
      for run in part.runs where !fill(part.rows, part.rows.rows(ofRun: run)) {
        _ = try general.round([ArchivePart(rows: part.rows, runs: run..<run + 1)])
      }
    }
  }

  /// Lays the numbers of a run into the columns; false where they are not all alike and usual.
  private mutating func fill(_ piece: PlainRows, _ rows: Range<Int>) -> Bool {
    let count = rows.count
    analysis.reserve(count)
    let width = piece.layout.numberCount
    let numbers = piece.numbers.span
    guard fillValues(numbers, width, rows) else { return false }
    guard let place = columns.U ?? columns.u, columns.U == nil || columns.u == nil else {
      analysis.hasUncertainties = false
      return columns.U == nil && !needsUncertainties
    }
    analysis.onlyStandardIsReported = columns.U == nil
    analysis.assumesCoverageFactor = false
    analysis.hasUncertainties = !numbers[rows.lowerBound * width + place].isNaN
    guard analysis.hasUncertainties else {
      if needsUncertainties { return false }
      for row in rows where !numbers[row * width + place].isNaN { return false }
      return true
    }
    return fillUncertainties(numbers, width, rows, place)
  }

  private mutating func fillValues(
    _ numbers: Span<Double>, _ width: Int, _ rows: Range<Int>
  ) -> Bool {
    var isSound = true
    let first = rows.lowerBound * width + columns.value
    var values = analysis.values.mutableSpan
    for index in 0..<rows.count {
      let value = numbers[first &+ index &* width]
      // Smaller and larger ones, and blanks, are looked at one by one.
      isSound = isSound && (value == 0 || (value.magnitude > 1e-60 && value.magnitude < 1e60))
      values[index] = value
    }
    return isSound
  }

  private mutating func fillUncertainties(
    _ numbers: Span<Double>, _ width: Int, _ rows: Range<Int>, _ place: Int
  ) -> Bool {
    // Taken out, so that each can be written to while the others are.
    var (u, U, k): ([Double], [Double], [Double]) = ([], [], [])
    swap(&u, &analysis.standardUncertainties)
    swap(&U, &analysis.expandedUncertainties)
    swap(&k, &analysis.coverageFactors)
    let filled = fillColumns(
      rows.count, numbers.extracting((rows.lowerBound * width)..<(rows.upperBound * width)), width,
      (stated: place, isExpanded: columns.U != nil, k: columns.k), &u, &U, &k)
    swap(&u, &analysis.standardUncertainties)
    swap(&U, &analysis.expandedUncertainties)
    swap(&k, &analysis.coverageFactors)
    analysis.assumesCoverageFactor = filled.assumesFactor
    return filled.isSound
  }
}

/// Fills the columns of the uncertainties of `count` results from rows of `width` numbers; unsound where
/// they are not usual.
private func fillColumns(
  _ count: Int, _ numbers: Span<Double>, _ width: Int,
  _ places: (stated: Int, isExpanded: Bool, k: Int?), _ standard: inout [Double],
  _ expanded: inout [Double], _ factors: inout [Double]
) -> (isSound: Bool, assumesFactor: Bool) {
  var standard = standard.mutableSpan
  var expanded = expanded.mutableSpan
  var factors = factors.mutableSpan
  precondition(
    count <= standard.count && count <= expanded.count && count <= factors.count,
    "the columns have room")
  var (isSound, assumesFactor) = (true, false)
  for index in 0..<count {
    let row = index &* width
    var k = places.k.map { numbers[row &+ $0] } ?? .nan
    if k.isNaN {
      k = 2
      assumesFactor = true
    }
    let stated = numbers[row &+ places.stated]
    let (u, U) = places.isExpanded ? (stated / k, stated) : (stated, k * stated)
    isSound =
      isSound && stated > 1e-60 && stated < 1e60 && k > 1e-6 && k < 1e6 && u > 1e-60 && U < 1e60
    standard[index] = u
    expanded[index] = U
    factors[index] = k
  }
  return (isSound, assumesFactor)
}

private func beginsLikeFormula(_ byte: UInt8) -> Bool {
  byte == 0x3D || byte == 0x2B || byte == 0x2D || byte == 0x40
}
