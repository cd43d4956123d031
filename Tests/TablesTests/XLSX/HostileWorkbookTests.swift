import Testing

@testable import Tables

@Suite("Hostile and damaged workbooks")
struct HostileWorkbookTests {
  private let small = WorkbookParts([["lab", "value"], ["A", "1"], ["B", "2"]])

  @Test("Ten million empty rows pass by; a cell beyond the last row of a sheet is refused")
  func emptyRows() throws {
    let rows = String(repeating: "<row/>", count: 300_000)
    let parts = WorkbookParts(
      rows: "<row><c t=\"str\"><v>a</v></c></row><row><c><v>1</v></c></row>" + rows)
    let table = try Table(contents: parts.bytes, file: "a.xlsx")
    #expect(table.recordCount == 1)
    let beyond = WorkbookParts(
      rows: "<row r=\"10000000\"/><row><c><v>1</v></c></row>")
    #expect(faults(beyond.bytes).contains("more rows or columns than a sheet can have"))
    let last = WorkbookParts(
      rows: """
        <row><c t="str"><v>a</v></c></row>\
        <row r="1048576"><c t="str"><v>0x</v></c><c r="XFD1048576"><v>1</v></c></row>
        """)
    #expect(faults(last.bytes).contains("more than 4096 columns"))
  }

