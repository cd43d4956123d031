import Foundation
import Tables
import Testing
import TestSupport
import Wording

@Suite("JSON text")
struct JSONScannerTests {
  private static let it = Phrase(vi: "nó", en: "it")

  private func scalar(_ text: String) throws(JSONFault) -> JSONScanner.Scalar {
    var scanner = JSONScanner(Array(text.utf8))
    let value = try scanner.scalar(Self.it)
    try scanner.end()
    return value
  }

  /// Foundation reads the same text.
  @Test(arguments: [
    #""""#, #""a""#, #""a\"b\\c\/d\b\f\n\r\te""#, #""Phòng 1""#, #""\u0050\u00f2\u1EBF""#,
    #""\ud83d\ude00x""#, #""\u0000""#,
  ])
  func textsAreThoseOfFoundation(_ text: String) throws {
    let expected = try JSONSerialization.jsonObject(
      with: Data(text.utf8), options: .fragmentsAllowed)
    #expect(try scalar(text) == .text(try #require(expected as? String)))
  }

  @Test(arguments: ["0", "-0", "12", "-3.25", "1e5", "1.50E-07", "0.1e+2", " 7 "])
  func numbersKeepTheirDigits(_ text: String) throws {
    guard case .number(let range) = try scalar(text) else {
      Issue.record("no number")
      return
    }
    let digits = String(decoding: Array(text.utf8)[range], as: UTF8.self)
    #expect(digits == text.filter { $0 != " " })
  }

  @Test func words() throws {
    #expect(try scalar("true") == .flag(true))
    #expect(try scalar("false") == .flag(false))
    #expect(try scalar("null") == .null)
  }

  /// What RFC 8259 does not allow, with the byte at fault.
  @Test(arguments: [
    ("", 0), ("01", 0), ("-", 1), ("1.", 2), (".5", 0), ("1e", 2), ("+1", 0), ("NaN", 0),
    ("Infinity", 0), ("nul", 0), ("tru", 0), ("'a'", 0), ("\"a", 0), ("\"a\nb\"", 2), (#""\x""#, 1),
    (#""\u12""#, 3), (#""\ud83d""#, 1), (#""\ud83dx""#, 1), (#""\ude00""#, 1),
    (#""\ud83d\u0041""#, 1),
    (#""\"#, 1), ("1 2", 2), ("[1]", 0), ("{}", 0), ("\u{FEFF}1", 0),
  ])
  func refuses(_ text: String, _ position: Int) {
    do throws(JSONFault) {
      let value = try scalar(text)
      Issue.record("\(value)")
    } catch {
      #expect(error.position == position, "\(error.problem.english)")
      #expect(lostInTranslation(error.problem + ". " + error.remedy) == [])
    }
  }

  @Test func bytesThatAreNotUTF8() {
    var scanner = JSONScanner([0x22, 0xC3, 0x28, 0x22])
    #expect(throws: JSONFault.self) { try scanner.scalar(Self.it) }
  }

  /// The keys of an object, and where it is not one.
  @Test(arguments: [
    ("{}", "", Int?.none), (#"{"a":1,"b" : 2 }"#, "ab", nil), ("{,}", "", 1),
    (#"{"a":1,}"#, "a", 7), (#"{"a" 1}"#, "", 5), (#"{"a":1 "b":2}"#, "a", 7), ("{1:2}", "", 1),
    (#"{"a":1"#, "a", 6), ("{", "", 1), ("[]", "", 0),
  ])
  func objects(_ text: String, _ keys: String, _ fault: Int?) {
    var scanner = JSONScanner(Array(text.utf8))
    var found = ""
    do throws(JSONFault) {
      try scanner.open("{", Self.it)
      while let key = try scanner.nextKey() {
        _ = try scanner.scalar(Phrase(verbatim: key))
        found += key
      }
      try scanner.end()
      #expect(fault == nil)
    } catch {
      #expect(error.position == fault, "\(error.problem.english)")
      #expect(lostInTranslation(error.problem + ". " + error.remedy) == [])
    }
    #expect(found == keys)
  }

  /// Whatever bytes come, it ends and does not trap.
  @Test func anyBytes() {
    var generator = SeededGenerator(seed: 8259)
    let alphabet = Array(#"{}[]:,"\u0aE+-.1 tfn"#.utf8) + [0, 0x80, 0xC3, 0xFF]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<12, using: &generator)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      var scanner = JSONScanner(bytes)
      do throws(JSONFault) {
        try scanner.open("{", Self.it)
        while let key = try scanner.nextKey() { _ = try scanner.scalar(Phrase(verbatim: key)) }
        try scanner.end()
      } catch {
        #expect((0...count).contains(error.position))
      }
    }
  }
}
