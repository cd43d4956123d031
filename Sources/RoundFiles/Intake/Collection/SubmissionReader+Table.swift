import Tables
import Wording

/// Results that came as a table: columns lab and value, and where there are, U, k, date, method, cmc,
/// note, measurand, unit and round.
extension SubmissionReader {
  private static let known =
    ["lab", "measurand", "unit", "round"] + FormField.allCases.map(\.rawValue)

  /// How dates are written in the results of the round.
  var dateFormat: CalendarDate.Format {
    definition.comparisons.lazy.compactMap(\.travelling?.dateFormat).first ?? .iso8601
  }

  /// One submission for each laboratory of the table.
  func table(
    _ bytes: [UInt8], _ file: String, _ received: Int
  ) throws(TableErrors) -> [Submission] {
    let table = try Table(contents: bytes, file: file)
    try table.rejectUnknownColumns(among: Self.known, ignoring: definition.ignoredColumns)
    var reading = TableReading(self, table)
    try reading.read()
    let digest = SHA256(bytes)
    return reading.codes.map { code in
      Submission(
        file: file, digest: digest, received: received, code: code,
        rows: reading.rows[code] ?? [], isDeclared: nil)
    }
  }
}

private struct TableReading {
  let reader: SubmissionReader
  let table: Table
  private(set) var codes: [String] = []
  private(set) var rows: [String: [Submission.Row]] = [:]
  private var errors = TableErrors()

  init(_ reader: SubmissionReader, _ table: Table) {
    self.reader = reader
    self.table = table
  }

  mutating func read() throws(TableErrors) {
    let lab = table.column(named: "lab")
    for name in ["lab", "value"] where table.column(named: name) == nil {
      errors.append(
        TableError(
          at: table.headerLocation,
          Phrase(vi: "không có cột \(name)", en: "there is no column \(name)"),
          remedy: Phrase(
            vi: "Dòng tiêu đề cần ít nhất lab và value.",
            en: "The header needs at least lab and value.")))
    }
    try errors.throwIfAny()
    guard let lab else { return }
    for record in 0..<table.recordCount { read(record, lab) }
    try errors.throwIfAny()
    let order = reader.specifications[0].measurands.map(\.id)
    for code in codes {
      rows[code]?.sort {
        order.firstIndex(of: $0.measurand) ?? 0 < order.firstIndex(of: $1.measurand) ?? 0
      }
    }
  }

  private mutating func read(_ record: Int, _ lab: Int) {
    let before = errors.count
    let code = table.trimmedText(record: record, column: lab)
    let place = table.location(record: record, column: lab)
    if code.isEmpty {
      reject(
        place, Phrase(vi: "phòng thí nghiệm để trống", en: "the laboratory is empty"),
        Phrase(vi: "Viết mã số của phòng.", en: "Write its code."))
    } else if code.firstInvisible != nil || code.utf8.count > 100 {
      reject(
        place,
        Phrase(
          vi: "\(excerpt(of: code)) không phải là mã số", en: "\(excerpt(of: code)) is no code"),
        Phrase(vi: "Gõ lại mã số.", en: "Type the code anew."))
    } else {
      reader.rejectUnknown(code, at: place, &errors)
    }
    let measurand = measurand(record)
    var answers: [FormField: CapturedCell] = [:]
    for field in FormField.allCases {
      guard let column = table.column(named: field.rawValue) else { continue }
      answers[field] = answer(field, record, column)
    }
    guard errors.count == before, let measurand else { return }
    let row = Submission.Row(measurand: measurand, answers: answers)
    guard reader.check(row, &errors) else { return }
    if rows[code, default: []].contains(where: { $0.measurand == measurand }) {
      return reject(
        place,
        Phrase(
          vi: "phòng thí nghiệm \(excerpt(of: code)) có hai lần",
          en: "the laboratory \(excerpt(of: code)) stands twice"),
        Phrase(vi: "Bỏ một trong các dòng.", en: "Remove one of the rows."))
    }
    if rows[code]?.isEmpty ?? true { codes.append(code) }
    rows[code, default: []].append(row)
  }

