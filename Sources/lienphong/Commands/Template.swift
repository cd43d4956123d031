import ArgumentParser
import Interlab
import RoundFiles
import Tables
import Wording

/// `lienphong template`: a form for each laboratory.
struct Template: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes an Excel form for each laboratory: labels locked, answers open and checked.",
    discussion: """
      Examples:
        lienphong template round.yaml -o forms
        lienphong template round.yaml -o forms --codes 117,254,803 --lang en

      A form carries the round's id, its version and the laboratory's code in a hidden sheet, by which \
      collect knows it again. Nothing else about the laboratory is in it.
      """)

  @Argument(help: "The round's definition (YAML or JSON).")
  var round: String

  @Option(name: .shortAndLong, help: "Folder for the forms.")
  var output: String

  @OptionGroup(title: "Codes")
  var keys: KeyOptions

  @Option(help: "Language of the forms: vi or en. By default that of the locale.")
  var lang: Language?

  @Flag(help: "Replace forms that are there already.")
  var force = false

  func run() throws {
    try endingWithStatus {
      let definition = try RoundDefinition(yaml: fileContents(round), file: round)
      let specification = try FormSpecification(
        definition, file: round, language: lang ?? .ofLocale)
      guard let codes = try keys.known(round: round) else {
        throw UsageMistake(
          "There are no codes: run lienphong codes participants.csv first, or give --codes.")
      }
      let files = codes.map { code in
        (name: "form-\(fileNamePart(code)).xlsx", bytes: specification.workbook(code: code).bytes())
      }
      try OutputFolder(output).write(files, overwriting: force)
      try standardOutput(Array(files.map { "\(output)/\($0.name)\n" }.joined().utf8))
    }
  }
}
