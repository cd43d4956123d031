import ArgumentParser
import Interlab
import Mathematics
import Reporting
import RoundFiles
import Tables

/// `lienphong reference`: every applicable reference value side by side.
struct Reference: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Sets every applicable assigned value side by side, and the verdicts under each.",
    discussion: """
      Examples:
        lienphong reference results.csv
        lienphong reference results.csv --method weighted-mean,algorithm-a --format json
        lienphong reference results.csv --method gls --components components.csv
        lienphong reference regional.csv --link key-comparison.csv --link-correlation 0.5
        lienphong reference results.csv --method weighted-mean --unit MBq --xml > comparison.xml
      """)

  @Argument(help: "The results file (CSV, .xlsx or BIPM's XML); - for standard input.")
  var results: String

  @Option(
    name: [.customLong("method"), .customLong("methods")],
    help: ArgumentHelp("Only these methods, separated by commas.", valueName: "names"))
  var methods: String?

  @Option(
    name: [.customLong("convention"), .customLong("conventions")],
    help: ArgumentHelp(
      "Conventions of degrees of equivalence: claims, dark, leave-one-out, predictive.",
      valueName: "names"))
  var conventions: String?

  @Flag(help: "Give the degrees of equivalence of each pair of laboratories too (JSON).")
  var pairs = false

  @Flag(help: "Give the kernel density of the results with its modes too (text and JSON).")
  var density = false

  @Flag(
    name: .customLong("xml"),
    help: "Write one comparison as XML in the form in which BIPM publishes comparisons.")
  var xml = false

  @Option(
    help: ArgumentHelp(
      "The round's definition, whose keyComparison: names code, DOI, service category and pilot "
        + "for --xml.", valueName: "file"))
  var definition: String?

  @OptionGroup(title: "Covariances")
  var covariances: CovarianceOptions

  @OptionGroup(title: "Link")
  var link: LinkOptions

  @OptionGroup(title: "Results")
  var reading: ReadingOptions

  @OptionGroup(title: "Scoring")
  var scoring: ScoringOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func run() throws {
    try endingWithStatus {
      let methods = try chosenMethods()
      try checkXML()
      try link.check(results: results, output.format)
      var definition = try comparisonDefinition()
      definition.covariances = try covariances.source()
      let round = try reading.round(results, definition, scoring.round)
      let conventions = try chosenConventions()
      var surveys = round.comparisons.map { comparison in
        ReferenceSurvey(
          of: comparison, in: round, methods: methods, followsMethods: self.methods != nil,
          withDensities: density)
      }
      try link.apply(to: &surveys, in: round, reading, comparisonDefinition(), scoring.round)
      if xml { return try standardOutput(comparisonXML(surveys, in: round, conventions)) }
      switch output.format {
      case .text:
        let table = ReferenceTable(
          of: surveys, in: round, conventions: conventions, language: output.language)
        try standardOutput(Array(table.text.utf8))
      case .json: try standardOutput(referenceJSON(surveys, in: round, conventions, pairs: pairs))
      case .csv: try standardOutput(referenceCSV(surveys))
      }
    }
  }

  /// Without covariances; whether a method can use an uncertainty of zero is for each to say.
  private func comparisonDefinition() throws -> ComparisonDefinition {
    let takesCovariances = try covariances.source() != nil
    let correlated = AssignedValueMethod.reference(
      .generalizedLeastSquares(covariance: Matrix(rows: [])))
    var rules = try scoring.rules(takesCovariances ? correlated : .consensus(.usualMedian))
    rules.scores = [.z]
    return ComparisonDefinition(rules: rules)
  }

  private func chosenConventions() throws -> [EquivalenceConvention] {
    guard let conventions else { return EquivalenceConvention.allCases }
    return try conventions.split(separator: ",").map { name in
      guard let convention = EquivalenceConvention(rawValue: String(name)) else {
        throw unknownName(
          String(name), "convention", among: EquivalenceConvention.allCases.map(\.rawValue))
      }
      return convention
    }
  }

  private func chosenMethods() throws -> [AssignedValueMethod] {
    let options = try scoring.methodOptions()
    let takesCovariances = try covariances.source() != nil
    // A method may have a second name, and gls needs covariances.
    let known = assignedValueMethodNames.filter { name in
      (takesCovariances || name != ReferenceEstimator.glsName)
        && assignedValueMethod(named: name, options)?.name == name
    }
    let names = methods?.split(separator: ",").map(String.init) ?? known
    return try names.map { name in
      guard takesCovariances || name != ReferenceEstimator.glsName else {
        throw CovarianceOptions.needed
      }
      guard let method = assignedValueMethod(named: name, options)
      else {
        throw unknownName(name, "method", among: known)
      }
      return method
    }
  }
}
