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
  var writer = ScoresWriter(analysis)
  writer.write()
  return writer.csv.bytes
}

private struct ScoresWriter {
  let analysis: Analysis
  let kinds: [ScoreKind]
  let hasRound: Bool
  let hasItem: Bool
  let hasMeasurand: Bool
  var csv = CSVWriter()

  init(_ analysis: Analysis) {
    self.analysis = analysis
    let keys = analysis.comparisons.map(\.comparison.key)
    hasRound = keys.contains { $0.round != nil }
    hasItem = keys.contains { $0.item != nil }
    hasMeasurand = keys.contains { $0.measurand != nil }
    let present = Set(analysis.comparisons.flatMap(\.scoreKinds))
    kinds = ScoreKind.allCases.filter(present.contains)
  }

  mutating func write() {
    var header: [String] = []
    if hasRound { header.append("round") }
    if hasItem { header.append("item") }
    if hasMeasurand { header.append("measurand") }
    header += [
      "lab", "value", "standardUncertainty", "expandedUncertainty", "included", "assignedValue",
      "assignedStandardUncertainty", "sigmaPt", "deviation", "deviationStandardUncertainty",
    ]
    header += kinds.flatMap { [$0.rawValue, $0.rawValue + "Verdict"] }
    csv.appendRecord(header)
    for comparison in analysis.comparisons {
      for row in comparison.comparison.rows { append(row, of: comparison) }
    }
  }

  private mutating func append(_ row: Int, of comparison: ComparisonAnalysis) {
    let results = analysis.round.results
    let offset = row - comparison.comparison.rows.lowerBound
    let key = comparison.comparison.key
    if hasRound { csv.append(key.round ?? "") }
    if hasItem { csv.append(key.item ?? "") }
    if hasMeasurand { csv.append(key.measurand ?? "") }
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
    for kind in kinds { append(comparison.scores(kind)?[offset]) }
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
