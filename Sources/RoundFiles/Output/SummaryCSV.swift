import Interlab
import Tables

extension ScoresColumns {
  private static let tallyNames = [
    "Acceptable", "Warning", "Action", "Inconclusive", "Absent", "Largest",
  ]

  /// The line of names of a summary: the identifying columns present, then participantCount,
  /// includedCount, assignedValue, assignedStandardUncertainty, sigmaPt, then for each score its key
  /// with `Acceptable`, `Warning`, `Action`, `Inconclusive` and `Absent`, the numbers of results, and
  /// with `Largest`, the largest magnitude. What is not known is empty.
  var summaryHeader: [UInt8] {
    var csv = CSVWriter()
    csv.appendRecord(
      identifying + [
        "participantCount", "includedCount", "assignedValue", "assignedStandardUncertainty",
        "sigmaPt",
      ] + kinds.flatMap { kind in Self.tallyNames.map { kind.rawValue + $0 } })
    return csv.bytes
  }

  /// One line a comparison.
  func summaryLines(of summaries: [ScoreSummary]) -> [UInt8] {
    var csv = CSVWriter()
    for summary in summaries {
      if hasRound { csv.append(summary.key.round ?? "") }
      if hasItem { csv.append(summary.key.item ?? "") }
      if hasMeasurand { csv.append(summary.key.measurand ?? "") }
      csv.append(Double(summary.participantCount))
      csv.append(Double(summary.includedCount))
      csv.append(optional: summary.assignedValue)
      csv.append(optional: summary.assignedStandardUncertainty)
      csv.append(optional: summary.sigmaPt)
      for kind in kinds {
        let tally = summary.tally(kind)
        csv.append(optional: tally.map { Double($0.acceptable) })
        csv.append(optional: tally.map { Double($0.warning) })
        csv.append(optional: tally.map { Double($0.action) })
        csv.append(optional: tally.map { Double($0.inconclusive) })
        csv.append(optional: tally.map { Double($0.absent) })
        csv.append(optional: tally?.largest)
      }
      csv.endRecord()
    }
    return csv.bytes
  }
}

extension CSVWriter {
  fileprivate mutating func append(optional number: Double?) {
    if let number, number.isFinite { append(number) } else { appendEmpty() }
  }
}
