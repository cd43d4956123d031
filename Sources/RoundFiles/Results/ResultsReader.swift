public import Interlab
import Mathematics
import Metrology
public import Tables
import Wording

/// Reads a results file against the definitions of its comparisons.
public struct ResultsReader: Sendable {
  /// The results file.
  public let table: Table

  /// The mark its numbers are written with.
  public let decimalMark: DecimalMark

  /// Columns that are passed over.
  public let ignoredColumns: [String]

  /// The definitions, by measurand; one without an id stands for every measurand.
  public let definitions: [ComparisonDefinition]

  /// The longest code, in bytes.
  static let longestCode = 400

  /// Prepares to read `table`.
  public init(
    _ table: Table, decimalMark: DecimalMark, ignoredColumns: [String] = [],
    definitions: [ComparisonDefinition]
  ) {
    self.table = table
    self.decimalMark = decimalMark
    self.ignoredColumns = ignoredColumns
    self.definitions = definitions
  }

  /// Fills `round` with laboratories, comparisons and results.
  ///
  /// Throws all that is wrong with the rows, each with its place. A comparison is made for each
  /// combination of the identifying columns that the file has; replicate results of a laboratory
  /// become their mean.
  public func read(into round: Round) throws -> Round {
    try read(ResultsColumns(table, ignoring: ignoredColumns), into: round)
  }

  /// As ``read(into:)``, from these columns.
  func read(_ columns: ResultsColumns, into round: Round) throws -> Round {
    var reader = RecordReader(self, columns)
    var builder = RoundBuilder(round, self, columns)
    for record in 0..<table.recordCount {
      if let row = reader.read(record) { builder.add(row, &reader.errors) }
    }
    try reader.errors.throwIfAny()
    return try builder.finish()
  }

  /// The numbers that are read only after a repair: blanks around them, U+2212 as minus sign,
  /// spaces between groups of digits. A cell that is no number is not among them.
  public func repairs() throws -> [NumberRepair] {
    let columns = try ResultsColumns(table, ignoring: ignoredColumns)
    let numeric = [columns.value, columns.U, columns.k, columns.u, columns.dof].compactMap(\.self)
    return (0..<table.recordCount).flatMap { record in
      numeric.sorted().compactMap { column in
        guard
          let number = try? table.number(record: record, column: column, mark: decimalMark)
        else { return nil }
        return table.repair(of: number, record: record, column: column)
      }
    }
  }

  /// The definition of a measurand.
  func definition(of measurand: String?) -> ComparisonDefinition? {
    if definitions.count == 1, measurand == nil || definitions[0].rules.key.measurand == nil {
      return definitions[0]
    }
    return definitions.first { $0.rules.key.measurand == measurand }
  }
}

/// Reads the rows of a results file one by one and gathers what is wrong with them.
private struct RecordReader {
  let reader: ResultsReader
  let columns: ResultsColumns
  var errors = TableErrors()

  private var table: Table { reader.table }

  init(_ reader: ResultsReader, _ columns: ResultsColumns) {
    self.reader = reader
    self.columns = columns
  }

  /// One row; `nil` where something is wrong with its codes.
  mutating func read(_ record: Int) -> ResultsRecord? {
    let before = errors.count
    let laboratory =
      code(record, columns.lab, Phrase(vi: "phòng thí nghiệm", en: "laboratory")) ?? ""
    let key = ComparisonKey(
      round: columns.round.flatMap { code(record, $0, Phrase(vi: "vòng", en: "round")) },
      item: columns.item.flatMap { code(record, $0, Phrase(vi: "mẫu", en: "item")) },
      measurand: columns.measurand.flatMap {
        code(record, $0, Phrase(vi: "đại lượng", en: "measurand"))
      })
    let replicate = columns.replicate.flatMap {
      code(record, $0, Phrase(vi: "lần đo lặp", en: "replicate"))
    }
    let hasCodes = errors.count == before
    let result = result(record, key, before)
    return hasCodes
      ? ResultsRecord(
        record: record, key: key, laboratory: laboratory, replicate: replicate, result: result)
      : nil
  }

