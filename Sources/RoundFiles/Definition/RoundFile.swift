public import Interlab
import Tables

/// A round on disk: its definition in YAML or JSON and, beside it, its results.
public struct RoundFile: Sendable {
  /// The path of the definition.
  public let path: String

  /// What the definition states.
  public let definition: RoundDefinition

  /// The results, ready to be read.
  public let reader: ResultsReader

  /// Opens the definition at `path` and the results file that it names.
  ///
  /// Throws a ``FileFailure`` when a file cannot be read, ``TableErrors`` for all that is wrong
  /// with the definition or with the form of the results.
  public init(_ path: String) throws {
    self.path = path
    definition = try RoundDefinition(yaml: fileContents(path), file: path)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    func inFolder(_ file: String) -> String { file.hasPrefix("/") ? file : folder + file }
    let results = inFolder(definition.resultsFile)
    let comparisons = definition.comparisons.map { comparison in
      guard case .file(let file) = comparison.covariances else { return comparison }
      var comparison = comparison
      comparison.covariances = .file(inFolder(file))
      return comparison
    }
    reader = ResultsReader(
      try Table(csv: fileContents(results), file: results), decimalMark: definition.decimalMark,
      ignoredColumns: definition.ignoredColumns, definitions: comparisons)
  }

  /// The round with its results.
  ///
  /// Throws ``TableErrors`` for all that is wrong with the results.
  public func round() throws -> Round {
    let round = try reader.read(into: definition.round)
    try rejectUnreported(in: round)
    return round
  }

  /// A defined measurand without a single result is a slip in one of the two files.
  private func rejectUnreported(in round: Round) throws(TableErrors) {
    let reported = Set(round.comparisons.map(\.key.measurand))
    var errors = TableErrors()
    for definition in definition.comparisons {
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
}
