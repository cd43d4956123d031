import Wording

/// Reads the cells of one sheet; rows without any pass by and leave nothing.
struct SheetReader {
  private let workbook: Workbook
  private let tab: Workbook.Tab
  private var cells: [Sheet.Cell] = []
  private var merged: [CellRange] = []
  private var errors = TableErrors()
  private var textBytes = 0
  private var row = 0
  private var column = 0
  private var isRowHidden = false
  private var hiddenRows: [ClosedRange<Int>] = []
  private var hiddenColumns: [ClosedRange<Int>] = []

  init(_ workbook: Workbook, _ tab: Workbook.Tab) {
    self.workbook = workbook
    self.tab = tab
  }

  mutating func read() throws(TableErrors) -> Sheet {
    let cursor = try PartCursor(
      workbook.archive, tab.part, file: workbook.file, limit: WorkbookLimits.sheetBytes,
      sheet: tab.name)
    while let node = try cursor.next() {
      guard node == .start else { continue }
      switch cursor.name {
      case "row": try beginRow(cursor)
      case "c": try readCell(cursor)
      case "col": readColumns(cursor)
      case "mergeCell":
        guard merged.count < WorkbookLimits.mergedRanges else {
          throw damaged(
            Phrase(
              vi: "trang có hơn \(WorkbookLimits.mergedRanges) vùng ô gộp",
              en: "it has more than \(WorkbookLimits.mergedRanges) merged ranges"))
        }
        if let range = cursor.attribute("ref").flatMap({ CellRange($0) }) { merged.append(range) }
      default: break
      }
    }
    try errors.throwIfAny()
    return Sheet(
      file: workbook.file, name: tab.name,
      hidden: HiddenParts(
        sheet: tab.name, isSheetHidden: tab.isHidden, rows: hiddenRows,
        columns: filledHiddenColumns()),
      cells: cells, mergedRanges: merged)
  }

  /// Takes the format of some columns: whether they are hidden.
  private mutating func readColumns(_ cursor: PartCursor) {
    guard cursor.isHidden, hiddenColumns.count < CellAddress.columnLimit,
      let first = cursor.attribute("min").flatMap({ Int($0) }),
      let last = cursor.attribute("max").flatMap({ Int($0) }), 1 <= first, first <= last
    else { return }
    hiddenColumns.append(first...min(max(first, last), max(first, CellAddress.columnLimit)))
  }

  /// The hidden columns in which some cell holds something.
  private func filledHiddenColumns() -> [ClosedRange<Int>] {
    guard !hiddenColumns.isEmpty else { return [] }
    var columns: [ClosedRange<Int>] = []
    for column in Set(cells.map(\.address.column)).sorted()
    where hiddenColumns.contains(where: { $0.contains(column) }) {
      columns.append(number: column)
    }
    return columns
  }

  private mutating func beginRow(_ cursor: PartCursor) throws(TableErrors) {
    let stated = cursor.attribute("r").map { Int($0) ?? 0 }
    let next = stated ?? row + 1
    guard next > row, next < WorkbookLimits.rowNumber else {
      throw damaged(
        Phrase(
          vi: "các dòng không theo thứ tự (sau dòng \(row))",
          en: "its rows are not in order (after row \(row))"))
    }
    (row, column) = (next, 0)
    isRowHidden = cursor.isHidden
  }

