import Tables

/// The columns of a precision experiment, by the names the file gives them.
struct ExperimentColumns {
  static let known = ["lab", "value", "level", "replicate", "date", "method", "note"]

  private(set) var lab = 0
  private(set) var value = 0
  let level, replicate: Int?

  /// The columns of a nested design, from the outermost.
  private(set) var factors: [Int] = []

  /// Finds the columns; throws for each that is unknown or missing.
  init(
    _ table: Table, ignoring ignored: [String], factors names: [String]
  ) throws(TableErrors) {
    var errors = TableErrors()
    let known = Self.known + names.filter { !Self.known.contains($0) }
    for (column, name) in table.header.enumerated()
    where !name.isEmpty && !known.contains(name) && !ignored.contains(name) {
      let nearest = nearestName(to: name, among: known).map { "Did you mean \($0)? " } ?? ""
      errors.append(
        TableError(
          at: table.location(column: column), "\(excerpt(of: name)) is not a known column",
          remedy: nearest + "Known are: \(known.joined(separator: ", ")). "
            + "Rename it, or name it in --ignore."))
    }
    func column(_ name: String) -> Int? {
      ignored.contains(name) ? nil : table.column(named: name)
    }
    (level, replicate) = (column("level"), column("replicate"))
    for name in ["lab", "value"] + names.filter({ $0 != "lab" }) where column(name) == nil {
      errors.append(
        TableError(
          at: CellLocation(file: table.file, row: 1), "there is no column \(excerpt(of: name))",
          remedy: names.contains(name)
            ? "--nested names it: add the column, or correct the name."
            : "The header needs at least lab and value."))
    }
    try errors.throwIfAny()
    lab = column("lab") ?? 0
    value = column("value") ?? 0
    factors = names.compactMap(column)
  }
}
