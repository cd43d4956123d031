import Foundation
import Testing

@testable import Tables

@Suite("Plain rows")
struct PlainRowsTests {
  private func read(
    _ text: String, _ roles: [PlainLayout.Role], separator: FieldSeparator = .comma,
    mark: DecimalMark = .point
  ) throws -> PlainRows? {
    try read(bytes: Array(text.utf8), roles, separator: separator, mark: mark)
  }

  private func read(
    bytes: [UInt8], _ roles: [PlainLayout.Role], separator: FieldSeparator = .comma,
    mark: DecimalMark = .point
  ) throws -> PlainRows? {
    let layout = try #require(
      PlainLayout(roles: roles, separator: separator, decimalMark: mark, longestCode: 40))
    var rows = PlainRows(layout)
    unsafe rows.fill(capacity: bytes.count) { (buffer) throws(Never) in
      unsafe buffer.copyBytes(from: bytes)
      return bytes.count
    }
    return rows.read() == .plain ? rows : nil
  }

  /// The standard library is the oracle.
  @Test func numbersOfAllLengths() throws {
    var generator = SeededGenerator(seed: 3)
    func digits(_ count: Int) -> String {
      String((0..<count).map { _ in "0123456789".randomElement(using: &generator) ?? "0" })
    }
    var texts = [
      "0", "-0", "7", "-7.", ".5", "-.25", "1e3", "2.5E-7", "123456789012345678901234567890",
    ]
    for whole in 0...20 {
      for decimals in 0...20 where whole + decimals > 0 {
        for sign in ["", "-"] { texts.append("\(sign)\(digits(whole)).\(digits(decimals))") }
      }
    }
    for text in texts {
      guard let rows = try read("\(text),\(text)\n", [.number, .number]) else {
        // What the kernel declines, the reader of whole files has to judge.
        #expect((try? DecimalNumber(Array(text.utf8).span, mark: .point)) == nil, "\(text)")
        continue
      }
      let padded = text.replacing("-.", with: "-0.")
      let value = try #require(Double(padded.hasPrefix(".") ? "0" + padded : padded), "\(text)")
      #expect(Array(rows.numbers[..<2]) == [value, value], "\(text)")
    }
  }

  @Test func declinesWhatIsNoNumber() throws {
    for text in ["1a", "a1", "1.2.3", "--1", "1-", "1:2", "1/2", "12;3", "0x1", "1_0", "٣"] {
      #expect(try read("\(text)\n", [.number]) == nil, "\(text)")
      #expect(try read("12\(text)56,1\n", [.number, .number]) == nil, "\(text)")
    }
    #expect(try read(" ,\n", [.number, .number])?.numbers[0].isNaN == true)
    #expect(
      try read("1,5;2\n", [.number, .number], separator: .semicolon, mark: .comma)?.numbers[0]
        == 1.5)
  }

  /// Keys side by side and apart; a change of the later ones only, blanks around, blank lines.
  @Test func runsOfEqualKeys() throws {
    let text = """
      R1,S1,L1,1,x
      R1,S1,L2,2,x

      R1,S1,L3,3,y
      R1,S10,L1,4,y
      R1,S1,L1,5,y
       R1,S1 ,L2,6,y\r
      R1,S,1,7,y
      R,1S,1,8,y

      """
    let rows = try #require(try read(text, [.key, .key, .code, .number, .key]))
    #expect(rows.rowCount == 8 && rows.runs.map(\.firstRow) == [0, 2, 3, 4, 6, 7])
    #expect(
      rows.runs.indices.map { rows.keyTexts(ofRun: $0).joined(separator: "|") } == [
        "R1|S1|x", "R1|S1|y", "R1|S10|y", "R1|S1|y", "R1|S|y", "R|1S|y",
      ])
    #expect(
      rows.codes[..<8].map { rows.text($0) } == ["L1", "L2", "L3", "L1", "L1", "L2", "1", "1"])
    #expect(Array(rows.numbers[..<8]) == [1, 2, 3, 4, 5, 6, 7, 8])
  }

  @Test func declinesOtherFormsOfRows() throws {
    for row in [
      "R,L,1,2", "R,L", "R,L,1,", "R,,1", "R,\"\",1", "R,\"L\"x,1", "R,\"L\"\"\"x\",1",
      "R,\"L\nx\",1",
      "R,\"L,1", "R,L\",1", "R,x\"L\",1", "R,L,1\"", "R,L,\"1", "R,L,\"1\"0", "R,\"L\tx\",1",
      "R,L\t,1",
      "R,e\u{301},1",
      "R",
    ] {
      #expect(try read("R,L,1\n\(row)\n", [.key, .code, .number]) == nil, "\(row)")
    }
  }

  /// The standard library is the oracle: what is read is sound, in its normal form, and not trimmed.
  @Test func readsCodesBeyondASCII() throws {
    var taken = 0
    for value in UInt32(0x80)...0x1_1000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let code = "a\(scalar)b"
      guard let rows = try read("\(code)\n", [.code]) else { continue }
      taken += 1
      let normal = code.precomposedStringWithCanonicalMapping
      #expect(rows.text(rows.codes[0]).utf8.elementsEqual(normal.utf8), "\(value)")
      #expect(!scalar.properties.isWhitespace && scalar.properties.generalCategory != .format)
    }
    #expect(taken > 30_000)
    for code in ["Viện Đo lường", "Λ", "Ж", "计量", "도량"] {
      #expect(try read("\(code)\n", [.code]) != nil, "\(code)")
    }
  }

  /// Overlong, cut, lone, of surrogates, beyond Unicode.
  @Test(
    arguments: [
      [0xC1, 0xA1], [0xE0, 0x81, 0xA1], [0xED, 0xA0, 0x80], [0xE1, 0xBB], [0xC3], [0x80],
      [0xBF, 0x41],
      [0xF0, 0x9F, 0x98, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xC3, 0xC3], [0xE1, 0xBB, 0x41],
    ] as [[UInt8]])
  func declinesBytesThatAreNoLetters(_ bytes: [UInt8]) throws {
    #expect(try read(bytes: [0x41] + bytes + [0x2C, 0x31, 0x0A], [.code, .number]) == nil)
  }

  /// A quoted cell is the cell without its quotes, beside others or not.
  @Test func readsQuotedCells() throws {
    let text = """
      "R,1","S1","L1","10.5","x"
      "R,1",S1,L2,"-2e3",xy
      R1,"S1"," phòng, 3 ",1,"x, y"
      "R1",S1,L4,"",""

      """
    let rows = try #require(try read(text, [.key, .key, .code, .number, .skipped]))
    #expect(rows.runs.map(\.firstRow) == [0, 2])
    #expect(rows.keyTexts(ofRun: 0) == ["R,1", "S1"] && rows.keyTexts(ofRun: 1) == ["R1", "S1"])
    #expect(rows.codes[..<4].map { rows.text($0) } == ["L1", "L2", "phòng, 3", "L4"])
    #expect(Array(rows.numbers[..<3]) == [10.5, -2000, 1] && rows.numbers[3].isNaN)
    let flags = try #require(
      try read("\"L1\"\t\"true\"\nL2\t\"0\"\n", [.code, .flag], separator: .tab))
    #expect(Array(flags.numbers[..<2]) == [1, 0])
  }

  /// Pairs of quotes are single ones, in keys that go on or come back too.
  @Test func readsDoubledQuotes() throws {
    let text = """
      "A""x",L1,1
      "A""x","L""2",2
      "A""x"," ""L"", 3 ",3
      B,"\""\",4
      "A""x","é"" ",5

      """
    let rows = try #require(try read(text, [.key, .code, .number]))
    #expect(rows.runs.map(\.firstRow) == [0, 3, 4])
    #expect((0..<3).map { rows.keyTexts(ofRun: $0) } == [["A\"x"], ["B"], ["A\"x"]])
    #expect(
      rows.codes[..<5].map { rows.text($0) } == ["L1", "L\"2", "\"L\", 3", "\"", "é\""])
    #expect(Array(rows.numbers[..<5]) == [1, 2, 3, 4, 5])
  }

  /// What stands in memory once a key is written anew is no key that a row may have.
  @Test func comparesNoRowWithAKeyWrittenAnew() throws {
    let roles: [PlainLayout.Role] = [.key, .code, .number]
    #expect(try read("\"A\"\"x\",L,1\n\"A\"\"x\",M,2\n", roles)?.runs.count == 1)
    #expect(try read("\"A\"\"x\",L,1\n\"A\"xx\",M,2\n", roles) == nil)
    #expect(try read("\"\"\"\",L,1\n\"\"\"\"\",M,2\n", roles) == nil)
    #expect(try read("\"\"\"\",L,1\n,M,2\n", roles) == nil)
  }

  @Test func codesThatAreDistinct() throws {
    func areDistinct(_ codes: [String]) throws -> Bool {
      let rows = try #require(try read(codes.map { "R,\($0)\n" }.joined(), [.key, .code]))
      var distinct = DistinctCodes()
      return distinct.areDistinct(in: rows, runs: 0..<1)
    }
    #expect(
      try areDistinct(["A", "B", "AA", "AB", "ABCDEFGHI", "ABCDEFGHJ", "phòng 1", "phòng 2"]))
    #expect(try areDistinct(["ABCDEFGHJ", "ABCDEFGHI", "B", "A"]))
    #expect(try !areDistinct(["ABCDEFGHI", "ABCDEFGHI"]))
    #expect(try !areDistinct(["A", "B", "C", "B"]))
    #expect(try !areDistinct(["ABCDEFGHI2", "ABCDEFGHI1", "ABCDEFGHI2"]))
  }

  /// What is joined from pieces has the texts and numbers of the pieces, in whichever memory.
  @Test(arguments: [false, true]) func joinsPieces(moves: Bool) throws {
    let roles: [PlainLayout.Role] = [.key, .code, .number, .number]
    let first = try #require(try read("R1,lab one,1,10\nR1,L2,2,20\n", roles))
    let second = try #require(try read("R1,phòng 3,3,30\nR1,L4,4,\nR2,L1,5,50\n", roles))
    var joined = PlainRows(first.layout)
    joined.append(0..<2, of: first, run: 0, isNewRun: true)
    if moves {
      var other = PlainRows(first.layout)
      for run in [0, 1, 0, 1] { other.append(0..<2, of: second, run: run, isNewRun: true) }
      joined.move(toMemoryOf: &other)
    }
    joined.append(second.rows(ofRun: 0), of: second, run: 0, isNewRun: false)
    #expect(joined.rowCount == 4 && joined.keyTexts(ofRun: 0) == ["R1"])
    #expect(joined.codes.map { joined.text($0) } == ["lab one", "L2", "phòng 3", "L4"])
    #expect(joined.columns[0] == [1, 2, 3, 4] && joined.columns[1][..<3] == [10, 20, 30])
    #expect(joined.number(2, 1) == 30 && joined.number(3, 1).isNaN && second.number(2, 0) == 5)
  }
}
