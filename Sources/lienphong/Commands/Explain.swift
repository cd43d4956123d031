import ArgumentParser
import Interlab
import Reporting
import Wording

/// `lienphong explain`: what a score or an estimator is, with a worked line.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: Phrase(
      vi: "Giải thích một điểm số, ước lượng, lời khuyên hoặc biểu đồ: công thức, điều khoản, "
        + "ví dụ tính.",
      en: "Explains a score, an estimator, an advice or a chart: formula, clause, a worked line."),
    examples: [
      "lienphong explain En --lang vi"
    ])

  @Argument(
    help: ArgumentHelp(
      vi: "Tên một điểm số, ước lượng, lời khuyên hoặc biểu đồ; không có thì liệt kê mọi tên.",
      en: "The name of a score, an estimator, an advice or a chart; without it all are listed.",
      valueName: Phrase(vi: "tên", en: "name")))
  var name: String?

  @OptionGroup var language: LanguageOptions

  func run() throws {
    try endingWithStatus {
      let text = try text(in: .ofCommand)
      try standardOutput(Array(text.utf8))
    }
  }

  private func text(in language: Language) throws -> String {
    let names = Explanation.all.map(\.name)
    guard let name else { return names.joined(separator: "\n") + "\n" }
    guard let explanation = Explanation.named(name) else {
      throw unknownName(
        name, Phrase(vi: "điểm số hay ước lượng", en: "score or estimator"), among: names)
    }
    return explanation.text(in: language)
  }
}
