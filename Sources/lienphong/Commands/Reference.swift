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
      let panels = round.comparisons.map { MethodPanel(of: $0, in: round, methods: methods) }
      switch output.format {
      case .text:
        let table = ReferenceTable(of: panels, in: round, language: output.language)
        try standardOutput(Array(table.text.utf8))
      case .json: try standardOutput(referenceJSON(panels, in: round))
      case .csv: try standardOutput(referenceCSV(panels, in: round))
      }
    }
  }

  private func chosenMethods() throws -> [AssignedValueMethod] {
    let options = try scoring.methodOptions()
    let known = assignedValueMethodNames.filter { !["median", "gls"].contains($0) }
    let names = methods?.split(separator: ",").map(String.init) ?? known
    return try names.map { name in
      guard known.contains(name), let method = assignedValueMethod(named: name, options) else {
        throw unknownName(name, "method", among: known)
      }
      return method
    }
  }
}
