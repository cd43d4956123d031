import ArgumentParser
import Interlab
import Reporting
import RoundFiles
import Tables
import Wording

/// `lienphong homogeneity`: are the items enough alike?
struct Homogeneity: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "homogeneity",
    abstract: Phrase(
      vi: "Kiểm tra các mẫu của một phép so sánh có đủ đồng nhất hay không.",
      en: "Tests whether the items of a comparison are enough alike."),
    examples: [
      "lienphong homogeneity items.csv --sigma-pt 0.5",
      "lienphong homogeneity items.csv --maximum-permissible-error 2 --format json",
    ],
    discussion: Phrase(
      vi: """
        Các cột được nhận theo tên: item, value, và nếu có thì replicate (lần lặp), order (thứ tự sản xuất) \
        và measurand (đại lượng đo).
        """,
      en: """
        Columns are found by name: item, value, and where there are, replicate, order (of production) \
        and measurand.
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

  @OptionGroup(title: .output)
  var output: OutputOptions

  func run() throws {
    try endingWithStatus {
      let limit = try assessment.limit()
      let file = try reading.experiment(results, of: .items)
      let study = HomogeneityStudy(of: file.experiment, orders: file.orders, limit: limit)
      switch output.format {
      case .text:
        try standardOutput(Array(HomogeneityText(of: study, language: .ofCommand).text.utf8))
      case .json: try standardOutput(homogeneityJSON(study))
      case .csv: try standardOutput(homogeneityCSV(study))
      }
    }
  }
}
