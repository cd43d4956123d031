public import Interlab
import Metrology
public import Tables

/// Reads the results of a precision experiment: columns lab, value and, where there are, level and
/// replicate; for a nested design the columns of its factors.
public struct ExperimentReader: Sendable {
  /// The file.
  public let table: Table

  /// The mark its numbers are written with.
  public let decimalMark: DecimalMark

  /// Columns that are passed over.
  public let ignoredColumns: [String]

  /// The columns of a nested design, from the outermost; empty for one factor.
  public let factors: [String]

  /// What the file is about.
  public let subject: ExperimentSubject

  /// Prepares to read `table`.
  public init(
    _ table: Table, of subject: ExperimentSubject = .laboratories, decimalMark: DecimalMark,
    ignoredColumns: [String] = [], factors: [String] = []
  ) {
    self.table = table
    self.subject = subject
    self.decimalMark = decimalMark
    self.ignoredColumns = ignoredColumns
    self.factors = factors
  }

  /// Reads all rows; throws all that is wrong with them, each with its place.
  ///
  /// Complexity: linear in the rows.
  public func read() throws(TableErrors) -> ExperimentFile {
    let columns = try ExperimentColumns(
      table, of: subject, ignoring: ignoredColumns, factors: factors)
    var rows = ExperimentRows(self, columns)
    try rows.read()
    return try rows.file()
  }

  /// The numbers that are read only after a repair.
  public func repairs() throws(TableErrors) -> [NumberRepair] {
    let columns = try ExperimentColumns(
      table, of: subject, ignoring: ignoredColumns, factors: factors)
    return (0..<table.recordCount).compactMap { record in
      guard
        let number = try? table.number(
          record: record, column: columns.value, mark: decimalMark)
      else { return nil }
      return table.repair(of: number, record: record, column: columns.value)
    }
  }
}

/// A precision experiment as its file has it.
public struct ExperimentFile: Sendable {
  /// The cells.
  public let experiment: PrecisionExperiment

  /// The labels of the replicates, beside ``PrecisionExperiment/values``; empty without that column.
  public let replicates: [String]

  /// The codes of the factors of a nested design, a column for each, beside
  /// ``PrecisionExperiment/values``.
  public let factorCodes: [[Int]]

  /// The place in the production order, beside ``PrecisionExperiment/values``; empty without that column.
  public let orders: [Double]
}
