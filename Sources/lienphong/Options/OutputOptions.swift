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
  @Option(help: "Form of the data on standard output: text, json or csv.")
  var format: OutputFormat = .text

  @Option(help: "Language of texts: vi or en. By default that of the locale.")
  var lang: Language?

  @Option(help: "Colour: auto, always or never.")
  var color: ColorChoice = .auto

  @Option(help: "End with status 1 when some verdict is this one: action.")
  var failOn: FailOn?

  var language: Language { lang ?? .ofLocale }

  /// Ends with status 1 when that was asked for and some verdict is action.
  func end(_ analysis: Analysis) throws {
    guard failOn == .action else { return }
    let verdicts = analysis.comparisons.lazy.flatMap(\.scores).joined().map(\.verdict)
    if verdicts.contains(.action) { throw ExitStatus.actionSignal.code }
  }
}

extension Language {
  /// The language that the last `--lang` names, else that of the locale.
  static let ofCommand = stated(in: CommandLine.arguments.dropFirst()) ?? ofLocale

  private static func stated(in arguments: ArraySlice<String>) -> Language? {
    var language: Language?
    var isValue = false
    for argument in arguments.prefix(while: { $0 != "--" }) {
      if isValue {
        language = Language(rawValue: argument)
      } else if argument.hasPrefix("--lang=") {
        language = Language(rawValue: String(argument.drop { $0 != "=" }.dropFirst()))
      }
      isValue = argument == "--lang"
    }
    return language
  }

  /// Vietnamese for a Vietnamese locale, else English.
  static var ofLocale: Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environmentVariable).first
    return locale?.hasPrefix("vi") == true ? .vietnamese : .english
  }
}
