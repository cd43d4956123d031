import ArgumentParser
import Interlab
import RoundFiles
import Tables

/// The options that link a comparison to another one.
struct LinkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Results of another comparison, to link this one to through the laboratories in both.",
      valueName: "file"))
  var link: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Correlation of the two results of a linking laboratory, from -1 to 1 (0).",
      valueName: "r"))
  var linkCorrelation: String?

  /// Refuses, before anything is read, what the options cannot mean.
  func check(results: String, _ format: OutputFormat) throws {
    guard link != nil || linkCorrelation == nil else {
      throw UsageMistake("--link-correlation belongs to --link FILE.")
    }
    guard link != "-" || results != "-" else {
      throw UsageMistake("Standard input holds one file only: give --link or the results a name.")
    }
    guard link == nil || format != .csv else {
      throw UsageMistake("The CSV holds one line a method and no link: take json or text.")
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
    func names(_ comparisons: [Comparison]) -> String {
      let names = comparisons.prefix(20).map { comparison in
        let key = comparison.key
        return [key.round, key.item, key.measurand].compactMap(\.self).joined(separator: " / ")
      }
      return names.map { $0.isEmpty ? "(no measurand)" : excerpt(of: $0) }.joined(separator: ", ")
    }
    throw LinkRefused(
      message: "\(file): no measurand of the results is linked to. The results have: "
        + "\(names(surveys.map(\.panel.comparison))). This file has: "
        + "\(names(keyRound.comparisons)). Give a measurand the same id in both.")
  }
}

/// Two files that cannot be linked.
struct LinkRefused: Error {
  let message: String
}
