import ArgumentParser
import Interlab
import RoundFiles
import Tables

/// The options that say how a results file is read.
struct ReadingOptions: ParsableArguments {
  @Option(help: "Decimal mark of the file: point or comma. Never guessed.")
  var decimal: DecimalMark = .point

  @Option(
    name: .customLong("ignore"),
    help: ArgumentHelp("Columns to pass over, separated by commas.", valueName: "names"))
  var ignored: String?

  @Option(help: "Sheet of a workbook (.xlsx); by default its only visible one with contents.")
  var sheet: String?

  @Flag(help: "List on standard error the numbers that were read only after a repair.")
  var showRepairs = false

  /// The table in the file at `path` (or on standard input for `-`).
  func table(_ path: String) throws -> Table {
    try Table(contents: fileContents(path), file: path == "-" ? "stdin" : path, sheet: sheet)
  }

  /// Reads the file at `path` (or standard input for `-`) into `round`.
  func round(
    _ path: String, _ definition: ComparisonDefinition, _ round: Round
  ) throws -> Round {
    let table = try self.table(path)
    let reader = ResultsReader(
      table, decimalMark: decimal,
      ignoredColumns: ignored?.split(separator: ",").map(String.init) ?? [],
      definitions: [definition])
    if showRepairs { try reader.showRepairs() }
    return try reader.read(into: round)
  }
}
