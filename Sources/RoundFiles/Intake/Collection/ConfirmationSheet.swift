import Interlab
import Tables
public import Wording

/// The sheet by which a laboratory sees what was captured of its form, so that it can object before
/// anything is computed.
public struct ConfirmationSheet {
  private let entry: FormCollection.Entry
  private let specification: FormSpecification

  /// The sheet of one submission in a language.
  public init(_ entry: FormCollection.Entry, _ reader: SubmissionReader, language: Language) {
    self.entry = entry
    specification =
      reader.specifications.first { $0.language == language } ?? reader.specifications[0]
  }

  private static let heading = Phrase(
    vi: "XÁC NHẬN SỐ LIỆU ĐÃ TIẾP NHẬN", en: "CONFIRMATION OF WHAT WAS CAPTURED")
  private static let request = Phrase(
    vi:
      "Đề nghị đối chiếu từng dòng với phiếu đã gửi và báo lại nếu có sai khác. Số liệu chưa được đánh giá.",
    en:
      "Please compare each line with the form you sent, and say if anything differs. Nothing has been evaluated yet."
  )
  private static let file = Phrase(vi: "Tệp", en: "File")
  private static let received = Phrase(vi: "Nhận lúc (UTC)", en: "Received (UTC)")
  private static let late = Phrase(vi: "nhận sau hạn", en: "after the deadline")
  private static let field = Phrase(vi: "Mục", en: "Item")
  private static let cell = Phrase(vi: "Ô", en: "Cell")
  private static let stored = Phrase(vi: "Nội dung trong tệp", en: "As stored in the file")
  private static let read = Phrase(vi: "Đã đọc là", en: "Read as")
  private static let asText = Phrase(vi: "số lưu dạng văn bản", en: "stored as text")

  /// The workbook.
  public var bytes: [UInt8] {
    let language = specification.language
    func text(_ phrase: Phrase) -> String { phrase.text(in: language) }
    var sheet = OutputSheet(name: text(.results))
    sheet.columnWidths = [1: 22, 2: 14, 3: 10, 4: 24, 5: 20, 6: 26]
    sheet.isLandscape = true
    sheet.set(
      CellAddress(row: 1, column: 1), text(Self.heading),
      style: CellStyle {
        $0.isBold = true
        $0.size = 14
      })
    let submission = entry.submission
    let received = isoTime(submission.received) + (entry.isLate ? " (\(text(Self.late)))" : "")
    let head = [
      (text(.round), specification.round), (text(.code), submission.code),
      (text(Self.file), submission.file), ("SHA-256", submission.digest.hexadecimal),
      (text(Self.received), received),
    ]
    for (index, line) in head.enumerated() { sheet.setRow(3 + index, [line.0, line.1]) }
    sheet.set(
      CellAddress(row: 9, column: 1), text(Self.request), style: CellStyle { $0.isItalic = true })
    sheet.setRow(
      11, [.measurand, Self.field, Self.cell, Self.stored, Self.read, .unit].map(text),
      style: CellStyle {
        $0.isBold = true
        $0.fill = "DCE6F1"
        $0.hasBorder = true
      })
    var row = 12
    for result in submission.rows {
      for field in FormField.allCases {
        guard let cell = result.answers[field] else { continue }
        sheet.setRow(row, line(result.measurand, cell), style: CellStyle { $0.hasBorder = true })
        row += 1
      }
    }
    return OutputWorkbook([sheet]).bytes()
  }

  private func line(_ id: String, _ cell: CapturedCell) -> [String] {
    let language = specification.language
    let measurand = specification.measurands.first { $0.id == id }
    let hasUnit = [.value, .U, .cmc].contains(cell.field)
    var read = cell.read
    if language == .vietnamese {
      let date = CalendarDate(read, format: .iso8601)
      read = cell.field.isNumber ? decimalComma(read) : date?.dayMonthYear ?? read
    }
    var unit = hasUnit ? measurand?.unit ?? "" : ""
    if cell.wasText { unit += (unit.isEmpty ? "" : "; ") + Self.asText.text(in: language) }
    return [
      measurand?.label ?? id, cell.field.heading.text(in: language), cell.location.cellName,
      cell.stored, read, unit,
    ]
  }
}
