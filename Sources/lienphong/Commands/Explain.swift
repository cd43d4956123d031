import ArgumentParser
import Interlab
import Reporting
import Wording

/// `lienphong explain`: what a score or an estimator is, with a worked line.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explains a score or an estimator: formula, symbols, clause, a worked line.",
    discussion: "Example: lienphong explain En --lang vi")

  @Argument(help: "The name of a score or an estimator; without it all names are listed.")
  var name: String?

  @Option(help: "Language: vi or en. By default that of the locale.")
  var lang: Language?

  func run() throws {
    try endingWithStatus {
      let text = try text(in: lang ?? .ofLocale)
      try standardOutput(Array(text.utf8))
    }
  }

  private func text(in language: Language) throws -> String {
    let names = Explanation.all.map(\.name)
    guard let name else { return names.joined(separator: "\n") + "\n" }
    guard let explanation = Explanation.named(name) else {
      throw unknownName(name, "score or estimator", among: names)
    }
    return explanation.text(in: language)
  }
}
