import ArgumentParser
import Interlab
import Mathematics
import Reporting
import RoundFiles
import Tables
import Wording

/// `lienphong stability`: did the items keep their value?
struct Stability: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stability",
    abstract: Phrase(
      vi:
        "Kiểm tra các mẫu có giữ giá trị giữa hai thời điểm, hoặc qua nhiều thời điểm, hay không.",
      en: "Tests whether items kept their value between two occasions, or along many."),
    examples: [
      "lienphong stability checks.csv --sigma-pt 0.5",
      "lienphong stability checks.csv --sigma-pt 2% --date-format dd/mm/yyyy",
    ],
    discussion: Phrase(
      vi: """
        Các cột được nhận theo tên: time (số hoặc ngày), value, và nếu có thì u, item (mẫu) và condition \
        (điều kiện). Khi có condition thì đây là phép kiểm tra cấp tốc: điều kiện đầu tiên là mốc so sánh.
        """,
      en: """
        Columns are found by name: time (a number or a date), value, and where there are, u, item and \
        condition. With a condition the check is an accelerated one: the first condition is the reference.
        """))

  @Argument(
    help: ArgumentHelp(
      vi: "Tệp (CSV hoặc .xlsx); - là đầu vào chuẩn.",
      en: "The file (CSV or .xlsx); - for standard input.", valueName: .resultsFile))
  var results: String

  @OptionGroup(title: .criterion)
  var assessment: AssessmentOptions

  @OptionGroup(title: .results)
  var reading: ReadingOptions

  @OptionGroup(title: .results)
  var dates: DateOptions

  @OptionGroup(title: .output)
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
          of: analysis, areDates: file.areDates, language: .ofCommand
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
