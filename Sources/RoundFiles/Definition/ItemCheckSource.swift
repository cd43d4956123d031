public import Interlab
public import Tables
import Wording

/// The file of a check of the items, as a round names it.
public struct ItemCheckSource: Hashable, Sendable {
  /// The file, as written: relative to the definition's folder.
  public var file: String

  /// The decimal mark of its numbers.
  public let decimalMark: DecimalMark

  /// How its dates are written.
  public let dateFormat: CalendarDate.Format

  /// Its columns that are passed over.
  public let ignoredColumns: [String]

  /// What the round does with the outcome.
  public let use: ItemChecks.Use

  /// The homogeneity test of a measurand: of several in the file, the one with its identifier.
  func homogeneity(of id: String?) throws -> ItemChecks.Homogeneity {
    let table = try table()
    let read = try ExperimentReader(
      table, of: .items, decimalMark: decimalMark, ignoredColumns: ignoredColumns
    ).read()
    let levels = read.experiment.levels
    guard let level = levels.first(where: { $0.name == nil || $0.name == id }) else {
      var errors = TableErrors()
      errors.append(
        TableError(
          at: CellLocation(file: file, row: 1),
          Phrase(
            vi: "không mẫu nào thuộc đại lượng \(excerpt(of: id ?? ""))",
            en: "no item is of the measurand \(excerpt(of: id ?? ""))"),
          remedy: Phrase(
            vi: "Tệp có: \(levels.compactMap(\.name).prefix(20).joined(separator: ", ")).",
            en: "The file has: \(levels.compactMap(\.name).prefix(20).joined(separator: ", ")).")))
      throw errors
    }
    return ItemChecks.Homogeneity(
      experiment: PrecisionExperiment(
        laboratories: read.experiment.laboratories,
        levels: [PrecisionLevel(name: nil, cells: level.cells)], values: read.experiment.values),
      orders: read.orders, use: use)
  }

  private func table() throws -> Table { try Table(contents: fileContents(file), file: file) }

  /// The stability check.
  func stability() throws -> ItemChecks.Stability {
    let read = try StabilityReader(
      try table(), decimalMark: decimalMark, dateFormat: dateFormat,
      ignoredColumns: ignoredColumns
    ).read()
    return ItemChecks.Stability(
      occasions: read.occasions, areDates: read.areDates, isAccelerated: read.isAccelerated,
      use: use)
  }
}
