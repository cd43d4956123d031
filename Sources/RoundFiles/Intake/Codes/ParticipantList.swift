public import Tables
import Wording

/// The participants of a round, as the coordinator lists them: a column `participant`, and any others.
public struct ParticipantList: Sendable {
  /// The names of the columns, `code` left out.
  public let columns: [String]

  /// The cells of each participant, in the order of the columns.
  public let rows: [[String]]

  /// The codes, where the list has them already.
  public let codes: [String]?

  /// Reads a list.
  ///
  /// - Throws: A list without a column `participant`, an empty or repeated name, a repeated or missing
  ///   code.
  public init(_ table: Table) throws(TableErrors) {
    guard let name = table.column(named: "participant") else {
      throw TableErrors(
        TableError(
          at: table.headerLocation,
          Phrase(vi: "không có cột participant", en: "there is no column participant"),
          remedy: Phrase(
            vi: "Nêu tên từng bên tham gia trong cột participant.",
            en: "Name each participant in a column participant.")))
    }
    let code = table.column(named: "code")
    var errors = TableErrors()
    Self.rejectRepeated(table, name, Phrase(vi: "bên tham gia", en: "participant"), &errors)
    let hasCodes =
      code.map { column in
        (0..<table.recordCount).contains { !table.isBlank(record: $0, column: column) }
      } ?? false
    if let code, hasCodes {
      Self.rejectRepeated(table, code, Phrase(vi: "mã số", en: "code"), &errors)
    }
    try errors.throwIfAny()
    Self.rejectOldFonts(table, &errors)
    try errors.throwIfAny()
    let kept = table.header.indices.filter { $0 != code && !table.header[$0].isEmpty }
    columns = kept.map { table.header[$0] }
    rows = (0..<table.recordCount).map { record in
      kept.map { table.trimmedText(record: record, column: $0) }
    }
    codes =
      hasCodes
      ? (0..<table.recordCount).map { table.trimmedText(record: $0, column: code ?? 0) } : nil
  }

  /// Names that would be other letters in every report.
  private static func rejectOldFonts(_ table: Table, _ errors: inout TableErrors) {
    for record in 0..<table.recordCount {
      for column in table.header.indices {
        let text = table.trimmedText(record: record, column: column)
        guard let font = OldVietnameseFont(of: text) else { continue }
        errors.append(
          TableError(
            at: table.location(record: record, column: column),
            Phrase(
              vi: "\(excerpt(of: text)) có vẻ được gõ bằng phông cũ, \(font.rawValue)",
              en: "\(excerpt(of: text)) seems to be typed in an old font, \(font.rawValue)"),
            remedy: OldVietnameseFont.remedy))
      }
    }
  }

  private static func rejectRepeated(
    _ table: Table, _ column: Int, _ what: Phrase, _ errors: inout TableErrors
  ) {
    var seen: [String: Int] = [:]
    for record in 0..<table.recordCount {
      let text = table.trimmedText(record: record, column: column)
      let place = table.location(record: record, column: column)
      if text.isEmpty {
        errors.append(
          TableError(
            at: place,
            Phrase(vi: "\(what.vietnamese) để trống", en: "the \(what.english) is empty"),
            remedy: Phrase(vi: "Điền vào ô.", en: "Write it.")))
      } else if text.firstInvisible != nil || text.utf8.count > 400 {
        errors.append(
          TableError(
            at: place,
            Phrase(
              vi: "\(excerpt(of: text)) có ký tự ẩn hoặc quá dài",
              en: "\(excerpt(of: text)) has an invisible character or is too long"),
            remedy: Phrase(vi: "Gõ lại.", en: "Type it anew.")))
      } else if let first = seen[text] {
        errors.append(
          TableError(
            at: place,
            Phrase(
              vi: "\(what.vietnamese) \(excerpt(of: text)) có hai lần, lần đầu ở dòng \(first)",
              en: "the \(what.english) \(excerpt(of: text)) stands twice, first in row \(first)"),
            remedy: Phrase(vi: "Giữ lại một trong hai.", en: "Keep one of the two.")))
      }
      seen[text] = seen[text] ?? place.row
    }
  }
}
