import Tables
import Testing

@Suite("Delimited text (RFC 4180)")
struct TableTests {
  // MARK: Cells

  @Test(arguments: [
    ("a,b\r\n1,2\r\n3,4\r\n", [["1", "2"], ["3", "4"]]),
    ("a,b\n1,2\n3,4", [["1", "2"], ["3", "4"]]),
    ("a,b\r1,2\r3,4\r", [["1", "2"], ["3", "4"]]),
    ("a;b\n1,5;2\n", [["1,5", "2"]]),
    ("a\tb\n1\t2\n", [["1", "2"]]),
    ("a\tb\n\"1\t2\"\t3\n", [["1\t2", "3"]]),
    ("a\n1\n", [["1"]]), ("  \r\na;b\n1;", [["1", ""]]),
    ("a,b\n,\"\"\n1,\n", [["", ""], ["1", ""]]),
    ("a,b\n\"x,y\",\"he said \"\"hi\"\"\"\n", [["x,y", "he said \"hi\""]]),
    ("a,b\n\"two\r\nlines\",\"\"\"\"\n", [["two\r\nlines", "\""]]),
    ("a,b\n x , y\u{A0}\n", [[" x ", " y\u{A0}"]]),
    ("\u{FEFF}a,b\nphòng,Đo lường\n", [["phòng", "Đo lường"]]),
    ("\u{FEFF}\"a\",b\n1,2\n", [["1", "2"]]),
    ("a,b,c\n1234567,12345678,123456789\n", [["1234567", "12345678", "123456789"]]),
  ])
  func readsCells(_ text: String, cells: [[String]]) throws {
    #expect(try Table(csv: Array(text.utf8), file: "a.csv").cells == cells)
  }

  @Test func trimsCodesAndFindsBlanks() throws {
    let table = try Table(csv: Array("a,b,c\n 07\u{A0},\" \",0\n".utf8), file: "a.csv")
    #expect(table.trimmedText(record: 0, column: 0) == "07")
    #expect((0...2).map { table.isBlank(record: 0, column: $0) } == [false, true, false])
    #expect(try table.number(record: 0, column: 1, mark: .point) == nil)
    #expect(try table.number(record: 0, column: 2, mark: .point)?.value == 0)
  }

  @Test func findsColumnsByName() throws {
    let table = try Table(csv: Array(" lab ,\"U\"\n1,2\n".utf8), file: "a.csv")
    #expect(table.header == ["lab", "U"])
    #expect(table.column(named: "U") == 1)
    #expect(table.column(named: "u") == nil)
  }

  @Test func anEmptyCornerTakesTheNameGiven() throws {
    let bytes = Array("\"\",A,B\nA,1,0\nB,0,1\n".utf8)
    #expect(try Table(csv: bytes, file: "v.csv", cornerName: "lab").header == ["lab", "A", "B"])
    #expect(throws: TableErrors.self) { try Table(csv: bytes, file: "v.csv") }
  }

  // MARK: Separator

  @Test(arguments: [
    ("lab;value (a, b)\n1;2\n", FieldSeparator.semicolon), ("lab;value;U, mg\n1;2;3\n", .semicolon),
    ("lab;\"x,y,z\";U\n1;2;3\n", .semicolon), ("lab\tx,y\tz\n1\t2\t3\n", .tab),
    ("lab\n1\n", .comma),
    ("\"a\nb,,\";c\n1;2\n", .semicolon),
  ])
  func takesTheMostFrequentSeparatorOfTheHeader(_ text: String, separator: FieldSeparator) throws {
    #expect(try Table(csv: Array(text.utf8), file: "a.csv").separator == separator)
  }

  @Test func takesTheSeparatorGiven() throws {
    let table = try Table(csv: Array("a;b,c\n1;2,3\n".utf8), file: "a.csv", separator: .comma)
    #expect(table.header == ["a;b", "c"])
  }

  // MARK: Rows

  @Test func blankRowsCountAsRowsOnly() throws {
    let text = "\n;;\na;b;c\r\n\r\n1;2;3\n ; ;\t\n;;4\n\n\n\"5\n5\";6;7\n8;9;10\n;;"
    let table = try Table(csv: Array(text.utf8), file: "a.csv")
    #expect(
      table.cells == [["1", "2", "3"], ["", "", "4"], ["5\n5", "6", "7"], ["8", "9", "10"]])
    #expect((0..<4).map { table.location(record: $0, column: 0).row } == [5, 7, 10, 11])
    #expect(table.location(column: 2).description == "a.csv:3:3")
  }

  // MARK: Properties

  @Test(arguments: FieldSeparator.allCases)
  func readsBackWhatWasWritten(_ separator: FieldSeparator) throws {
    var generator = SeededGenerator(seed: UInt64(separator.rawValue))
    for _ in 0..<200 {
      let columns = Int.random(in: 1...5, using: &generator)
      let cells = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        (0..<columns).map { _ in randomCell(&generator) }
      }
      var writer = CSVWriter(separator: separator)
      writer.appendRecord((0..<columns).map { "cột \($0)" })
      for record in cells { writer.appendRecord(record) }
      let table = try Table(csv: writer.bytes, file: "a.csv", separator: separator)
      #expect(
        table.cells.map { $0.map { Array($0.utf8) } } == cells.map { $0.map { Array($0.utf8) } })
      if columns > 1 {
        #expect(try Table(csv: writer.bytes, file: "a.csv").separator == separator)
      }
    }
  }

  /// Text with what must be quoted, and Vietnamese in both normal forms.
  private func randomCell(_ generator: inout SeededGenerator) -> String {
    let pieces = [
      "a", "phòng", "pho\u{300}ng", "Đ", "\"", "\"\"", ",", ";", "\n", "\r\n", "\r", " ", "1,5",
      "\u{FEFF}", "\u{A0}", "abcdefghijklmnop", "😀",
    ]
    let text = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }.joined()
    return text.utf8.first == UInt8(ascii: "\r") ? "x" + text : text
  }

  @Test func anyBytesAreReadOrRefused() {
    var generator = SeededGenerator(seed: 4)
    let likely = Array("a1,;\t\"\n\r \u{1B}\u{85}é".utf8) + [0x80, 0xFF, 0xC2, 0xE1, 0x7F]
    for _ in 0..<5_000 {
      var bytes = Array("a,b\n".utf8.prefix(Int.random(in: 0...4, using: &generator)))
      for _ in 0..<Int.random(in: 0...30, using: &generator) {
        let any = UInt8.random(in: 0...255, using: &generator)
        let isLikely = Int.random(in: 0..<10, using: &generator) > 0
        bytes.append(isLikely ? likely.randomElement(using: &generator) ?? any : any)
      }
      do {
        let table = try Table(csv: bytes, file: "a.csv")
        #expect(table.cells.allSatisfy { $0.count == table.header.count })
      } catch { #expect(error.count >= error.first.count && !error.isEmpty) }
    }
  }
}

extension Table {
  /// All cells, record by record.
  var cells: [[String]] {
    (0..<recordCount).map { record in
      header.indices.map { text(record: record, column: $0) }
    }
  }
}
