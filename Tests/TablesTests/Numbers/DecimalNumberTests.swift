import Tables
import Testing
import Wording
import TestSupport

@Suite("Decimal numbers from text")
struct DecimalNumberTests {
  // MARK: Rounding

  @Test func roundsHardDecimalsCorrectly() throws {
    let lines = hardDecimals.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines.count > 400)
    for line in lines {
      let (text, oracle) = (String(line[0]), UInt64(line[1], radix: 16))
      #expect(try DecimalNumber(text, mark: .point).value.bitPattern == oracle, "\(text)")
      let negative = try DecimalNumber("-" + text, mark: .point).value
      #expect((-negative).bitPattern == oracle, "-\(text)")
      let comma = String(text.map { $0 == "." ? "," : $0 })
      #expect(try DecimalNumber(comma, mark: .comma).value.bitPattern == oracle, "\(comma)")
    }
  }

  /// Python: `Decimal(2) ** -1075` is half the least subnormal and rounds to the even 0; the digits
  /// of 2^-1075 are those of 5^1075, so one more digit above is the least subnormal.
  @Test func roundsHalfTheLeastSubnormal() throws {
    let half = powerOfFive(1075)
    #expect(half.count == 752)
    #expect(throws: NumberFault.self) { try DecimalNumber("\(half)e-1075", mark: .point) }
    let above = try DecimalNumber("\(half)1e-1076", mark: .point)
    #expect(above.value == .leastNonzeroMagnitude)
    let zeros = String(repeating: "0", count: 323)
    let written = try DecimalNumber("0.\(zeros)\(half)1", mark: .point)
    #expect(written.value == .leastNonzeroMagnitude)
    #expect(throws: NumberFault.self) { try DecimalNumber("0.\(zeros)\(half)", mark: .point) }
  }

  private func powerOfFive(_ exponent: Int) -> String {
    var digits: [Int] = [1]
    for _ in 0..<exponent {
      var carry = 0
      for index in digits.indices {
        carry += digits[index] * 5
        digits[index] = carry % 10
        carry /= 10
      }
      if carry > 0 { digits.append(carry) }
    }
    return digits.reversed().map(String.init).joined()
  }

  @Test func readsBackTheShortestText() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<5_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite, value != 0 else { continue }
      #expect(try DecimalNumber(shortestText(value), mark: .point).value == value)
    }
  }

  // MARK: What is written

  @Test(
    arguments: [
      ("0.0050", 0.005, -4, 2), ("1200", 1200, 0, 4), ("1.50e-7", 1.5e-7, -9, 3),
      ("0.00", 0, -2, 0),
      ("-12.5", -12.5, -1, 3), ("+3", 3, 0, 1), (".5", 0.5, -1, 1), ("5.", 5, 0, 1),
      ("1E+05", 1e5, 5, 1), ("100.0", 100, -1, 4), ("0e99999999999", 0, 1_000_000, 0),
    ] as [(String, Double, Int, Int)])
  func tellsHowFarItIsWritten(_ text: String, value: Double, place: Int, digits: Int) throws {
    let number = try DecimalNumber(text, mark: .point)
    #expect(number.value == value)
    #expect(number.lastDecimalPlace == place)
    #expect(number.significantDigits == digits)
    #expect(number.repairs == [])
  }

  @Test func zeroHasNoSign() throws {
    #expect(try DecimalNumber("-0.00", mark: .point).value.sign == .plus)
  }

  // MARK: Repairs

  @Test(
    arguments: [
      (" 1,5", 1.5, NumberRepairs.blanks), ("1,5\u{A0}", 1.5, .blanks),
      ("\u{2212}1,5", -1.5, .minusSign),
      ("1,5e\u{2212}3", 0.0015, .minusSign),
      ("12\u{202F}345,678\u{2009}9", 12345.6789, .groupSpaces),
      (" \u{2212}1\u{A0}000", -1000, [.blanks, .minusSign, .groupSpaces]),
    ] as [(String, Double, NumberRepairs)])
  func namesItsRepairs(_ text: String, value: Double, repairs: NumberRepairs) throws {
    let number = try DecimalNumber(text, mark: .comma)
    #expect(number.value == value)
    #expect(number.repairs == repairs)
  }

  @Test func listsARepairWithItsPlace() throws {
    let table = try Table(csv: Array("lab;x\n1;\u{2212}1,5\n2;1,5\n".utf8), file: "a.csv")
    let repaired = try #require(try table.number(record: 0, column: 1, mark: .comma))
    #expect(
      table.repair(of: repaired, record: 0, column: 1)?.description
        == "a.csv:2:2: \"\u{2212}1,5\" was read with a repair (minus sign U+2212).")
    let plain = try #require(try table.number(record: 1, column: 1, mark: .comma))
    #expect(table.repair(of: plain, record: 1, column: 1) == nil)
  }

  // MARK: Refusals

  @Test(arguments: [
    ("", "the number is missing. Expected a decimal number such as 0.005."),
    ("0.0O5", #""0.0O5" is not a number (letter O). Expected a decimal number such as 0.005."#),
    ("l.5", #""l.5" is not a number (letter l). Expected a decimal number such as 1.5."#),
    ("0,0o5", #""0,0o5" is not a number (letter o). Expected a decimal number such as 0.005."#),
    (
      "0,005",
      #""0,005" uses a decimal comma, but the file is read with a decimal point. "#
        + "Use --decimal comma (in a round: results: {decimal: comma}), or write 0.005."
    ),
    (
      "-12,5",
      #""-12,5" uses a decimal comma, but the file is read with a decimal point. "#
        + "Use --decimal comma (in a round: results: {decimal: comma}), or write -12.5."
    ),
    (
      "1,234",
      #""1,234" has a comma that may be a decimal mark or a thousands separator, "#
        + "but the file is read with a decimal point. Use --decimal comma (in a round: results: {decimal: comma}), or write 1234."
    ),
    ("1,234.5", #""1,234.5" has thousands separators (comma). Write 1234.5."#),
    ("1.234,5", #""1.234,5" has thousands separators (point). Write 1234.5."#),
    ("1,234,567", #""1,234,567" has thousands separators (comma). Write 1234567."#),
    ("1 234.5", #""1 234.5" has thousands separators (space). Write 1234.5."#),
    ("1'234", #""1'234" has thousands separators (apostrophe). Write 1234."#),
    (
      "1 23",
      #""1 23" is not a number (" " at position 2). Expected a decimal number such as 0.005."#
    ),
    ("NaN", #""NaN" is not a number. Leave the cell empty where there is no value."#),
    ("-inf", #""-inf" is not a number. Leave the cell empty where there is no value."#),
    ("-", #""-" is not a number. Leave the cell empty where there is no value."#),
    (
      "0x1p3",
      #""0x1p3" is a hexadecimal number. Expected a decimal number such as 0.005."#
    ),
    (
      "5 mg",
      #""5 mg" is not a number ("m" at position 3). Expected a decimal number such as 0.005."#
    ),
    (
      "<0.01",
      #""<0.01" is not a number ("<" at position 1). Expected a decimal number such as 0.005."#
    ),
    ("1-2", #""1-2" is not a number. Expected a decimal number such as 0.005."#),
    ("1e", #""1e" is not a number. Expected a decimal number such as 0.005."#),
    ("1e400", #""1e400" is too large (the limit is about 1.8e308). Use a larger unit."#),
    (
      "-1e-400",
      #""-1e-400" is too close to zero (the limit is about 4.9e-324). "#
        + "Use a smaller unit, or write 0."
    ),
  ])
  func saysWhyItIsNoNumber(_ text: String, message: String) {
    let fault = #expect(throws: NumberFault.self) { try DecimalNumber(text, mark: .point) }
    #expect(fault?.description == message)
    if let fault { #expect(lostInTranslation(fault.message) == []) }
  }

  @Test(arguments: [
    ("0,0O5", #""0,0O5" is not a number (letter O). Expected a decimal number such as 0,005."#),
    (
      "0.005",
      #""0.005" uses a decimal point, but the file is read with a decimal comma. "#
        + "Use --decimal point (in a round: results: {decimal: point}), or write 0,005."
    ),
    (
      "1.234",
      #""1.234" has a point that may be a decimal mark or a thousands separator, "#
        + "but the file is read with a decimal comma. Use --decimal point (in a round: results: {decimal: point}), or write 1234."
    ),
    ("1.234,5", #""1.234,5" has thousands separators (point). Write 1234,5."#),
    ("1.234.567", #""1.234.567" has thousands separators (point). Write 1234567."#),
    ("1,234.5", #""1,234.5" has thousands separators (comma). Write 1234,5."#),
  ])
  func saysWhyWithADecimalComma(_ text: String, message: String) {
    let fault = #expect(throws: NumberFault.self) { try DecimalNumber(text, mark: .comma) }
    #expect(fault?.description == message)
    if let fault { #expect(lostInTranslation(fault.message) == []) }
  }

  @Test func repeatsNoLongText() {
    for text in [
      String(repeating: "1,", count: 1000) + "1", String(repeating: ",123", count: 1000),
    ] {
      let fault = #expect(throws: NumberFault.self) { try DecimalNumber("1" + text, mark: .point) }
      #expect(fault.map { $0.description.count < 160 } == true)
    }
  }

  @Test func anyTextIsReadOrRefused() {
    var generator = SeededGenerator(seed: 2)
    let letters = Array("0123456789+-.,eE oOl'\u{A0}\u{2212}xnaif\u{301}".unicodeScalars)
    for _ in 0..<5_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...9, using: &generator) {
        text.append(letters.randomElement(using: &generator) ?? "0")
      }
      do {
        let number = try DecimalNumber(String(text), mark: .comma)
        #expect(number.value.isFinite)
      } catch { #expect(lostInTranslation(error.message) == []) }
    }
  }
}
