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
          "the file is neither a form (.xlsx), nor results (.csv), nor a certificate (DCC, .xml)",
          remedy: "Ask for the filled-in form."))
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
          at: CellLocation(file: file), "the form holds no result", remedy: "Ask for it filled in.")
      )
    }
    return Submission(
      file: file, digest: SHA256(bytes), received: received, code: form.code, rows: rows,
      isDeclared: form.isDeclared, conditions: form.conditions)
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
          "the form belongs to the round \(excerpt(of: own.round)), not to "
            + excerpt(of: expected.round),
          remedy: "Ask for the form of this round."))
      return
    }
    if own.version != expected.version {
      errors.append(
        TableError(
          at: form.places.version,
          "the form has version \(own.version), but the round has \(expected.version)",
          remedy: "Send the laboratory the new form."))
      return
    }
    guard own.measurands.map(\.id) == expected.measurands.map(\.id) else {
      errors.append(
        TableError(
          at: form.places.version, "the form has other measurands than the round",
          remedy: "Send the laboratory the new form, and raise forms: {version: …}."))
      return
    }
    for (index, (a, b)) in zip(own.measurands, expected.measurands).enumerated()
    where a.unit != b.unit {
      errors.append(
        TableError(
          at: form.unitPlaces[index],
          "the unit of \(excerpt(of: a.label)) is \(excerpt(of: a.unit)), but that of the round "
            + excerpt(of: b.unit),
          remedy: "Ask for the result in the unit of the round."))
    }
  }

  func rejectUnknown(_ code: String, at place: CellLocation, _ errors: inout TableErrors) {
    guard let codes, !codes.contains(code) else { return }
    let nearest = nearestName(to: code, among: codes.sorted()).map { "Did you mean \($0)? " } ?? ""
    errors.append(
      TableError(
        at: place, "\(excerpt(of: code)) is not a code of this round",
        remedy: nearest + "Look it up in the key of codes."))
  }

  /// Whether a row holds a result; says what is wrong with one that does.
  func check(_ row: Submission.Row, _ errors: inout TableErrors) -> Bool {
    let numeric = [FormField.value, .U, .k].compactMap { row.answers[$0] }
    guard let first = numeric.first else { return false }
    guard row.answers[.value] != nil else {
      errors.append(
        TableError(
          at: first.location, "\(first.field.rawValue) is stated, but there is no result",
          remedy: "State the result too, or empty the line."))
      return false
    }
    for field in [FormField.U, .k, .cmc] {
      guard let cell = row.answers[field], let number = cell.number, number.value <= 0 else {
        continue
      }
      errors.append(
        TableError(
          at: cell.location, "\(field.rawValue) is not above zero",
          remedy: "Write a number above zero."))
    }
    if let U = row.answers[.U], row.answers[.k] == nil {
      errors.append(
        TableError(
          at: U.location, "U is stated without its coverage factor k",
          remedy: "State k, usually 2."))
    }
    if let k = row.answers[.k], row.answers[.U] == nil {
      errors.append(
        TableError(
          at: k.location, "k is stated, but U is not", remedy: "State U, or empty the cell."))
    }
    return true
  }
}
