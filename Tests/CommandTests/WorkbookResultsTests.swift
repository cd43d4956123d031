import Foundation
import Tables
import Testing

@Suite("Results in a workbook")
struct WorkbookResultsTests {
  private let csv =
    "lab;value;U;k\n07;100,0021;0,0008;2\n12;100,0015;0,0010;2\n03;100,002;0,001;2\n"

  /// The same results, two as numbers and one as text with a decimal comma.
  private func workbook(_ fault: String? = nil, more: [OutputSheet] = []) -> [UInt8] {
    var sheet = OutputSheet(name: "Kết quả")
    sheet.setRow(2, ["lab", "value", "U", "k"], from: 2)
    let rows: [(String, Double, Double)] = [("07", 100.0021, 0.0008), ("12", 100.0015, 0.0010)]
    for (row, result) in rows.enumerated() {
      sheet.set(CellAddress(row: row + 3, column: 2), result.0)
      sheet.set(CellAddress(row: row + 3, column: 3), result.1)
      sheet.set(
        CellAddress(row: row + 3, column: 4), result.2,
        style: CellStyle { $0.numberFormat = "0.0000" })
      sheet.set(CellAddress(row: row + 3, column: 5), 2)
    }
    sheet.setRow(7, ["03", "100,002", fault ?? "0,001", "2"], from: 2)
    return OutputWorkbook([sheet] + more).bytes()
  }

  private func folder(_ bytes: [UInt8]) throws -> WorkFolder {
    let folder = try WorkFolder(["r.csv": csv])
    try Data(bytes).write(to: folder.url.appendingPathComponent("r.xlsx"))
    return folder
  }

  private let options = [
    "--decimal", "comma", "--assigned-value", "100.0018", "--U", "0.0004", "--k", "2",
    "--format", "csv",
  ]

  @Test("A workbook scores as the same results in a CSV file do")
  func score() throws {
    let folder = try folder(workbook())
    let expected = try CommandRun(arguments: ["score", "r.csv"] + options, folder: folder)
    let run = try CommandRun(arguments: ["score", "r.xlsx"] + options, folder: folder)
    #expect(run.status == 0 && run.output == expected.output, "\(run.errors)")
    #expect(expected.output.split(separator: "\n").count == 4)
  }

  @Test("Of several sheets one is named, in a round as on the command line")
  func sheets() throws {
    var other = OutputSheet(name: "Ghi chú")
    other.setRow(1, ["lab", "value"])
    other.setRow(2, ["1", "2"])
    let folder = try folder(workbook(more: [other]))
    let run = try CommandRun(arguments: ["score", "r.xlsx"] + options, folder: folder)
    #expect(run.status == 65)
    #expect(
      run.errors.hasPrefix(
        #"r.xlsx: the workbook has several sheets: "Kết quả", "Ghi chú". Say which with --sheet"#))
    let named = try CommandRun(
      arguments: ["score", "r.xlsx", "--sheet", "Kết quả"] + options, folder: folder)
    #expect(named.status == 0, "\(named.errors)")
    let round = """
      results: {file: r.xlsx, sheet: Kết quả, decimal: comma}
      assignedValue: {method: reference-laboratory, value: 100.0018, U: 0.0004, k: 2}
      """
    try Data(round.utf8).write(to: folder.url.appendingPathComponent("round.yaml"))
    let analysis = try CommandRun("analyze", "round.yaml", "--format", "csv", folder: folder)
    #expect(analysis.output == named.output, "\(analysis.errors)")
  }

  @Test(
    "A hidden sheet that is named is read, and standard error says so", arguments: ["en", "vi"])
  func hiddenSheet(_ language: String) throws {
    var hidden = OutputSheet(name: "Nháp")
    hidden.visibility = .hidden
    hidden.setRow(1, ["lab", "value"])
    hidden.setRow(2, ["1", "2"])
    let folder = try folder(workbook(more: [hidden]))
    let byDefault = try CommandRun(arguments: ["score", "r.xlsx"] + options, folder: folder)
    #expect(byDefault.status == 0 && byDefault.errors.isEmpty, "\(byDefault.errors)")
    let run = try CommandRun(
      "score", "r.xlsx", "--sheet", "Nháp", "--assigned-value", "2", "--sigma-pt", "1", "--lang",
      language, folder: folder)
    #expect(run.status == 0, "\(run.errors)")
    let words =
      language == "vi"
      ? #"r.xlsx: trang "Nháp": cả trang bị ẩn. Số liệu ở đó vẫn được đọc:"#
      : #"r.xlsx: sheet "Nháp": the whole sheet is hidden. What stands there is read all the same:"#
    #expect(run.errors.hasPrefix(words), "\(run.errors)")
  }

  @Test("An error names file, sheet and cell")
  func errors() throws {
    let run = try CommandRun(
      arguments: ["score", "r.xlsx"] + options, folder: folder(workbook("0,0O1")))
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix(#"r.xlsx:'Kết quả'!D7: "0,0O1" is not a number (letter O)"#))
    let unknown = try CommandRun(
      arguments: ["score", "r.xlsx", "--sheet", "Ket qua"] + options, folder: folder(workbook()))
    #expect(unknown.errors.contains("Did you mean Kết quả?"))
  }
}
