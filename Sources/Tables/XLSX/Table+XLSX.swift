import Wording

extension Table {
  /// Reads a table from a sheet of a workbook: the first row that holds anything is the header.
  ///
  /// A number or a date in a cell is one whatever decimal mark or date format is declared; those count
  /// for numbers and dates that are stored as text. Rows without content count where rows are numbered,
  /// and are no records.
  ///
  /// - Throws: All that is wrong, with sheet and cell: error values, formulas without a stored result,
  ///   merged cells, control characters, texts above 65 536 bytes, columns without a name.
  ///
  /// Complexity: O(n) for n bytes of the sheet.
  public init(
    xlsx bytes: [UInt8], file: String, sheet: String? = nil, cornerName: String = ""
  ) throws(TableErrors) {
    let workbook = try Workbook(bytes, file: file)
    if let sheet {
      try self.init(workbook.sheet(named: sheet), cornerName: cornerName)
    } else {
      try self.init(workbook.onlySheet(), cornerName: cornerName)
    }
  }

  /// Reads a table from a sheet.
  public init(_ sheet: Sheet, cornerName: String = "") throws(TableErrors) {
    var builder = SheetTable(sheet, cornerName: cornerName)
    try builder.build()
    self.init(
      file: sheet.file, sheet: sheet.name, separator: .tab, header: builder.header,
      bytes: builder.bytes, index: builder.index, columnOffset: builder.firstColumn - 1)
    if !sheet.hidden.isEmpty { hidden = sheet.hidden }
    try rejectUnnamedCells()
  }
}

extension Workbook {
  /// The visible sheet that holds something, if there is just one.
  func onlySheet() throws(TableErrors) -> Sheet {
    var found: [Sheet] = []
    for tab in tabs where !tab.isHidden {
      let sheet = try sheet(tab)
      if !sheet.cells.isEmpty { found.append(sheet) }
      if found.count > 1 { break }
    }
    if let sheet = found.first, found.count == 1 { return sheet }
    let place = CellLocation(file: file)
    if found.isEmpty {
      throw TableErrors(
        TableError(
          at: place,
          Phrase(
            vi: "sổ không có trang nào hiện ra mà có nội dung",
            en: "the workbook has no visible sheet with anything in it"),
          remedy: Phrase(
            vi: "Cần một dòng tiêu đề và ít nhất một dòng số liệu.",
            en: "It needs a header line and at least one row.")))
    }
    let names = tabs.filter { !$0.isHidden }.map(\.name)
    throw TableErrors(
      TableError(
        at: place,
        Phrase(
          vi: "sổ có nhiều trang: \(Self.list(names))",
          en: "the workbook has several sheets: \(Self.list(names))"),
        remedy: Phrase(
          vi: "Chọn trang bằng --sheet (trong vòng: results: {sheet: …}).",
          en: "Say which with --sheet (in a round: results: {sheet: …}).")))
  }
}

/// Lays the cells of a sheet out as the records of a table.
private struct SheetTable {
  let sheet: Sheet
  let cornerName: String
  private(set) var header: [String] = []
  private(set) var bytes: [UInt8] = []
  private(set) var index = TableIndex()
  private(set) var firstColumn = 1
  private var lastColumn = 1
  private var errors = TableErrors()

  init(_ sheet: Sheet, cornerName: String) {
    self.sheet = sheet
    self.cornerName = cornerName
  }

  mutating func build() throws(TableErrors) {
    let rows = filledRows()
    guard let first = rows.first, let last = rows.last else {
      throw failure(
        row: nil, Phrase(vi: "trang trống", en: "the sheet is empty"),
        Phrase(
          vi: "Cần một dòng tiêu đề và ít nhất một dòng số liệu.",
          en: "It needs a header line and at least one row."))
    }
    let columns = rows.flatMap { [sheet.cells[$0.lowerBound], sheet.cells[$0.upperBound - 1]] }
      .map(\.address.column)
    (firstColumn, lastColumn) = (columns.min() ?? 1, columns.max() ?? 1)
    guard lastColumn - firstColumn < Table.columnLimit else {
      throw failure(
        row: sheet.cells[first.lowerBound].address.row,
        Phrase(
          vi: "bảng có hơn \(Table.columnLimit) cột",
          en: "the table has more than \(Table.columnLimit) columns"),
        Phrase(vi: "Xóa phần không thuộc về bảng.", en: "Delete what does not belong to it.")
      )
    }
    rejectMerged(
      sheet.cells[first.lowerBound].address.row...sheet.cells[last.lowerBound].address.row)
    var row = 0
    for cells in rows {
      let next = sheet.cells[cells.lowerBound].address.row
      index.appendBlankRows(next - row - 1)
      row = next
      try append(cells)
      if index.recordCount == 1 { readHeader() }
    }
    try errors.throwIfAny()
    if index.recordCount < 2 {
      throw failure(
        row: row,
        Phrase(
          vi: "trang có dòng tiêu đề nhưng không có dòng số liệu",
          en: "the sheet has a header but no rows"),
        Phrase(
          vi: "Thêm ít nhất một dòng dưới dòng tiêu đề.",
          en: "Add at least one row below the header."))
    }
  }

