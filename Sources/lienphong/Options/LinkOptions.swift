import ArgumentParser
import Interlab
import RoundFiles
import Tables
import Wording

/// The options that link a comparison to another one.
struct LinkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      vi: "Kết quả của một phép so sánh khác để liên kết qua các phòng thí nghiệm có mặt ở cả hai.",
      en: "Results of another comparison, to link this one to through the laboratories in both.",
      valueName: .file))
  var link: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi:
        "Hệ số tương quan giữa hai kết quả của phòng thí nghiệm liên kết, từ -1 đến 1 (mặc định: 0).",
      en: "Correlation of the two results of a linking laboratory, from -1 to 1 (default: 0).",
      valueName: Phrase(vi: "r", en: "r")))
  var linkCorrelation: String?

  /// Refuses, before anything is read, what the options cannot mean.
  func check(results: String, _ format: OutputFormat) throws {
    guard link != nil || linkCorrelation == nil else {
      throw UsageMistake(
        Phrase(
          vi: "--link-correlation đi kèm --link FILE.",
          en: "--link-correlation belongs to --link FILE."))
    }
    guard link != "-" || results != "-" else {
      throw UsageMistake(
        Phrase(
          vi: "Đầu vào chuẩn chỉ chứa một tệp: hãy nêu tên tệp cho --link hoặc cho kết quả.",
          en: "Standard input holds one file only: give --link or the results a name."))
    }
    guard link == nil || format != .csv else {
      throw UsageMistake(
        Phrase(
          vi: "CSV chỉ có mỗi phương pháp một dòng và không có liên kết: hãy dùng json hoặc text.",
          en: "The CSV holds one line a method and no link: take json or text."))
    }
    _ = try correlation()
  }

  private func correlation() throws -> Double {
    try linkCorrelation.map { try number($0, "--link-correlation") { $0.magnitude <= 1 } } ?? 0
  }

  /// Links each survey of `round` to its counterpart in the other file, where one is asked for.
  func apply(
    to surveys: inout [ReferenceSurvey], in round: Round, _ reading: ReadingOptions,
    _ definition: ComparisonDefinition, _ empty: Round
  ) throws {
    guard let link else { return }
    let r = try correlation()
    let keyRound = try reading.round(link, definition, empty)
    for index in surveys.indices {
      surveys[index].link = try Self.link(
        surveys[index].panel.comparison, in: round, to: keyRound, correlation: r)
    }
    try requireCounterpart(surveys, keyRound, link)
  }

  private static func link(
    _ comparison: Comparison, in round: Round, to keyRound: Round, correlation: Double
  ) throws -> Result<ComparisonLink, LinkAbsence> {
    let isSole = round.comparisons.count == 1
    let key: Comparison
    do throws(LinkAbsence) {
      key = try comparison.counterpart(in: keyRound, ofSole: isSole)
    } catch {
      return .failure(error)
    }
    return .success(
      try ComparisonLink(comparison, in: round, to: key, in: keyRound, correlation: correlation))
  }

  /// Two files without a common measurand are two of another pair.
  private func requireCounterpart(
    _ surveys: [ReferenceSurvey], _ keyRound: Round, _ file: String
  ) throws {
    guard !surveys.isEmpty, surveys.allSatisfy({ (try? $0.link?.get()) == nil }) else { return }
    let own = surveys.map(\.panel.comparison)
    throw LinkRefused(
      message: Phrase(
        vi: "\(file): không có đại lượng đo nào của các kết quả để liên kết. Các kết quả có: "
          + "\(Self.names(own, .vietnamese)). Tệp này có: "
          + "\(Self.names(keyRound.comparisons, .vietnamese)). Hãy đặt cùng một id cho đại lượng đo ở "
          + "cả hai.",
        en: "\(file): no measurand of the results is linked to. The results have: "
          + "\(Self.names(own, .english)). This file has: "
          + "\(Self.names(keyRound.comparisons, .english)). Give a measurand the same id in both."))
  }

  private static func names(_ comparisons: [Comparison], _ language: Language) -> String {
    let unnamed = Phrase(vi: "(không có đại lượng đo)", en: "(no measurand)").text(in: language)
    let names = comparisons.prefix(20).map { comparison in
      let key = comparison.key
      return [key.round, key.item, key.measurand].compactMap(\.self).joined(separator: " / ")
    }
    return names.map { $0.isEmpty ? unnamed : excerpt(of: $0) }.joined(separator: ", ")
  }
}

/// Two files that cannot be linked.
struct LinkRefused: Error {
  let message: Phrase
}
