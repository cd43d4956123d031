import ArgumentParser
import Interlab
import Reporting
import RoundFiles
import Wording

/// `lienphong programme`: the summary of a programme over its rounds, as a yearly report needs it.
struct Programme: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programme",
    abstract: Phrase(
      vi:
        "Tổng kết các vòng của một chương trình: tham gia, tỉ lệ theo lĩnh vực, việc cần theo dõi.",
      en: "Sums up the rounds of a programme: participation, shares by field, follow-up."),
    examples: [
      "lienphong programme mass/round.yaml pressure/round.yaml --period 2027 --network 46 -o out"
    ])

  @Argument(
    help: ArgumentHelp(
      vi: "Tệp định nghĩa của các vòng, mỗi lĩnh vực một tệp.",
      en: "The definitions of the rounds, one for each field.",
      valueName: Phrase(vi: "các-vòng", en: "rounds")))
  var rounds: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      vi: "Thư mục cho programme.html (và programme.pdf).",
      en: "Folder for programme.html (and programme.pdf)."))
  var output: String

  @Option(
    help: ArgumentHelp(
      vi: "Tên của chương trình.",
      en: "Title of the programme."))
  var title: String?

  @Option(
    help: ArgumentHelp(
      vi: "Kỳ được tổng kết, như 2027.",
      en: "The period that the summary covers, as 2027."))
  var period: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Số tổ chức trong mạng lưới.",
      en: "How many organizations the network has.", valueName: .number))
  var network: Int?

  @Flag(
    help: ArgumentHelp(
      vi:
        "Mỗi mã số là cùng một phòng thí nghiệm trong mọi vòng: cho biết phòng nào tham gia vòng nào.",
      en: "A code stands for the same laboratory in all rounds: show who took part where."))
  var sharedCodes = false

  @Flag(
    help: ArgumentHelp(
      vi: "Viết thêm tệp PDF (cần WeasyPrint).",
      en: "Write a PDF file too (needs WeasyPrint)."))
  var pdf = false

  @OptionGroup var language: LanguageOptions

  @Flag(
    help: ArgumentHelp(
      vi: "Thay bản tổng kết đã có sẵn ở đó.",
      en: "Replace a summary that is there already."))
  var force = false

  func run() throws {
    try endingWithStatus {
      if let network, network < 1 {
        throw UsageMistake(
          Phrase(
            vi: "--network là một số lớn hơn không.",
            en: "--network is a number above zero."))
      }
      let maker = pdf ? try PDFMaker() : nil
      let analyses = try rounds.map { try Analysis(of: RoundFile($0).round()) }
      var settings = ProgrammeReport.Settings()
      settings.title = title
      settings.period = period
      settings.networkSize = network
      settings.codesAreShared = sharedCodes
      settings.issued = try dateOfIssue()
      let language = Language.ofCommand
      let report = ProgrammeReport(of: analyses, settings: settings, defaultLanguage: language)
      var files = [(name: "programme.html", bytes: Array(report.html.utf8))]
      if let maker {
        let page = ProgrammeReport(
          of: analyses, settings: settings, defaultLanguage: language, languages: [language])
        files.append(
          (name: "programme.pdf", bytes: try maker.pdf(of: page.html, making: "programme.pdf")))
      }
      try OutputFolder(output).write(files, overwriting: force)
      standardError("\(output)/programme.html")
    }
  }
}
