import Interlab
import Tables
import Wording

extension TravellingSource {
  /// The assigned values of the rows that these `laboratories` reported in these `records` of `table`,
  /// in their order. `item` names the standard where the schedule does not; `date` is the column of
  /// dates.
  func method(
    laboratories: [String], records: [Int], item: String?, _ table: Table, date: Int?
  ) throws -> AssignedValueMethod {
    guard let contents else { throw TableErrors() }
    let turns =
      if let known = contents.turns {
        try scheduled(laboratories, known, item, contents)
      } else {
        try dated(laboratories, records, item, table, date, contents)
      }
    do throws(DriftFailure) {
      let standard = try TravellingStandard(
        contents.pilot.series, schedule: turns, settings: contents.settings)
      return .travelling(
        TravellingReference(
          standard: standard, areDates: contents.pilot.areDates, limit: limit))
    } catch {
      throw DriftMistake(file: pilot, failure: error)
    }
  }

  /// The turns by the schedule; throws for each laboratory that it does not have.
  private func scheduled(
    _ laboratories: [String], _ known: [ScheduledMeasurement], _ item: String?, _ contents: Contents
  ) throws(TableErrors) -> [ScheduledMeasurement] {
    var errors = TableErrors()
    var turns: [ScheduledMeasurement] = []
    let codes = known.map(\.laboratory)
    for laboratory in laboratories {
      let own = known.filter { $0.laboratory == laboratory }
      if let turn = own.count == 1 ? own.first : own.first(where: { $0.artefact == item }) {
        turns.append(
          ScheduledMeasurement(
            laboratory: laboratory, time: turn.time,
            artefact: turn.artefact ?? artefact(item, contents)))
        continue
      }
      let nearest = didYouMean(laboratory, among: codes)
      errors.append(
        TableError(
          at: CellLocation(file: schedule ?? pilot, row: 1),
          own.isEmpty
            ? Phrase(
              vi: "phòng thí nghiệm \(excerpt(of: laboratory)) không có trong lịch đo",
              en: "the laboratory \(excerpt(of: laboratory)) is not in the schedule")
            : Phrase(
              vi:
                "phòng thí nghiệm \(excerpt(of: laboratory)) có nhiều lượt đo, không lượt nào của mẫu ",
              en: "the laboratory \(excerpt(of: laboratory)) has several turns, none of the item ")
              + excerpt(of: item ?? ""),
          remedy: nearest + Phrase(vi: "Thêm thời điểm phòng đã đo.", en: "Add when it measured.")))
    }
    try errors.throwIfAny()
    return turns
  }

  /// The turns by the dates of the results.
  private func dated(
    _ laboratories: [String], _ records: [Int], _ item: String?, _ table: Table, _ date: Int?,
    _ contents: Contents
  ) throws(TableErrors) -> [ScheduledMeasurement] {
    var errors = TableErrors()
    guard let date else {
      errors.append(
        TableError(
          at: table.headerLocation,
          Phrase(
            vi: "không có cột date, và transferStandard không nêu lịch đo",
            en: "there is no column date, and transferStandard names no schedule"),
          remedy: Phrase(
            vi: "Thêm thời điểm đo của từng phòng thí nghiệm, hoặc nêu một lịch đo (lab, time).",
            en: "Add when each laboratory measured, or name a schedule (lab, time).")))
      throw errors
    }
    var turns: [ScheduledMeasurement] = []
    for (laboratory, record) in zip(laboratories, records) {
      let text = table.trimmedText(record: record, column: date)
      let time =
        contents.pilot.areDates
        ? CalendarDate(
          text, format: table.dateFormat(record: record, column: date, declared: dateFormat)
        ).map { Double($0.days) }
        : (try? DecimalNumber(
          text, mark: table.decimalMark(record: record, column: date, declared: decimalMark)))?
          .value
      if let time, time.magnitude <= 1e15 {
        turns.append(
          ScheduledMeasurement(
            laboratory: laboratory, time: time, artefact: artefact(item, contents)))
        continue
      }
      errors.append(
        TableError(
          at: table.location(record: record, column: date),
          text.isEmpty
            ? Phrase(vi: "ngày để trống", en: "the date is empty")
            : Phrase(
              vi:
                "\(excerpt(of: text)) không phải là \(contents.pilot.areDates ? "ngày (\(dateFormat.rawValue))" : "số")",
              en:
                "\(excerpt(of: text)) is not a \(contents.pilot.areDates ? "date (\(dateFormat.rawValue))" : "number")"
            ),
          remedy: Phrase(
            vi: "Viết thời điểm phòng thí nghiệm đã đo, theo kiểu của tổ chức điều phối.",
            en: "Write when the laboratory measured, in the pilot's way.")))
    }
    try errors.throwIfAny()
    return turns
  }

  /// The standard of an item, where the pilot names standards.
  private func artefact(_ item: String?, _ contents: Contents) -> String? {
    let names = contents.pilot.series.map(\.artefact)
    if names.contains(where: { $0 == item }) { return item }
    return names.count == 1 ? names[0] : item
  }
}
