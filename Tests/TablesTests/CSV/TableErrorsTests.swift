import Tables
import Testing
import Wording
import TestSupport

@Suite("What is wrong in a delimited text")
struct TableErrorsTests {
  // MARK: Messages

  @Test(arguments: [
    ("", "r.csv: the file is empty. It needs a header line and at least one row."),
    ("\n;\n", "r.csv: the file is empty. It needs a header line and at least one row."),
    (
      "\na,b\n\n",
      "r.csv:2: the file has a header but no rows. Add at least one row below the header."
    ),
    (
      "a, ,c\n1,2,3\n",
      "r.csv:1:2: the column has no name. Name it in the header, or delete the column."
    ),
    (
      "a,,c,d\n1,2,3,4\n",
      "r.csv:1:2: the column has no name. Name it in the header, or delete the column."
    ),
    (
      "a,b,\"a\"\n1,2,3\n",
      #"r.csv:1:3: the name "a" already stands over column 1. Give each column a name of its own."#
    ),
    (
      "a;b;c\n1;2;3\n1;2\n",
      "r.csv:3:3: the row has 2 cells, the header 3. Add the missing cell."
    ),
    ("a;b;c\n1\n", "r.csv:2:2: the row has 1 cell, the header 3. Add the missing cells."),
    (
      "a,b\n1,0,5\n",
      "r.csv:2:3: the row has 3 cells, the header 2. "
        + "Put a cell that contains a comma in quotes, or delete what is too much."
    ),
    (
      "a,b\n\n1,\"2\n3,4\n",
      #"r.csv:3:2: the quote that opens here is never closed: "\"2\n3,4\n". Add the closing quote."#
    ),
    (
      "a,b\n1,\"2\" x\n",
      #"r.csv:2:2: "\"2\" x" goes on after its closing quote. "#
        + #"Write a quotation mark that belongs to the text twice ("")."#
    ),
    (
      "a,b\n1,3\" pipe\n",
      #"r.csv:2:2: "3\" pipe" has a quotation mark inside a cell without quotes. "#
        + #"Put the whole cell in quotes and write the mark twice ("")."#
    ),
    (
      "a,b\n1,\u{1B}[31m\n",
      #"r.csv:2:2: "\u{1B}[31m" has a control character (U+001B). Delete it."#
    ),
    ("a,b\n1,x\ty\n", #"r.csv:2:2: "x\ty" has a control character (U+0009). Delete it."#),
    ("a,b\n1,\"\u{7}\"\n", #"r.csv:2:2: "\"\u{7}\"" has a control character (U+0007). Delete it."#),
    ("a,b\n1,\u{7F}\n", #"r.csv:2:2: "\u{7F}" has a control character (U+007F). Delete it."#),
    ("a,b\n1,\u{9B}1m\n", #"r.csv:2:2: "\u{9B}1m" has a control character (U+009B). Delete it."#),
    (
      "a,b\n1,x\0\n",
      #"r.csv:2:2: a NUL byte, so the file is not text in UTF-8 (perhaps it is UTF-16): "x\u{0}". "#
        + #"Save it as UTF-8 (in Excel: "CSV UTF-8")."#
    ),
  ])
  func namesPlaceProblemAndRemedy(_ text: String, message: String) {
    expect(Array(text.utf8), message)
  }

  @Test func namesTheByteThatIsNotUTF8() {
    // "Phòng" in Windows-1258.
    expect(
      Array("a,b\n1,Ph".utf8) + [0xF2] + Array("ng\n".utf8),
      "r.csv:2:2: \"Ph\u{FFFD}ng\" is not UTF-8 (byte 0xF2). "
        + #"Save it as UTF-8 (in Excel: "CSV UTF-8"). If it is in Windows-1258, say so: "#
        + "--encoding windows-1258, or in a round encoding: under results.")
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0], "UTF-16 (little-endian)"),
      ([0xFE, 0xFF, 0, 0x61], "UTF-16 (big-endian)"),
      ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "UTF-32 (little-endian)"),
      ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61], "UTF-32 (big-endian)"),
    ] as [([UInt8], String)])
  func namesAnotherEncoding(_ bytes: [UInt8], name: String) {
    expect(bytes, "r.csv: the file is in \(name). Save it as UTF-8 (in Excel: \"CSV UTF-8\").")
  }

  // MARK: Limits

  @Test func refusesALongCellWithoutPrintingIt() {
    let line = Array(repeating: UInt8(ascii: "x"), count: 1_000_000)
    let shown = String(repeating: "x", count: 60)
    expect(
      line,
      "r.csv:1:1: the cell is longer than 65536 bytes: \"\(shown)…\". "
        + "Check that the file is delimited text with one row a line.")
    expect(
      Array("a,b\n1,\"".utf8) + line,
      "r.csv:2:2: the quote that opens here is not closed within 65536 bytes: "
        + "\"\\\"\(shown.dropFirst(2))…\". Add the closing quote.")
  }

  @Test(arguments: [65_536, 65_537])
  func takesACellUpToTheLimit(_ count: Int) {
    let text = "a,b\n1,\(String(repeating: "x", count: count))\n"
    #expect(((try? Table(csv: Array(text.utf8), file: "r.csv")) != nil) == (count == 65_536))
  }

  @Test func refusesTooManyColumns() {
    let names = (1...4097).map { "c\($0)" }
    expect(
      Array(names.joined(separator: ",").utf8),
      "r.csv:1:4097: the row has more than 4096 cells. "
        + "Check that the file is delimited text with one row a line.")
    let text =
      names.dropLast().joined(separator: ",") + "\n" + String(repeating: ",", count: 4094) + "1,"
    #expect((try? Table(csv: Array(text.utf8), file: "r.csv"))?.header.count == 4096)
  }

  // MARK: Collection

  @Test func keepsTheFirstTwentyAndCounts() {
    let text = "a,b\n" + (1...30).map { "\($0)\n" }.joined() + "1,\"x\"y\n"
    let errors = #expect(throws: TableErrors.self) {
      try Table(csv: Array(text.utf8), file: "r.csv")
    }
    #expect(errors?.count == 31)
    #expect(errors?.first.count == 20)
    #expect(errors?.first.last?.location == CellLocation(file: "r.csv", row: 21, column: 2))
    #expect(errors?.description.split(separator: "\n").last == "and 11 more errors")
  }

  @Test func addsTheErrorsOfALayerAbove() throws {
    func error(_ row: Int) -> TableError {
      TableError(
        at: CellLocation(file: "f", row: row), Phrase(vi: "sai", en: "wrong"),
        remedy: Phrase(vi: "Sửa lại.", en: "Mend it."))
    }
    var errors = TableErrors(error(1))
    var others = TableErrors()
    try others.throwIfAny()
    for row in 2...22 { others.append(error(row)) }
    errors.append(contentsOf: others)
    #expect(errors.count == 22)
    #expect(errors.first.map { $0.location.row } == Array(1...20))
    #expect(throws: errors) { try errors.throwIfAny() }
  }

  @Test func placesANumberThatDoesNotRead() throws {
    let table = try Table(csv: Array("lab;m;x\n\n1;a;0,0O5\n".utf8), file: "results.csv")
    let error = #expect(throws: TableError.self) {
      try table.number(record: 0, column: 2, mark: .comma)
    }
    #expect(
      error?.description == #"results.csv:3:3: "0,0O5" is not a number (letter O). "#
        + "Expected a decimal number such as 0,005.")
  }

  private func expect(
    _ bytes: [UInt8], _ message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let errors = #expect(throws: TableErrors.self, sourceLocation: sourceLocation) {
      try Table(csv: bytes, file: "r.csv")
    }
    #expect(errors?.description == message, sourceLocation: sourceLocation)
    if let errors {
      #expect(lostInTranslation(errors.message) == [], sourceLocation: sourceLocation)
    }
  }
}
