import ArgumentParser
import Interlab
import RoundFiles
import Tables
import Wording

/// `lienphong collect`: from returned forms to a results file.
struct Collect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    abstract: Phrase(
      vi: "Thu các phiếu gửi về (.xlsx, .csv, DCC .xml) vào tệp kết quả của vòng.",
      en: "Collects returned forms (.xlsx, .csv, DCC .xml) into the round's results file."),
    examples: [
      "lienphong collect round.yaml forms-returned"
    ],
    discussion: Phrase(
      vi: """
        Giấy chứng nhận hiệu chuẩn số (DCC) được đặt tên theo mã số của phòng thí nghiệm (07.xml); đại \
        lượng nào trong đó là kết quả được chọn theo đơn vị, hoặc theo certificate: {refType: …, entry: …} \
        của đại lượng đo.

        Ghi tệp kết quả mà vòng nêu tên, provenance.csv (tệp, SHA-256, trang tính, ô và thời điểm của từng \
        số), conditions.csv (môi trường, chuẩn đã dùng), collection.json, và confirmations/ với một phiếu xác \
        nhận cho từng phòng thí nghiệm về những gì đã được đọc. Phiếu có thể đến trong nhiều tuần: những gì \
        đã thu thì giữ nguyên; phiếu thứ hai của một phòng được nêu tên và không được lấy, trừ khi có \
        --accept.
        """,
      en: """
        A digital calibration certificate is named by the laboratory's code (07.xml); which of its \
        quantities is the result is chosen by its unit, or by certificate: {refType: …, entry: …} of the \
        measurand.

        Writes the results file that the round names, provenance.csv (file, SHA-256, sheet, cell and time \
        of every number), conditions.csv (environment, standards used), collection.json, and \
        confirmations/ with a sheet for each laboratory of what was captured. Forms may come in over \
        weeks: what was captured once stays, a second form of a laboratory is named and not taken, unless \
        --accept says so.
        """))

  @Argument(
    help: ArgumentHelp(
      vi: "Tệp định nghĩa của vòng (YAML hoặc JSON).",
      en: "The round's definition (YAML or JSON).", valueName: .round))
  var round: String

  @Argument(
    help: ArgumentHelp(
      vi: "Thư mục chứa các phiếu gửi về.",
      en: "The folder of returned forms.", valueName: Phrase(vi: "các-phiếu", en: "forms")))
  var forms: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      vi: "Thư mục cho các tệp; mặc định là thư mục của vòng.",
      en: "Folder for the files; by default that of the round."))
  var output: String?

  @OptionGroup(title: .codes)
  var keys: KeyOptions

  @Option(
    help: ArgumentHelp(
      vi: "Tệp được lấy thay các tệp khác của cùng phòng thí nghiệm: một bản sửa.",
      en: "A file that stands before others of its laboratory: a correction.", valueName: .file))
  var accept: [String] = []

  @Option(
    help: ArgumentHelp(
      vi: "Người thu phiếu, để ghi vào nguồn gốc; không có thì không nêu ai.",
      en: "Who collects, for the provenance; without it nobody is named.",
      valueName: Phrase(vi: "tên", en: "name")))
  var by: String?

  @Flag(
    help: ArgumentHelp(
      vi: "Vẫn thu các phiếu khác khi có phiếu bị từ chối.",
      en: "Collect the other forms when some are refused."))
  var skipRefused = false

  @Flag(
    help: ArgumentHelp(
      vi: "Thay tệp kết quả không do collect ghi, hoặc đã bị sửa sau đó.",
      en: "Replace a results file that collect did not write, or that was changed since."))
  var force = false

  @OptionGroup(title: .output)
  var outputOptions: OutputOptions

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
        throw UsageMistake(
          Phrase(
            vi: "--accept: không có phiếu gửi về \(name).",
            en: "--accept: there is no returned form \(name)."))
      }
      let collection = try FormCollection(
        submissions, accepting: Set(accept), earlier: target.earlier,
        deadline: definition.forms.deadline)
      try target.write(
        collection, reader, refused: refused, importedBy: by, language: .ofCommand,
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
    standardError(all.message.text)
    return (submissions, refused, passedOver)
  }

  private func show(
    _ collection: FormCollection, _ reader: SubmissionReader, _ refused: [String: TableErrors],
    _ codes: [String]?
  ) throws {
    let summary = CollectionSummary(collection, codes: codes, refused: refused.keys.sorted())
    switch outputOptions.format {
    case .text: try standardOutput(Array(summary.text(in: .ofCommand).utf8))
    case .csv: try standardOutput(summary.csv)
    case .json:
      try standardOutput(
        CollectionFiles(collection, reader, importedBy: by).record(
          resultsFile: reader.resultsFile, refused: refused))
    }
  }
}
