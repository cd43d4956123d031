import ArgumentParser
import Interlab
import RoundFiles
import Wording

/// `lienphong init`: a folder with a round to edit.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: Phrase(
      vi: "Tạo thư mục với một vòng để sửa: định nghĩa, bên tham gia, kết quả ví dụ.",
      en: "Makes a folder with a round to edit: definition, participants, example results."),
    examples: [
      "lienphong init my-round --lang vi",
      "lienphong init my-round --lang en --field temperature --labs 20",
    ],
    discussion: Phrase(
      vi: """
        Các tệp viết bằng ngôn ngữ của --lang. Kết quả trong đó là mô phỏng và phân tích được ngay: \
        lienphong analyze my-round/round.yaml.
        """,
      en: """
        The files are in the language of --lang. The results in them are simulated and analysable at once: \
        lienphong analyze my-round/round.yaml.
        """))

  @Argument(
    help: ArgumentHelp(
      vi: "Thư mục; được tạo nếu chưa có.",
      en: "The folder; it is made when it is not there.", valueName: .folder))
  var folder: String

  @OptionGroup var language: LanguageOptions

  @Option(
    help: ArgumentHelp(
      vi:
        "Lĩnh vực: mass (khối lượng), electricity (điện), temperature (nhiệt độ), volume (dung tích) hoặc pressure (áp suất).",
      en: "Field: mass, electricity, temperature, volume or pressure."))
  var field: ExampleField = .mass

  @Option(
    name: .customLong("labs"),
    help: ArgumentHelp(
      vi: "Số phòng thí nghiệm của ví dụ (8 đến 200).",
      en: "How many laboratories the example has (8 to 200)."))
  var laboratories = 12

  @Option(
    help: ArgumentHelp(
      vi: "Hạt giống của các kết quả mô phỏng.",
      en: "Seed of the simulated results."))
  var seed: UInt64 = 2027

  @Flag(
    help: ArgumentHelp(
      vi: "Thay các tệp đã có sẵn ở đó.",
      en: "Replace files that are there already."))
  var force = false

  func run() throws {
    try endingWithStatus {
      guard ExampleRound.laboratoryCounts.contains(laboratories) else {
        throw UsageMistake(
          Phrase(
            vi: "--labs: một ví dụ có từ 8 đến 200 phòng thí nghiệm.",
            en: "--labs: an example has 8 to 200 laboratories."))
      }
      let round = ExampleRound(
        field: field, language: .ofCommand, laboratories: laboratories, seed: seed)
      let files = round.files
      try OutputFolder(folder).write(files, overwriting: force)
      try standardOutput(
        Array(files.map { "\(folder)/\($0.name)\n" }.joined().utf8))
    }
  }
}
