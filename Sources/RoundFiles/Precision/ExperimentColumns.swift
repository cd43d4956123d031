import Tables
import Wording

/// What a file of replicates is about, and what its columns are called.
public enum ExperimentSubject: Sendable {
  /// Results of laboratories at levels.
  case laboratories

  /// Results of items of measurands.
  case items

  /// The column of what the replicates belong to.
  var cellColumn: String { self == .items ? "item" : "lab" }

  /// The word for it.
  var cellWord: Phrase {
    self == .items
      ? Phrase(vi: "mẫu", en: "item") : Phrase(vi: "phòng thí nghiệm", en: "laboratory")
  }

  /// The column that parts one analysis from the next.
  var levelColumn: String { self == .items ? "measurand" : "level" }

  var knownColumns: [String] {
    let own = self == .items ? ["order"] : []
    return [cellColumn, "value", levelColumn, "replicate", "date", "method", "note"] + own
  }
}

/// The columns of a precision experiment, by the names the file gives them.
struct ExperimentColumns {

  private(set) var lab = 0
  private(set) var value = 0
  let level, replicate, order: Int?

  /// The columns of a nested design, from the outermost.
  private(set) var factors: [Int] = []

  /// Finds the columns; throws for each that is unknown or missing.
  init(
    _ table: Table, of subject: ExperimentSubject, ignoring ignored: [String],
    factors names: [String]
  ) throws(TableErrors) {
    let own = subject.knownColumns
    try table.rejectUnknownColumns(
      among: own + names.filter { !own.contains($0) }, ignoring: ignored)
    var errors = TableErrors()
    func column(_ name: String) -> Int? {
      ignored.contains(name) ? nil : table.column(named: name)
    }
    (level, replicate) = (column(subject.levelColumn), column("replicate"))
    order = subject == .items ? column("order") : nil
    let cell = subject.cellColumn
    for name in [cell, "value"] + names.filter({ $0 != cell }) where column(name) == nil {
      errors.append(
        TableError(
          at: table.headerLocation,
          Phrase(
            vi: "không có cột \(excerpt(of: name))", en: "there is no column \(excerpt(of: name))"),
          remedy: names.contains(name)
            ? Phrase(
              vi: "--nested nêu cột này: thêm cột, hoặc sửa tên.",
              en: "--nested names it: add the column, or correct the name.")
            : Phrase(
              vi: "Dòng tiêu đề cần ít nhất \(cell) và value.",
              en: "The header needs at least \(cell) and value.")))
    }
    try errors.throwIfAny()
    lab = column(cell) ?? 0
    value = column("value") ?? 0
    factors = names.compactMap(column)
  }
}