  private mutating func readCell(_ cursor: PartCursor) throws(TableErrors) {
    if let text = cursor.attribute("r") {
      guard let address = CellAddress(text), address.row == row, address.column > column else {
        throw damaged(
          Phrase(
            vi: "ô \(excerpt(of: text)) không thuộc về chỗ đang đứng",
            en: "the cell \(excerpt(of: text)) does not belong where it stands"))
      }
      column = address.column
    } else {
      column += 1
    }
    guard row <= CellAddress.rowLimit, column <= CellAddress.columnLimit else {
      throw damaged(
        Phrase(
          vi: "trang có nhiều dòng hoặc cột hơn mức cho phép của một trang",
          en: "it has more rows or columns than a sheet can have"))
    }
    let type = cursor.attribute("t") ?? "n"
    let style = cursor.attribute("s").flatMap { Int($0) } ?? 0
    let raw = try readValue(cursor)
    let address = CellAddress(row: row, column: column)
    let content: CellContent?
    do throws(CellFault) {
      content = try self.content(raw, type: type, style: style)
    } catch {
      let location = CellLocation(
        file: workbook.file, sheet: tab.name, row: row, column: column)
      errors.append(TableError(at: location, error.problem, remedy: Workbook.saveAnew))
      return
    }
    guard let content else { return }
    if type != "s", case .text(let text) = content { textBytes += text.utf8.count }
    guard textBytes <= WorkbookLimits.tableBytes else {
      throw damaged(
        Phrase(
          vi: "trang chứa hơn \(WorkbookLimits.tableBytes >> 20) MiB văn bản",
          en: "it holds more than \(WorkbookLimits.tableBytes >> 20) MiB of text"))
    }
    guard cells.count < WorkbookLimits.cells else {
      throw damaged(
        Phrase(
          vi: "trang có hơn \(WorkbookLimits.cells) ô",
          en: "it has more than \(WorkbookLimits.cells) cells"))
    }
    cells.append(Sheet.Cell(address: address, content: content))
    if isRowHidden { hiddenRows.append(number: row) }
  }

  private struct CellFault: Error {
    let problem: Phrase
  }

  private struct RawCell {
    var value = ""
    var inline: String?
    var hasFormula = false
  }

  private func readValue(_ cursor: PartCursor) throws(TableErrors) -> RawCell {
    var raw = RawCell()
    var isValue = false
    while let node = try cursor.next() {
      switch (node, cursor.name) {
      case (.end, "c"): return raw
      case (.start, "is"): raw.inline = try cursor.richText()
      case (.start, "f"): raw.hasFormula = true
      case (.start, "v"): isValue = true
      case (.end, "v"): isValue = false
      case (.text, _):
        guard isValue else { continue }
        raw.value += cursor.text
        try cursor.rejectLong(raw.value)
      default: break
      }
    }
    return raw
  }

  /// What the cell holds; `nil` when it is empty.
  private func content(
    _ raw: RawCell, type: String, style: Int
  ) throws(CellFault) -> CellContent? {
    if raw.value.isEmpty, raw.inline == nil {
      // A formula may well give an empty text, and says so by its type.
      return raw.hasFormula && type != "str" ? .formulaWithoutValue : nil
    }
    switch type {
    case "s":
      guard let index = Int(trimmingBlanks(raw.value)),
        workbook.sharedStrings.indices.contains(index)
      else {
        throw CellFault(
          problem: Phrase(
            vi: "ô trỏ tới một văn bản không có trong tệp",
            en: "the cell refers to a text that is not there"))
      }
      return text(workbook.sharedStrings[index])
    case "inlineStr": return text(raw.inline ?? raw.value)
    case "str": return text(unescaped(raw.value))
    case "b": return .flag(["1", "true"].contains(trimmingBlanks(raw.value)))
    case "e": return .error(raw.value)
    case "d": return text(raw.value)
    default: return try number(raw.value, style: style)
    }
  }

  private func text(_ text: String) -> CellContent? { text.isEmpty ? nil : .text(text) }

  private func number(_ text: String, style: Int) throws(CellFault) -> CellContent {
    guard let number = try? DecimalNumber(text, mark: .point) else {
      throw CellFault(
        problem: Phrase(
          vi: "\(excerpt(of: text)) được lưu như số nhưng không phải là số",
          en: "\(excerpt(of: text)) is stored as a number, but is none"))
    }
    let format =
      workbook.formats.indices.contains(style)
      ? workbook.formats[style] : .number(decimals: nil)
    switch format {
    case .number(let decimals): return .number(number.value, decimals: decimals)
    case .date(let hasTime):
      return workbook.dateSystem.content(number.value, hasTime: hasTime)
    }
  }

  private func damaged(_ problem: Phrase) -> TableErrors {
    TableErrors(
      TableError(
        at: CellLocation(file: workbook.file, sheet: tab.name),
        Phrase(vi: "không đọc được trang: ", en: "the sheet cannot be read: ") + problem,
        remedy: Workbook.saveAnew))
  }
}

extension PartCursor {
  /// Whether the row or the columns described here are hidden.
  fileprivate var isHidden: Bool { ["1", "true"].contains(attribute("hidden")) }
}
