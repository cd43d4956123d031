import Interlab
public import Tables
import Wording

/// A form as it came back: what it is a form of, and every answer in it.
public struct ReturnedForm: Sendable {
  /// A line of the budget.
  public struct BudgetLine: Hashable, Sendable {
    /// The measurand it belongs to, as the laboratory chose it.
    public let measurand: String

    /// The contribution to the standard uncertainty.
    public let contribution: Double
  }

  /// What the form says it is.
  public let specification: FormSpecification

  /// The laboratory's code.
  public let code: String

  /// The answers for each measurand, by field.
  public let answers: [[FormField: CapturedCell]]

  /// The lines of the budget that state a contribution.
  public let budget: [BudgetLine]

  /// Whether the laboratory declared that the results are its own; `nil` where it said nothing.
  public let isDeclared: Bool?

  /// The conditions of the measurement and the standards used, as written. Who signed is left out.
  let conditions: [FormDetail: String]

  /// The cells of the declaration and of the conditions that are empty.
  let emptyDetails: [(detail: FormDetail, location: CellLocation)]

  /// The cell in which the form says what it is: round, version and code.
  let places: (round: CellLocation, version: CellLocation, code: CellLocation)

  /// What of its sheets of answers is hidden.
  let hidden: [HiddenParts]

  /// Where the unit of each measurand stands.
  let unitPlaces: [CellLocation]

  /// Reads a form.
  ///
  /// - Throws: All that is wrong with it, with sheet and cell: a workbook that is no form, an edited
  ///   label, a changed unit, cells without a value, numbers that are none.
  public init(_ bytes: [UInt8], file: String) throws(TableErrors) {
    let workbook = try Workbook(bytes, file: file)
    let (specification, code) = try FormSpecification.read(workbook)
    let layout = FormLayout(specification: specification, code: code)
    let results = try workbook.sheet(named: layout.resultsSheet)
    let budget = try workbook.sheet(named: layout.budgetSheet)
    var reader = FormReader(layout)
    reader.compare(layout.labels, with: results)
    reader.compare(layout.budgetLabels, with: budget)
    answers = reader.answers(results)
    self.budget = reader.budget(budget)
    let details = reader.details(results)
    try reader.errors.throwIfAny()
    (self.specification, self.code) = (specification, code)
    isDeclared = details.isDeclared
    hidden = [results.hidden, budget.hidden].filter { !$0.isEmpty }
    emptyDetails = details.empty
    conditions = details.conditions
    func place(_ row: FormSpecification.Row) -> CellLocation {
      CellLocation(
        file: file, sheet: FormSpecification.sheetName, row: row.rawValue, column: 2)
    }
    places = (place(.round), place(.version), place(.code))
    unitPlaces = specification.measurands.indices.map {
      results.location(CellAddress(row: FormLayout.firstRow + $0, column: 3))
    }
  }
}

/// Reads the sheets of a form and gathers what is wrong with them.
private struct FormReader {
  let layout: FormLayout
  var errors = TableErrors()

  init(_ layout: FormLayout) {
    self.layout = layout
  }

  /// Every locked cell must hold what was printed there.
  mutating func compare(_ labels: [FormLayout.Label], with sheet: Sheet) {
    for label in labels {
      let found = sheet.content(at: label.address)?.text ?? ""
      guard found.trimmed != label.text.trimmed else { continue }
      let what =
        label.role == .unit
        ? Phrase(vi: "đơn vị", en: "unit")
        : label.role == .code ? Phrase(vi: "mã số", en: "code") : Phrase(vi: "nhãn", en: "label")
      errors.append(
        TableError(
          at: sheet.location(label.address),
          Phrase(
            vi:
              "\(what.vietnamese) đã bị sửa từ \(excerpt(of: label.text)) thành \(excerpt(of: found))",
            en:
              "the \(what.english) was changed from \(excerpt(of: label.text)) to \(excerpt(of: found))"
          ),
          remedy: label.role == .unit
            ? Phrase(
              vi: "Trả lại đơn vị cũ và nêu kết quả theo đơn vị này.",
              en: "Put it back and state the result in this unit.")
            : Phrase(
              vi: "Trả lại như cũ, hoặc điền vào một bản phiếu mới.",
              en: "Put it back, or fill in a new copy of the form.")))
    }
  }

  mutating func answers(_ sheet: Sheet) -> [[FormField: CapturedCell]] {
    layout.specification.measurands.indices.map { measurand in
      var answers: [FormField: CapturedCell] = [:]
      for field in FormField.allCases {
        let address = layout.cell(field, of: measurand)
        rejectMerged(address, sheet)
        do throws(TableError) {
          answers[field] = try CapturedCell(
            sheet.content(at: address), field, at: sheet.location(address))
        } catch {
          errors.append(error)
        }
      }
      return answers
    }
  }

  private mutating func rejectMerged(_ address: CellAddress, _ sheet: Sheet) {
    guard let range = sheet.mergedRanges.first(where: { $0.contains(address) }),
      range.first != range.last
    else { return }
    errors.append(
      TableError(
        at: sheet.location(address),
        Phrase(vi: "các ô \(range) bị gộp", en: "the cells \(range) are merged"),
        remedy: Phrase(
          vi: "Bỏ gộp ô và điền vào từng ô.", en: "Undo the merging and fill each of the cells.")))
  }

  mutating func budget(_ sheet: Sheet) -> [ReturnedForm.BudgetLine] {
    let measurands = layout.specification.measurands
    var lines: [ReturnedForm.BudgetLine] = []
    for row in FormLayout.firstBudgetRow..<FormLayout.firstBudgetRow + layout.budgetRows {
      func address(_ column: BudgetColumn) -> CellAddress {
        CellAddress(row: row, column: column.rawValue)
      }
      let place = sheet.location(address(.contribution))
      do throws(TableError) {
        guard
          let cell = try CapturedCell(
            sheet.content(at: address(.contribution)), .U, at: place), let number = cell.number
        else { continue }
        let name = sheet.content(at: address(.measurand))?.text?.trimmed ?? ""
        let known = measurands.first { $0.label == name }
        guard let label = known?.label ?? (measurands.count == 1 ? measurands[0].label : nil) else {
          errors.append(
            TableError(
              at: sheet.location(address(.measurand)),
              name.isEmpty
                ? Phrase(vi: "dòng không nêu đại lượng", en: "the line names no measurand")
                : Phrase(
                  vi: "\(excerpt(of: name)) không phải là đại lượng ở đây",
                  en: "\(excerpt(of: name)) is not a measurand here"),
              remedy: Phrase(vi: "Chọn một trong: ", en: "Choose one of: ")
                + measurands.map { excerpt(of: $0.label) }.joined(separator: ", ") + "."))
          continue
        }
        lines.append(ReturnedForm.BudgetLine(measurand: label, contribution: number.value))
      } catch {
        errors.append(error)
      }
    }
    return lines
  }

  struct Details {
    var isDeclared: Bool?
    var conditions: [FormDetail: String] = [:]
    var empty: [(detail: FormDetail, location: CellLocation)] = []
  }

  func details(_ sheet: Sheet) -> Details {
    var details = Details()
    for detail in FormDetail.allCases {
      let text = sheet.content(at: layout.cell(detail))?.text?.trimmed ?? ""
      guard !text.isEmpty else {
        details.empty.append((detail, sheet.location(layout.cell(detail))))
        continue
      }
      switch detail {
      case .declaration: details.isDeclared = text == Phrase.yes.text(in: layout.language)
      case .signatory: continue
      case .temperature, .humidity, .standard, .traceability: details.conditions[detail] = text
      }
    }
    return details
  }
}
