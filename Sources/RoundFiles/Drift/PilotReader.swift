public import Interlab
public import Tables
import Wording

/// Reads the pilot's measurements of travelling standards: columns time and value and, where there are,
/// u (the independent part), common (the part that all measurements share) and artefact.
public struct PilotReader: Sendable {
  private let table: Table
  private let decimalMark: DecimalMark
  private let format: CalendarDate.Format
  private let ignoredColumns: [String]

  private static let known = ["time", "value", "u", "common", "artefact", "note"]

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

  /// The series, one for each standard in order of first appearance; throws all that is wrong.
  ///
  /// Complexity: O(n log n).
  public func read() throws(TableErrors) -> PilotFile {
    try table.rejectUnknownColumns(among: Self.known, ignoring: ignoredColumns)
    try requireColumns()
    guard let time = column("time"), let value = column("value") else { throw TableErrors() }
    let times = try TimeColumn(table, column: time, decimalMark: decimalMark, format: format)
    let values = try table.quantities(column: value, mark: decimalMark, what: "value")
    let u = try numbers("u")
    try rejectZeros(u)
    let common = try numbers("common")
    let artefacts = column("artefact").map { column in
      (0..<table.recordCount).map { table.trimmedText(record: $0, column: column) }
    }
    var order: [String?] = []
    var groups: [String?: [Int]] = [:]
    for row in values.indices {
      let name = artefacts?[row]
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append(row)
    }
    let series = order.map { name in
      let rows = groups[name] ?? []
      return PilotSeries(
        artefact: name, times: rows.map { times.times[$0] }, values: rows.map { values[$0] },
        standardUncertainties: u.map { u in rows.map { u[$0] } },
        commonUncertainties: common.map { common in rows.map { common[$0] } })
    }
    return PilotFile(series: series, areDates: times.areDates)
  }

  private func column(_ name: String) -> Int? {
    ignoredColumns.contains(name) ? nil : table.column(named: name)
  }

  private func numbers(_ name: String) throws(TableErrors) -> [Double]? {
    guard let column = column(name) else { return nil }
    return try table.quantities(
      column: column, mark: decimalMark, what: name, isNonNegative: true)
  }

  private func requireColumns() throws(TableErrors) {
    var errors = TableErrors()
    for name in ["time", "value"] where column(name) == nil {
      errors.append(
        TableError(
          at: table.headerLocation,
          Phrase(vi: "không có cột \"\(name)\"", en: "there is no column \"\(name)\""),
          remedy: Phrase(
            vi: "Dòng tiêu đề cần time và value, và có u, common và artefact nếu biết.",
            en: "The header needs time and value, and has u, common and artefact where known.")))
    }
    if let common = column("common"), column("u") == nil {
      errors.append(
        TableError(
          at: table.location(column: common),
          Phrase(
            vi: "có cột common nhưng không có cột u",
            en: "there is a column common, but no column u"),
          remedy: Phrase(
            vi: "Thêm u, phần không chung của mỗi độ không đảm bảo đo.",
            en: "Add u, the part of each uncertainty that is not common.")))
    }
    try errors.throwIfAny()
  }

  private func rejectZeros(_ u: [Double]?) throws(TableErrors) {
    guard let u, let column = column("u") else { return }
    var errors = TableErrors()
    for (record, u) in u.enumerated() where !(u > 0) {
      errors.append(
        TableError(
          at: table.location(record: record, column: column),
          Phrase(vi: "độ không đảm bảo đo u bằng 0", en: "the uncertainty u is zero"),
          remedy: Phrase(
            vi: "Nêu phần không chung của độ không đảm bảo đo; phần này lớn hơn 0.",
            en: "State the part of the uncertainty that is not common; it is above zero.")))
    }
    try errors.throwIfAny()
  }
}

/// The pilot's measurements as their file has them.
public struct PilotFile: Sendable {
  /// The series, in order of first appearance.
  public let series: [PilotSeries]

  /// Whether the times were written as dates.
  public let areDates: Bool
}
