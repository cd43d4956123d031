public import Interlab
public import Tables
import Wording

/// Reads when the participants measured: columns lab and time and, where there is, artefact.
public struct ScheduleReader: Sendable {
  private let table: Table
  private let decimalMark: DecimalMark
  private let format: CalendarDate.Format
  private let ignoredColumns: [String]

  private static let known = ["lab", "time", "artefact", "note"]

  /// Prepares to read `table`.
  public init(
    _ table: Table, decimalMark: DecimalMark, dateFormat: CalendarDate.Format,
    ignoredColumns: [String] = []
  ) {
    self.table = table
    self.decimalMark = decimalMark
    format = dateFormat
    self.ignoredColumns = ignoredColumns
  }

  /// The turns in the order of the file, whose times must be dates as the pilot's are, or numbers.
  public func read(areDates: Bool) throws(TableErrors) -> [ScheduledMeasurement] {
    try table.rejectUnknownColumns(among: Self.known, ignoring: ignoredColumns)
    guard let lab = column("lab"), let time = column("time") else {
      throw missing()
    }
    let times = try TimeColumn(table, column: time, decimalMark: decimalMark, format: format)
    if table.recordCount > 0, times.areDates != areDates {
      var errors = TableErrors()
      errors.append(
        TableError(
          at: table.location(record: 0, column: time),
          areDates
            ? Phrase(
              vi: "thời điểm của tổ chức điều phối là ngày, ở đây là số",
              en: "the pilot's times are dates, these are numbers")
            : Phrase(
              vi: "thời điểm của tổ chức điều phối là số, ở đây là ngày",
              en: "the pilot's times are numbers, these are dates"),
          remedy: Phrase(
            vi: "Viết thời điểm trong hai tệp theo cùng một cách.",
            en: "Write the times of both files in one way.")))
      throw errors
    }
    let artefact = column("artefact")
    let turns = (0..<table.recordCount).map { record in
      ScheduledMeasurement(
        laboratory: table.trimmedText(record: record, column: lab), time: times.times[record],
        artefact: artefact.map { table.trimmedText(record: record, column: $0) })
    }
    try rejectRepetitions(turns, lab)
    return turns
  }

  private func column(_ name: String) -> Int? {
    ignoredColumns.contains(name) ? nil : table.column(named: name)
  }

  private func missing() -> TableErrors {
    var errors = TableErrors()
    for name in ["lab", "time"] where column(name) == nil {
      errors.append(
        TableError(
          at: table.headerLocation,
          Phrase(vi: "không có cột \"\(name)\"", en: "there is no column \"\(name)\""),
          remedy: Phrase(
            vi: "Dòng tiêu đề cần lab và time, và có artefact khi có nhiều chuẩn.",
            en: "The header needs lab and time, and has artefact where there are several.")))
    }
    return errors
  }

  /// A laboratory has one turn with each standard.
  private func rejectRepetitions(
    _ turns: [ScheduledMeasurement], _ column: Int
  ) throws(TableErrors) {
    var errors = TableErrors()
    var seen: [[String?]: Int] = [:]
    for (record, turn) in turns.enumerated() {
      let place = table.location(record: record, column: column)
      if turn.laboratory.isEmpty {
        errors.append(
          TableError(
            at: place, Phrase(vi: "phòng thí nghiệm để trống", en: "the laboratory is empty"),
            remedy: Phrase(vi: "Viết mã số của phòng.", en: "Write its code.")))
      } else if let row = seen[[turn.laboratory, turn.artefact]] {
        errors.append(
          TableError(
            at: place,
            Phrase(
              vi:
                "phòng thí nghiệm \(excerpt(of: turn.laboratory)) có hai lần, lần đầu ở dòng \(row)",
              en: "the laboratory \(excerpt(of: turn.laboratory)) stands twice, first in row \(row)"
            ),
            remedy: Phrase(vi: "Giữ lại dòng của lần đo.", en: "Keep the row of its measurement.")))
      } else {
        seen[[turn.laboratory, turn.artefact]] = place.row ?? 0
      }
    }
    try errors.throwIfAny()
  }
}
