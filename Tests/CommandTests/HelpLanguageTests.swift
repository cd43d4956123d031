import Foundation
import Testing

/// The help of every verb says the same in both languages.
@Suite("Help in both languages")
struct HelpLanguageTests {
  /// One text of the help: of which verb and option, and which of its texts.
  private struct Place: Hashable {
    let command: String
    let argument: String
    let kind: String
  }

  private static func texts(_ language: String) throws -> [Place: String] {
    let run = try CommandRun("--lang", language, "--experimental-dump-help")
    try #require(run.status == 0 && run.errors.isEmpty)
    var texts: [Place: String] = [:]
    func walk(_ command: [String: Any]) throws {
      let name = try #require(command["commandName"] as? String)
      guard name != "help" else { return }
      for kind in ["abstract", "discussion"] {
        texts[Place(command: name, argument: "", kind: kind)] = command[kind] as? String ?? ""
      }
      for argument in command["arguments"] as? [[String: Any]] ?? [] {
        let names = (argument["names"] as? [[String: Any]] ?? []).compactMap {
          $0["name"] as? String
        }
        guard !names.contains("help"), !names.contains("version") else { continue }
        // A positional argument has no name but the one that stands for its value.
        let position = names.isEmpty ? texts.count : 0
        for kind in ["abstract", "sectionTitle", "valueName"] {
          guard let text = argument[kind] as? String else { continue }
          let label = names.first ?? "positional \(position)"
          texts[Place(command: name, argument: label, kind: kind)] = text
        }
      }
      for subcommand in command["subcommands"] as? [[String: Any]] ?? [] { try walk(subcommand) }
    }
    try walk(try #require(try run.json()["command"] as? [String: Any]))
    return texts
  }

  /// The words of a line without the signs about them.
  private static func words(_ line: some StringProtocol) -> [String] {
    line.split(whereSeparator: \.isWhitespace).map { word in
      word.trimmingCharacters(in: CharacterSet(charactersIn: "(),;:."))
    }
  }

  /// Option names, file names and numbers, which both languages write alike.
  private static func invariants(_ text: String) -> [String] {
    let names = words(text).filter { $0.hasPrefix("-") || $0.contains(".") }
    let numbers = text.matches(of: /[0-9]+(?:\.[0-9]+)*/).map { String($0.output) }
    return (names + numbers).sorted()
  }

  @Test func everyTextIsInBothLanguages() throws {
    let english = try Self.texts("en")
    let vietnamese = try Self.texts("vi")
    #expect(Set(english.keys) == Set(vietnamese.keys))
    let described = english.filter { ["abstract", "sectionTitle"].contains($0.key.kind) }
    #expect(described.count > 300)
    for (place, text) in described {
      let translated = try #require(vietnamese[place])
      #expect(!text.isEmpty && !translated.isEmpty && text != translated, "\(place): \(text)")
    }
    for (place, text) in english where place.kind != "valueName" {
      let translated = try #require(vietnamese[place])
      #expect(text.isEmpty == translated.isEmpty, "\(place)")
      #expect(Self.invariants(text) == Self.invariants(translated), "\(place): \(translated)")
    }
  }

  /// The choices of an option stand in its help by the names that it takes.
  @Test func choicesAreNamedAlike() throws {
    func choices(_ language: String) throws -> [[String]] {
      let run = try CommandRun("--lang", language, "--experimental-dump-help")
      let command = try #require(try run.json()["command"] as? [String: Any])
      return (command["subcommands"] as? [[String: Any]] ?? []).flatMap { verb in
        (verb["arguments"] as? [[String: Any]] ?? []).map { argument in
          let text = argument["abstract"] as? String ?? ""
          let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
          return Set(argument["allValues"] as? [String] ?? []).intersection(words).sorted()
        }
      }
    }
    let english = try choices("en")
    #expect(english.joined().count > 100)
    #expect(try choices("vi") == english)
  }

  private static func verbs() throws -> [String] {
    let json = try CommandRun("--experimental-dump-help").json()
    let command = try #require(json["command"] as? [String: Any])
    return (command["subcommands"] as? [[String: Any]] ?? [])
      .compactMap { $0["commandName"] as? String }.filter { $0 != "help" }
  }

  @Test func everyVerbHasTheOptionOfTheLanguage() throws {
    for verb in try Self.verbs() {
      let help = try CommandRun(verb, "--help").output
      #expect(help.contains("  --lang <lang> "), "\(verb)")
    }
  }

  /// An option without effect is not taken.
  @Test(arguments: [
    ["homogeneity", "items.csv", "--fail-on", "action"],
    ["plan", "--labs", "9", "--sigma-pt", "1", "--color", "never"],
    ["check", "--value", "1", "--assigned-value", "1", "--quartiles", "6"],
  ])
  func uselessOptionsAreRefused(_ arguments: [String]) throws {
    let run = try CommandRun(arguments: arguments)
    #expect(run.status == 64 && run.errors.hasPrefix("Error: Unknown option"), "\(run.errors)")
  }

  /// Words that no line of Vietnamese help holds; examples are the same in both languages.
  private static let englishWords: Set = [
    "the", "of", "and", "or", "by", "is", "default", "values", "usage", "options", "arguments",
    "show",
    "see", "for",
  ]

  @Test func noLineStaysEnglish() throws {
    let verbs = try Self.verbs()
    #expect(verbs.count == 19)
    for arguments in [[]] + verbs.map({ [$0] }) {
      let run = try CommandRun(arguments: arguments + ["--help", "--lang", "vi"])
      #expect(run.status == 0 && run.errors.isEmpty)
      #expect(run.output.hasPrefix("MÔ TẢ: "))
      for line in run.output.split(separator: "\n") {
        #expect(line.count <= 80 || line.hasPrefix("CÁCH DÙNG: "), "\(arguments): \(line)")
        guard !line.hasPrefix("  lienphong ") else { continue }
        #expect(
          Self.englishWords.isDisjoint(with: Self.words(line.lowercased())), "\(arguments): \(line)"
        )
      }
    }
  }

