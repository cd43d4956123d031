import Foundation
import Testing

import Tables

@Suite("lienphong analyze --xlsx")
struct WorkbookCommandTests {
  private let round = """
    round: R1
    results: r.csv
    measurands:
      - {id: m1, unit: mg, assignedValue: {method: reference-laboratory, value: 1, U: 0.1, k: 2}}
      - {id: m2, assignedValue: algorithm-a, sigmaPt: robust}
    """
  private let results = """
    lab,measurand,value,U
    <b>A</b>,m1,1.050,0.2
    =cmd(),m1,0.90,0.2
    ../../x,m1,1.5,0.2
    <b>A</b>,m2,1,
    =cmd(),m2,2,
    ../../x,m2,4,
    """

  private func workbook(_ language: String) throws -> (WorkFolder, Data) {
    let folder = try WorkFolder(["round.yaml": round, "r.csv": results])
    let run = try CommandRun(
      "analyze", "round.yaml", "-o", "out", "--xlsx", "--lang", language, folder: folder,
      environment: ["SOURCE_DATE_EPOCH": "1800000000"])
    #expect(run.status == 0, "\(run.errors)")
    return (folder, try Data(contentsOf: folder.url.appendingPathComponent("out/report.xlsx")))
  }

  /// E_n = 0.05 / √(0.2² + 0.1²) and so on, by hand; what a program would run stays text.
  @Test func holdsEveryResultUnrounded() throws {
    let (_, data) = try workbook("en")
    let book = try Workbook(Array(data), file: "report.xlsx")
    #expect(
      book.tabs.map(\.name) == [
        "Assigned values", "Results", "Charts", "Notices", "Advice", "Provenance",
      ])
    let table = try Table(contents: Array(data), file: "report.xlsx", sheet: "Results")
    func column(_ name: String) throws -> [String] {
      let index = try #require(table.column(named: name), "\(name)")
      return (0..<table.recordCount).map { table.text(record: $0, column: index) }
    }
    #expect(
      try column("Laboratory") == [
        "<b>A</b>", "=cmd()", "../../x", "<b>A</b>", "=cmd()", "../../x",
      ])
    #expect(try column("x_i").prefix(2) == ["1.050", "0.90"])
    let En = try column("E_n").prefix(3).compactMap { Double($0) }
    let deviations: [Double] = [0.05, -0.1, 0.5]
    let expected = deviations.map { $0 / (0.05).squareRoot() }
    #expect(En.count == 3)
    for (found, oracle) in zip(En, expected) { #expect((found - oracle).magnitude < 1e-15) }
    #expect(try column("E_n, verdict or reason")[2] == "unsatisfactory")
  }

  @Test func isTheSameOnEveryRunAndSpeaksVietnamese() throws {
    let (_, first) = try workbook("vi")
    let (_, second) = try workbook("vi")
    #expect(first == second)
    let book = try Workbook(Array(first), file: "report.xlsx")
    #expect(
      book.tabs.map(\.name) == [
        "Giá trị ấn định", "Kết quả", "Biểu đồ", "Lưu ý", "Lời khuyên", "Nguồn gốc",
      ])
  }

  /// The cells that the charts draw: results in ascending order, E_n and its limits.
  @Test func drawsResultsAndScores() throws {
    let (_, data) = try workbook("en")
    let sheet = try Workbook(Array(data), file: "report.xlsx").sheet(named: "Charts")
    func row(_ number: Int) -> [CellContent?] {
      (1...9).map { sheet.content(at: CellAddress(row: number, column: $0)) }
    }
    #expect(
      row(2).map { $0?.text } == [
        "Laboratory", "x_i", "U(x_i)", "x_pt", "x_pt − U(x_pt)", "x_pt + U(x_pt)", "E_n", "+1",
        "−1",
      ])
    let first = row(3)
    #expect(first[0] == .text("=cmd()"))
    #expect(first[1] == .number(0.9, decimals: nil) && first[2] == .number(0.2, decimals: nil))
    #expect(first[4] == .number(0.9, decimals: nil) && first[5] == .number(1.1, decimals: nil))
    #expect(first[7] == .number(1, decimals: nil) && first[8] == .number(-1, decimals: nil))
    #expect(row(4)[0] == .text("<b>A</b>") && row(5)[0] == .text("../../x"))
  }

  @Test func recordsItsInputs() throws {
    let (_, data) = try workbook("en")
    let table = try Table(contents: Array(data), file: "report.xlsx", sheet: "Provenance")
    let texts = (0..<table.recordCount).map { table.text(record: $0, column: 0) }
    #expect(texts.contains("SHA-256: r.csv") && texts.contains("SHA-256: round.yaml"))
    #expect(texts.contains("Command") && texts.contains("Engine"))
  }
}
