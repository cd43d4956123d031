public import Interlab
import Tables

/// Reads a round: its definition in YAML or JSON and, beside it, its results.
///
/// Throws a ``FileFailure`` when a file cannot be read, ``TableErrors`` for all that is wrong in
/// one of them.
public func readRound(_ path: String) throws -> Round {
  let definition = try RoundDefinition(yaml: fileContents(path), file: path)
  let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  func inFolder(_ file: String) -> String { file.hasPrefix("/") ? file : folder + file }
  let results = inFolder(definition.resultsFile)
  let table = try Table(csv: fileContents(results), file: results)
  let comparisons = definition.comparisons.map { comparison in
    var comparison = comparison
    if case .file(let file) = comparison.covariances {
      comparison.covariances = .file(inFolder(file))
    }
    return comparison
  }
  let reader = ResultsReader(
    table, decimalMark: definition.decimalMark, ignoredColumns: definition.ignoredColumns,
    definitions: comparisons)
  let round = try reader.read(into: definition.round)
  try rejectUnreported(comparisons, round, path)
  return round
}

/// A defined measurand without a single result is a slip in one of the two files.
private func rejectUnreported(
  _ definitions: [ComparisonDefinition], _ round: Round, _ path: String
) throws(TableErrors) {
  let reported = Set(round.comparisons.map(\.key.measurand))
  var errors = TableErrors()
  for definition in definitions {
    guard let id = definition.rules.key.measurand, !reported.contains(id) else { continue }
    let location = CellLocation(
      file: path, row: definition.place?.row, column: definition.place?.column)
    errors.append(
      TableError(
        at: location, "the measurand \(excerpt(of: id)) has no results",
        remedy: "Add its results, or remove it from the round."))
  }
  try errors.throwIfAny()
}
