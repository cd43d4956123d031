import ArgumentParser
import Interlab
import Reporting
import RoundFiles
import Wording

/// `lienphong programme`: the summary of a programme over its rounds, as a yearly report needs it.
struct Programme: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Sums up the rounds of a programme: participation, shares by field, follow-up.",
    discussion: """
      Example:
        lienphong programme mass/round.yaml pressure/round.yaml --period 2027 --network 46 -o out
      """)

  @Argument(help: "The definitions of the rounds, one for each field.")
  var rounds: [String]

  @Option(name: .shortAndLong, help: "Folder for programme.html (and programme.pdf).")
  var output: String

  @Option(help: "Title of the programme.")
  var title: String?

  @Option(help: "The period that the summary covers, as 2027.")
  var period: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many organizations the network has.", valueName: "number"))
  var network: Int?

  @Flag(help: "A code stands for the same laboratory in all rounds: show who took part where.")
  var sharedCodes = false

  @Flag(help: "Write a PDF file too (needs WeasyPrint).")
  var pdf = false

  @Option(help: "Language of texts: vi or en. By default that of the locale.")
  var lang: Language?

  @Flag(help: "Replace a summary that is there already.")
  var force = false

  func run() throws {
    try endingWithStatus {
      if let network, network < 1 { throw UsageMistake("--network is a number above zero.") }
      let maker = pdf ? try PDFMaker() : nil
      let analyses = try rounds.map { try Analysis(of: RoundFile($0).round()) }
      var settings = ProgrammeReport.Settings()
      settings.title = title
      settings.period = period
      settings.networkSize = network
      settings.codesAreShared = sharedCodes
      settings.issued = try dateOfIssue()
      let language = lang ?? .ofLocale
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
