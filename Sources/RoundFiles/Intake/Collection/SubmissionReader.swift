import Interlab
public import Tables
import Wording

/// Reads what laboratories sent for one round.
///
/// Each kind of file has one function that makes submissions of it.
public struct SubmissionReader: Sendable {
  /// A kind of file, by the end of its name.
  enum Kind {
    case form
    case table
    case certificate
    case oldWorkbook

    init?(_ file: String) {
      switch file.split(separator: ".").last?.lowercased() {
      case "xlsx", "xlsm", "xlsb": self = .form
      case "xls", "ods": self = .oldWorkbook
      case "csv", "txt", "tsv": self = .table
      case "xml", "p7m": self = .certificate
      default: return nil
      }
    }
  }

  /// The round's definition.
  let definition: RoundDefinition

  /// What a form of the round says, in both languages.
  let specifications: [FormSpecification]

  /// The codes that were given out; `nil` when they are not known.
  let codes: Set<String>?

  /// Prepares to read for a round; `file` is its definition, for messages.
  ///
  /// Throws where the round lacks what a form needs.
  public init(
    _ definition: RoundDefinition, file: String, codes: Set<String>?
  ) throws(TableErrors) {
    self.definition = definition
    self.codes = codes
    specifications = [
      try FormSpecification(definition, file: file, language: .vietnamese),
      try FormSpecification(definition, file: file, language: .english),
    ]
  }

  /// The results file, as the round names it.
  public var resultsFile: String { definition.resultsFile }

  /// Whether a file of this name is read at all.
  public static func reads(_ file: String) -> Bool { Kind(file) != nil }

  /// Reads one file; one of results may hold several laboratories.
  ///
  /// - Throws: All that is wrong with it.
  public func submissions(
    _ bytes: [UInt8], file: String, received: Int
  ) throws(TableErrors) -> [Submission] {
    switch Kind(file) {
    case .form, .oldWorkbook: return [try form(bytes, file, received)]
    case .table: return try table(bytes, file, received)
    case .certificate: return [try certificate(bytes, file, received)]
    case nil:
      throw TableErrors(
        TableError(
          at: CellLocation(file: file),
          Phrase(
            vi:
              "tệp không phải là phiếu (.xlsx), không phải là kết quả (.csv), cũng không phải là giấy chứng nhận (DCC, .xml)",
            en:
              "the file is neither a form (.xlsx), nor results (.csv), nor a certificate (DCC, .xml)"
          ),
          remedy: Phrase(vi: "Đề nghị gửi phiếu đã điền.", en: "Ask for the filled-in form.")))
    }
  }

  private func form(
    _ bytes: [UInt8], _ file: String, _ received: Int
  ) throws(TableErrors) -> Submission {
    let form = try ReturnedForm(bytes, file: file)
    var errors = TableErrors()
    rejectForeign(form, &errors)
    try errors.throwIfAny()
    rejectUnknown(form.code, at: form.places.code, &errors)
    var rows: [Submission.Row] = []
    for (measurand, answers) in zip(form.specification.measurands, form.answers) {
      let row = Submission.Row(measurand: measurand.id, answers: answers)
      if check(row, &errors) { rows.append(row) }
    }
    try errors.throwIfAny()
    if rows.isEmpty {
      throw TableErrors(
        TableError(
          at: CellLocation(file: file),
          Phrase(vi: "phiếu không có kết quả nào", en: "the form holds no result"),
          remedy: Phrase(vi: "Đề nghị điền phiếu rồi gửi lại.", en: "Ask for it filled in."))
      )
    }
    return Submission(
      file: file, digest: SHA256(bytes), received: received, code: form.code, rows: rows,
      isDeclared: form.isDeclared, conditions: form.conditions, hidden: form.hidden)
  }

