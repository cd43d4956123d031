import ArgumentParser
import Interlab
import Reporting
import RoundFiles
import Tables
import Wording

/// `lienphong analyze`: from a round's files to a report folder.
struct Analyze: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: Phrase(
      vi: "Phân tích một vòng: report.html, scores.csv và analysis.json trong một thư mục.",
      en: "Analyses a round: report.html, scores.csv and analysis.json in a folder."),
    examples: [
      "lienphong analyze round.yaml -o out",
      "lienphong analyze round.yaml -o out --per-lab --lang vi",
    ])

  @Argument(
    help: ArgumentHelp(
      vi: "Tệp định nghĩa của vòng (YAML hoặc JSON); tệp kết quả nằm cạnh nó.",
      en: "The round's definition (YAML or JSON); its results file lies beside it.",
      valueName: .round))
  var round: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      vi: "Thư mục cho báo cáo; không có thì chỉ hiện bảng.",
      en: "Folder for the report; without it only the table is shown."))
  var output: String?

  @Flag(
    help: ArgumentHelp(
      vi: "Thay báo cáo đã có sẵn ở đó.",
      en: "Replace a report that is there already."))
  var force = false

  @Flag(
    help: ArgumentHelp(
      vi: "Viết thêm báo cáo riêng cho từng phòng thí nghiệm, vào thư mục laboratories.",
      en: "Write one report for each laboratory too, into the folder laboratories."))
  var perLab = false

  @Flag(
    help: ArgumentHelp(
      vi: "Viết thêm tệp PDF, bằng ngôn ngữ của --lang (cần WeasyPrint).",
      en: "Write PDF files too, in the language of --lang (needs WeasyPrint)."))
  var pdf = false

  @Flag(
    help: ArgumentHelp(
      vi: "Viết thêm report.xlsx: sổ Excel chứa mọi số liệu, bằng ngôn ngữ của --lang.",
      en: "Write report.xlsx too: a workbook of all data, in the language of --lang."))
  var xlsx = false

  @Flag(
    help: ArgumentHelp(
      vi:
        "Trước khi có báo cáo: chỉ viết thông báo cho các phòng thí nghiệm có kết quả có vẻ bất thường.",
      en: "Before the report: write only notices to laboratories whose results look anomalous."))
  var notices = false

  @Flag(
    help: ArgumentHelp(
      vi: "Liệt kê ra đầu ra lỗi các số chỉ đọc được sau khi sửa cách viết.",
      en: "List on standard error the numbers that were read only after a repair."))
  var showRepairs = false

  @OptionGroup(title: .output)
  var outputOptions: OutputOptions

  @OptionGroup(title: .output)
  var verdicts: VerdictOptions

  func run() throws {
    try endingWithStatus {
      guard output != nil || !(perLab || notices || pdf || xlsx) else {
        throw UsageMistake(
          Phrase(
            vi: "--per-lab, --pdf, --xlsx và --notices ghi ra tệp: hãy nêu thư mục bằng -o.",
            en: "--per-lab, --pdf, --xlsx and --notices write files: name a folder with -o."))
      }
      guard !(perLab && notices) else {
        throw UsageMistake(
          Phrase(
            vi: "--notices dùng trước khi có báo cáo: bỏ --per-lab.",
            en: "--notices comes before any report: leave --per-lab out."))
      }
      let file = try RoundFile(round)
      for table in file.tables { showRemarks(of: table) }
      if let note = file.resultsNote { standardError(note.text) }
      if showRepairs { try file.reader.showRepairs() }
      var analysis = try Analysis(of: file.round())
      analysis.precision = RoundPrecision(of: analysis.round)
      if let output {
        let folder = OutputFolder(output)
        if notices {
          try writeNotices(analysis, into: folder)
        } else {
          try writeReport(analysis, file, into: folder)
        }
      }
      try show(analysis, outputOptions.format, color: verdicts.color)
      try verdicts.end(analysis)
    }
  }

  private func writeReport(
    _ analysis: Analysis, _ file: RoundFile, into folder: OutputFolder
  ) throws {
    let issued = try dateOfIssue()
    let record = record(of: file)
    // Before any other work: whoever asked for PDF shall not wait to hear that it cannot be made, nor that
    // a report is there already.
    if !force { try folder.rejectPresent(["report.html", "scores.csv", "analysis.json"]) }
    let maker = pdf ? try PDFMaker() : nil
    let report = { (languages: [Language]) in
      HTMLReport(
        of: analysis, issued: issued, record: record, defaultLanguage: .ofCommand,
        languages: languages
      ).html
    }
    var files = try pages([("report", report)], maker)
    files += [
      (name: "scores.csv", bytes: scoresCSV(analysis)),
      (name: "analysis.json", bytes: analysisJSON(analysis)),
    ]
    if perLab { files += try laboratoryReports(analysis, record.inputsOnly, issued, maker) }
    if xlsx {
      guard
        let workbook = AnalysisWorkbook(
          of: analysis, issued: issued, record: record, language: .ofCommand)
      else {
        throw UsageMistake(
          Phrase(
            vi: "--xlsx: có hơn \(AnalysisWorkbook.resultLimit) kết quả; scores.csv chứa tất cả.",
            en:
              "--xlsx: more than \(AnalysisWorkbook.resultLimit) results; scores.csv has them all.")
        )
      }
      files.append((name: "report.xlsx", bytes: workbook.bytes))
    }
    try folder.write(files, overwriting: force)
    standardError("\(folder.path)/report.html")
  }
}

