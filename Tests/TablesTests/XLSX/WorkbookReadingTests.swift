import Foundation
import TestSupport
import Testing
import Wording

@testable import Tables

@Suite("Reading workbooks")
struct WorkbookReadingTests {
  private func table(_ parts: WorkbookParts) throws -> Table {
    try Table(contents: parts.bytes, file: "a.xlsx")
  }

  @Test("A workbook of openpyxl: cells, gaps, dates, numbers as text, the hidden sheet left alone")
  func openpyxl() throws {
    let workbook = try Workbook(corpusBytes("openpyxl.xlsx"), file: "a.xlsx")
    #expect(workbook.tabs.map(\.name) == ["Kết quả", "hidden"])
    #expect(workbook.tabs.map(\.isHidden) == [false, true])
    let sheet = try workbook.sheet(named: "Kết quả")
    func content(_ address: String) -> CellContent? {
      CellAddress(address).flatMap { sheet.content(at: $0) }
    }
    #expect(content("A2") == .text("07"))
    #expect(content("B2") == .number(100.0021, decimals: 6))
    #expect(content("B2")?.text == "100.002100")
    #expect(content("B3") == .number(0.3, decimals: nil))
    #expect(content("C3") == .text("0,005"))
    #expect(content("E2")?.text == "2027-03-15")
    #expect(content("E3")?.text == "2027-03-16 08:30:00")
    #expect(content("E4")?.text == "1900-02-01")
    #expect(content("A4") == .text("=1+1 as text"))
    #expect(content("F2") == .text("đạt <b>"))
    #expect(content("F4") == .flag(true))
    #expect(content("F3") == nil)
    #expect(content("D6") == .formulaWithoutValue)
    #expect(
      try workbook.sheet(named: "hidden").content(at: .init(row: 3, column: 2)) == .text("here"))
  }

  @Test func datesFrom1904() throws {
    let table = try Table(contents: corpusBytes("openpyxl-1904.xlsx"), file: "a.xlsx")
    #expect(table.text(record: 0, column: 1) == "2027-03-15")
    #expect(table.text(record: 1, column: 1) == "1904-01-01")
  }

  @Test("Formulas: the stored result counts, a missing one is named with its cell")
  func formulas() throws {
    let found = faults(try corpusBytes("formulas-without-values.xlsx"))
    for cell in ["Sheet!B2", "Sheet!B3", "Sheet!B4"] {
      #expect(
        found.contains("a.xlsx:\(cell): the cell holds a formula whose result is not stored"))
    }
    #expect(found.contains("a.xlsx:Sheet!A6: the cells A6:A7 are merged. Undo"))
    let stored = try Workbook(corpusBytes("libreoffice.xlsx"), file: "a.xlsx").sheet(named: "Sheet")
    #expect(stored.content(at: CellAddress(row: 2, column: 2)) == .number(42, decimals: nil))
    #expect(stored.content(at: CellAddress(row: 3, column: 2)) == .error("#DIV/0!"))
    #expect(stored.content(at: CellAddress(row: 4, column: 2)) == .text("xy"))
  }

  @Test func otherFormatsAreRefused() throws {
    let old = faults(try corpusBytes("libreoffice.xls"))
    #expect(old.contains("an old Excel workbook (.xls). Open it in Excel or LibreOffice"))
    #expect(faults(try corpusBytes("libreoffice.ods")).contains("OpenDocument file (.ods)"))
    // Written by msoffcrypto-tool 6.1.0 (agile encryption, as Excel does it).
    #expect(faults(try corpusBytes("encrypted.xlsx")).contains("encrypted with a password"))
    for (part, word) in [("xl/vbaProject.bin", "macros"), ("xl/workbook.bin", ".xlsb")] {
      var parts = WorkbookParts([["a"], ["1"]])
      parts.parts.append((part, "x"))
      #expect(faults(parts.bytes).contains(word))
    }
    var zip = ZIPWriter()
    zip.append("results.xlsx", WorkbookParts([["a"], ["1"]]).bytes)
    #expect(faults(zip.finished()).contains("not packed into an archive"))
  }

  @Test("Missing cells and rows keep their places")
  func gaps() throws {
    let parts = WorkbookParts(
      rows: """
        <row r="3"><c r="B3" t="str"><v>lab</v></c><c r="C3" t="str"><v>value</v></c>\
        <c r="D3" t="str"><v>U</v></c></row><row r="4"/>\
        <row r="7"><c r="B7" t="inlineStr"><is><t>A</t></is></c><c r="D7"><v>2</v></c></row>\
        <row><c r="B8" t="str"><v>B</v></c><c><v>3</v></c></row>
        """)
    let table = try table(parts)
    #expect(table.header == ["lab", "value", "U"])
    #expect(table.cells == [["A", "", "2"], ["B", "3", ""]])
    #expect(table.location(record: 0, column: 1).description == "a.xlsx:s!C7")
    #expect(table.location(record: 1, column: 2).description == "a.xlsx:s!D8")
    #expect(table.headerLocation.description == "a.xlsx:s!3")
  }

  @Test func sharedAndRichText() throws {
    let parts = WorkbookParts(
      rows: """
        <row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row>\
        <row><c t="s"><v>2</v></c></row>
        """,
      shared: [
        "<t>lab</t>",
        "<r><t>Phòng </t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">số 7</t></r>",
        "<t>_x0041_<![CDATA[<&>]]></t><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh>",
      ])
    #expect(try table(parts).cells == [["Phòng số 7"], ["A<&>"]])
    let missing = WorkbookParts(rows: "<row><c t=\"s\"><v>3</v></c></row>")
    #expect(faults(missing.bytes).contains("a.xlsx:s!A1: the cell refers to a text that is not"))
  }

  @Test("Numbers as text are read with the declared mark, numbers as numbers with any")
  func numbersAsText() throws {
    let parts = WorkbookParts(
      rows: """
        <row><c t="str"><v>value</v></c></row><row><c><v>0.005</v></c></row>\
        <row><c t="str"><v>0,005</v></c></row>
        """)
    let table = try table(parts)
    for record in 0..<2 {
      let number = try table.number(record: record, column: 0, mark: .comma)
      #expect(number?.value == 0.005)
    }
    #expect(throws: TableError.self) { try table.number(record: 1, column: 0, mark: .point) }
  }

  @Test(
    "Number formats: fixed decimals, dates, neither",
    arguments: [
      ("0.000", "1.500"), ("#,##0.00", "1.50"), ("0", "1.5"), ("General", "1.5"), ("0.0#", "1.5"),
      ("0.00\" mg\"", "1.50"), ("[Red]0.00;[Blue]-0.00", "1.50"), ("0.00E+00", "1.5"), ("@", "1.5"),
      ("yyyy-mm-dd", "1900-01-01"), ("[$-42A]dd/mm/yyyy;@", "1900-01-01"),
      ("d mmm yyyy", "1900-01-01"), ("[h]:mm", "1900-01-01 12:00:00"),
      ("dd\\/mm\\/yyyy hh:mm", "1900-01-01 12:00:00"), ("\"day\" 0.00", "1.50"),
    ])
  func formats(_ code: String, text: String) throws {
    let parts = WorkbookParts(
      rows: "<row><c t=\"str\"><v>x</v></c></row><row><c s=\"1\"><v>1.5</v></c></row>",
      formats: """
        <numFmts><numFmt numFmtId="170" formatCode="\(xmlAttribute(code))"/></numFmts>\
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
        <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>
        """)
    #expect(try table(parts).cells == [[text]])
  }

  /// The serial numbers of dates as Excel counts them (ECMA-376-1, 18.17.4.1): its own examples, and
  /// both sides of the leap day that 1900 did not have.
  @Test(arguments: [
    (1.0, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (25_569, "1970-01-01"),
    (37_257, "2002-01-01"), (2_958_465, "9999-12-31"),
  ])
  func serials(_ serial: Double, text: String) {
    #expect(DateSystem.from1900.content(serial, hasTime: false).text == text)
    #expect(DateSystem.from1900.content(60, hasTime: false) == .impossibleDate(60))
    #expect(DateSystem.from1900.content(-1, hasTime: false) == .impossibleDate(-1))
  }

  @Test func sheetsByName() throws {
    let hidden = WorkbookParts(
      rows: "<row><c t=\"str\"><v>a</v></c></row><row><c><v>1</v></c></row>",
      state: " state=\"veryHidden\"")
    #expect(faults(hidden.bytes).contains("no visible sheet"))
    #expect(faults(hidden.bytes, sheet: "s").isEmpty)
    #expect(
      faults(hidden.bytes, sheet: "S").contains("no sheet \"S\". Did you mean s? The workbook"))
    #expect(
      faults(Array("a\n1\n".utf8), sheet: "s").contains("the file is no workbook (.xlsx). Leave"))
  }

  @Test("Hidden rows and columns are read and named, a hidden sheet where it is asked for")
  func hiddenParts() throws {
    let row = "<c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c><c t=\"str\"><v>c</v></c>"
    func parts(_ columns: String, state: String = "") -> WorkbookParts {
      WorkbookParts(
        rows: """
          <row>\(row)</row><row hidden="1">\(row)</row><row hidden="false">\(row)</row>\
          <row hidden="1">\(row)</row><row hidden="true">\(row)</row><row hidden="1"/>
          """, after: columns, state: state)
    }
    let table = try table(parts("<cols><col min=\"2\" max=\"16384\" hidden=\"1\"/></cols>"))
    #expect(table.recordCount == 4)
    let hidden = try #require(table.hidden)
    #expect(hidden.rows == [2...2, 4...5] && hidden.columns == [2...3] && !hidden.isSheetHidden)
    #expect(
      hidden.remark.english == #"sheet "s": hidden rows 2, 4–5; hidden columns B–C"#)
    #expect(hidden.remark.vietnamese == #"trang "s": dòng ẩn 2, 4–5; cột ẩn B–C"#)
    #expect(lostInTranslation(hidden.message) == [])

    let narrow = WorkbookParts(
      rows: "<row>\(row)</row><row>\(row)</row>",
      after:
        "<cols><col min=\"4\" max=\"9\" hidden=\"1\"/><col min=\"x\" max=\"1\" hidden=\"1\"/></cols>"
    )
    #expect(try self.table(narrow).hidden == nil, "an empty hidden column hides nothing")
    let sheet = try Table(
      xlsx: parts("", state: " state=\"hidden\"").bytes, file: "a.xlsx", sheet: "s")
    #expect(sheet.hidden?.isSheetHidden == true)
  }

  @Test("So many hidden ranges take no more than their room")
  func manyHiddenParts() throws {
    let columns = (1...20_000).map { "<col min=\"\($0)\" max=\"\($0)\" hidden=\"1\"/>" }
    let rows = (1...2000).map {
      "<row\($0 % 2 == 0 ? " hidden=\"1\"" : "")><c><v>\($0)</v></c></row>"
    }
    let hidden = try #require(
      try table(
        WorkbookParts(rows: rows.joined(), after: "<cols>" + columns.joined() + "</cols>")
      ).hidden)
    #expect(hidden.rows.count == 1000 && hidden.columns == [1...1])
    #expect(hidden.remark.english.count < 200)
  }
}