  @Test("A bomb: what is stated is refused before it expands, what is not when it does")
  func bombs() throws {
    let zeros = [UInt8](repeating: 0x20, count: 3 << 20)
    var zip = ZIPWriter()
    zip.append("a", zeros)
    let bytes = zip.finished()
    let archive = try ZIPArchive(bytes)
    let entry = try #require(archive.entry(named: "A"))
    #expect(throws: ZIPFault.tooLarge("a", limit: 1 << 20)) {
      try archive.contents(entry, limit: 1 << 20)
    }
    #expect(try archive.contents(entry, limit: 3 << 20) == zeros)
    // The directory states a smaller size.
    var lying = bytes
    let end = bytes.count - 22
    let directory = end - 47
    lying[directory + 24] = 1
    lying[directory + 25] = 0
    lying[directory + 26] = 0
    let smaller = try ZIPArchive(lying)
    #expect(throws: ZIPFault.wrongLength("a")) {
      try smaller.contents(try #require(smaller.entry(named: "a")), limit: 1 << 20)
    }
  }

  @Test("Entities are refused before they expand, external ones before they are read")
  func entities() {
    let laughs = (1...12).map { level in
      "<!ENTITY a\(level) \"\(String(repeating: "&a\(level - 1);", count: 10))\">"
    }
    for (declaration, text) in [
      ("<!DOCTYPE a [<!ENTITY a0 \"ha\">\(laughs.joined())]>", "&a12;"),
      ("<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>", ""),
      ("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;"),
      ("<!DOCTYPE a SYSTEM \"http://example.invalid/a.dtd\">", ""),
    ] {
      var parts = small
      parts.replace(
        "xl/sheet.xml",
        by: declaration + "<worksheet><row><c t=\"str\"><v>\(text)</v></c></row></worksheet>")
      let found = faults(parts.bytes)
      // libxml2 itself may refuse a bomb before the declaration is met here.
      #expect(
        found.contains("document type declaration")
          || text == "&a12;" && found.contains("damaged or incomplete"), "\(declaration)")
    }
    var unknown = small
    unknown.replace("xl/sheet.xml", by: "<worksheet><row><c><v>&x;</v></c></row></worksheet>")
    #expect(faults(unknown.bytes).contains("the XML is damaged or incomplete"))
  }

  @Test("Truncated, nested too deep, not in order")
  func malformed() throws {
    for (sheet, word) in [
      ("<worksheet><sheetData><row>", "damaged or incomplete"),
      ("<worksheet><sheetData></row></sheetData></worksheet>", "damaged or incomplete"),
      (String(repeating: "<a>", count: 10_000), "damaged or incomplete"),
      ("", "damaged or incomplete"), ("<a>\u{1}</a>", "damaged or incomplete"),
      ("<a/><b/>", "damaged or incomplete"),
      ("<a><row r=\"2\"/><row r=\"2\"/></a>", "not in order"),
      ("<a><row r=\"x\"/></a>", "not in order"),
      ("<a><row r=\"99999999999999999999\"/></a>", "not in order"),
      ("<a><row r=\"9223372036854775807\"/><row/></a>", "not in order"),
      ("<a><row r=\"1\"><c r=\"A2\"/></row></a>", "does not belong"),
      (
        "<a><row><c t=\"str\"><v>"
          + String(repeating: "<![CDATA[\(String(repeating: "a", count: 200_000))]]>", count: 6)
          + "</v></c></row></a>", "a cell holds more than 1 MiB of text"
      ),
      (
        "<a>" + String(repeating: "<mergeCell ref=\"A1:B2\"/>", count: 10_001) + "</a>",
        "more than 10000 merged ranges"
      ),
      ("<a><row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row></a>", "does not belong"),
      ("<a><row><c r=\"AAAA1\"/></row></a>", "does not belong"),
      ("<a><row><c><v>1,5</v></c></row></a>", "s!A1: \"1,5\" is stored as a number, but is none"),
      ("<a><row><c><v>nan</v></c></row></a>", "stored as a number"),
      ("<a><row><c><v>1e999</v></c></row></a>", "stored as a number"),
      ("<a><row><c t=\"s\"><v>-1</v></c></row></a>", "refers to a text"),
      ("<a><row><c t=\"str\"><v>a</v></c></row></a>", "a header but no rows"),
      ("<a/>", "no visible sheet with anything in it"),
    ] {
      var parts = small
      parts.replace("xl/sheet.xml", by: sheet)
      #expect(faults(parts.bytes).contains(word), "\(sheet.prefix(60))")
    }
  }

  @Test func archives() throws {
    let bytes = small.bytes
    #expect(faults(Array(bytes.dropLast())).contains("the end of the archive is missing"))
    #expect(faults(Array(bytes.prefix(100))).contains("the end of the archive is missing"))
    for name in ["../evil", "/etc/passwd", "a\\b", "c:x", "a/../../b"] {
      var parts = small
      parts.parts.append((name, "x"))
      #expect(faults(parts.bytes).contains("leads out of the archive"), "\(name)")
    }
    var repeated = small
    repeated.parts.append(("XL/SHEET.XML", "x"))
    #expect(faults(repeated.bytes).contains("stands twice"))
    var missing = small
    missing.parts.removeLast()
    #expect(faults(missing.bytes).contains("the workbook has no part \"xl/sheet.xml\""))
  }

  @Test("Encrypted and oddly compressed parts, a wrong checksum, parts that share their bytes")
  func entries() throws {
    var zip = ZIPWriter()
    zip.append("a", Array("hello".utf8))
    zip.append("b", Array("hello".utf8))
    let bytes = zip.finished()
    let size = bytes.count - 22 - 2 * 47
    func changed(_ changes: [Int: UInt8]) throws -> Result<[UInt8], ZIPFault> {
      var changed = bytes
      for (position, byte) in changes { changed[position] = byte }
      do throws(ZIPFault) {
        let archive = try ZIPArchive(changed)
        guard let entry = archive.entry(named: "a") else { return .success([]) }
        return .success(try archive.contents(entry, limit: 1000))
      } catch {
        return .failure(error)
      }
    }
    #expect(try changed([:]) == .success(Array("hello".utf8)))
    #expect(try changed([size + 8: 1]) == .failure(.encrypted("a")))
    #expect(try changed([size + 10: 99]) == .failure(.unknownMethod("a", 99)))
    #expect(try changed([size + 16: 1]) == .failure(.wrongChecksum("a")))
    #expect(try changed([size + 24: 4]) == .failure(.wrongLength("a")))
    #expect(try changed([0x1F: 0xFF]) == .failure(.damaged("a")))
    // The second part begins where the first does.
    #expect(try changed([size + 47 + 42: 0]) == .failure(.overlapping))
  }
}
