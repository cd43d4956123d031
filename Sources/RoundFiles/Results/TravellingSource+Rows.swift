import Interlab
import Tables

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
      let nearest = nearestName(to: laboratory, among: codes).map { "Did you mean \($0)? " } ?? ""
      errors.append(
        TableError(
          at: CellLocation(file: schedule ?? pilot, row: 1),
          own.isEmpty
            ? "the laboratory \(excerpt(of: laboratory)) is not in the schedule"
            : "the laboratory \(excerpt(of: laboratory)) has several turns, none of the item "
              + excerpt(of: item ?? ""),
          remedy: nearest + "Add when it measured."))
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
          "there is no column date, and transferStandard names no schedule",
          remedy: "Add when each laboratory measured, or name a schedule (lab, time)."))
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
            ? "the date is empty"
            : "\(excerpt(of: text)) is not a "
              + (contents.pilot.areDates ? "date (\(dateFormat.rawValue))" : "number"),
          remedy: "Write when the laboratory measured, in the pilot's way."))
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
