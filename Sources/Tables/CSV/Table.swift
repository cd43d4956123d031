/// A table of text cells under named columns, read from a file and unchanged since.
///
/// Every record has a cell for every column. The bytes of the file are kept as they are, with an
/// index of 4 bytes a cell and 8 bytes a record; a `String` is made only when asked for. Records and
/// columns count from 0 here, rows and columns of a ``location(record:column:)`` from 1.
public struct Table: Sendable {
  /// The name of the file, for messages.
  public let file: String

  /// The sheet of a workbook that it was read from; `nil` for delimited text.
  public let sheet: String?

  /// What the text of the file was stored in, where that was not UTF-8.
  public internal(set) var originalEncoding: String?

  /// What of the sheet it was read from nobody sees, where there is such.
  public internal(set) var hidden: HiddenParts?

  /// The separator the file was read with; a tab for a sheet.
  public let separator: FieldSeparator

  /// The names of the columns: blanks at the ends trimmed, none twice, none empty but at
  /// the end over empty columns.
  public let header: [String]

  /// The bytes of the file, or of the cells of a sheet. ``byteRange(record:column:)`` tells where a cell stands in them.
  public let bytes: [UInt8]

  private let index: TableIndex

  /// What is added to the number of a row where a message names one: 0 in a file, whose header is row 1.
  public var rowOffset = 0

  /// How many columns of the sheet stand left of the table.
  private let columnOffset: Int

  init(
    file: String, sheet: String? = nil, separator: FieldSeparator, header: [String],
    bytes: [UInt8], index: TableIndex, columnOffset: Int = 0
  ) {
    self.file = file
    self.sheet = sheet
    self.columnOffset = columnOffset
    self.separator = separator
    self.header = header
    self.bytes = bytes
    self.index = index
  }

  /// How many records there are below the header.
  public var recordCount: Int { index.recordCount - 1 }

  /// The column of this name, spelt exactly so.
  public func column(named name: String) -> Int? { header.firstIndex(of: name) }

  /// Where the text of a cell stands in ``bytes``: without its outer quotes, but with the quotes
  /// in it still doubled and the blanks around it.
  public func byteRange(record: Int, column: Int) -> Range<Int> {
    index.field(record: record + 1, column: column).text
  }

  /// The text of a cell as its author meant it: quotes undone, blanks kept.
  public func text(record: Int, column: Int) -> String {
    let field = index.field(record: record + 1, column: column)
    let text = string(of: bytes.span.extracting(field.text))
    return field.isQuoted ? undoubled(text) : text
  }

  /// The text of a cell without the blanks at its ends: for codes and names.
  public func trimmedText(record: Int, column: Int) -> String {
    trimmingBlanks(text(record: record, column: column))
  }

  /// Whether a cell holds nothing but blanks.
  public func isBlank(record: Int, column: Int) -> Bool {
    let range = byteRange(record: record, column: column)
    return range.isEmpty
      || (isBlankByte(bytes[range.lowerBound])
        && trimmedText(record: record, column: column).isEmpty)
  }

  /// Where a cell stands in the file.
  public func location(record: Int, column: Int) -> CellLocation {
    CellLocation(
      file: file, sheet: sheet, row: index.row(record: record + 1) + rowOffset,
      column: column + 1 + columnOffset)
  }

  /// Where a column's name stands in the file.
  public func location(column: Int) -> CellLocation { location(record: -1, column: column) }

  /// Where the header stands in the file.
  public var headerLocation: CellLocation {
    CellLocation(file: file, sheet: sheet, row: index.row(record: 0))
  }

  /// How the number in a cell is written: as the file declares it, but with a point where a workbook
  /// holds a number and not text.
  public func decimalMark(record: Int, column: Int, declared: DecimalMark) -> DecimalMark {
    sheet != nil && index.isTyped(record: record + 1, column: column) ? .point : declared
  }

  /// How the date in a cell is written: as the file declares it, but as ISO 8601 where a workbook
  /// holds a date and not text.
  public func dateFormat(
    record: Int, column: Int, declared: CalendarDate.Format
  ) -> CalendarDate.Format {
    sheet != nil && index.isTyped(record: record + 1, column: column) ? .iso8601 : declared
  }

  private func isBlankByte(_ byte: UInt8) -> Bool { byte == .space || byte >= 0x80 }
}

/// `text` without the white space at its ends, no-break spaces included.
func trimmingBlanks(_ text: String) -> String {
  // Most texts begin and end with a character that is plainly no white space.
  if let first = text.utf8.first, let last = text.utf8.last, isPlain(first), isPlain(last) {
    return text
  }
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
    let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
  else { return "" }
  return String(scalars[first...last])
}

/// Whether a byte is a visible character of ASCII.
private func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

/// The text between the outer quotes with each doubled quote made one (RFC 4180, 2.7).
func undoubled(_ text: String) -> String {
  guard text.utf8.contains(.quote) else { return text }
  var result = String.UnicodeScalarView()
  var isFirstOfPair = false
  for scalar in text.unicodeScalars {
    isFirstOfPair = scalar == "\"" && !isFirstOfPair
    if !isFirstOfPair { result.append(scalar) }
  }
  return String(result)
}
