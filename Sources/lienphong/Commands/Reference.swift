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
      """)

  @Argument(help: "The results file (CSV with comma, semicolon or tab); - for standard input.")
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

  @OptionGroup(title: "Results")
  var reading: ReadingOptions

  @OptionGroup(title: "Scoring")
  var scoring: ScoringOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func run() throws {
    try endingWithStatus {
      let methods = try chosenMethods()
      var rules = try scoring.rules(.consensus(.usualMedian))
      // Whether a method can use an uncertainty of zero is for each method to say.
      rules.scores = [.z]
      let round = try reading.round(results, ComparisonDefinition(rules: rules), scoring.round)
      let conventions = try chosenConventions()
      let surveys = round.comparisons.map { comparison in
        ReferenceSurvey(
          of: comparison, in: round, methods: methods, followsMethods: self.methods != nil,
          withDensities: density)
      }
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
    // A method may have a second name, and gls needs a matrix.
    let known = assignedValueMethodNames.filter { name in
      name != ReferenceEstimator.glsName
        && assignedValueMethod(named: name, options)?.name == name
    }
    let names = methods?.split(separator: ",").map(String.init) ?? known
    return try names.map { name in
      guard name != ReferenceEstimator.glsName,
        let method = assignedValueMethod(named: name, options)
      else {
        throw unknownName(name, "method", among: known)
      }
      return method
    }
  }
}
