import ArgumentParser
import Wording

/// The language of all that the command writes: results, help, messages.
///
/// The option stands here so that every verb takes and explains it; what it says is in
/// `Language.ofCommand`, which help and mistakes in the arguments need before these are parsed.
struct LanguageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      vi: "Ngôn ngữ của mọi văn bản và thông báo: vi hoặc en. Mặc định theo ngôn ngữ của hệ thống.",
      en: "Language of texts and messages: vi or en. By default that of the locale."))
  var lang: Language?
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
  private static var ofLocale: Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environmentVariable).first
    return locale?.hasPrefix("vi") == true ? .vietnamese : .english
  }
}
