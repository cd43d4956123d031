import Interlab
import Tables
import Wording

/// The hidden sheet by which a form is known again: a key in column A, what it is from column B on, all
/// as text.
extension FormSpecification {
  static let sheetName = "lienphong"
  private static let mark = "lienphong.form"
  private static let schema = "1"

  /// The rows of the fixed keys; those of measurands follow.
  enum Row: Int, CaseIterable {
    case form = 1
    case schema, round, version, language, code, title, coordinator, deadline

    var address: CellAddress { CellAddress(row: rawValue, column: 2) }
  }

  func sheet(code: String) -> OutputSheet {
    var sheet = OutputSheet(name: Self.sheetName)
    sheet.visibility = .veryHidden
    sheet.isProtected = true
    for row in Row.allCases {
      let text =
        switch row {
        case .form: Self.mark
        case .schema: Self.schema
        case .round: round
        case .version: String(version)
        case .language: language.rawValue
        case .code: code
        case .title: title
        case .coordinator: coordinator
        case .deadline: deadline?.iso8601 ?? ""
        }
      sheet.setRow(row.rawValue, ["\(row)", text])
    }
    for (index, measurand) in measurands.enumerated() {
      let numbers = [measurand.form.nominal, measurand.form.within, measurand.form.referenceU]
      sheet.setRow(
        Row.allCases.count + 1 + index,
        ["measurand", measurand.id, measurand.quantity, measurand.unit]
          + numbers.map { $0.map { shortestText($0) } ?? "" })
    }
    return sheet
  }

  /// Reads the specification and the code back.
  static func read(_ workbook: Workbook) throws(TableErrors) -> (FormSpecification, code: String) {
    guard workbook.tabs.contains(where: { $0.name == sheetName }) else {
      throw failure(
        CellLocation(file: workbook.file),
        Phrase(
          vi: "sổ không phải là phiếu của một vòng", en: "the workbook is not a form of a round"),
        Phrase(
          vi: "Điền vào phiếu mà tổ chức điều phối đã gửi, hoặc gửi kết quả dưới dạng CSV.",
          en: "Fill in the form that the coordinator sent, or send the results as CSV."))
    }
    let sheet = try workbook.sheet(named: sheetName)
    func text(_ address: CellAddress) -> String { sheet.content(at: address)?.text ?? "" }
    func text(_ row: Row) -> String { text(row.address) }
    guard text(.form) == mark, text(.schema) == schema,
      let version = Int(text(.version)), let language = Language(rawValue: text(.language))
    else {
      throw failure(
        sheet.location(Row.form.address),
        Phrase(vi: "trang ẩn của phiếu đã bị sửa", en: "the hidden sheet of the form was changed"),
        Phrase(
          vi: "Điền vào phiếu mà tổ chức điều phối đã gửi.",
          en: "Fill in the form that the coordinator sent."))
    }
    var measurands: [Measurand] = []
    for row in (Row.allCases.count + 1)...(Row.allCases.count + 1 + 4096) {
      guard text(CellAddress(row: row, column: 1)) == "measurand" else { break }
      let cells = (2...7).map { text(CellAddress(row: row, column: $0)) }
      var form = MeasurandForm()
      let numbers = cells[3...].map { (try? DecimalNumber($0, mark: .point))?.value }
      (form.nominal, form.within, form.referenceU) = (numbers[0], numbers[1], numbers[2])
      measurands.append(
        Measurand(id: cells[0], quantity: cells[1], unit: cells[2], form: form))
    }
    let specification = FormSpecification(
      round: text(.round), version: version, language: language, title: text(.title),
      coordinator: text(.coordinator),
      deadline: CalendarDate(text(.deadline), format: .iso8601), measurands: measurands)
    return (specification, text(.code))
  }

  private static func failure(
    _ place: CellLocation, _ problem: Phrase, _ remedy: Phrase
  ) -> TableErrors {
    TableErrors(TableError(at: place, problem, remedy: remedy))
  }
}
