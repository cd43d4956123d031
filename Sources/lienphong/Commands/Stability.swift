import ArgumentParser
import Interlab
import Mathematics
import Reporting
import RoundFiles
import Tables

/// `lienphong stability`: did the items keep their value?
struct Stability: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tests whether items kept their value between two occasions, or along many.",
    discussion: """
      Examples:
        lienphong stability checks.csv --sigma-pt 0.5
        lienphong stability checks.csv --sigma-pt 2% --date-format dd/mm/yyyy

      Columns are found by name: time (a number or a date), value, and where there are, u, item and \
      condition. With a condition the check is an accelerated one: the first condition is the reference.
      """)

  @Argument(help: "The file (CSV or .xlsx); - for standard input.")
  var results: String

  @OptionGroup(title: "Criterion")
  var assessment: AssessmentOptions

  @OptionGroup(title: "Results")
  var reading: ReadingOptions

  @OptionGroup(title: "Results")
  var dates: DateOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func run() throws {
    try endingWithStatus {
      let limit = try assessment.limit()
      let file = try reading.stability(results, dates.dateFormat)
      let mean = file.occasions.first?.moments.mean ?? 0
      let analysis = StabilityAnalysis(
        file.occasions, limit: limit(mean), isAccelerated: file.isAccelerated)
      switch output.format {
      case .text:
        let text = StabilityText(
          of: analysis, areDates: file.areDates, language: output.language
        ).text
        try standardOutput(Array(text.utf8))
      case .json: try standardOutput(stabilityJSON(analysis, areDates: file.areDates))
      case .csv: try standardOutput(stabilityCSV(analysis, areDates: file.areDates))
      }
    }
  }
}

extension ReadingOptions {
  /// Reads the stability check at `path` (or standard input for `-`).
  func stability(_ path: String, _ format: CalendarDate.Format) throws -> StabilityFile {
    let table = try self.table(path)
    return try StabilityReader(
      table, decimalMark: decimal, dateFormat: format,
      ignoredColumns: ignored?.split(separator: ",").map(String.init) ?? []
    ).read()
  }
}
