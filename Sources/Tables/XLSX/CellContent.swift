public import Wording

/// What a cell of a workbook holds.
public enum CellContent: Hashable, Sendable {
  /// Text, rich text as its characters.
  case text(String)

  /// A number, and how many decimals its format shows when that is fixed.
  case number(Double, decimals: Int?)

  /// A moment: its date, and the seconds since midnight where its format shows a time of day.
  case date(CalendarDate, seconds: Int?)

  /// True or false.
  case flag(Bool)

  /// An error value such as `#DIV/0!`.
  case error(String)

  /// A formula whose result the program that wrote the file did not store.
  case formulaWithoutValue

  /// A serial number that is formatted as a date but is none.
  case impossibleDate(Double)

  /// The cell as text: a number with a point and the decimals of its format, a date as ISO 8601
  /// writes it; `nil` for what is no value.
  public var text: String? {
    switch self {
    case .text(let text): text
    case .number(let number, let decimals): Self.text(of: number, decimals: decimals)
    case .date(let date, let seconds):
      date.iso8601 + (seconds.map { " " + Self.clock($0) } ?? "")
    case .flag(let flag): flag ? "true" : "false"
    case .error, .formulaWithoutValue, .impossibleDate: nil
    }
  }

  /// Whether the cell is a number or a date, and not text that reads as one.
  public var isTyped: Bool {
    switch self {
    case .number, .date: true
    default: false
    }
  }

  /// What keeps the cell from having a value, and what to do.
  public var fault: (problem: Phrase, remedy: Phrase)? {
    switch self {
    case .error(let error):
      (
        Phrase(
          vi: "ô chứa giá trị lỗi \(excerpt(of: error))",
          en: "the cell holds the error value \(excerpt(of: error))"),
        Phrase(vi: "Sửa công thức của ô, hoặc để trống ô.", en: "Correct its formula, or empty it.")
      )
    case .formulaWithoutValue:
      (
        Phrase(
          vi: "ô chứa công thức mà kết quả không được lưu trong tệp",
          en: "the cell holds a formula whose result is not stored in the file"),
        Phrase(
          vi:
            "Mở tệp bằng Excel hoặc LibreOffice, để chương trình tính rồi lưu lại; hoặc gõ giá trị.",
          en:
            "Open the file in Excel or LibreOffice, let it calculate and save it; or type the value."
        )
      )
    case .impossibleDate(let serial):
      (
        Phrase(
          vi: "\(shortestText(serial)) có định dạng ngày nhưng không phải là ngày",
          en: "\(shortestText(serial)) is formatted as a date, but is none"),
        Phrase(
          vi: "Gõ lại ngày, hoặc đặt định dạng số cho ô.",
          en: "Type the date anew, or give the cell a number format.")
      )
    default: nil
    }
  }

  /// The shortest digits that read back as the number, with zeros up to its format's decimals: a
  /// program stores 0.0050 as 0.005, and only the format still says what was written.
  private static func text(of number: Double, decimals: Int?) -> String {
    let shortest = shortestText(number)
    guard let decimals, decimals > 0, !shortest.utf8.contains(UInt8(ascii: "e")) else {
      return shortest
    }
    let parts = shortest.split(separator: ".", omittingEmptySubsequences: false)
    let written = parts.count == 2 ? parts[1].utf8.count : 0
    guard written < decimals else { return shortest }
    return shortest + (parts.count == 2 ? "" : ".")
      + String(repeating: "0", count: decimals - written)
  }

  /// `08:30:00`
  private static func clock(_ seconds: Int) -> String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60]
      .map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
  }
}
