import Interlab
import Tables

/// Where the columns of a results file stand among those that are read row by row.
struct ArchiveColumns: Sendable {
  let layout: PlainLayout

  /// Which of the identifying columns there are; their keys stand in this order of the file.
  let round, item, measurand: Int?

  /// Places among the numbers of a row.
  let value: Int
  let U, k, u, dof, include: Int?

  /// Finds the columns that `columns` names; `nil` where some of them need the whole file.
  init?(_ columns: ResultsColumns, _ table: Table, decimalMark: DecimalMark) {
    guard columns.replicate == nil, !table.header.contains("") else { return nil }
    let keys = [columns.round, columns.item, columns.measurand]
    let numbers = [columns.value, columns.U, columns.k, columns.u, columns.dof]
    let roles: [PlainLayout.Role] = table.header.indices.map { column in
      if column == columns.lab { return .code }
      if keys.contains(column) { return .key }
      if numbers.contains(column) { return .number }
      return column == columns.include ? .flag : .skipped
    }
    guard
      let layout = PlainLayout(
        roles: roles, separator: table.separator, decimalMark: decimalMark,
        longestCode: ResultsReader.longestCode)
    else { return nil }
    self.layout = layout
    func place(_ column: Int?, among meant: (PlainLayout.Role) -> Bool) -> Int? {
      column.map { roles[..<$0].count(where: meant) }
    }
    func number(_ column: Int?) -> Int? {
      place(column) { $0 == .number || $0 == .flag }
    }
    (round, item) = (place(columns.round) { $0 == .key }, place(columns.item) { $0 == .key })
    measurand = place(columns.measurand) { $0 == .key }
    value = number(columns.value) ?? 0
    (U, k, u) = (number(columns.U), number(columns.k), number(columns.u))
    (dof, include) = (number(columns.dof), number(columns.include))
  }

  /// The key of a run by the texts of its columns.
  func key(_ texts: [String]) -> ComparisonKey {
    ComparisonKey(
      round: round.map { texts[$0] }, item: item.map { texts[$0] },
      measurand: measurand.map { texts[$0] })
  }
}
