/// Writes delimited text in UTF-8 (RFC 4180) with LF, cell by cell, into memory.
///
/// What it writes, ``Table`` reads back to the same cells. A cell is quoted when it needs to be: for
/// a quotation mark, a line end or any of the three separators in it, for nothing but blanks, and for
/// a byte order mark at its start. Text that a spreadsheet would take for a formula is neutralised.
public struct CSVWriter: Sendable {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  private let separator: UInt8
  private var cellCount = 0
  private var recordStart = 0

  /// Starts an empty text.
  public init(separator: FieldSeparator = .comma) { self.separator = separator.rawValue }

  /// Writes a cell of text.
  ///
  /// A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, and is not a decimal
  /// number with a point or a comma, gets an apostrophe before it.
  ///
  /// - Returns: Whether it got that apostrophe, so that a notice can say so.
  @discardableResult
  public mutating func append(_ text: String) -> Bool {
    beginCell()
    let cell = text.utf8.span
    let isFormula = isFormula(cell)
    let isQuoted = needsQuotes(cell)
    if isQuoted { bytes.append(.quote) }
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    for position in cell.indices {
      if cell[position] == .quote { bytes.append(.quote) }
      bytes.append(cell[position])
    }
    if isQuoted { bytes.append(.quote) }
    return isFormula
  }

  /// Writes a cell of a number: the shortest text that reads back as it, with a point.
  public mutating func append(_ number: Double) {
    beginCell()
    bytes.appendShortest(number)
  }

  /// Writes an empty cell: there is no value.
  public mutating func appendEmpty() { beginCell() }

  /// Ends the record. One of empty cells alone gets a pair of quotes, or it would be a blank row.
  public mutating func endRecord() {
    if bytes.count - recordStart == max(0, cellCount - 1) {
      bytes.insert(contentsOf: [.quote, .quote], at: recordStart)
    }
    bytes.append(.lineFeed)
    cellCount = 0
    recordStart = bytes.count
  }

  /// Writes a record of text cells.
  public mutating func appendRecord(_ cells: some Sequence<String>) {
    for cell in cells { append(cell) }
    endRecord()
  }
}

extension CSVWriter {
  private mutating func beginCell() {
    if cellCount > 0 { bytes.append(separator) }
    cellCount += 1
  }

  /// Whether a spreadsheet would calculate the text.
  private func isFormula(_ cell: Span<UInt8>) -> Bool {
    guard !cell.isEmpty else { return false }
    switch cell[0] {
    case UInt8(ascii: "="), UInt8(ascii: "@"), .tab, .carriageReturn: return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      return DecimalMark.allCases.allSatisfy {
        WrittenDecimal(cell, in: cell.indices, mark: $0) == nil
      }
    default: return false
    }
  }

  private func needsQuotes(_ cell: Span<UInt8>) -> Bool {
    if cell.isEmpty { return false }
    // A byte order mark begins with EF.
    if cell[0] == 0xEF { return true }
    var isBlank = true
    for position in cell.indices {
      let byte = cell[position]
      if byte == .quote || byte == .lineFeed || byte == .carriageReturn { return true }
      if FieldSeparator(rawValue: byte) != nil { return true }
      if byte != .space { isBlank = false }
    }
    return isBlank
  }
}
