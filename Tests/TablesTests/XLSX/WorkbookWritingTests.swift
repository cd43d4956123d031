import Foundation
import Testing

@testable import Tables

@Suite("Writing workbooks")
struct WorkbookWritingTests {
  private func example() throws -> OutputWorkbook {
    var sheet = OutputSheet(name: "Kết quả: [1]")
    sheet.isProtected = true
    sheet.columnWidths = [1: 20, 3: 12.5]
    sheet.rowHeights = [1: 30]
    sheet.frozenRows = 1
    sheet.setRow(1, ["lab", "value", "date", "note"], style: CellStyle { $0.isBold = true })
    func cell(_ row: Int, _ column: Int) -> CellAddress { CellAddress(row: row, column: column) }
    sheet.set(cell(2, 1), "=cmd|' /C calc'!A0", style: CellStyle { $0.isUnlocked = true })
    sheet.set(cell(2, 2), 0.1 + 0.2)
    let date = try #require(CalendarDate(year: 2027, month: 3, day: 15))
    sheet.set(cell(2, 3), date, style: CellStyle { $0.numberFormat = "dd/mm/yyyy" })
    sheet.set(cell(2, 4), "a<b> & \"c\" _x0041_ \u{7} ]]>")
    sheet.set(cell(3, 1), " giữ khoảng trắng\nhai dòng ")
    sheet.set(cell(3, 2), Double.nan)
    sheet.set(cell(3, 4), true)
    sheet.inputRules = [
      InputRule(
        CellRange(cell(2, 2), cell(9, 2)), .numberAbove(0), prompt: "U", refusal: "U > 0 & \"số\""),
      InputRule(CellRange(cell(2, 4), cell(2, 4)), .choice(["có", "không"]), refusal: "?"),
      InputRule(CellRange(cell(2, 3), cell(2, 3)), .dateBetween(date, date), refusal: "?"),
    ]
    var hidden = OutputSheet(name: "lienphong")
    hidden.visibility = .veryHidden
    hidden.set(cell(1, 1), "round")
    var workbook = OutputWorkbook([sheet, hidden])
    workbook.names = [.init("lienphong", "lienphong!$A$1", isHidden: true)]
    workbook.isStructureLocked = true
    return workbook
  }

  @Test("What is written reads back; the same input gives the same bytes")
  func readsBack() throws {
    let bytes = try example().bytes()
    #expect(try example().bytes() == bytes)
    let workbook = try Workbook(bytes, file: "a.xlsx")
    #expect(workbook.tabs.map(\.name) == ["Kết quả_ _1_", "lienphong"])
    #expect(workbook.tabs.map(\.isHidden) == [false, true])
    let sheet = try workbook.sheet(named: "Kết quả_ _1_")
    func content(_ address: String) -> CellContent? {
      CellAddress(address).flatMap { sheet.content(at: $0) }
    }
    #expect(content("A2") == .text("=cmd|' /C calc'!A0"))
    #expect(content("B2") == .number(0.1 + 0.2, decimals: nil))
    #expect(content("C2")?.text == "2027-03-15")
    #expect(content("D2") == .text("a<b> & \"c\" _x0041_ \u{7} ]]>"))
    #expect(content("A3") == .text(" giữ khoảng trắng\nhai dòng "))
    #expect(content("B3") == nil)
    #expect(content("D3") == .flag(true))
  }

