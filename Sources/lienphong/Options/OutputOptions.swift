import ArgumentParser
import Interlab
import Wording

/// What form the output on standard output takes.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case csv
}

/// Which verdict makes the command end with status 1.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case action
}

/// When to colour verdicts.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never

  var isOn: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      standardOutputIsTerminal && environmentVariable("NO_COLOR") == nil
        && environmentVariable("TERM") != "dumb"
    }
  }
}

/// The options that say how results are shown.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      vi: "Dạng dữ liệu ghi ra đầu ra chuẩn: text, json hoặc csv.",
      en: "Form of the data on standard output: text, json or csv."))
  var format: OutputFormat = .text

  @OptionGroup var language: LanguageOptions
}

/// The options that say what follows from verdicts.
struct VerdictOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      vi: "Dùng màu: auto (tự động), always (luôn luôn) hoặc never (không).",
      en: "Colour: auto, always or never."))
  var color: ColorChoice = .auto

  @Option(
    help: ArgumentHelp(
      vi: "Kết thúc với mã 1 khi có kết luận này: action (không đạt).",
      en: "End with status 1 when some verdict is this one: action."))
  var failOn: FailOn?

  /// Ends with status 1 when that was asked for and some verdict is action.
  func end(_ analysis: Analysis) throws {
    guard failOn == .action else { return }
    let verdicts = analysis.comparisons.lazy.flatMap(\.scores).joined().map(\.verdict)
    if verdicts.contains(.action) { throw ExitStatus.actionSignal.code }
  }
}