extension Analyze {
  private func record(of file: RoundFile) -> ReportRecord {
    let name = file.inputs.first?.name ?? "round.yaml"
    return ReportRecord(
      inputs: file.inputs.map {
        ReportRecord.Input(name: $0.name, byteCount: $0.byteCount, digest: $0.digest)
      }, definition: file.definitionText, command: "lienphong analyze \(name) -o out")
  }

  private func writeNotices(_ analysis: Analysis, into folder: OutputFolder) throws {
    let issued = try dateOfIssue()
    let names = LaboratoryFileNames(analysis.round.laboratories).names
    let files = zip(names, LaboratoryProfile.all(of: analysis)).compactMap {
      name, profile -> (name: String, bytes: [UInt8])? in
      guard
        let notice = AnomalyNotice(
          of: analysis, to: profile, issued: issued, defaultLanguage: .ofCommand)
      else { return nil }
      return ("notices/\(name).html", Array(notice.html.utf8))
    }
    guard !files.isEmpty else {
      return standardError(
        Phrase(vi: "Không có kết quả nào cần thông báo.", en: "No result calls for a notice.").text)
    }
    try folder.write(files, overwriting: force)
    standardError("\(folder.path)/notices: \(files.count)")
  }

  private func laboratoryReports(
    _ analysis: Analysis, _ record: ReportRecord, _ issued: String, _ maker: PDFMaker?
  ) throws -> [(name: String, bytes: [UInt8])] {
    let names = LaboratoryFileNames(analysis.round.laboratories).names
    let reports = zip(names, LaboratoryProfile.all(of: analysis)).map { name, profile in
      (
        name: "laboratories/" + name,
        html: { (languages: [Language]) in
          LaboratoryReport(
            of: analysis, to: profile, issued: issued, record: record,
            defaultLanguage: .ofCommand, languages: languages
          ).html
        }
      )
    }
    return try pages(reports, maker)
  }

  /// Pages in both languages and, where asked for, their PDFs in one: paper has no switch.
  private func pages(
    _ pages: [(name: String, html: ([Language]) -> String)], _ maker: PDFMaker?
  ) throws -> [(name: String, bytes: [UInt8])] {
    var files = pages.map { page in
      (name: page.name + ".html", bytes: Array(page.html(Language.allCases).utf8))
    }
    guard let maker else { return files }
    let papers = pages.map { (name: $0.name + ".pdf", html: $0.html([.ofCommand])) }
    for (paper, bytes) in zip(papers, try maker.pdfs(of: papers)) {
      files.append((paper.name, bytes))
    }
    return files
  }
}

/// Writes an analysis to standard output in the form asked for.
func show(_ analysis: Analysis, _ format: OutputFormat, color: ColorChoice) throws {
  switch format {
  case .text:
    let table = AnalysisTable(
      of: analysis, language: .ofCommand, color: color.isOn)
    try standardOutput(Array(table.text.utf8))
  case .json: try standardOutput(analysisJSON(analysis))
  case .csv:
    try standardOutput(scoresCSV(analysis))
    showNotices(of: analysis, .ofCommand)
  }
}

/// Says on standard error what the lines of a CSV have no room for: each kind of notice once, with
/// the number of comparisons that it stands in.
func showNotices(of analysis: Analysis, _ language: Language) {
  var codes: [String] = []
  var counts: [String: Int] = [:]
  var first: [String: Notice] = [:]
  for comparison in analysis.comparisons {
    for code in Set(comparison.notices.map(\.code)) { counts[code, default: 0] += 1 }
    for notice in comparison.notices where first[notice.code] == nil {
      first[notice.code] = notice
      codes.append(notice.code)
    }
  }
  let notices = codes.compactMap { code in first[code].map { ($0, counts[code] ?? 0) } }
  showNotices(notices, of: analysis.comparisons.count, language)
}

/// Says on standard error each kind of notice once: the first, and in how many of the comparisons
/// there is one.
func showNotices(
  _ notices: [(first: Notice, comparisons: Int)], of comparisonCount: Int, _ language: Language
) {
  for (notice, count) in notices {
    let message = notice.message(in: language) { number in
      let text = shortNumber(number)
      return language == .vietnamese ? text.replacing(".", with: ",") : text
    }
    let place =
      comparisonCount > 1
      ? Phrase(vi: " (\(count) so sánh; đầu tiên:)", en: " (\(count) comparisons; the first:)").text
      : ""
    standardError("\(notice.code)\(place): \(escapingControls(message))")
  }
}