  @Test func namesAndLengths() throws {
    let long = String(repeating: "a", count: 40)
    let sheets = [
      OutputSheet(name: long), OutputSheet(name: long.uppercased()), OutputSheet(name: ""),
    ]
    let read = try Workbook(OutputWorkbook(sheets).bytes(), file: "a")
    #expect(
      read.tabs.map(\.name) == [
        String(repeating: "a", count: 31), String(repeating: "A", count: 27) + " (2)", "Sheet",
      ])
    #expect(try Workbook(OutputWorkbook([]).bytes(), file: "a").tabs.map(\.name) == ["Sheet1"])
    var sheet = OutputSheet(name: "a")
    sheet.set(CellAddress(row: 1, column: 1), String(repeating: "é", count: 40_000))
    let text = try Workbook(OutputWorkbook([sheet]).bytes(), file: "a").sheet(named: "a")
      .cells[0].content.text
    #expect(text?.utf16.count == 32_767)
  }

  /// The same checks by a program that others wrote, where it is installed.
  @Test func opensInOpenpyxl() throws {
    let script = """
      import sys, openpyxl
      wb = openpyxl.load_workbook(sys.argv[1])
      ws = wb.worksheets[0]
      print(wb.sheetnames, wb.worksheets[1].sheet_state, wb.security.lockStructure)
      print(ws.protection.sheet, ws['A2'].protection.locked, ws['B2'].protection.locked)
      print([(str(v.sqref), v.type, v.operator, v.formula1) for v in ws.data_validations.dataValidation])
      print(ws['B2'].value == 0.1 + 0.2, ws['C2'].value.date(), ws['C2'].number_format, ws['D3'].value)
      print(ws['A2'].data_type, ws['A2'].value, ws.column_dimensions['A'].width, ws.freeze_panes)
      """
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).xlsx")
    try Data(example().bytes()).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    guard let output = python(script, file.path) else { return }
    #expect(
      output == """
        ['Kết quả_ _1_', 'lienphong'] veryHidden True
        True False True
        [('B2:B9', 'decimal', 'greaterThan', '0'), ('D2', 'list', None, '"có,không"'), \
        ('C2', 'date', 'between', '46461')]
        True 2027-03-15 dd/mm/yyyy True
        s =cmd|' /C calc'!A0 20.0 A2

        """)
  }

  /// A sheet of three laboratories, one named like a formula and one like markup, with two charts.
  private func charted() -> OutputSheet {
    var sheet = OutputSheet(name: "Biểu đồ 'x'")
    sheet.setRow(1, ["lab", "x", "U", "x_pt", "E_n"])
    for (index, code) in ["<b>A</b>", "=cmd()", "../x"].enumerated() {
      let numbers = [10 + Double(index) / 10, 0.05, 10.2, Double(index) - 1]
      sheet.set(CellAddress(row: index + 2, column: 1), code)
      for (place, number) in numbers.enumerated() {
        sheet.set(CellAddress(row: index + 2, column: place + 2), number)
      }
    }
    func place(_ row: Int) -> CellRange {
      CellRange(CellAddress(row: row, column: 7), CellAddress(row: row + 15, column: 16))
    }
    var results = OutputChart(
      title: "a < b & \"c\"", axis: "x / mg", rows: 2...4, labelColumn: 1,
      series: [
        .init("x_pt", column: 4, mark: .line(isDashed: true), colour: "1D5A96"),
        .init("x ± U", column: 2, mark: .points(errors: 3), colour: "125B49"),
      ], place: place(1))
    results.valueRange = 9.5...10.5
    var bars = OutputChart.Series("E_n", column: 5, mark: .bars, colour: "125B49")
    bars.rowColours = [3: "A2211A"]
    let scores = OutputChart(
      title: "E_n", axis: "E_n", rows: 2...4, labelColumn: 1, series: [bars], place: place(18))
    sheet.charts = [results, scores]
    return sheet
  }

  @Test("Charts draw the cells of their sheet; the same input gives the same bytes")
  func writesCharts() throws {
    let bytes = OutputWorkbook([charted(), OutputSheet(name: "b"), charted()]).bytes()
    #expect(OutputWorkbook([charted(), OutputSheet(name: "b"), charted()]).bytes() == bytes)
    let archive = try ZIPArchive(bytes)
    for number in 1...4 {
      let part = try #require(archive.entry(named: "xl/charts/chart\(number).xml"))
      let xml = String(decoding: try archive.contents(part, limit: 1 << 20), as: UTF8.self)
      #expect(
        xml.contains(number > 2 ? "'Biểu đồ ''x_ (2)'!$A$2:$A$4" : "'Biểu đồ ''x_'!$A$2:$A$4"))
      #expect(xml.contains("&lt;b&gt;A&lt;/b&gt;") && !xml.contains("<b>"))
      #expect(xml.contains("<c:v>=cmd()</c:v>"))
    }
    #expect(archive.entry(named: "xl/charts/chart5.xml") == nil)
    let script = """
      import sys, openpyxl
      for ws in openpyxl.load_workbook(sys.argv[1]).worksheets:
          for chart in ws._charts:
              for part in chart._charts:
                  for s in part.series:
                      bars = s.errBars is not None and s.errBars.plus.numRef.f
                      print(type(part).__name__, s.val.numRef.f.split('!')[1], bars and bars.split('!')[1])
      """
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).xlsx")
    try Data(OutputWorkbook([charted()]).bytes()).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    guard let output = python(script, file.path) else { return }
    #expect(
      output == """
        LineChart $D$2:$D$4 False
        LineChart $B$2:$B$4 $C$2:$C$4
        BarChart $E$2:$E$4 False

        """)
  }

  @Test("LibreOffice keeps the charts, where it is installed")
  func chartsOpenInLibreOffice() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("a.xlsx")
    try Data(OutputWorkbook([charted()]).bytes()).write(to: file)
    _ = run([
      "soffice", "-env:UserInstallation=\(folder.absoluteString)profile", "--headless",
      "--convert-to", "xlsx", "--outdir", folder.path + "/out", file.path,
    ])
    guard let saved = try? Data(contentsOf: folder.appendingPathComponent("out/a.xlsx")) else {
      return
    }
    let archive = try ZIPArchive(Array(saved))
    let parts = archive.entries.map(\.name).filter { $0.hasPrefix("xl/charts/chart") }.sorted()
    #expect(parts.count == 2)
    var xml = ""
    for part in parts {
      let entry = try #require(archive.entry(named: part))
      xml += String(decoding: try archive.contents(entry, limit: 1 << 20), as: UTF8.self)
    }
    #expect(xml.contains("<c:errBars>") && xml.contains("<c:barChart>"))
    #expect(xml.contains("&lt;b&gt;A&lt;/b&gt;") && xml.contains("=cmd()"))
  }

  @Test("LibreOffice reads it and keeps locks, rules and the hidden sheet, where it is installed")
  func opensInLibreOffice() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("a.xlsx")
    try Data(example().bytes()).write(to: file)
    func convert(_ form: String, _ name: String) -> Data? {
      let target = folder.appendingPathComponent("out")
      _ = run([
        "soffice", "-env:UserInstallation=\(folder.absoluteString)profile", "--headless",
        "--convert-to", form, "--outdir", target.path, file.path,
      ])
      return try? Data(contentsOf: target.appendingPathComponent(name))
    }
    // 76 is UTF-8 in the filter's own numbering.
    guard let csv = convert("csv:Text - txt - csv (StarCalc):44,34,76,1", "a.csv") else { return }
    let text = String(decoding: csv, as: UTF8.self)
    let plain = text.filter { $0 != "\"" }
    #expect(plain.hasPrefix("lab,value,date,note\n=cmd|' /C calc'!A0,0.3,15/03/2027,"), "\(text)")
    let saved = Array(try #require(convert("xlsx", "a.xlsx")))
    let workbook = try Workbook(saved, file: "a.xlsx")
    #expect(workbook.tabs.map(\.name) == ["Kết quả_ _1_", "lienphong"])
    #expect(workbook.tabs.map(\.isHidden) == [false, true])
    let archive = try ZIPArchive(saved)
    let part = try #require(archive.entry(named: workbook.tabs[0].part))
    let xml = String(decoding: try archive.contents(part, limit: 1 << 20), as: UTF8.self)
    #expect(xml.contains("<sheetProtection") && xml.contains("sheet=\"true\""))
    #expect(xml.contains("operator=\"greaterThan\"") && xml.contains("type=\"list\""))
  }

  /// What a Python script prints; `nil` where there is no Python with openpyxl.
  private func python(_ script: String, _ arguments: String...) -> String? {
    guard run(["python3", "-c", "import openpyxl"])?.1 == 0 else { return nil }
    return run(["python3", "-c", script] + arguments)?.0
  }

  /// What a command found on the path prints, and how it ends.
  @discardableResult
  private func run(_ command: [String]) -> (String, Int32)? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (output, process.terminationStatus)
  }
}
