public import Tables
import Wording

/// A column of times: all numbers, or all dates.
///
/// Dates count as days since 1 January 1970, so that differences are days.
public struct TimeColumn: Sendable {
  /// The times, in the order of the rows.
  public let times: [Double]

  /// Whether they were written as dates.
  public let areDates: Bool

  /// Reads `column` of `table`, numbers with `decimalMark`, dates as `format` says.
  ///
  /// Throws for each cell that is neither a number nor a date, and where both occur.
  ///
  /// Complexity: linear in the rows.
  public init(
    _ table: Table, column: Int, decimalMark: DecimalMark, format: CalendarDate.Format
  ) throws(TableErrors) {
    var errors = TableErrors()
    var times: [Double] = []
    var firstKind: (isDate: Bool, row: Int)?
    for record in 0..<table.recordCount {
      let place = table.location(record: record, column: column)
      let text = table.trimmedText(record: record, column: column)
      let date = CalendarDate(
        text, format: table.dateFormat(record: record, column: column, declared: format))
      let number = try? DecimalNumber(
        text, mark: table.decimalMark(record: record, column: column, declared: decimalMark))
      guard let time = date.map({ Double($0.days) }) ?? number?.value, time.magnitude <= 1e15
      else {
        let problem =
          text.isEmpty
          ? Phrase(vi: "thời điểm để trống", en: "the time is empty")
          : Phrase(
            vi: "\(excerpt(of: text)) không phải là số hay ngày",
            en: "\(excerpt(of: text)) is neither a number nor a date")
        errors.append(
          TableError(at: place, problem, remedy: Self.remedy(text, format, decimalMark)))
        continue
      }
      let isDate = date != nil
      if let firstKind, firstKind.isDate != isDate {
        errors.append(
          TableError(
            at: place,
            Phrase(
              vi:
                "\(excerpt(of: text)) là \(isDate ? "ngày" : "số"), nhưng dòng \(firstKind.row) có \(firstKind.isDate ? "ngày" : "số")",
              en:
                "\(excerpt(of: text)) is a \(isDate ? "date" : "number"), but row \(firstKind.row) has a \(firstKind.isDate ? "date" : "number")"
            ),
            remedy: Phrase(
              vi: "Viết mọi thời điểm theo cùng một cách.", en: "Write all times in one way.")))
      } else {
        firstKind = firstKind ?? (isDate, place.row ?? 0)
      }
      times.append(time)
    }
    try errors.throwIfAny()
    self.times = times
    areDates = firstKind?.isDate ?? false
  }

  private static func remedy(
    _ text: String, _ format: CalendarDate.Format, _ mark: DecimalMark
  ) -> Phrase {
    let example = format == .iso8601 ? "2027-03-15" : "15/03/2027"
    let other = CalendarDate.Format.allCases.first {
      $0 != format && CalendarDate(text, format: $0) != nil
    }
    if let other {
      return Phrase(
        vi: "Khai báo --date-format \(other.rawValue), hoặc viết thành \(example).",
        en: "Say --date-format \(other.rawValue), or write it as \(example).")
    }
    return Phrase(
      vi: "Viết ngày dạng \(example) (\(format.rawValue)), hoặc một số.",
      en: "Write a date as \(example) (\(format.rawValue)), or a number.")
  }
}
