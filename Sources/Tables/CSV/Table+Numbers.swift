extension Table {
  /// The number in a cell, or `nil` when the cell is blank.
  ///
  /// - Throws: Why the cell is not a number, with its place.
  public func number(
    record: Int, column: Int, mark: DecimalMark
  ) throws(TableError) -> DecimalNumber? {
    let cell = bytes.span.extracting(byteRange(record: record, column: column))
    if cell.isEmpty { return nil }
    let mark = decimalMark(record: record, column: column, declared: mark)
    do {
      return try DecimalNumber(cell, mark: mark)
    } catch {
      if isBlank(record: record, column: column) { return nil }
      throw TableError(
        at: location(record: record, column: column), error.problem, remedy: error.remedy)
    }
  }

  /// The repair it took to read `number` from its cell, if it took any.
  public func repair(of number: DecimalNumber, record: Int, column: Int) -> NumberRepair? {
    number.repairs.isEmpty
      ? nil
      : NumberRepair(
        at: location(record: record, column: column), text: text(record: record, column: column),
        repairs: number.repairs)
  }
}
