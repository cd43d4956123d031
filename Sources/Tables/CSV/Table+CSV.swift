import Wording

extension Table {
  /// The most columns a file may have.
  public static let columnLimit = 4096

  /// Reads delimited text in UTF-8 (RFC 4180): a header, then records with a cell for each column.
  ///
  /// Columns at the end may lack a name when they are empty throughout, as a spreadsheet leaves them.
  /// Lines end with LF, CRLF or CR. A byte order mark is skipped. A row with nothing but separators
  /// and blanks is a blank row: it counts where rows are numbered, and is no record.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: Its name, for messages.
  ///   - separator: What stands between cells; by default the one of tab, semicolon and comma that
  ///     is most frequent in the header, outside quotes.
  ///   - cornerName: The name of the first column where the header leaves it empty, as the corner of
  ///     a matrix often is; by default none.
  ///   - rowsLeftOut: How many rows of the file stand between the header and what follows it here.
  /// - Throws: All that is wrong with the form of the file: encoding, header, quotes, control
  ///   characters, rows with too few or too many cells, cells above 65 536 bytes, more than
  ///   ``columnLimit`` columns. After an unclosed quote, a NUL byte and what is too long, the rest
  ///   is not read.
  ///
  /// Complexity: O(n) for n bytes.
  public init(
    csv bytes: [UInt8], file: String, separator: FieldSeparator? = nil, cornerName: String = "",
    rowsLeftOut: Int = 0
  ) throws(TableErrors) {
    var reader = CSVReader(
      file: file, bytes: bytes, separator: separator, cornerName: cornerName,
      rowsLeftOut: rowsLeftOut)
    try reader.read()
    self.init(
      file: file, separator: reader.separator, header: reader.header, bytes: bytes,
      index: reader.index)
    try rejectUnnamedCells()
  }

  /// A spreadsheet may leave columns without a name at the end, as long as they are empty.
  func rejectUnnamedCells() throws(TableErrors) {
    var errors = TableErrors()
    for column in header.indices where header[column].isEmpty {
      guard
        let record = (0..<recordCount).first(where: { !isBlank(record: $0, column: column) })
      else { continue }
      let text = excerpt(of: trimmedText(record: record, column: column))
      errors.append(
        TableError(
          at: location(record: record, column: column),
          Phrase(
            vi: "\(text) nằm trong cột không có tên",
            en: "\(text) stands in a column without a name"),
          remedy: Phrase(
            vi: "Ghi tên cột vào dòng tiêu đề, hoặc để trống cột.",
            en: "Name the column in the header, or empty it.")))
    }
    try errors.throwIfAny()
  }
}

/// Reads one file from its first byte to its last and gathers what is wrong with it.
private struct CSVReader {
  let file: String
  let bytes: [UInt8]
  let separator: FieldSeparator
  let cornerName: String
  let rowsLeftOut: Int
  private(set) var index = TableIndex()
  private(set) var header: [String] = []
  private var errors = TableErrors()
  private var position: Int

  init(
    file: String, bytes: [UInt8], separator: FieldSeparator?, cornerName: String, rowsLeftOut: Int
  ) {
    self.file = file
    self.cornerName = cornerName
    self.rowsLeftOut = rowsLeftOut
    self.bytes = bytes
    position = ByteOrderMark(bytes.span) == .utf8 ? 3 : 0
    var firstLine = position
    while firstLine < bytes.count,
      [.lineFeed, .carriageReturn, .space].contains(bytes[firstLine])
    {
      firstLine += 1
    }
    self.separator = separator ?? .detected(in: bytes.span, from: firstLine)
  }

  mutating func read() throws(TableErrors) {
    try checkEncoding()
    let scanner = FieldScanner(separator)
    while position < bytes.count {
      if skipBlankRow() { continue }
      guard readRecord(scanner) else { break }
      if index.recordCount == 1 {
        readHeader()
        index.appendBlankRows(rowsLeftOut)
      }
      if index.recordCount == 1000 { index.reserveCapacity(for: bytes.count, after: position) }
    }
    try errors.throwIfAny()
    if index.recordCount < 2 { throw TableErrors(tooShort) }
  }

