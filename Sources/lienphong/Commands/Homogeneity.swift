import ArgumentParser
import Interlab
import Reporting
import RoundFiles
import Tables

/// `lienphong homogeneity`: are the items enough alike?
struct Homogeneity: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tests whether the items of a comparison are enough alike.",
    discussion: """
      Examples:
        lienphong homogeneity items.csv --sigma-pt 0.5
        lienphong homogeneity items.csv --maximum-permissible-error 2 --format json

      Columns are found by name: item, value, and where there are, replicate, order (of production) \
      and measurand.
      """)

  @Argument(help: "The file (CSV or .xlsx); - for standard input.")
  var results: String

  @OptionGroup(title: "Criterion")
  var assessment: AssessmentOptions

  @OptionGroup(title: "Results")
  var reading: ReadingOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func run() throws {
    try endingWithStatus {
      let limit = try assessment.limit()
      let file = try reading.experiment(results, of: .items)
      let study = HomogeneityStudy(of: file.experiment, orders: file.orders, limit: limit)
      switch output.format {
      case .text:
        try standardOutput(Array(HomogeneityText(of: study, language: output.language).text.utf8))
      case .json: try standardOutput(homogeneityJSON(study))
      case .csv: try standardOutput(homogeneityCSV(study))
      }
    }
  }
}
