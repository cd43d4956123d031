public import Tables
import Wording

/// One answer of a laboratory: where it stood, how it was stored and how it was read.
public struct CapturedCell: Hashable, Sendable {
  /// What it answers.
  public let field: FormField

  /// Where it stands.
  public let location: CellLocation

  /// The cell as the file holds it.
  public let stored: String

  /// The answer as it goes into the results: a number with a point and its written digits, a date as
  /// ISO 8601 writes it, or the text.
  public let read: String

  /// The number, where the field is one.
  public let number: DecimalNumber?

  /// Whether a number or a date was stored as text.
  public let wasText: Bool
}

extension CapturedCell {
  /// Reads an answer; `nil` for a cell that is empty or blank.
  ///
  /// A number stored as text may have either decimal mark, as the laboratory's computer writes it, but
  /// not one that could part thousands as well.
  ///
  /// - Throws: Why the cell is no answer, with its place.
  init?(
    _ content: CellContent?, _ field: FormField, at location: CellLocation
  ) throws(TableError) {
    guard let content else { return nil }
    guard let stored = content.text else {
      let fault =
        content.fault ?? (
          Phrase(vi: "ô không có giá trị", en: "the cell has no value"),
          Phrase(vi: "Gõ giá trị.", en: "Type the value.")
        )
      throw TableError(at: location, fault.problem, remedy: fault.remedy)
    }
    let trimmed = stored.trimmed
    if trimmed.isEmpty { return nil }
    if let hidden = trimmed.unicodeScalars.first(where: {
      $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
    }) {
      throw TableError(
        at: location,
        Phrase(
          vi: "\(excerpt(of: trimmed)) có ký tự điều khiển (U+\(String(hidden.value, radix: 16)))",
          en:
            "\(excerpt(of: trimmed)) has a control character (U+\(String(hidden.value, radix: 16)))"
        ),
        remedy: Phrase(vi: "Gõ lại.", en: "Type it anew."))
    }
    if !field.isNumber, let font = OldVietnameseFont(of: trimmed) {
      throw TableError(
        at: location,
        Phrase(
          vi: "\(excerpt(of: trimmed)) có vẻ được gõ bằng phông cũ, \(font.rawValue)",
          en: "\(excerpt(of: trimmed)) seems to be typed in an old font, \(font.rawValue)"),
        remedy: OldVietnameseFont.remedy)
    }
    (self.field, self.location, self.stored) = (field, location, stored)
    wasText = !content.isTyped && (field.isNumber || field == .date)
    if field.isNumber {
      let (number, text) = try Self.number(content, trimmed, location)
      (self.number, read) = (number, text)
    } else if field == .date {
      (number, read) = (nil, try Self.date(content, trimmed, location).iso8601)
    } else {
      (number, read) = (nil, trimmed)
    }
  }

  /// A number from a table, whose decimal mark is declared.
  init(
    _ number: DecimalNumber, _ field: FormField, text: String,
    at location: CellLocation
  ) {
    (self.field, self.location, stored) = (field, location, text)
    (self.number, wasText, read) = (number, false, Self.plain(text))
  }

  /// A number from a certificate, `read` in the unit of the round and `stored` as the file has it.
  init(
    _ number: DecimalNumber, _ field: FormField, read: String, stored: String,
    at location: CellLocation
  ) {
    (self.field, self.location, self.stored) = (field, location, stored)
    (self.number, wasText, self.read) = (number, false, read)
  }

  /// What is to be noted of a file.
  init(note: String, at location: CellLocation) {
    (field, self.location, stored) = (.note, location, note)
    (number, wasText, read) = (nil, false, note)
  }

  /// A date from a table.
  init(_ date: CalendarDate, text: String, at location: CellLocation) {
    (field, self.location, stored) = (.date, location, text)
    (number, wasText, read) = (nil, false, date.iso8601)
  }

  private static func number(
    _ content: CellContent, _ text: String, _ location: CellLocation
  ) throws(TableError) -> (DecimalNumber, String) {
    let mark: DecimalMark
    switch content {
    case .number: mark = .point
    case .text:
      guard !isAmbiguous(text) else {
        throw TableError(
          at: location,
          Phrase(
            vi: "\(excerpt(of: text)) là văn bản có thể chỉ một số hoặc số lớn gấp nghìn lần",
            en: "\(excerpt(of: text)) is text that may mean a number or a thousand times as much"),
          remedy: Phrase(
            vi: "Nhập ở dạng số, không dùng dấu phân cách hàng nghìn.",
            en: "Enter it as a number, without a thousands separator."))
      }
      mark = text.contains(",") ? .comma : .point
    default:
      throw TableError(
        at: location,
        Phrase(
          vi: "\(excerpt(of: text)) không phải là số", en: "\(excerpt(of: text)) is not a number"),
        remedy: Phrase(vi: "Nhập một số.", en: "Enter a number."))
    }
    let number: DecimalNumber
    do throws(NumberFault) {
      number = try DecimalNumber(text, mark: mark)
    } catch {
      throw TableError(
        at: location, error.problem, remedy: Phrase(vi: "Nhập một số.", en: "Enter a number."))
    }
    if let fault = magnitudeFault(number) {
      throw TableError(at: location, fault.problem, remedy: fault.remedy)
    }
    return (number, plain(text))
  }

  /// `1.234` and `12,345,678`, but not `0.123`: groups of three after a first that is not 0.
  private static func isAmbiguous(_ text: String) -> Bool {
    let digits = text.drop { "+-\u{2212}".contains($0) }
    let groups = digits.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    return groups.count > 1 && groups[0] != "0" && (1...3).contains(groups[0].count)
      && groups.dropFirst().allSatisfy { $0.count == 3 } && groups.joined().allSatisfy(\.isNumber)
  }

  /// A number's digits as they were written, in ASCII and with a point.
  private static func plain(_ text: String) -> String {
    String(
      text.trimmed.compactMap { character -> Character? in
        switch character {
        case "\u{2212}": "-"
        case ",", ".": "."
        case _ where character.isWhitespace: nil
        default: character
        }
      })
  }

  private static func date(
    _ content: CellContent, _ text: String, _ location: CellLocation
  ) throws(TableError) -> CalendarDate {
    if case .date(let date, _) = content { return date }
    let read =
      if case .text = content {
        CalendarDate(text, format: .iso8601) ?? CalendarDate(text, format: .dayMonthYear)
      } else { CalendarDate?.none }
    guard let read else {
      throw TableError(
        at: location,
        Phrase(
          vi: "\(excerpt(of: text)) không phải là ngày", en: "\(excerpt(of: text)) is not a date"),
        remedy: Phrase(
          vi: "Nhập một ngày, như 15/03/2027 (ngày/tháng/năm) hoặc 2027-03-15.",
          en: "Enter a date, as 15/03/2027 (day/month/year) or 2027-03-15."))
    }
    return read
  }
}

extension String {
  /// Without the white space at the ends.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
