import ArgumentParser
import Interlab
import RoundFiles
import Tables
import Wording

/// `lienphong collect`: from returned forms to a results file.
struct Collect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Collects returned forms (.xlsx, .csv, DCC .xml) into the round's results file.",
    discussion: """
      Example: lienphong collect round.yaml forms-returned

      A digital calibration certificate is named by the laboratory's code (07.xml); which of its \
      quantities is the result is chosen by its unit, or by certificate: {refType: …, entry: …} of the \
      measurand.

      Writes the results file that the round names, provenance.csv (file, SHA-256, sheet, cell and time \
      of every number), conditions.csv (environment, standards used), collection.json, and confirmations/ with a sheet for each laboratory of what was \
      captured. Forms may come in over weeks: what was captured once stays, a second form of a \
      laboratory is named and not taken, unless --accept says so.
      """)

  @Argument(help: "The round's definition (YAML or JSON).")
  var round: String

  @Argument(help: "The folder of returned forms.")
  var forms: String

  @Option(name: .shortAndLong, help: "Folder for the files; by default that of the round.")
  var output: String?

  @OptionGroup(title: "Codes")
  var keys: KeyOptions

  @Option(
    help: ArgumentHelp(
      "A file that stands before others of its laboratory: a correction.", valueName: "file"))
  var accept: [String] = []

  @Option(
    help: ArgumentHelp(
      "Who collects, for the provenance; without it nobody is named.", valueName: "name"))
  var by: String?

  @Flag(help: "Collect the other forms when some are refused.")
  var skipRefused = false

  @Flag(help: "Replace a results file that collect did not write, or that was changed since.")
  var force = false

  @Option(help: "Form of the summary on standard output: text, json or csv.")
  var format: OutputFormat = .text

  @Option(help: "Language of texts: vi or en. By default that of the locale.")
  var lang: Language?

  func run() throws {
    try endingWithStatus {
      let definition = try RoundDefinition(yaml: fileContents(round), file: round)
      let codes = try keys.known(round: round)
      let reader = try SubmissionReader(definition, file: round, codes: codes.map(Set.init))
      let target = try CollectionTarget(
        folder: output ?? folderOfRound, resultsFile: definition.resultsFile)
      let (submissions, refused, passedOver) = try read(reader)
      for name in passedOver { standardError("passed-over: " + escapingControls(name)) }
      for name in accept where !submissions.contains(where: { $0.file == name }) {
        throw UsageMistake("--accept: there is no returned form \(name).")
      }
      let collection = try FormCollection(
        submissions, accepting: Set(accept), earlier: target.earlier,
        deadline: definition.forms.deadline)
      try target.write(
        collection, reader, refused: refused, importedBy: by, language: lang ?? .ofLocale,
        overwriting: force)
      try show(collection, reader, refused, codes)
    }
  }

  private var folderOfRound: String {
    round.lastIndex(of: "/").map { String(round[..<$0]) } ?? "."
  }

  /// Reads every file; throws all that is wrong with all of them, unless refused ones are passed by.
  private func read(
    _ reader: SubmissionReader
  ) throws -> ([Submission], refused: [String: TableErrors], passedOver: [String]) {
    var submissions: [Submission] = []
    var refused: [String: TableErrors] = [:]
    var passedOver: [String] = []
    for file in try filesInFolder(forms) {
      guard SubmissionReader.reads(file.name) else {
        passedOver.append(file.name)
        continue
      }
      let bytes = try fileContents(forms + "/" + file.name)
      do throws(TableErrors) {
        submissions += try reader.submissions(bytes, file: file.name, received: file.modified)
      } catch {
        refused[file.name] = error
      }
    }
    if submissions.isEmpty, refused.isEmpty {
      throw FileFailure(
        .input, forms,
        Phrase(
          vi: "không có phiếu nào được gửi về. Đặt các tệp (.xlsx, .csv) vào đó.",
          en: "holds no returned form. Put the files (.xlsx, .csv) there."))
    }
    guard !refused.isEmpty else { return (submissions, refused, passedOver) }
    var all = TableErrors()
    for (_, errors) in refused.sorted(by: { $0.key < $1.key }) { all.append(contentsOf: errors) }
    guard skipRefused else { throw all }
    standardError(all.description)
    return (submissions, refused, passedOver)
  }

  private func show(
    _ collection: FormCollection, _ reader: SubmissionReader, _ refused: [String: TableErrors],
    _ codes: [String]?
  ) throws {
    let summary = CollectionSummary(collection, codes: codes, refused: refused.keys.sorted())
    switch format {
    case .text: try standardOutput(Array(summary.text(in: lang ?? .ofLocale).utf8))
    case .csv: try standardOutput(summary.csv)
    case .json:
      try standardOutput(
        CollectionFiles(collection, reader, importedBy: by).record(
          resultsFile: reader.resultsFile, refused: refused))
    }
  }
}
