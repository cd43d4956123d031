public import Interlab
public import Tables
public import Wording

/// A round on disk: its definition in YAML or JSON and, beside it, its results.
public struct RoundFile: Sendable {
  /// The path of the definition.
  public let path: String

  /// What the definition states.
  public let definition: RoundDefinition

  /// The files that the round was read from, with their digests.
  public let inputs: [InputFile]

  /// The text of the definition.
  public let definitionText: String

  /// The results, ready to be read.
  public let reader: ResultsReader

  /// The results and assigned values that come from propagation files.
  private let propagated: PropagatedResults

  /// What of the results file was read, where that needs to be told.
  public let resultsNote: Phrase?

  /// The results of the precision experiment, where the round has one.
  public let experimentReader: ExperimentReader?

  /// Opens the definition at `path` and the results file that it names.
  ///
  /// Throws a ``FileFailure`` when a file cannot be read, ``TableErrors`` for all that is wrong
  /// with the definition or with the form of the results.
  public init(_ path: String) throws {
    self.path = path
    let bytes = try fileContents(path)
    definitionText = String(decoding: bytes, as: UTF8.self)
    definition = try RoundDefinition(yaml: bytes, file: path)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    func inFolder(_ file: String) -> String { file.hasPrefix("/") ? file : folder + file }
    let rows = definition.resultRows
    let propagated = try PropagatedResults(
      rows, in: folder, of: path, comparisons: definition.comparisons)
    self.propagated = propagated
    let comparisons = try definition.comparisons.map { comparison in
      var comparison = comparison
      switch comparison.covariances {
      case .file(let file): comparison.covariances = .file(inFolder(file))
      case .componentsFile(let file): comparison.covariances = .componentsFile(inFolder(file))
      case .results where !rows.isEmpty:
        comparison.covariances = .correlations(
          propagated.correlations(of: comparison.rules.key.measurand))
      default: break
      }
      if let file = comparison.homogeneity?.file { comparison.homogeneity?.file = inFolder(file) }
      if let file = comparison.stability?.file { comparison.stability?.file = inFolder(file) }
      try comparison.readItemChecks()
      comparison.travelling = try comparison.travelling?.read(in: folder)
      return comparison
    }
    let results = inFolder(definition.resultsFile)
    let file =
      rows.isEmpty
      ? try ResultsFile(
        contents: fileContents(results), file: results, encoding: definition.resultsEncoding,
        sheet: definition.resultsSheet, decimalMark: definition.decimalMark,
        unit: { code in
          comparisons.first { ($0.rules.key.measurand ?? code) == code }?.rules.unit
        }) : nil
    resultsNote = file?.note
    reader = ResultsReader(
      try file?.table ?? propagated.table(file: path), decimalMark: file?.decimalMark ?? .point,
      ignoredColumns: definition.ignoredColumns, definitions: comparisons)
    experimentReader = try definition.precision.map { source in
      let file = inFolder(source.file)
      return ExperimentReader(
        try Table(contents: fileContents(file), file: file), decimalMark: source.decimalMark,
        ignoredColumns: source.ignoredColumns)
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    inputs =
      [InputFile(name: name, bytes: bytes)]
      + (try definition.fileNames.map { file in
        InputFile(name: file, bytes: try fileContents(inFolder(file)))
      })
  }

  /// The tables that were read: the results, and the precision experiment where there is one.
  public var tables: [Table] { [reader.table] + (experimentReader.map { [$0.table] } ?? []) }

  /// The round with its results.
  ///
  /// Throws ``TableErrors`` for all that is wrong with the results.
  public func round() throws -> Round {
    var round = try reader.read(into: definition.round)
    try rejectUnreported(in: round)
    try rejectUnknownPairs(in: round)
    propagated.addCovariances(to: &round)
    round.precisionExperiment = try experimentReader?.read().experiment
    return round
  }

  /// A pair names two measurands of the round.
  private func rejectUnknownPairs(in round: Round) throws(TableErrors) {
    let known = round.comparisons.compactMap(\.key.measurand)
    var errors = TableErrors()
    for (pair, place) in zip(round.youdenPairs, definition.youdenPlaces) {
      for id in [pair.first, pair.second] where !known.contains(id) {
        let nearest = didYouMean(id, among: known)
        errors.append(
          TableError(
            at: CellLocation(file: path, row: place?.row, column: place?.column),
            Phrase(
              vi: "\(excerpt(of: id)) không phải là đại lượng của vòng",
              en: "\(excerpt(of: id)) is not a measurand of the round"),
            remedy: nearest
              + Phrase(
                vi: "Vòng có: \(known.prefix(20).joined(separator: ", ")).",
                en: "The round has: \(known.prefix(20).joined(separator: ", ")).")))
      }
    }
    try errors.throwIfAny()
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
          at: location,
          Phrase(
            vi: "đại lượng \(excerpt(of: id)) không có kết quả",
            en: "the measurand \(excerpt(of: id)) has no results"),
          remedy: Phrase(
            vi: "Thêm kết quả của đại lượng này, hoặc bỏ nó khỏi vòng.",
            en: "Add its results, or remove it from the round.")))
    }
    try errors.throwIfAny()
  }
}

extension RoundDefinition {
  /// The files that the definition names, each once, as it names them.
  fileprivate var fileNames: [String] {
    var names = resultRows.isEmpty ? [resultsFile] : resultRows.compactMap { $0.propagated?.file }
    for comparison in comparisons {
      switch comparison.covariances {
      case .file(let file), .componentsFile(let file): names.append(file)
      case .rows, .correlations, .components, .results, nil: break
      }
      names += [
        comparison.propagated?.file, comparison.homogeneity?.file, comparison.stability?.file,
        comparison.travelling?.pilot,
        comparison.travelling?.schedule,
      ].compactMap(\.self)
    }
    if let file = precision?.file { names.append(file) }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}

extension ComparisonDefinition {
  /// Reads the files of the checks of the items.
  fileprivate mutating func readItemChecks() throws {
    rules.itemChecks.homogeneity = try homogeneity?.homogeneity(of: rules.key.measurand)
    rules.itemChecks.stability = try stability?.stability()
  }
}