  /// The cells of each row that holds more than blanks.
  private func filledRows() -> [Range<Int>] {
    var rows: [Range<Int>] = []
    var start = 0
    let cells = sheet.cells
    while start < cells.count {
      var end = start
      var isFilled = false
      while end < cells.count, cells[end].address.row == cells[start].address.row {
        if case .text(let text) = cells[end].content {
          if !trimmingBlanks(text).isEmpty { isFilled = true }
        } else {
          isFilled = true
        }
        end += 1
      }
      if isFilled { rows.append(start..<end) }
      start = end
    }
    return rows
  }

  private mutating func append(_ cells: Range<Int>) throws(TableErrors) {
    index.beginRecord(at: bytes.count)
    var position = cells.lowerBound
    for column in firstColumn...lastColumn {
      var isTyped = false
      if position < cells.upperBound, sheet.cells[position].address.column == column {
        let cell = sheet.cells[position]
        position += 1
        isTyped = cell.content.isTyped
        append(cell)
      }
      index.append(end: bytes.count, isTyped: isTyped)
      bytes.append(column == lastColumn ? .lineFeed : .tab)
    }
    guard bytes.count <= WorkbookLimits.tableBytes else {
      throw failure(
        row: nil,
        Phrase(
          vi: "trang chứa hơn \(WorkbookLimits.tableBytes >> 20) MiB văn bản",
          en: "the sheet holds more than \(WorkbookLimits.tableBytes >> 20) MiB of text"),
        Phrase(vi: "Lưu trang dưới dạng CSV.", en: "Save it as CSV."))
    }
  }

  private mutating func append(_ cell: Sheet.Cell) {
    guard let text = cell.content.text else {
      if let fault = cell.content.fault { reject(cell.address, fault.problem, fault.remedy) }
      return
    }
    guard text.utf8.count <= FieldScanner.longestField else {
      reject(
        cell.address,
        Phrase(
          vi: "ô dài hơn \(FieldScanner.longestField) byte",
          en: "the cell is longer than \(FieldScanner.longestField) bytes"),
        Phrase(vi: "Rút ngắn ô đó.", en: "Shorten it."))
      return
    }
    if let control = text.unicodeScalars.first(where: \.isForbiddenControl) {
      let code = String(control.value, radix: 16, uppercase: true)
      reject(
        cell.address,
        Phrase(
          vi: "\(excerpt(of: text)) có ký tự điều khiển (U+\(code))",
          en: "\(excerpt(of: text)) has a control character (U+\(code))"),
        Phrase(vi: "Xóa ký tự đó.", en: "Delete it."))
      return
    }
    bytes += text.utf8
  }

  /// Checks the names of the columns, as in delimited text.
  private mutating func readHeader() {
    index.endHeader()
    var columns: [String: CellAddress] = [:]
    let row = index.row(record: 0)
    for column in firstColumn...lastColumn {
      let address = CellAddress(row: row, column: column)
      let text = sheet.content(at: address)?.text ?? ""
      let name = trimmingBlanks(text)
      header.append(name.isEmpty && column == firstColumn ? cornerName : name)
      if !name.isEmpty, let first = columns[name] {
        reject(
          address,
          Phrase(
            vi: "tên \(excerpt(of: name)) đã đứng ở \(first)",
            en: "the name \(excerpt(of: name)) already stands in \(first)"),
          Phrase(vi: "Đặt cho mỗi cột một tên riêng.", en: "Give each column a name of its own."))
      }
      columns[name] = columns[name] ?? address
    }
    let lastNamed = header.lastIndex { !$0.isEmpty } ?? 0
    for column in 0..<lastNamed where header[column].isEmpty {
      reject(
        CellAddress(row: row, column: firstColumn + column),
        Phrase(vi: "cột không có tên", en: "the column has no name"),
        Phrase(
          vi: "Ghi tên cột vào dòng tiêu đề, hoặc xóa cột.",
          en: "Name it in the header, or delete the column."))
    }
  }

  /// Of merged cells only the first has a value; that the others share it can only be guessed.
  private mutating func rejectMerged(_ rows: ClosedRange<Int>) {
    for range in sheet.mergedRanges
    where range.first != range.last && rows.overlaps(range.first.row...range.last.row)
      && (firstColumn...lastColumn).overlaps(range.first.column...range.last.column)
    {
      reject(
        range.first, Phrase(vi: "các ô \(range) bị gộp", en: "the cells \(range) are merged"),
        Phrase(
          vi: "Bỏ gộp ô và điền vào từng ô.", en: "Undo the merging and fill each of the cells."))
    }
  }

  private mutating func reject(_ address: CellAddress, _ problem: Phrase, _ remedy: Phrase) {
    let sheet = sheet
    errors.append(TableError(at: sheet.location(address), problem, remedy: remedy))
  }

  private func failure(row: Int?, _ problem: Phrase, _ remedy: Phrase) -> TableErrors {
    TableErrors(
      TableError(
        at: CellLocation(file: sheet.file, sheet: sheet.name, row: row), problem, remedy: remedy))
  }
}

extension Unicode.Scalar {
  /// A control other than tab and line ends.
  fileprivate var isForbiddenControl: Bool {
    value < 0x20 && value != 9 && value != 10 && value != 13 || (0x7F...0x9F).contains(value)
  }
}
