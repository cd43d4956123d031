import ArgumentParser
import Interlab
import Reporting
import RoundFiles
import Tables
import Wording

/// `lienphong precision`: repeatability, reproducibility and outlying laboratories.
struct Precision: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "precision",
    abstract: Phrase(
      vi:
        "Phân tích một thí nghiệm độ chụm: s_r, s_R, phép thử giá trị bất thường, h và k của Mandel.",
      en: "Analyses a precision experiment: s_r, s_R, outlier tests, Mandel's h and k."),
    examples: [
      "lienphong precision experiment.csv",
      "lienphong precision experiment.csv --remove outliers --format json",
      #"lienphong precision experiment.csv --exclude 07:A --reason "wrong unit" --by "N. V. A.""#,
      "lienphong precision experiment.csv --nested lab,day,operator",
      "lienphong precision experiment.csv --accepted-value 0.403 --accepted-u 0.001",
    ],
    discussion: Phrase(
      vi: """
        Các cột được nhận theo tên: lab, value, level (mức), replicate (lần lặp). Không gì bị loại nếu \
        không được yêu cầu, và những gì bị loại được ghi ở đầu ra kèm người quyết định và lý do.
        """,
      en: """
        Columns are found by name: lab, value, level, replicate. Nothing is left out unless asked for, \
        and what is left out stands in the output with who decided it and why.
        """))

  @Argument(
    help: ArgumentHelp(
      vi: "Tệp kết quả (CSV hoặc .xlsx); - là đầu vào chuẩn.",
      en: "The results file (CSV or .xlsx); - for standard input.", valueName: .resultsFile))
  var results: String

  @OptionGroup(title: Phrase(vi: "Ước lượng", en: "Estimates"))
  var estimation: PrecisionOptions

  @OptionGroup(title: Phrase(vi: "Loại bỏ", en: "Left out"))
  var exclusion: ExclusionOptions

  @OptionGroup(title: .results)
  var reading: ReadingOptions

  @OptionGroup(title: .output)
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
          throw UsageMistake(
            Phrase(
              vi: "--remove outliers dùng cho một yếu tố: bỏ --nested.",
              en: "--remove outliers is for one factor: leave out --nested."))
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
      let text = PrecisionText(of: analysis, language: .ofCommand).text
      try standardOutput(Array(text.utf8))
    case .json: try standardOutput(precisionJSON(analysis))
    case .csv: try standardOutput(precisionCSV(analysis))
    }
  }

  private func show(_ analysis: NestedAnalysis) throws {
    switch output.format {
    case .text:
      let text = NestedPrecisionText(of: analysis, language: .ofCommand).text
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
      for repair in try reader.repairs() { standardError(repair.message.text) }
    }
    return try reader.read()
  }
}