  /// What a row states; `before` errors were there when it began.
  private mutating func result(
    _ record: Int, _ key: ComparisonKey, _ before: Int
  ) -> StatedResult? {
    let value = number(record, columns.value)
    if value == nil, errors.count == before {
      reject(
        record, columns.value, Phrase(vi: "giá trị để trống", en: "the value is empty"),
        Phrase(
          vi: "Viết giá trị được báo cáo, hoặc bỏ dòng.",
          en: "Write the reported value, or leave the row out."))
    }
    let isIncluded = included(record)
    let uncertainty = uncertainty(record)
    let degreesOfFreedom = degreesOfFreedom(record)
    if let definition = definition(record, key), errors.count == before {
      check(uncertainty, record, isIncluded: isIncluded, against: definition)
    }
    guard errors.count == before, let value else { return nil }
    return StatedResult(
      value: value, uncertaintyPlace: columns.U.flatMap { number(record, $0)?.lastDecimalPlace },
      uncertainty: uncertainty, degreesOfFreedom: degreesOfFreedom, isIncluded: isIncluded)
  }

  private mutating func definition(
    _ record: Int, _ key: ComparisonKey
  ) -> ComparisonDefinition? {
    if let definition = reader.definition(of: key.measurand) { return definition }
    let known = reader.definitions.compactMap(\.rules.key.measurand)
    let names = known.joined(separator: ", ")
    guard let measurand = key.measurand, let column = columns.measurand else {
      if columns.measurand == nil {
        reject(
          record, columns.lab,
          Phrase(
            vi: "không có cột measurand, nhưng vòng có \(known.count) đại lượng",
            en: "there is no measurand column, but the round has \(known.count)"),
          Phrase(
            vi: "Thêm cột measurand với một trong: \(names).",
            en: "Add a column measurand with one of: \(names)."))
      }
      return nil
    }
    let nearest = didYouMean(measurand, among: known)
    reject(
      record, column,
      Phrase(
        vi: "\(excerpt(of: measurand)) không phải là đại lượng của vòng",
        en: "\(excerpt(of: measurand)) is not a measurand of the round"),
      nearest + Phrase(vi: "Vòng có: \(names).", en: "The round has: \(names)."))
    return nil
  }

  private mutating func uncertainty(_ record: Int) -> ReportedUncertainty? {
    var statement = UncertaintyStatement()
    statement.U = columns.U.flatMap { number(record, $0) }
    statement.k = columns.k.flatMap { number(record, $0) }
    statement.u = columns.u.flatMap { number(record, $0) }
    do throws(UncertaintyStatement.Contradiction) {
      return try statement.uncertainty()
    } catch {
      let column = ["U": columns.U, "k": columns.k, "u": columns.u][error.column] ?? nil
      reject(record, column ?? columns.value, error.problem, error.remedy)
      return nil
    }
  }

  private mutating func degreesOfFreedom(_ record: Int) -> DegreesOfFreedom {
    guard let column = columns.dof, let number = number(record, column) else { return .infinite }
    if let degreesOfFreedom = try? DegreesOfFreedom(number.value) { return degreesOfFreedom }
    reject(
      record, column,
      Phrase(vi: "số bậc tự do không lớn hơn 0", en: "the degrees of freedom are not above zero"),
      Phrase(
        vi: "Để trống ô ở nơi không biết.", en: "Leave the cell empty where they are not known."))
    return .infinite
  }

