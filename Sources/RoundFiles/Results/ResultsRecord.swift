import Interlab
import Metrology
import Tables
import Wording

/// The columns of a results file, by the names the file gives them.
struct ResultsColumns {
  static let known = [
    "lab", "value", "U", "k", "u", "dof", "measurand", "item", "round", "replicate", "include",
    "date", "method", "note",
  ]

  private(set) var lab = 0
  private(set) var value = 0
  let U, k, u, dof, measurand, item, round, replicate, include, date: Int?

  /// Finds the columns; throws for each that is unknown or missing.
  init(_ table: Table, ignoring ignored: [String]) throws(TableErrors) {
    var errors = TableErrors()
    for (column, name) in table.header.enumerated()
    where !name.isEmpty && !Self.known.contains(name) && !ignored.contains(name) {
      let nearest = didYouMean(name, among: Self.known)
      errors.append(
        TableError(
          at: table.location(column: column),
          Phrase(
            vi: "\(excerpt(of: name)) không phải là cột được biết",
            en: "\(excerpt(of: name)) is not a known column"),
          remedy: nearest
            + Phrase(
              vi: "Các cột được biết: \(Self.known.joined(separator: ", ")). "
                + "Đổi tên cột, hoặc nêu nó trong --ignore (trong vòng: results: {ignore: […]}).",
              en: "Known are: \(Self.known.joined(separator: ", ")). "
                + "Rename it, or name it in --ignore (in a round: results: {ignore: […]}).")))
    }
    func column(_ name: String) -> Int? {
      ignored.contains(name) ? nil : table.column(named: name)
    }
    (U, k, u, dof) = (column("U"), column("k"), column("u"), column("dof"))
    (measurand, item, round) = (column("measurand"), column("item"), column("round"))
    (replicate, include, date) = (column("replicate"), column("include"), column("date"))
    for name in ["lab", "value"] where column(name) == nil {
      errors.append(
        TableError(
          at: table.headerLocation,
          Phrase(vi: "không có cột \(name)", en: "there is no column \(name)"),
          remedy: Phrase(
            vi: "Dòng tiêu đề cần ít nhất lab và value.",
            en: "The header needs at least lab and value.")))
    }
    try errors.throwIfAny()
    lab = column("lab") ?? 0
    value = column("value") ?? 0
  }
}

/// One row of a results file.
struct ResultsRecord {
  let record: Int
  let key: ComparisonKey
  let laboratory: String
  let replicate: String?

  /// What the row states; `nil` where something is wrong with it.
  let result: StatedResult?
}

/// What a row of a results file states.
struct StatedResult {
  let value: DecimalNumber
  let uncertaintyPlace: Int?
  let uncertainty: ReportedUncertainty?
  let degreesOfFreedom: DegreesOfFreedom
  let isIncluded: Bool
}
