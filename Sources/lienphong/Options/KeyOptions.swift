import ArgumentParser
import RoundFiles
import Tables

/// The options that say which codes a round gave out.
struct KeyOptions: ParsableArguments {
  @Option(
    help: "The key of codes (CSV with a column code); by default participants-key.csv by the round."
  )
  var key: String?

  @Option(help: ArgumentHelp("The codes themselves, separated by commas.", valueName: "list"))
  var codes: String?

  /// The codes in order; `nil` where none are given and no key lies beside the round.
  func known(round: String) throws -> [String]? {
    if let codes {
      guard key == nil else { throw UsageMistake("Give --key or --codes, not both.") }
      let list = codes.split(separator: ",").map { String($0.drop { $0 == " " }) }
      guard !list.isEmpty, Set(list).count == list.count else {
        throw UsageMistake("--codes: give each code once.")
      }
      return list
    }
    guard let path = try key ?? besides(round) else { return nil }
    let table = try Table(contents: fileContents(path), file: path)
    let list = try ParticipantList(table)
    guard let codes = list.codes else {
      throw TableErrors(
        TableError(
          at: table.headerLocation, "there is no column code",
          remedy: "Give the key that lienphong codes wrote."))
    }
    return codes
  }

  private func besides(_ round: String) throws -> String? {
    let folder = round.lastIndex(of: "/").map { String(round[...$0]) } ?? ""
    let path = folder + "participants-key.csv"
    return fileExists(path) ? path : nil
  }
}
