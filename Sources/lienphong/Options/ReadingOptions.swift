import ArgumentParser
import Interlab
import RoundFiles
import Tables
import Wording

/// The options that say how a results file is read.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      vi: "Dấu thập phân của tệp: point (chấm) hoặc comma (phẩy). Không bao giờ tự đoán.",
      en: "Decimal mark of the file: point or comma. Never guessed."))
  var decimal: DecimalMark = .point

  @Option(
    name: .customLong("ignore"),
    help: ArgumentHelp(
      vi: "Các cột bỏ qua, cách nhau bằng dấu phẩy.",
      en: "Columns to pass over, separated by commas.", valueName: .names))
  var ignored: String?

  @Option(
    help: ArgumentHelp(
      vi:
        "Bảng mã của tệp: utf-8 (và bảng mã mà dấu BOM cho biết) hoặc windows-1258. Không bao giờ tự đoán.",
      en:
        "Encoding of the file: utf-8 (and what a byte order mark says) or windows-1258. Never guessed.",
      valueName: Phrase(vi: "tên", en: "name")))
  var encoding: TextEncoding = .utf8

  @Option(
    help: ArgumentHelp(
      vi: "Trang tính của sổ Excel (.xlsx); mặc định là trang duy nhất không ẩn và có nội dung.",
      en: "Sheet of a workbook (.xlsx); by default its only visible one with contents."))
  var sheet: String?

  @Flag(
    help: ArgumentHelp(
      vi: "Liệt kê ra đầu ra lỗi các số chỉ đọc được sau khi sửa cách viết.",
      en: "List on standard error the numbers that were read only after a repair."))
  var showRepairs = false

  /// The table in the file at `path` (or on standard input for `-`); `bytes` are its contents where
  /// they are known.
  func table(_ path: String, bytes: [UInt8]? = nil) throws -> Table {
    let table = try Table(
      contents: bytes ?? fileContents(path), file: path == "-" ? "stdin" : path,
      encoding: encoding, sheet: sheet)
    showRemarks(of: table)
    return table
  }

  /// The columns to pass over.
  var ignoredColumns: [String] { ignored?.split(separator: ",").map(String.init) ?? [] }

  /// Reads the file at `path` (or standard input for `-`) into `round`; `bytes` are its
  /// contents where they are known.
  func round(
    _ path: String, _ definition: ComparisonDefinition, _ round: Round, bytes: [UInt8]? = nil
  ) throws -> Round {
    let file = try ResultsFile(
      contents: bytes ?? fileContents(path), file: path == "-" ? "stdin" : path,
      encoding: encoding, sheet: sheet, decimalMark: decimal, unit: { _ in definition.rules.unit })
    showRemarks(of: file.table)
    if let note = file.note { standardError(note.text) }
    var definition = definition
    definition.rules.unit = definition.rules.unit ?? file.unit
    let reader = ResultsReader(
      file.table, decimalMark: file.decimalMark, ignoredColumns: ignoredColumns,
      definitions: [definition])
    if showRepairs { try reader.showRepairs() }
    return try reader.read(into: round)
  }
}

/// Says on standard error what a file was stored in, where that was not UTF-8, and what of a sheet
/// nobody sees.
func showRemarks(of table: Table) {
  let file = escapingControls(table.file)
  if let encoding = table.originalEncoding {
    standardError(
      Phrase(vi: "\(file): đọc theo bảng mã \(encoding).", en: "\(file): read as \(encoding).").text
    )
  }
  if let hidden = table.hidden { standardError(file + ": " + hidden.message.text) }
}
