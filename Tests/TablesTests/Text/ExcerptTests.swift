import Tables
import Testing

@Suite("Text from files in messages")
struct ExcerptTests {
  @Test(arguments: [
    ("abc", "\"abc\""), ("a\"b", "\"a\\\"b\""), ("\u{1B}[31m\r\n\t", #""\u{1B}[31m\r\n\t""#),
    ("\u{202E}x\u{200B}\u{2028}\u{9B}", #""\u{202E}x\u{200B}\u{2028}\u{9B}""#),
    ("phòng", "\"phòng\""),
  ])
  func escapesWhatATerminalObeys(_ text: String, shown: String) {
    #expect(excerpt(of: text) == shown)
    #expect(excerpt(of: Array(text.utf8).span) == shown)
  }

  /// Combining marks without end are one character to Swift, but not to a terminal.
  @Test func endsAfterSixtyCodePoints() {
    let marks = "a" + String(repeating: "\u{301}", count: 1000)
    #expect(excerpt(of: marks).unicodeScalars.count == 63)
    #expect(excerpt(of: Array(marks.utf8).span).unicodeScalars.count == 63)
    #expect(excerpt(of: String(repeating: "\0", count: 100)).count == 12 * 5 + 3)
    #expect(excerpt(of: "abcd", limit: 3) == "\"abc…\"")
    #expect(excerpt(of: "abc", limit: 3) == "\"abc\"")
  }

  @Test func aFileNameIsEscapedToo() {
    #expect(CellLocation(file: "a\u{1B}b", row: 1, column: 2).description == #"a\u{1B}b:1:2"#)
    #expect(CellLocation(file: "-").description == "-")
  }
}