  /// An uncertainty of zero has no place where a score divides by it, none at all where the
  /// assigned value is made from the uncertainties.
  private mutating func check(
    _ uncertainty: ReportedUncertainty?, _ record: Int, isIncluded: Bool,
    against definition: ComparisonDefinition
  ) {
    let column = columns.U ?? columns.u ?? columns.value
    if uncertainty == nil, isIncluded, definition.needsUncertainties {
      reject(
        record, column,
        Phrase(
          vi:
            "không có độ không đảm bảo đo, nhưng \(definition.rules.assignedValue.name) được tạo từ các độ không đảm bảo đo",
          en: "there is no uncertainty, but \(definition.rules.assignedValue.name) "
            + "is made from the uncertainties"),
        Phrase(
          vi: "Nêu U và k (hoặc u), loại phòng thí nghiệm, hoặc chọn giá trị ấn định khác.",
          en: "State U and k (or u), exclude the laboratory, or choose another assigned value."))
    }
    if uncertainty?.standard.value == 0, definition.needsNonzeroUncertainties {
      reject(
        record, column, Phrase(vi: "độ không đảm bảo đo bằng 0", en: "the uncertainty is zero"),
        Phrase(
          vi: "Nêu độ không đảm bảo đo, hoặc để trống ô nếu không được báo cáo.",
          en: "State the uncertainty, or leave the cell empty where none was reported."))
    }
  }

  private mutating func included(_ record: Int) -> Bool {
    guard let column = columns.include else { return true }
    let text = table.trimmedText(record: record, column: column)
    switch text.lowercased() {
    case "true", "1", "": return true
    case "false", "0": return false
    default:
      reject(
        record, column,
        Phrase(
          vi: "\(excerpt(of: text)) không phải là true hay false",
          en: "\(excerpt(of: text)) is neither true nor false"),
        Phrase(
          vi: "Viết true hoặc 1 để đưa kết quả vào giá trị đồng thuận, false hoặc 0 để loại.",
          en: "Write true or 1 to include the result in a consensus, false or 0 to exclude it."))
      return true
    }
  }

  /// A code without the blanks around it. Two spellings of one accent compare as one.
  ///
  /// Characters that cannot be seen would make two codes that look alike two laboratories.
  private mutating func code(_ record: Int, _ column: Int, _ what: Phrase) -> String? {
    let text = table.trimmedText(record: record, column: column)
    if text.isEmpty {
      reject(
        record, column,
        Phrase(vi: "\(what.vietnamese) để trống", en: "the \(what.english) is empty"),
        Phrase(vi: "Viết mã số của nó.", en: "Write its code."))
    }
    if text.utf8.count > ResultsReader.longestCode {
      reject(
        record, column,
        Phrase(
          vi: "\(what.vietnamese) dài hơn \(ResultsReader.longestCode) byte: ",
          en: "the \(what.english) is longer than \(ResultsReader.longestCode) bytes: ")
          + excerpt(of: text), Phrase(vi: "Viết một mã số ngắn.", en: "Write a short code."))
    }
    if let hidden = text.firstInvisible {
      let number = String(hidden.value, radix: 16, uppercase: true)
      reject(
        record, column,
        Phrase(
          vi: "\(excerpt(of: text)) có ký tự ẩn (U+\(number))",
          en: "\(excerpt(of: text)) has an invisible character (U+\(number))"),
        Phrase(vi: "Gõ lại mã số.", en: "Type the code anew."))
    }
    return text
  }

  private mutating func number(_ record: Int, _ column: Int) -> DecimalNumber? {
    do throws(TableError) {
      let number = try table.number(record: record, column: column, mark: reader.decimalMark)
      if let number, let fault = magnitudeFault(number) {
        reject(record, column, fault.problem, fault.remedy)
        return nil
      }
      return number
    } catch {
      errors.append(error)
      return nil
    }
  }

  private mutating func reject(
    _ record: Int, _ column: Int, _ problem: Phrase, _ remedy: Phrase
  ) {
    let table = table
    errors.append(
      TableError(at: table.location(record: record, column: column), problem, remedy: remedy))
  }
}

extension String {
  /// The first character that controls how others are shown and is itself not shown.
  var firstInvisible: Unicode.Scalar? {
    // ASCII has none.
    guard utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    return unicodeScalars.first { $0.properties.generalCategory == .format }
  }
}
