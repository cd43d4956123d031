import ArgumentParser
import Interlab
import RoundFiles
import Wording

/// `lienphong init`: a folder with a round to edit.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes a folder with a round to edit: definition, participants, example results.",
    discussion: """
      Examples:
        lienphong init my-round --lang vi
        lienphong init my-round --lang en --field temperature --labs 20

      The results in it are simulated and analysable at once: lienphong analyze my-round/round.yaml.
      """)

  @Argument(help: "The folder; it is made when it is not there.")
  var folder: String

  @Option(help: "Language of the files: vi or en. By default that of the locale.")
  var lang: Language?

  @Option(help: "Field: mass, electricity, temperature, volume or pressure.")
  var field: ExampleField = .mass

  @Option(name: .customLong("labs"), help: "How many laboratories the example has (8 to 200).")
  var laboratories = 12

  @Option(help: "Seed of the simulated results.")
  var seed: UInt64 = 2027

  @Flag(help: "Replace files that are there already.")
  var force = false

  func run() throws {
    try endingWithStatus {
      guard ExampleRound.laboratoryCounts.contains(laboratories) else {
        throw UsageMistake("--labs: an example has 8 to 200 laboratories.")
      }
      let round = ExampleRound(
        field: field, language: lang ?? .ofLocale, laboratories: laboratories, seed: seed)
      let files = round.files
      try OutputFolder(folder).write(files, overwriting: force)
      try standardOutput(
        Array(files.map { "\(folder)/\($0.name)\n" }.joined().utf8))
    }
  }
}
