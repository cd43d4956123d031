import Interlab
public import Tables
import Wording

extension FormSpecification {
  /// The form of one laboratory: labels locked, cells for its answers open, units fixed, what may be
  /// typed checked, a budget, and a hidden sheet by which it is known again.
  public func workbook(code: String) -> OutputWorkbook {
    let layout = FormLayout(specification: self, code: code)
    var workbook = OutputWorkbook([
      layout.resultsPage, layout.budgetPage, sheet(code: code),
    ])
    workbook.isStructureLocked = true
    return workbook
  }
}

extension FormLayout {
  private static let input = CellStyle {
    $0.fill = "FFF8D6"
    $0.hasBorder = true
    $0.isUnlocked = true
    $0.wraps = true
  }

  private static func style(_ role: Role) -> CellStyle {
    CellStyle { style in
      switch role {
      case .title:
        style.isBold = true
        style.size = 14
      case .text: break
      case .quantity: style.wraps = true
      case .hint:
        style.isItalic = true
        style.color = "555555"
      case .heading:
        style.isBold = true
        style.fill = "DCE6F1"
        style.hasBorder = true
        style.wraps = true
      case .section: style.isBold = true
      case .unit: style.alignment = .center
      case .code: style.isBold = true
      }
    }
  }

  fileprivate var resultsPage: OutputSheet {
    var sheet = OutputSheet(name: resultsSheet)
    sheet.isProtected = true
    sheet.isLandscape = true
    sheet.columnWidths = [
      1: 24, 2: 44, 3: 9, 4: 16, 5: 12, 6: 8, 7: 13, 8: 22, 9: 12, 10: 28,
    ]
    for label in labels { sheet.set(label.address, label.text, style: Self.style(label.role)) }
    for index in specification.measurands.indices {
      for field in FormField.allCases {
        var style = Self.input
        if field == .date { style.numberFormat = dateFormat }
        sheet.setEmpty(cell(field, of: index), style: style)
      }
    }
    for detail in FormDetail.allCases {
      let first = cell(detail)
      let last = CellAddress(row: first.row, column: 10)
      for column in first.column...last.column {
        sheet.setEmpty(CellAddress(row: first.row, column: column), style: Self.input)
      }
      sheet.mergedRanges.append(CellRange(first, last))
      sheet.rowHeights[first.row] = 20
    }
    (sheet.rowHeights[1], sheet.rowHeights[2], sheet.rowHeights[Self.firstRow - 1]) = (24, 24, 24)
    for index in specification.measurands.indices {
      sheet.rowHeights[Self.firstRow + index] = 34
    }
    sheet.inputRules = resultRules + detailRules
    return sheet
  }

  private var dateFormat: String { language == .vietnamese ? "dd/mm/yyyy" : "yyyy-mm-dd" }

  /// One rule for each column.
  private var resultRules: [InputRule] {
    guard let last = specification.measurands.indices.last else { return [] }
    return FormField.allCases.map { field in
      let range = CellRange(cell(field, of: 0), cell(field, of: last))
      func rule(_ values: InputRule.Values, _ refusal: Phrase) -> InputRule {
        let text = refusal.text(in: language)
        return InputRule(range, values, prompt: field.isNumber ? text : nil, refusal: text)
      }
      return switch field {
      case .value: rule(.number, .refuseNumber)
      case .U, .cmc: rule(.numberAbove(0), .refusePositive)
      case .k: rule(.numberBetween(1, 5), .refuseFactor)
      case .date: rule(Self.dates, .refuseDate)
      case .method, .note: rule(.textUpTo(500), .refuseText)
      }
    }
  }

  /// 2000 to 2100: another year is a slip.
  private static let dates = InputRule.Values.dateBetween(
    CalendarDate(days: 10_957), CalendarDate(days: 47_482))

  private var detailRules: [InputRule] {
    FormDetail.allCases.map { detail in
      func rule(_ values: InputRule.Values, _ refusal: Phrase) -> InputRule {
        InputRule(
          CellRange(cell(detail), cell(detail)), values, refusal: refusal.text(in: language))
      }
      return switch detail {
      case .temperature: rule(.number, .refuseNumber)
      case .humidity: rule(.numberBetween(0, 100), .refusePercent)
      case .standard, .traceability, .signatory: rule(.textUpTo(500), .refuseText)
      case .declaration:
        rule(.choice([Phrase.yes, .no].map { $0.text(in: language) }), .refuseChoice)
      }
    }
  }

  fileprivate var budgetPage: OutputSheet {
    var sheet = OutputSheet(name: budgetSheet)
    sheet.isProtected = true
    sheet.isLandscape = true
    sheet.columnWidths = [1: 24, 2: 44, 3: 12, 4: 18, 5: 16, 6: 12, 7: 28]
    sheet.frozenRows = Self.firstBudgetRow - 1
    (sheet.rowHeights[1], sheet.rowHeights[Self.firstBudgetRow - 1]) = (24, 24)
    for label in budgetLabels {
      sheet.set(label.address, label.text, style: Self.style(label.role))
    }
    let rows = Self.firstBudgetRow..<Self.firstBudgetRow + budgetRows
    for row in rows {
      for column in BudgetColumn.allCases {
        sheet.setEmpty(CellAddress(row: row, column: column.rawValue), style: Self.input)
      }
    }
    sheet.inputRules = BudgetColumn.allCases.compactMap { column in
      budgetRule(
        column,
        CellRange(
          CellAddress(row: rows.lowerBound, column: column.rawValue),
          CellAddress(row: rows.upperBound - 1, column: column.rawValue)))
    }
    return sheet
  }

  private func budgetRule(_ column: BudgetColumn, _ range: CellRange) -> InputRule? {
    func rule(_ values: InputRule.Values, _ refusal: Phrase) -> InputRule {
      InputRule(range, values, refusal: refusal.text(in: language))
    }
    switch column {
    case .measurand:
      let labels = specification.measurands.map(\.label)
      let isList =
        labels.joined(separator: ",").utf16.count <= 250
        && labels.allSatisfy { !$0.isEmpty && !$0.contains(",") && !$0.contains("\"") }
      return isList ? rule(.choice(labels), .refuseChoice) : nil
    case .type: return rule(.choice(["A", "B"]), .refuseChoice)
    case .contribution, .degreesOfFreedom: return rule(.numberAbove(0), .refusePositive)
    case .component, .distribution, .note: return rule(.textUpTo(500), .refuseText)
    }
  }
}
