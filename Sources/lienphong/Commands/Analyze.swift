import ArgumentParser
import Interlab
import Reporting
import RoundFiles
import Tables
import Wording

/// `lienphong analyze`: from a round's files to a report folder.
struct Analyze: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Analyses a round: report.html, scores.csv and analysis.json in a folder.",
    discussion: """
      Examples:
        lienphong analyze round.yaml -o out
        lienphong analyze round.yaml -o out --per-lab --lang vi
      """)

  @Argument(help: "The round's definition (YAML or JSON); its results file lies beside it.")
  var round: String

  @Option(name: .shortAndLong, help: "Folder for the report; without it only the table is shown.")
  var output: String?

  @Flag(help: "Replace a report that is there already.")
  var force = false

  @Flag(help: "Write one report for each laboratory too, into the folder laboratories.")
  var perLab = false

  @Flag(help: "Write PDF files too, in the language of the output (needs WeasyPrint).")
  var pdf = false

  @Flag(help: "Write report.xlsx too: a workbook of all data, in the language of the output.")
  var xlsx = false

  @Flag(
    help: "Before the report: write only notices to laboratories whose results look anomalous.")
  var notices = false

  @Flag(help: "List on standard error the numbers that were read only after a repair.")
  var showRepairs = false

  @OptionGroup(title: "Output")
  var outputOptions: OutputOptions

  func run() throws {
    try endingWithStatus {
      guard output != nil || !(perLab || notices || pdf || xlsx) else {
        throw UsageMistake(
          "--per-lab, --pdf, --xlsx and --notices write files: name a folder with -o.")
      }
      guard !(perLab && notices) else {
        throw UsageMistake("--notices comes before any report: leave --per-lab out.")
      }
      let file = try RoundFile(round)
      showEncoding(file.originalEncoding, of: round)
      if let note = file.resultsNote { standardError(note) }
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
      try show(analysis, outputOptions)
      try outputOptions.end(analysis)
    }
  }

  private func writeReport(
    _ analysis: Analysis, _ file: RoundFile, into folder: OutputFolder
  ) throws {
    let issued = try dateOfIssue()
    let record = record(of: file)
    // Before any other work: whoever asked for PDF shall not wait to hear that it cannot be made.
    let maker = pdf ? try PDFMaker() : nil
    var files = try pages("report", maker) { languages in
      HTMLReport(
        of: analysis, issued: issued, record: record, defaultLanguage: outputOptions.language,
        languages: languages
      ).html
    }
    files += [
      (name: "scores.csv", bytes: scoresCSV(analysis)),
      (name: "analysis.json", bytes: analysisJSON(analysis)),
    ]
    if perLab { files += try laboratoryReports(analysis, record.inputsOnly, issued, maker) }
    if xlsx {
      guard
        let workbook = AnalysisWorkbook(
          of: analysis, issued: issued, record: record, language: outputOptions.language)
      else {
        throw UsageMistake(
          "--xlsx: more than \(AnalysisWorkbook.resultLimit) results; scores.csv has them all.")
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
          of: analysis, to: profile, issued: issued, defaultLanguage: outputOptions.language)
      else { return nil }
      return ("notices/\(name).html", Array(notice.html.utf8))
    }
    guard !files.isEmpty else { return standardError("No result calls for a notice.") }
    try folder.write(files, overwriting: force)
    standardError("\(folder.path)/notices: \(files.count)")
  }

  private func laboratoryReports(
    _ analysis: Analysis, _ record: ReportRecord, _ issued: String, _ maker: PDFMaker?
  ) throws -> [(name: String, bytes: [UInt8])] {
    let names = LaboratoryFileNames(analysis.round.laboratories).names
    return try zip(names, LaboratoryProfile.all(of: analysis)).flatMap { name, profile in
      try pages("laboratories/" + name, maker) { languages in
        LaboratoryReport(
          of: analysis, to: profile, issued: issued, record: record,
          defaultLanguage: outputOptions.language, languages: languages
        ).html
      }
    }
  }

  /// A page in both languages and, where asked for, its PDF in one: paper has no switch.
  private func pages(
    _ name: String, _ maker: PDFMaker?, _ html: ([Language]) -> String
  ) throws -> [(name: String, bytes: [UInt8])] {
    let page = (name: name + ".html", bytes: Array(html(Language.allCases).utf8))
    guard let maker else { return [page] }
    let file = name + ".pdf"
    return [page, (file, try maker.pdf(of: html([outputOptions.language]), making: file))]
  }
}

/// Writes an analysis to standard output in the form asked for.
func show(_ analysis: Analysis, _ options: OutputOptions) throws {
  switch options.format {
  case .text:
    let table = AnalysisTable(
      of: analysis, language: options.language, color: options.color.isOn)
    try standardOutput(Array(table.text.utf8))
  case .json: try standardOutput(analysisJSON(analysis))
  case .csv:
    try standardOutput(scoresCSV(analysis))
    showNotices(of: analysis, options.language)
  }
}

/// Says on standard error what the lines of a CSV have no room for: each kind of notice once, with
/// the number of comparisons that it stands in.
private func showNotices(of analysis: Analysis, _ language: Language) {
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
    let message = notice.message(in: language, number: shortNumber)
    let place = comparisonCount > 1 ? " (\(count) comparisons; the first:)" : ""
    standardError("\(notice.code)\(place): \(escapingControls(message))")
  }
}
