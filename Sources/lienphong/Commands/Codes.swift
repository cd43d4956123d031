import ArgumentParser
import Interlab
import RoundFiles
import Tables
import Wording

/// `lienphong codes`: random codes for the participants.
struct Codes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codes",
    abstract: Phrase(
      vi: "Cấp mã số ngẫu nhiên cho các bên tham gia; khóa nằm trong tệp mà chỉ chủ tệp đọc được.",
      en: "Gives participants random codes; the key goes to a file that its owner alone can read."),
    examples: [
      "lienphong codes participants.csv"
    ],
    discussion: Phrase(
      vi: """
        Danh sách có cột participant và các cột khác tùy ý. Tệp khóa chép lại danh sách kèm mã số, vào \
        participants-key.csv bên cạnh (hoặc --output). Tệp khóa không bao giờ bị ghi đè. Đầu ra chuẩn chỉ \
        có các mã số.
        """,
      en: """
        The list has a column participant and any others. The key repeats it with the codes, in \
        participants-key.csv beside it (or --output). It is never overwritten. Standard output has the \
        codes alone.
        """))

  @Argument(
    help: ArgumentHelp(
      vi: "Danh sách bên tham gia (CSV hoặc .xlsx).",
      en: "The list of participants (CSV or .xlsx).",
      valueName: Phrase(vi: "bên-tham-gia", en: "participants")))
  var participants: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      vi: "Tệp khóa; mặc định là tên của danh sách thêm -key.csv.",
      en: "The key; by default the list's name with -key.csv."))
  var output: String?

  @Option(
    help: ArgumentHelp(
      vi: "Hạt giống, chỉ để thử: mã số của vòng thật lấy từ bộ sinh ngẫu nhiên của hệ thống.",
      en: "Seed, for a test: the codes of a real round come from the system's generator."))
  var seed: UInt64?

  @OptionGroup(title: .output)
  var outputOptions: OutputOptions

  func run() throws {
    try endingWithStatus {
      let table = try Table(
        contents: fileContents(participants), file: participants == "-" ? "stdin" : participants)
      let list = try ParticipantList(table)
      guard list.codes == nil else {
        throw UsageMistake(
          Phrase(
            vi: "\(participants): các bên tham gia đã có mã số.",
            en: "\(participants): the participants have codes already."))
      }
      let codes = drawn(list)
      let path = output ?? keyPath
      try writePrivateFile(path, codes.key)
      standardError(path)
      if codes.areGuessable { standardError(warning(codes.codes.count).text) }
      try standardOutput(text(codes.codes.sorted(), path))
    }
  }

  private var keyPath: String {
    participants == "-" ? "participants-key.csv" : defaultKeyPath(besides: participants)
  }

  private func drawn(_ list: ParticipantList) -> LaboratoryCodes {
    if let seed {
      var words = SeededWords(seed: seed)
      return LaboratoryCodes(list, using: &words)
    }
    var system = SystemRandomNumberGenerator()
    return LaboratoryCodes(list, using: &system)
  }

  private func warning(_ count: Int) -> Phrase {
    Phrase(
      vi:
        "codes-guessable: chỉ có \(count) bên tham gia, mã số dễ bị đoán ra; hãy thỏa thuận trước về "
        + "bảo mật.",
      en: "codes-guessable: with only \(count) participants codes are easily guessed; agree on "
        + "confidentiality beforehand.")
  }

  private func text(_ codes: [String], _ path: String) -> [UInt8] {
    switch outputOptions.format {
    case .text: return Array(codes.map { $0 + "\n" }.joined().utf8)
    case .csv:
      var csv = CSVWriter()
      csv.appendRecord(["code"])
      for code in codes { csv.appendRecord([code]) }
      return csv.bytes
    case .json:
      var json = JSONText()
      json.object { json in
        json.member("schema", "lienphong.codes")
        json.member("version", 1)
        json.member("engine", Analysis.engineVersion)
        json.member("key", path)
        json.key("codes")
        json.array { json in
          for code in codes { json.string(code) }
        }
      }
      json.endLine()
      return json.bytes
    }
  }
}

/// `participants-key.csv` for `participants.csv`.
func defaultKeyPath(besides list: String) -> String {
  let name = list.split(separator: "/").last ?? ""
  let folder = list.dropLast(name.count)
  let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
  return folder + stem + "-key.csv"
}
