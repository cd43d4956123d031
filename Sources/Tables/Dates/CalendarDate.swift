/// A date of the Gregorian calendar, as files write it.
public struct CalendarDate: Hashable, Sendable, Comparable {
  /// How a file writes its dates. Never guessed: 03/04/2027 is two dates.
  public enum Format: String, CaseIterable, Hashable, Sendable {
    /// 2027-03-15 (ISO 8601).
    case iso8601 = "yyyy-mm-dd"

    /// 15/03/2027.
    case dayMonthYear = "dd/mm/yyyy"
  }

  /// Days since 1 January 1970.
  public let days: Int

  /// Creates the date so many days after 1 January 1970.
  public init(days: Int) {
    self.days = days
  }

  /// Creates a date; `nil` where the calendar has no such day, and outside the years 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year)
    else { return nil }
    // Years that begin in March have their leap day at the end.
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    days = era * 146_097 + dayOfEra - 719_468
  }

  /// Reads a date; `nil` for text of another form and for days that the calendar has not.
  public init?(_ text: String, format: Format) {
    let separator: Character = format == .iso8601 ? "-" : "/"
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3,
      parts.allSatisfy({ part in
        (1...4).contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) }
      })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3 else { return nil }
    switch format {
    case .iso8601:
      guard parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2 else {
        return nil
      }
      self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    case .dayMonthYear:
      guard parts[2].utf8.count == 4 else { return nil }
      self.init(year: numbers[2], month: numbers[1], day: numbers[0])
    }
  }

  /// Year, month and day.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = Int((Double(shifted) / 146_097).rounded(.down))
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let place = (5 * dayOfYear + 2) / 153
    let month = place < 10 ? place + 3 : place - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * place + 2) / 5 + 1
    )
  }

  /// The date as ISO 8601 writes it.
  public var iso8601: String {
    let (year, month, day) = components
    func padded(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  /// The date so many days later, in whole days; `nil` for a number of days beyond any calendar.
  public func later(by days: Double) -> CalendarDate? {
    guard days.magnitude < 3e6 else { return nil }
    return CalendarDate(days: self.days + Int(days.rounded()))
  }

  /// Whether `a` comes before `b`.
  public static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.days < b.days }

  private static func length(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
