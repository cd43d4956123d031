/// A sheet of a workbook to be written.
public struct OutputSheet: Sendable {
  /// Whether and how a sheet is seen.
  public enum Visibility: String, Hashable, Sendable {
    /// Its tab is there.
    case visible

    /// A reader can bring it up.
    case hidden

    /// Only a program can bring it up.
    case veryHidden
  }

  enum Content: Hashable {
    case text(String)
    case number(Double)
    case date(CalendarDate)
    case flag(Bool)
    case empty
  }

  /// The name on its tab: at most 31 characters, none of `[]:*?/\`, which are replaced.
  public let name: String

  /// Whether it is seen.
  public var visibility = Visibility.visible

  /// Whether locked cells can be changed; there is no password.
  public var isProtected = false

  /// The widths of columns (from 1) in characters.
  public var columnWidths: [Int: Double] = [:]

  /// The heights of rows (from 1) in points, where they differ.
  public var rowHeights: [Int: Double] = [:]

  /// How many rows at the top stay when the others scroll.
  public var frozenRows = 0

  /// Whether it prints across the page.
  public var isLandscape = false

  /// The cells merged into one.
  public var mergedRanges: [CellRange] = []

  /// The charts over its cells.
  public var charts: [OutputChart] = []

  /// What may be typed where.
  public var inputRules: [InputRule] = []

  private(set) var cells: [CellAddress: (content: Content, style: CellStyle)] = [:]

  /// Starts an empty sheet.
  public init(name: String) {
    let replaced = name.map { "[]:*?/\\".contains($0) ? "_" : $0 }
    var short = String(replaced.prefix(31))
    while short.utf16.count > 31 { short.removeLast() }
    if short.hasPrefix("'") { short = "_" + short.dropFirst() }
    if short.hasSuffix("'") { short = short.dropLast() + "_" }
    self.name = short.isEmpty ? "Sheet" : short
  }

  /// Writes text. It stays text whatever it begins with; what XML cannot hold is escaped, and after
  /// 32 767 characters it ends.
  public mutating func set(
    _ address: CellAddress, _ text: String, style: CellStyle = CellStyle()
  ) {
    put(address, text.isEmpty ? .empty : .text(text), style)
  }

  /// Writes a number; one that is not finite leaves the cell empty.
  public mutating func set(
    _ address: CellAddress, _ number: Double, style: CellStyle = CellStyle()
  ) {
    put(address, number.isFinite ? .number(number) : .empty, style)
  }

  /// Writes a date, by default as `yyyy-mm-dd`; before 1 March 1900, which no two programs count
  /// alike, as text.
  public mutating func set(
    _ address: CellAddress, _ date: CalendarDate, style: CellStyle = CellStyle()
  ) {
    guard date.days > -25_509 else { return put(address, .text(date.iso8601), style) }
    var style = style
    style.numberFormat = style.numberFormat ?? "yyyy-mm-dd"
    put(address, .date(date), style)
  }

  /// Writes true or false.
  public mutating func set(
    _ address: CellAddress, _ flag: Bool, style: CellStyle = CellStyle()
  ) {
    put(address, .flag(flag), style)
  }

  /// Gives an empty cell a look, and a lock or none.
  public mutating func setEmpty(_ address: CellAddress, style: CellStyle) {
    put(address, .empty, style)
  }

  /// Writes text into cells from left to right.
  public mutating func setRow(
    _ row: Int, _ texts: [String], from column: Int = 1, style: CellStyle = CellStyle()
  ) {
    for (offset, text) in texts.enumerated() {
      set(CellAddress(row: row, column: column + offset), text, style: style)
    }
  }

  private mutating func put(_ address: CellAddress, _ content: Content, _ style: CellStyle) {
    precondition(
      (1...CellAddress.rowLimit).contains(address.row)
        && (1...CellAddress.columnLimit).contains(address.column), "a cell of a sheet")
    cells[address] = (content, style)
  }
}