  /// The measurand of a row, after a check of its unit and round.
  private mutating func measurand(_ record: Int) -> String? {
    let specification = reader.specifications[0]
    if let column = table.column(named: "round") {
      let round = table.trimmedText(record: record, column: column)
      if round != specification.round {
        reject(
          table.location(record: record, column: column),
          Phrase(
            vi: "kết quả thuộc vòng \(excerpt(of: round)), không phải vòng",
            en: "the result belongs to the round \(excerpt(of: round)), not to ")
            + excerpt(of: specification.round),
          Phrase(vi: "Đề nghị gửi kết quả của vòng này.", en: "Ask for the results of this round."))
      }
    }
    let column = table.column(named: "measurand")
    let id = column.map { table.trimmedText(record: record, column: $0) }
    let known =
      id.map { id in specification.measurands.first { $0.id == id } }
      ?? (specification.measurands.count == 1 ? specification.measurands[0] : nil)
    guard let known else {
      let place = table.location(record: record, column: column ?? 0)
      let names = specification.measurands.map(\.id)
      let nearest = id.map { didYouMean($0, among: names) }
      reject(
        place,
        id.map {
          Phrase(
            vi: "\(excerpt(of: $0)) không phải là đại lượng của vòng",
            en: "\(excerpt(of: $0)) is not a measurand of the round")
        }
          ?? Phrase(
            vi: "không có cột measurand, nhưng vòng có \(names.count) đại lượng",
            en: "there is no measurand column, but the round has \(names.count)"),
        (nearest ?? .empty)
          + Phrase(
            vi: "Vòng có: \(names.prefix(20).joined(separator: ", ")).",
            en: "The round has: \(names.prefix(20).joined(separator: ", "))."))
      return nil
    }
    if let column = table.column(named: "unit") {
      let unit = table.trimmedText(record: record, column: column)
      if unit != known.unit {
        reject(
          table.location(record: record, column: column),
          Phrase(
            vi:
              "đơn vị là \(excerpt(of: unit)), nhưng đơn vị của vòng là \(excerpt(of: known.unit))",
            en: "the unit is \(excerpt(of: unit)), but that of the round \(excerpt(of: known.unit))"
          ),
          Phrase(
            vi: "Đề nghị gửi kết quả theo đơn vị của vòng.",
            en: "Ask for the result in the unit of the round."))
      }
    }
    return known.id
  }

  private mutating func answer(
    _ field: FormField, _ record: Int, _ column: Int
  ) -> CapturedCell? {
    let place = table.location(record: record, column: column)
    let text = table.text(record: record, column: column)
    if text.trimmed.isEmpty { return nil }
    do throws(TableError) {
      if field.isNumber {
        let mark = table.decimalMark(
          record: record, column: column, declared: reader.definition.decimalMark)
        guard let number = try table.number(record: record, column: column, mark: mark) else {
          return nil
        }
        if let fault = magnitudeFault(number) {
          throw TableError(at: place, fault.problem, remedy: fault.remedy)
        }
        return CapturedCell(number, field, text: text, at: place)
      }
      guard field == .date else { return try CapturedCell(.text(text), field, at: place) }
      let format = table.dateFormat(record: record, column: column, declared: reader.dateFormat)
      guard let date = CalendarDate(text.trimmed, format: format) else {
        throw TableError(
          at: place,
          Phrase(
            vi: "\(excerpt(of: text)) không phải là ngày", en: "\(excerpt(of: text)) is not a date"),
          remedy: Phrase(
            vi: "Viết ngày theo dạng \(format.rawValue).", en: "Write dates as \(format.rawValue).")
        )
      }
      return CapturedCell(date, text: text, at: place)
    } catch {
      errors.append(error)
      return nil
    }
  }

  private mutating func reject(_ place: CellLocation, _ problem: Phrase, _ remedy: Phrase) {
    errors.append(TableError(at: place, problem, remedy: remedy))
  }
}
