import ArgumentParser
import Interlab
import RoundFiles
import Tables
import Wording

/// `lienphong template`: a form for each laboratory.
struct Template: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: Phrase(
      vi:
        "Tạo phiếu Excel cho từng phòng thí nghiệm: nhãn được khóa, ô trả lời để mở và được kiểm tra.",
      en: "Makes an Excel form for each laboratory: labels locked, answers open and checked."),
    examples: [
      "lienphong template round.yaml -o forms",
      "lienphong template round.yaml -o forms --codes 117,254,803 --lang en",
    ],
    discussion: Phrase(
      vi: """
        Phiếu viết bằng ngôn ngữ của --lang. Mỗi phiếu mang mã của vòng, phiên bản của vòng và mã số của \
        phòng thí nghiệm trong một trang tính ẩn, nhờ đó collect nhận lại được phiếu. Không có gì khác về \
        phòng thí nghiệm trong đó.
        """,
      en: """
        A form is in the language of --lang. It carries the round's id, its version and the laboratory's \
        code in a hidden sheet, by which collect knows it again. Nothing else about the laboratory is in it.
        """))

  @Argument(
    help: ArgumentHelp(
      vi: "Tệp định nghĩa của vòng (YAML hoặc JSON).",
      en: "The round's definition (YAML or JSON).", valueName: .round))
  var round: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      vi: "Thư mục cho các phiếu.",
      en: "Folder for the forms."))
  var output: String

  @OptionGroup(title: .codes)
  var keys: KeyOptions

  @OptionGroup var language: LanguageOptions

  @Flag(
    help: ArgumentHelp(
      vi: "Thay các phiếu đã có sẵn ở đó.",
      en: "Replace forms that are there already."))
  var force = false

  func run() throws {
    try endingWithStatus {
      let definition = try RoundDefinition(yaml: fileContents(round), file: round)
      let specification = try FormSpecification(
        definition, file: round, language: .ofCommand)
      guard let codes = try keys.known(round: round) else {
        throw UsageMistake(
          Phrase(
            vi: "Chưa có mã số: hãy chạy lienphong codes participants.csv trước, hoặc cho --codes.",
            en: "There are no codes: run lienphong codes participants.csv first, or give --codes."))
      }
      let files = codes.map { code in
        (name: "form-\(fileNamePart(code)).xlsx", bytes: specification.workbook(code: code).bytes())
      }
      try OutputFolder(output).write(files, overwriting: force)
      try standardOutput(Array(files.map { "\(output)/\($0.name)\n" }.joined().utf8))
    }
  }
}