  /// The form must be one of this round as it is now.
  private func rejectForeign(_ form: ReturnedForm, _ errors: inout TableErrors) {
    let own = form.specification
    guard let expected = specifications.first(where: { $0.language == own.language }) else {
      return
    }
    if own.round != expected.round {
      errors.append(
        TableError(
          at: form.places.round,
          Phrase(
            vi: "phiếu thuộc vòng \(excerpt(of: own.round)), không phải vòng",
            en: "the form belongs to the round \(excerpt(of: own.round)), not to ")
            + excerpt(of: expected.round),
          remedy: Phrase(
            vi: "Đề nghị gửi phiếu của vòng này.", en: "Ask for the form of this round.")))
      return
    }
    if own.version != expected.version {
      errors.append(
        TableError(
          at: form.places.version,
          Phrase(
            vi: "phiếu có phiên bản \(own.version), nhưng vòng dùng phiên bản \(expected.version)",
            en: "the form has version \(own.version), but the round has \(expected.version)"),
          remedy: Phrase(
            vi: "Gửi phiếu mới cho phòng thí nghiệm.", en: "Send the laboratory the new form.")))
      return
    }
    guard own.measurands.map(\.id) == expected.measurands.map(\.id) else {
      errors.append(
        TableError(
          at: form.places.version,
          Phrase(
            vi: "phiếu có các đại lượng khác với vòng",
            en: "the form has other measurands than the round"),
          remedy: Phrase(
            vi: "Gửi phiếu mới cho phòng thí nghiệm, và tăng forms: {version: …}.",
            en: "Send the laboratory the new form, and raise forms: {version: …}.")))
      return
    }
    for (index, (a, b)) in zip(own.measurands, expected.measurands).enumerated()
    where a.unit != b.unit {
      errors.append(
        TableError(
          at: form.unitPlaces[index],
          Phrase(
            vi:
              "đơn vị của \(excerpt(of: a.label)) là \(excerpt(of: a.unit)), nhưng đơn vị của vòng là",
            en:
              "the unit of \(excerpt(of: a.label)) is \(excerpt(of: a.unit)), but that of the round "
          )
            + excerpt(of: b.unit),
          remedy: Phrase(
            vi: "Đề nghị gửi kết quả theo đơn vị của vòng.",
            en: "Ask for the result in the unit of the round.")))
    }
  }

  func rejectUnknown(_ code: String, at place: CellLocation, _ errors: inout TableErrors) {
    guard let codes, !codes.contains(code) else { return }
    let nearest = didYouMean(code, among: codes.sorted())
    errors.append(
      TableError(
        at: place,
        Phrase(
          vi: "\(excerpt(of: code)) không phải là mã số của vòng này",
          en: "\(excerpt(of: code)) is not a code of this round"),
        remedy: nearest
          + Phrase(vi: "Tra trong tệp khóa mã số.", en: "Look it up in the key of codes.")))
  }

  /// Whether a row holds a result; says what is wrong with one that does.
  func check(_ row: Submission.Row, _ errors: inout TableErrors) -> Bool {
    let numeric = [FormField.value, .U, .k].compactMap { row.answers[$0] }
    guard let first = numeric.first else { return false }
    guard row.answers[.value] != nil else {
      errors.append(
        TableError(
          at: first.location,
          Phrase(
            vi: "có \(first.field.rawValue) nhưng không có kết quả",
            en: "\(first.field.rawValue) is stated, but there is no result"),
          remedy: Phrase(
            vi: "Điền cả kết quả, hoặc để trống dòng.",
            en: "State the result too, or empty the line.")))
      return false
    }
    for field in [FormField.U, .k, .cmc] {
      guard let cell = row.answers[field], let number = cell.number, number.value <= 0 else {
        continue
      }
      errors.append(
        TableError(
          at: cell.location,
          Phrase(
            vi: "\(field.rawValue) không lớn hơn 0", en: "\(field.rawValue) is not above zero"),
          remedy: Phrase(vi: "Viết một số lớn hơn 0.", en: "Write a number above zero.")))
    }
    if let U = row.answers[.U], row.answers[.k] == nil {
      errors.append(
        TableError(
          at: U.location,
          Phrase(
            vi: "U được nêu mà không kèm hệ số phủ k",
            en: "U is stated without its coverage factor k"),
          remedy: Phrase(vi: "Nêu k, thường là 2.", en: "State k, usually 2.")))
    }
    if let k = row.answers[.k], row.answers[.U] == nil {
      errors.append(
        TableError(
          at: k.location,
          Phrase(vi: "k được nêu nhưng không có U", en: "k is stated, but U is not"),
          remedy: Phrase(vi: "Nêu U, hoặc để trống ô.", en: "State U, or empty the cell.")))
    }
    return true
  }
}
