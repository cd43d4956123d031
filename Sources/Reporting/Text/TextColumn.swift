/// One column of a table in plain text: cells of equal display width.
struct TextColumn {
  enum Alignment {
    case leading

    /// On the decimal mark.
    case decimal
  }

  private var cells: [String]
  private let widths: [Int]
  private let tails: [Int]
  private let alignment: Alignment
  private let width: Int
  private let longestTail: Int

  /// Measures `cells`, the first of which is the title.
  init(_ title: String, _ cells: [String], _ alignment: Alignment) {
    self.cells = [title] + cells
    self.alignment = alignment
    widths = self.cells.map(displayWidth)
    tails = alignment == .decimal ? self.cells.map(Self.tail) : []
    let longest = tails.max() ?? 0
    longestTail = longest
    let room = tails.isEmpty ? widths : zip(widths, tails).map { $0 + longest - $1 }
    // A title is set to the right edge, whatever stands behind the mark.
    width = max(room.dropFirst().max() ?? 0, widths[0])
  }

  /// Appends the cell in `row`, row 0 being the title, with the blanks around it; none behind it
  /// when it `isLast`.
  func append(row: Int, isLast: Bool, to text: inout String) {
    let missing = width - widths[row]
    switch alignment {
    case .leading:
      text += cells[row]
      if !isLast { append(blanks: missing, to: &text) }
    case .decimal:
      let behind = row == 0 ? 0 : min(missing, longestTail - tails[row])
      append(blanks: missing - behind, to: &text)
      text += cells[row]
      if !isLast { append(blanks: behind, to: &text) }
    }
  }

  private func append(blanks count: Int, to text: inout String) {
    if count > 0 { text += String(repeating: " ", count: count) }
  }

  /// How many columns stand from the decimal mark to the end; none in a power of ten.
  private static func tail(of cell: String) -> Int {
    var digits = 0
    for byte in cell.utf8.reversed() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "."), UInt8(ascii: ","): return digits + 1
      default: return 0
      }
    }
    return 0
  }
}
