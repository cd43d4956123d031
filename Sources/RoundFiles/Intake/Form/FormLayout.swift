import Interlab
import Tables
import Wording

/// Where everything stands on a form: one source for what is written, what is compared when it comes
/// back, and what is read.
struct FormLayout {
  let specification: FormSpecification
  let code: String

  /// One locked cell.
  struct Label {
    let address: CellAddress
    let text: String
    let role: Role
  }

  enum Role {
    case title, text, quantity, hint, heading, section, unit, code
  }

  var language: Language { specification.language }

  var resultsSheet: String { Phrase.results.text(in: language) }
  var budgetSheet: String { Phrase.budget.text(in: language) }

  static let firstRow = 12
  static let firstBudgetRow = 5

  /// How many lines the budget has.
  var budgetRows: Int { min(2000, max(30, 12 * specification.measurands.count)) }

  func cell(_ field: FormField, of measurand: Int) -> CellAddress {
    let position = FormField.allCases.firstIndex(of: field) ?? 0
    return CellAddress(row: Self.firstRow + measurand, column: 4 + position)
  }

  func cell(_ detail: FormDetail) -> CellAddress {
    let position = FormDetail.allCases.firstIndex(of: detail) ?? 0
    // The declaration has a heading of its own and a blank row above it.
    let gap = position >= 4 ? 2 : 0
    return CellAddress(row: conditionsRow + 1 + position + gap, column: 4)
  }

  private var conditionsRow: Int { Self.firstRow + specification.measurands.count + 1 }

  /// The locked cells of the sheet of results.
  var labels: [Label] {
    var labels = head
    func add(_ row: Int, _ column: Int, _ text: String, _ role: Role) {
      labels.append(Label(address: CellAddress(row: row, column: column), text: text, role: role))
    }
    let heading = Self.firstRow - 1
    for (index, phrase) in [Phrase.measurand, .quantity, .unit].enumerated() {
      add(heading, 1 + index, phrase.text(in: language), .heading)
    }
    for (index, field) in FormField.allCases.enumerated() {
      add(heading, 4 + index, field.heading.text(in: language), .heading)
    }
    for (index, measurand) in specification.measurands.enumerated() {
      let row = Self.firstRow + index
      add(row, 1, measurand.id, .quantity)
      add(row, 2, quantity(measurand), .quantity)
      add(row, 3, measurand.unit, .unit)
    }
    add(conditionsRow, 1, Phrase.conditions.text(in: language), .section)
    add(conditionsRow + 6, 1, Phrase.declaration.text(in: language), .section)
    for detail in FormDetail.allCases {
      add(cell(detail).row, 1, detail.label.text(in: language), .text)
    }
    return labels
  }

  private var head: [Label] {
    func text(_ phrase: Phrase) -> String { phrase.text(in: language) }
    let deadline =
      specification.deadline.map { language == .vietnamese ? $0.dayMonthYear : $0.iso8601 }
      ?? text(.none)
    let rows: [(String, String, Role)] = [
      (text(.heading), "", .title), (specification.title, "", .title),
      (text(.round), specification.round, .text), (text(.code), code, .code),
      (text(.coordinator), specification.coordinator, .text), (text(.deadline), deadline, .text),
      (text(.fillIn), "", .hint), (text(.numbers), "", .hint), (text(.uncertainty), "", .hint),
    ]
    var labels: [Label] = []
    for (index, row) in rows.enumerated() {
      labels.append(
        Label(address: CellAddress(row: index + 1, column: 1), text: row.0, role: row.2))
      if row.2 == .text || row.2 == .code {
        labels.append(
          Label(address: CellAddress(row: index + 1, column: 2), text: row.1, role: row.2))
      }
    }
    return labels
  }

  /// The quantity with its nominal value where that is told.
  private func quantity(_ measurand: FormSpecification.Measurand) -> String {
    guard let nominal = measurand.form.nominal else { return measurand.quantity }
    let number = shortestText(nominal)
    let written =
      language == .vietnamese ? String(number.map { $0 == "." ? "," : $0 }) : number
    return "\(measurand.quantity) (\(Phrase.nominal.text(in: language)) \(written) "
      + "\(measurand.unit))"
  }

  /// The locked cells of the budget.
  var budgetLabels: [Label] {
    let texts: [(Phrase, Role)] = [(.budgetHeading, .title), (.budgetHint, .hint)]
    let head = texts.enumerated().map { index, entry in
      Label(
        address: CellAddress(row: index + 1, column: 1), text: entry.0.text(in: language),
        role: entry.1)
    }
    return head
      + BudgetColumn.allCases.map { column in
        Label(
          address: CellAddress(row: Self.firstBudgetRow - 1, column: column.rawValue),
          text: column.heading.text(in: language), role: .heading)
      }
  }
}

extension CalendarDate {
  /// `15/03/2027`
  var dayMonthYear: String {
    let parts = iso8601.split(separator: "-")
    return parts.reversed().joined(separator: "/")
  }
}