  private func checkEncoding() throws(TableErrors) {
    if let kind = workbookKind {
      throw TableErrors(
        TableError(
          at: CellLocation(file: file),
          Phrase(
            vi: "tệp là \(kind.vietnamese), không phải văn bản phân cách",
            en: "the file is \(kind.english), not delimited text"),
          remedy: Phrase(
            vi: #"Trong Excel, lưu tệp theo dạng "CSV UTF-8"."#,
            en: #"In Excel save it as "CSV UTF-8"."#)))
    }
    guard let mark = ByteOrderMark(bytes.span), mark != .utf8 else { return }
    throw TableErrors(
      TableError(
        at: CellLocation(file: file),
        Phrase(vi: "tệp theo \(mark.rawValue)", en: "the file is in \(mark.rawValue)"),
        remedy: CSVFault.saveAsUTF8
      ))
  }

  /// What the first bytes say of a file from a spreadsheet program.
  private var workbookKind: Phrase? {
    let start = Array(bytes.prefix(4))
    return switch start {
    case [0x50, 0x4B, 0x03, 0x04]:
      Phrase(
        vi: "sổ Excel (.xlsx) hoặc một tệp nén zip khác",
        en: "an Excel workbook (.xlsx) or another zip archive")
    case [0xD0, 0xCF, 0x11, 0xE0]:
      Phrase(vi: "sổ Excel kiểu cũ (.xls)", en: "an old Excel workbook (.xls)")
    default: nil
    }
  }

  private var tooShort: TableError {
    index.recordCount == 0
      ? TableError(
        at: CellLocation(file: file), Phrase(vi: "tệp trống", en: "the file is empty"),
        remedy: Phrase(
          vi: "Cần một dòng tiêu đề và ít nhất một dòng số liệu.",
          en: "It needs a header line and at least one row."))
      : TableError(
        at: CellLocation(file: file, row: index.row(record: 0)),
        Phrase(
          vi: "tệp có dòng tiêu đề nhưng không có dòng số liệu",
          en: "the file has a header but no rows"),
        remedy: Phrase(
          vi: "Thêm ít nhất một dòng dưới dòng tiêu đề.",
          en: "Add at least one row below the header."))
  }

  /// Passes a row of nothing but separators and blanks.
  private mutating func skipBlankRow() -> Bool {
    var end = position
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    guard end == bytes.count || bytes[end] == .lineFeed || bytes[end] == .carriageReturn else {
      return false
    }
    let isPair =
      end + 1 < bytes.count && bytes[end] == .carriageReturn && bytes[end + 1] == .lineFeed
    position = end + (isPair ? 2 : 1)
    index.appendBlankRow()
    return true
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == separator.rawValue || byte == .space || byte == .tab
  }

  /// Reads one record; false when the rest of the file cannot be read.
  private mutating func readRecord(_ scanner: FieldScanner) -> Bool {
    let start = position
    index.beginRecord(at: start)
    var (count, isASCII, isSound) = (0, true, true)
    while true {
      let field = scanner.field(in: bytes.span, from: position)
      count += 1
      if let fault = field.fault {
        isSound = false
        report(CSVFault(fault), column: count, cell: position..<field.end)
        guard fault.canBePassed else { return false }
      }
      guard count <= Table.columnLimit else {
        report(.tooManyColumns, column: count)
        return false
      }
      isASCII = isASCII && field.isASCII
      if errors.isEmpty || index.recordCount == 1 { index.append(field) }
      position = field.next
      if field.isLast { break }
    }
    if !isASCII { checkCharacters(in: start..<position, scanner) }
    if index.recordCount > 1, isSound, count != index.columnCount { reportRagged(count) }
    return true
  }
}

extension CSVReader {
  /// Checks the names of the columns.
  private mutating func readHeader() {
    index.endHeader()
    var columns: [String: Int] = [:]
    for column in 0..<index.columnCount {
      let field = index.field(record: 0, column: column)
      let text = string(of: bytes.span.extracting(field.text))
      let name = trimmingBlanks(field.isQuoted ? undoubled(text) : text)
      header.append(name.isEmpty && column == 0 ? cornerName : name)
      if !name.isEmpty, let first = columns.updateValue(column + 1, forKey: name) {
        columns[name] = first
        report(.repeatedColumn(name, first: first), column: column + 1)
      }
    }
    let lastNamed = header.lastIndex { !$0.isEmpty } ?? 0
    for column in 0..<lastNamed where header[column].isEmpty {
      report(.unnamedColumn, column: column + 1)
    }
  }

  private mutating func reportRagged(_ count: Int) {
    let expected = index.columnCount
    let fault = CSVFault.ragged(count: count, expected: expected, separator)
    report(fault, column: min(count, expected) + 1)
  }

  /// Checks a record that is not all ASCII: each cell must be UTF-8 without controls.
  private mutating func checkCharacters(in record: Range<Int>, _ scanner: FieldScanner) {
    if isSoundUTF8(bytes.span.extracting(record)) { return }
    var (position, column) = (record.lowerBound, 0)
    while true {
      let field = scanner.field(in: bytes.span, from: position)
      column += 1
      let cell = position..<field.end
      if let fault = characterFault(in: bytes.span.extracting(cell)) {
        report(fault, column: column, cell: cell)
      }
      if field.isLast { return }
      position = field.next
    }
  }

  private mutating func report(_ fault: CSVFault, column: Int, cell: Range<Int> = 0..<0) {
    let location = CellLocation(file: file, row: index.rowCount, column: column)
    let bytes = bytes
    errors.append(fault.error(at: location, cell: bytes.span.extracting(cell)))
  }
}
