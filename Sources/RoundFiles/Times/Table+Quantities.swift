import Tables
import Wording

extension Table {
  /// Throws for each column whose name is neither known nor passed over.
  func rejectUnknownColumns(
    among known: [String], ignoring ignored: [String]
  ) throws(TableErrors) {
    var errors = TableErrors()
    for (column, name) in header.enumerated()
    where !name.isEmpty && !known.contains(name) && !ignored.contains(name) {
      let nearest = didYouMean(name, among: known)
      errors.append(
        TableError(
          at: location(column: column),
          Phrase(
            vi: "\(excerpt(of: name)) không phải là cột được biết",
            en: "\(excerpt(of: name)) is not a known column"),
          remedy: nearest
            + Phrase(
              vi: "Các cột được biết: \(known.joined(separator: ", ")). "
                + "Đổi tên cột, hoặc nêu nó trong --ignore.",
              en: "Known are: \(known.joined(separator: ", ")). "
                + "Rename it, or name it in --ignore.")))
    }
    try errors.throwIfAny()
  }

  /// The quantities of a column, one for each row; throws for each cell that has none.
  func quantities(
    column: Int, mark: DecimalMark, what: String, isNonNegative: Bool = false
  ) throws(TableErrors) -> [Double] {
    var errors = TableErrors()
    var values: [Double] = []
    values.reserveCapacity(recordCount)
    for record in 0..<recordCount {
      do throws(TableError) {
        values.append(
          try quantity(
            record: record, column: column, mark: mark, what: what,
            isNonNegative: isNonNegative))
      } catch {
        errors.append(error)
      }
    }
    try errors.throwIfAny()
    return values
  }

  private func quantity(
    record: Int, column: Int, mark: DecimalMark, what: String, isNonNegative: Bool
  ) throws(TableError) -> Double {
    let place = location(record: record, column: column)
    guard let number = try number(record: record, column: column, mark: mark) else {
      throw TableError(
        at: place, Phrase(vi: "\(what) để trống", en: "the \(what) is empty"),
        remedy: Phrase(vi: "Viết số, hoặc bỏ dòng.", en: "Write the number, or leave the row out."))
    }
    if let fault = magnitudeFault(number) {
      throw TableError(at: place, fault.problem, remedy: fault.remedy)
    }
    guard !isNonNegative || number.value >= 0 else {
      throw TableError(
        at: place,
        Phrase(
          vi: "\(excerpt(of: text(record: record, column: column))) là số âm",
          en: "\(excerpt(of: text(record: record, column: column))) is negative"),
        remedy: Phrase(
          vi: "Độ không đảm bảo đo phải lớn hơn hoặc bằng 0.", en: "An uncertainty is zero or more."
        ))
    }
    return number.value
  }
}
