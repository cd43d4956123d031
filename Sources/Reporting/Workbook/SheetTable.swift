import Tables

/// A sheet that is one table: a head that stays while the rest scrolls, and rows of typed cells.
struct SheetTable {
  /// One cell.
  enum Cell {
    case text(String, fill: String? = nil)
    case number(Double, format: String?)
    case flag(Bool)
    case empty
  }

  private(set) var sheet: OutputSheet
  private var row = 1

  /// Starts with a head; each column has a name and a width in characters.
  init(name: String, heads: [(name: String, width: Double)]) {
    sheet = OutputSheet(name: name)
    let style = CellStyle {
      $0.isBold = true
      $0.fill = "E3E7EC"
      $0.wraps = true
      $0.hasBorder = true
    }
    sheet.setRow(1, heads.map(\.name), style: style)
    for (index, head) in heads.enumerated() { sheet.columnWidths[index + 1] = head.width }
    sheet.frozenRows = 1
    sheet.isLandscape = true
  }

  /// Appends a row.
  mutating func append(_ cells: [Cell]) {
    row += 1
    for (index, cell) in cells.enumerated() {
      let address = CellAddress(row: row, column: index + 1)
      switch cell {
      case .empty: continue
      case .flag(let flag): sheet.set(address, flag)
      case .text(let text, let fill):
        sheet.set(address, text, style: CellStyle { $0.fill = fill })
      case .number(let number, let format):
        sheet.set(address, number, style: CellStyle { $0.numberFormat = format })
      }
    }
  }

  /// The format that shows a number down to 10^`place`; none where that is no plain decimal.
  static func format(place: Int) -> String? {
    if place == 0 { return "0" }
    guard (-12 ... -1).contains(place) else { return nil }
    return "0." + String(repeating: "0", count: -place)
  }
}
