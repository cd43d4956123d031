import ArgumentParser
import Interlab
import Metrology
import Reporting
import RoundFiles
import Tables

/// `lienphong score`: from a results file to scores, without a round's definition.
struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Scores a results file: columns lab, value and, where there are, U, k, u, dof, …",
    discussion: """
      Examples:
        lienphong score results.csv --assigned-value algorithm-a --sigma-pt robust --score z,zPrime
        lienphong score results.csv --assigned-value 10.002 --U 0.004 --k 2 --score En,zeta
        lienphong score - --assigned-value weighted-mean --score En --format csv < results.csv

      Columns are found by name: lab, value, U, k, u, dof, measurand, item, round, replicate, \
      include, date, method, note. Those of round, item and measurand that are there separate the \
      comparisons.
      """)

  @Argument(help: "The results file (CSV with comma, semicolon or tab); - for standard input.")
  var results: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The assigned value: a number, or \(assignedValueMethodNames.joined(separator: ", ")).",
      valueName: "value"))
  var assignedValue: String

  @Option(
    name: [.customLong("assigned-U"), .customLong("U")], parsing: .unconditional,
    help: ArgumentHelp("Expanded uncertainty of a given assigned value.", valueName: "number"))
  var assignedExpanded: String?

  @Option(
    name: [.customLong("assigned-k"), .customLong("k")], parsing: .unconditional,
    help: ArgumentHelp("Its coverage factor.", valueName: "number"))
  var assignedFactor: String?

  @Option(
    name: [.customLong("assigned-u"), .customLong("u")], parsing: .unconditional,
    help: ArgumentHelp("Its standard uncertainty.", valueName: "number"))
  var assignedStandard: String?

  @Option(
    name: [.customLong("assigned-dof"), .customLong("dof")], parsing: .unconditional,
    help: ArgumentHelp("Its degrees of freedom.", valueName: "number"))
  var assignedDegreesOfFreedom: String?

  @Option(help: ArgumentHelp("For gls: covariance matrix with laboratory codes.", valueName: "file"))
  var covarianceMatrix: String?

  @Option(help: "Decimal mark of the file: point or comma. Never guessed.")
  var decimal: DecimalMark = .point

  @Option(
    name: .customLong("ignore"),
    help: ArgumentHelp("Columns to pass over, separated by commas.", valueName: "names"))
  var ignored: String?

  @OptionGroup(title: "Scoring")
  var scoring: ScoringOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func run() throws {
    try endingWithStatus {
      let definition = try definition()
      let file = results == "-" ? "stdin" : results
      let table = try Table(csv: fileContents(results), file: file)
      let reader = ResultsReader(
        table, decimalMark: decimal,
        ignoredColumns: ignored?.split(separator: ",").map(String.init) ?? [],
        definitions: [definition])
      let analysis = try Analysis(of: reader.read(into: scoring.round))
      try show(analysis, output)
      try output.end(analysis)
    }
  }

  private func definition() throws -> ComparisonDefinition {
    if let method = assignedValueMethod(named: assignedValue, try scoring.methodOptions()) {
      try rejectUncertaintyOfMethod()
      if assignedValue == ReferenceEstimator.glsName, covarianceMatrix == nil {
        throw UsageMistake("gls needs --covariance-matrix FILE.")
      }
      return ComparisonDefinition(
        rules: try scoring.rules(method), covariances: covarianceMatrix.map { .file($0) })
    }
    return ComparisonDefinition(rules: try scoring.rules(.stated(statedValue())))
  }

  private func statedValue() throws -> StatedValue {
    guard let value = try? DecimalNumber(assignedValue, mark: .point).value else {
      throw unknownName(
        assignedValue, "assigned value", among: ["a number"] + assignedValueMethodNames)
    }
    let uncertainty = try statedUncertainty(
      U: assignedExpanded, k: assignedFactor, u: assignedStandard, prefix: "--assigned-")
    let dof = try assignedDegreesOfFreedom.map { try number($0, "--assigned-dof") { $0 > 0 } }
    return try StatedValue(
      origin: .referenceLaboratory, value: value, uncertainty: uncertainty,
      degreesOfFreedom: dof.map { try DegreesOfFreedom($0) } ?? .infinite)
  }

  /// An uncertainty given for a value that is made from the results would be passed over.
  private func rejectUncertaintyOfMethod() throws {
    let given = [assignedExpanded, assignedFactor, assignedStandard, assignedDegreesOfFreedom]
    guard given.allSatisfy({ $0 == nil }) else {
      throw UsageMistake(
        "\(assignedValue) finds its own uncertainty: remove --U, --k, --u and --dof, or give the "
          + "assigned value as a number.")
    }
  }
}

extension DecimalMark: ExpressibleByArgument {
  /// Reads `point` or `comma`.
  public init?(argument: String) {
    self.init(name: argument)
  }
}
