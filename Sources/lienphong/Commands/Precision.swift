import ArgumentParser
import Interlab
import Reporting
import RoundFiles
import Tables

/// `lienphong precision`: repeatability, reproducibility and outlying laboratories.
struct Precision: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Analyses a precision experiment: s_r, s_R, outlier tests, Mandel's h and k.",
    discussion: """
      Examples:
        lienphong precision experiment.csv
        lienphong precision experiment.csv --remove outliers --format json
        lienphong precision experiment.csv --exclude 07:A --reason "wrong unit" --by "N. V. A."
        lienphong precision experiment.csv --nested lab,day,operator
        lienphong precision experiment.csv --accepted-value 0.403 --accepted-u 0.001

      Columns are found by name: lab, value, level, replicate. Nothing is left out unless asked for, \
      and what is left out stands in the output with who decided it and why.
      """)

  @Argument(help: "The results file (CSV or .xlsx); - for standard input.")
  var results: String

  @OptionGroup(title: "Estimates")
  var estimation: PrecisionOptions

  @OptionGroup(title: "Left out")
  var exclusion: ExclusionOptions

  @OptionGroup(title: "Results")
  var reading: ReadingOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func run() throws {
    try endingWithStatus {
      let factors = try estimation.factors()
      let file = try reading.experiment(results, factors: factors)
      let exclusions = try exclusion.exclusions(from: file.experiment)
      if factors.isEmpty {
        try show(
          PrecisionAnalysis(
            of: file.experiment, by: estimation.rules, without: exclusions,
            acceptedValues: try estimation.acceptedValues(of: file.experiment)))
      } else {
        guard exclusion.remove == nil else {
          throw UsageMistake("--remove outliers is for one factor: leave out --nested.")
        }
        try show(
          NestedAnalysis(
            of: file.experiment, factors: factors, codes: file.factorCodes, without: exclusions))
      }
    }
  }

  private func show(_ analysis: PrecisionAnalysis) throws {
    switch output.format {
    case .text:
      let text = PrecisionText(of: analysis, language: output.language).text
      try standardOutput(Array(text.utf8))
    case .json: try standardOutput(precisionJSON(analysis))
    case .csv: try standardOutput(precisionCSV(analysis))
    }
  }

  private func show(_ analysis: NestedAnalysis) throws {
    switch output.format {
    case .text:
      let text = NestedPrecisionText(of: analysis, language: output.language).text
      try standardOutput(Array(text.utf8))
    case .json: try standardOutput(nestedPrecisionJSON(analysis))
    case .csv: try standardOutput(nestedPrecisionCSV(analysis))
    }
  }
}

extension ReadingOptions {
  /// Reads the replicates at `path` (or standard input for `-`).
  func experiment(
    _ path: String, of subject: ExperimentSubject = .laboratories, factors: [String] = []
  ) throws -> ExperimentFile {
    let table = try self.table(path)
    let reader = ExperimentReader(
      table, of: subject, decimalMark: decimal,
      ignoredColumns: ignored?.split(separator: ",").map(String.init) ?? [], factors: factors)
    if showRepairs {
      for repair in try reader.repairs() { standardError(repair.description) }
    }
    return try reader.read()
  }
}
