import ArgumentParser
import RoundFiles
import Tables
import Wording

/// The options that say which codes a round gave out.
struct KeyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      vi: "Tệp khóa mã số (CSV có cột code); mặc định là participants-key.csv cạnh tệp của vòng.",
      en: "The key of codes (CSV with a column code); by default participants-key.csv by the round."
    )
  )
  var key: String?

  @Option(
    help: ArgumentHelp(
      vi: "Chính các mã số, cách nhau bằng dấu phẩy.",
      en: "The codes themselves, separated by commas.",
      valueName: Phrase(vi: "danh-sách", en: "list")))
  var codes: String?

  /// The codes in order; `nil` where none are given and no key lies beside the round.
  func known(round: String) throws -> [String]? {
    if let codes {
      guard key == nil else {
        throw UsageMistake(
          Phrase(
            vi: "Chỉ dùng --key hoặc --codes, không dùng cả hai.",
            en: "Give --key or --codes, not both."))
      }
      let list = codes.split(separator: ",").map { String($0.drop { $0 == " " }) }
      guard !list.isEmpty, Set(list).count == list.count else {
        throw UsageMistake(
          Phrase(
            vi: "--codes: mỗi mã số chỉ ghi một lần.",
            en: "--codes: give each code once."))
      }
      return list
    }
    guard let path = try key ?? besides(round) else { return nil }
    let table = try Table(contents: fileContents(path), file: path)
    let list = try ParticipantList(table)
    guard let codes = list.codes else {
      throw TableErrors(
        TableError(
          at: table.headerLocation, Phrase(vi: "không có cột code", en: "there is no column code"),
          remedy: Phrase(
            vi: "Cho tệp khóa mà lienphong codes đã ghi.",
            en: "Give the key that lienphong codes wrote.")))
    }
    return codes
  }

  private func besides(_ round: String) throws -> String? {
    let folder = round.lastIndex(of: "/").map { String(round[...$0]) } ?? ""
    let path = folder + "participants-key.csv"
    return fileExists(path) ? path : nil
  }
}
