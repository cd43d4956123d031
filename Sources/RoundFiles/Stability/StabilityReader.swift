public import Interlab
import Mathematics
import Metrology
public import Tables
import Wording

/// Reads a stability check: columns time and value and, where there are, u, item and condition; with a
/// condition, time may be missing.
public struct StabilityReader: Sendable {
  private let table: Table
  private let decimalMark: DecimalMark
  private let format: CalendarDate.Format
  private let ignoredColumns: [String]

  private static let known = ["time", "value", "u", "item", "condition", "replicate", "note"]

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

  /// The occasions, and whether their times are dates; throws all that is wrong.
  ///
  /// Complexity: O(N log N).
  public func read() throws(TableErrors) -> StabilityFile {
    try table.rejectUnknownColumns(among: Self.known, ignoring: ignoredColumns)
    let isAccelerated = column("condition") != nil
    var missing = TableErrors()
    for name in isAccelerated ? ["value"] : ["time", "value"] where column(name) == nil {
      missing.append(
        TableError(
          at: table.headerLocation,
          Phrase(vi: "không có cột \"\(name)\"", en: "there is no column \"\(name)\""),
          remedy: Phrase(
            vi: "Dòng tiêu đề cần time và value (hoặc condition và value).",
            en: "The header needs time and value (or condition and value).")))
    }
    try missing.throwIfAny()
    let values = try numbers("value") ?? []
    let uncertainties = try numbers("u", isNonNegative: true)
    var times: TimeColumn?
    if let time = column("time") {
      times = try TimeColumn(table, column: time, decimalMark: decimalMark, format: format)
    }
    let rows = Rows(
      values: values, uncertainties: uncertainties, items: texts("item"),
      conditions: texts("condition"), times: times?.times)
    return StabilityFile(
      occasions: isAccelerated ? rows.byCondition() : rows.byTime(),
      areDates: times?.areDates ?? false, isAccelerated: isAccelerated)
  }

  private func column(_ name: String) -> Int? {
    ignoredColumns.contains(name) ? nil : table.column(named: name)
  }

  private func texts(_ name: String) -> [String]? {
    column(name).map { column in
      (0..<table.recordCount).map { table.trimmedText(record: $0, column: column) }
    }
  }

  private func numbers(
    _ name: String, isNonNegative: Bool = false
  ) throws(TableErrors) -> [Double]? {
    guard let column = column(name) else { return nil }
    return try table.quantities(
      column: column, mark: decimalMark, what: name, isNonNegative: isNonNegative)
  }
}

/// A stability check as its file has it.
public struct StabilityFile: Sendable {
  /// The occasions, in the order of time, or conditions in the order of the file.
  public let occasions: [StabilityOccasion]

  /// Whether the times were written as dates.
  public let areDates: Bool

  /// Whether the occasions are conditions.
  public let isAccelerated: Bool
}

private struct Rows {
  let values: [Double]
  let uncertainties: [Double]?
  let items: [String]?
  let conditions: [String]?
  let times: [Double]?

  func byTime() -> [StabilityOccasion] {
    let times = times ?? []
    var groups: [Double: [Int]] = [:]
    for (row, time) in times.enumerated() { groups[time, default: []].append(row) }
    return groups.keys.sorted().map { occasion(groups[$0] ?? [], time: $0, condition: nil) }
  }

  func byCondition() -> [StabilityOccasion] {
    var order: [String] = []
    var groups: [String: [Int]] = [:]
    for (row, name) in (conditions ?? []).enumerated() {
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append(row)
    }
    return order.enumerated().map { place, name in
      occasion(groups[name] ?? [], time: Double(place), condition: name)
    }
  }

  private func occasion(_ rows: [Int], time: Double, condition: String?) -> StabilityOccasion {
    var own = rows.map { values[$0] }
    if let items {
      var means: [String: [Double]] = [:]
      for row in rows { means[items[row], default: []].append(values[row]) }
      own = means.values.map { SampleMoments($0.sorted().span).mean }
    }
    own.sort()
    let count = Double(rows.count)
    let stated = uncertainties.map { u in
      rows.reduce(0) { $0 + u[$1] * u[$1] }.squareRoot() / count
    }
    return StabilityOccasion(
      time: time, condition: condition, moments: SampleMoments(own.span),
      statedUncertainty: stated)
  }
}
