import Tables
import Testing

@Suite("Dates")
struct CalendarDateTests {
  /// Days since 1970 by Python's datetime.
  @Test(arguments: [
    (1, 1, 1, -719_162), (1600, 2, 29, -135_081), (1900, 2, 28, -25_509), (1900, 3, 1, -25_508),
    (1970, 1, 1, 0), (2000, 2, 29, 11_016), (2027, 12, 31, 21_183), (9999, 12, 31, 2_932_896),
  ])
  func days(_ year: Int, _ month: Int, _ day: Int, _ days: Int) throws {
    let date = try #require(CalendarDate(year: year, month: month, day: day))
    #expect(date.days == days)
    let parts = CalendarDate(days: days).components
    #expect(parts.year == year && parts.month == month && parts.day == day)
    #expect(CalendarDate(date.iso8601, format: .iso8601) == date)
  }

  /// Every day of 400 years follows the one before.
  @Test func eachDayOnce() {
    for days in stride(from: -200_000, through: 200_000, by: 1) {
      let (year, month, day) = CalendarDate(days: days).components
      if CalendarDate(year: year, month: month, day: day)?.days != days {
        Issue.record("day \(days)")
        return
      }
    }
  }

  @Test func formats() {
    #expect(CalendarDate("15/03/2027", format: .dayMonthYear)?.iso8601 == "2027-03-15")
    #expect(CalendarDate("5/3/2027", format: .dayMonthYear)?.iso8601 == "2027-03-05")
    #expect(CalendarDate("2027-03-15", format: .dayMonthYear) == nil)
    for text in [
      "", "2027-02-29", "2027-13-01", "2027-00-10", "27-01-01", "2027-1-1", "2027/01/01",
      "2027-01-01T00:00", "２０２７-01-01", "-2027-01-01", "+027-01-01", "2027--01",
    ] {
      #expect(CalendarDate(text, format: .iso8601) == nil, "\(text)")
    }
    for text in ["31/02/2027", "32/01/2027", "1/1/27", "a/b/cccc", "1//2027", "1/1/20270"] {
      #expect(CalendarDate(text, format: .dayMonthYear) == nil, "\(text)")
    }
  }
}
