public import Interlab
import Metrology
import Tables

/// The scores of an analysis as CSV, one line a result.
///
/// Columns: the identifying ones present, then lab, value, standardUncertainty,
/// expandedUncertainty, included, assignedValue, assignedStandardUncertainty, sigmaPt, deviation,
/// deviationStandardUncertainty, then for each score its key and its key with `Verdict`. What is
/// not known or absent is empty. A code that a spreadsheet program would run as a formula gets an
/// apostrophe before it.
///
/// Complexity: O(results × scores).
public func scoresCSV(_ analysis: Analysis) -> [UInt8] {
  let columns = ScoresColumns(analysis)
  return columns.header + columns.lines(of: analysis)
}

/// The columns that the lines of some analyses have in common.
struct ScoresColumns: Sendable {
  var kinds: [ScoreKind]
  var hasRound: Bool
  var hasItem: Bool
  var hasMeasurand: Bool

  init(kinds: [ScoreKind], hasRound: Bool, hasItem: Bool, hasMeasurand: Bool) {
    self.kinds = ScoreKind.allCases.filter(kinds.contains)
    (self.hasRound, self.hasItem, self.hasMeasurand) = (hasRound, hasItem, hasMeasurand)
  }

  init(_ analysis: Analysis) {
    let keys = analysis.comparisons.lazy.map(\.comparison.key)
    self.init(
      kinds: Array(Set(analysis.comparisons.lazy.flatMap(\.scoreKinds))),
      hasRound: keys.contains { $0.round != nil }, hasItem: keys.contains { $0.item != nil },
      hasMeasurand: keys.contains { $0.measurand != nil })
  }

  /// The names of the identifying columns that are there.
  var identifying: [String] {
    (hasRound ? ["round"] : []) + (hasItem ? ["item"] : []) + (hasMeasurand ? ["measurand"] : [])
  }

  /// The line of names.
  var header: [UInt8] {
    var csv = CSVWriter()
    csv.appendRecord(
      identifying + [
        "lab", "value", "standardUncertainty", "expandedUncertainty", "included", "assignedValue",
        "assignedStandardUncertainty", "sigmaPt", "deviation", "deviationStandardUncertainty",
      ] + kinds.flatMap { [$0.rawValue, $0.rawValue + "Verdict"] })
    return csv.bytes
  }

  /// One line a result.
  func lines(of analysis: Analysis) -> [UInt8] {
    var writer = ScoresWriter(analysis: analysis, columns: self)
    writer.write()
    return writer.csv.bytes
  }
}

private struct ScoresWriter {
  let analysis: Analysis
  let columns: ScoresColumns
  var csv = CSVWriter()

  mutating func write() {
    for comparison in analysis.comparisons {
      for row in comparison.comparison.rows { append(row, of: comparison) }
    }
  }

  private mutating func append(_ row: Int, of comparison: ComparisonAnalysis) {
    let results = analysis.round.results
    let offset = row - comparison.comparison.rows.lowerBound
    let key = comparison.comparison.key
    if columns.hasRound { csv.append(key.round ?? "") }
    if columns.hasItem { csv.append(key.item ?? "") }
    if columns.hasMeasurand { csv.append(key.measurand ?? "") }
    csv.append(analysis.round.laboratories[Int(results.laboratories[row])])
    csv.append(results.values[row])
    append(results.standardUncertainties[row])
    append(results.expandedUncertainties[row])
    csv.append(results.isIncluded[row] ? "true" : "false")
    append(comparison.assignedValue.value(at: offset))
    append(comparison.assignedValue.standardUncertainty(at: offset))
    append(comparison.sigmaPt?.number)
    let deviation = comparison.deviations?[offset]
    append(deviation?.value)
    append(deviation?.standardUncertainty)
    for kind in columns.kinds { append(comparison.scores(kind)?[offset]) }
    csv.endRecord()
  }

  private mutating func append(_ score: Score?) {
    append(score?.value)
    csv.append(score?.verdict?.rawValue ?? "")
  }

  private mutating func append(_ number: Double?) {
    if let number, number.isFinite { csv.append(number) } else { csv.appendEmpty() }
  }
}