  @Test(arguments: [
    (["--help"], ["LANG": "vi_VN.UTF-8"], true), (["--help"], ["LANG": "en_GB.UTF-8"], false),
    (["--help"], ["LC_ALL": "vi_VN"], true),
    (["--help"], ["LC_ALL": "C", "LANG": "vi_VN.UTF-8"], false),
    (["--lang", "en", "--help"], ["LANG": "vi_VN.UTF-8"], false),
    (["--help", "--lang=vi"], [:], true), (["--lang", "vi", "score", "--help"], [:], true),
    (["score", "--lang", "en", "--lang", "vi", "--help"], [:], true),
    (["help", "score"], ["LANG": "vi_VN.UTF-8"], true), ([], ["LANG": "vi_VN.UTF-8"], true),
    (["score", "--help", "--", "--lang", "vi"], [:], false),
  ])
  func languageIsStatedOrThatOfTheLocale(
    _ arguments: [String], _ environment: [String: String], _ isVietnamese: Bool
  ) throws {
    let run = try CommandRun(arguments: arguments, environment: environment)
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.hasPrefix(isVietnamese ? "MÔ TẢ: " : "OVERVIEW: "))
    #expect(run.output.contains(isVietnamese ? "\nTÙY CHỌN:\n" : "\nOPTIONS:\n"))
    #expect(run.output.contains(isVietnamese ? "\nCÁCH DÙNG: lienphong" : "\nUSAGE: lienphong"))
  }

  /// What other programs read is not reworded.
  @Test(arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let option = "--generate-completion-script=\(shell)"
    let english = try CommandRun(option)
    let vietnamese = try CommandRun(option, environment: ["LANG": "vi_VN.UTF-8"])
    #expect(english.status == 0 && vietnamese.status == 0)
    func code(_ run: CommandRun) -> Int { run.output.split(separator: "\n").count }
    #expect(code(english) > 50 && code(english) == code(vietnamese))
    #expect(vietnamese.output.contains("lienphong") && !vietnamese.output.contains("CÁCH DÙNG"))
    if shell == "bash" {
      let folder = try WorkFolder(["completion.bash": vietnamese.output])
      let check = Process()
      check.executableURL = URL(fileURLWithPath: "/bin/bash")
      check.arguments = ["-n", folder.url.appendingPathComponent("completion.bash").path]
      try check.run()
      check.waitUntilExit()
      #expect(check.terminationStatus == 0)
    }
  }
}
