import Wording

extension Table {
  /// Reads a table from a file of any form that is known: a workbook (.xlsx) by its first bytes, else
  /// delimited text.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: Its name, for messages.
  ///   - encoding: That of delimited text.
  ///   - sheet: The sheet of a workbook; by default the only visible one that holds anything.
  ///   - cornerName: The name of the first column where the header leaves it empty.
  /// - Throws: All that is wrong with the form of the file.
  public init(
    contents bytes: [UInt8], file: String, encoding: TextEncoding = .utf8, sheet: String? = nil,
    cornerName: String = ""
  ) throws(TableErrors) {
    if Workbook.isWorkbook(bytes) {
      try self.init(xlsx: bytes, file: file, sheet: sheet, cornerName: cornerName)
      return
    }
    if let sheet {
      throw TableErrors(
        TableError(
          at: CellLocation(file: file),
          Phrase(
            vi:
              "có yêu cầu đọc trang \(excerpt(of: sheet)), nhưng tệp không phải là sổ Excel (.xlsx)",
            en: "the sheet \(excerpt(of: sheet)) is asked for, but the file is no workbook (.xlsx)"),
          remedy: Phrase(
            vi: "Bỏ tên trang, hoặc nêu tên sổ Excel.",
            en: "Leave the sheet out, or name the workbook.")))
    }
    let text = try DecodedText(bytes, encoding, file: file)
    try self.init(csv: text.bytes, file: file, cornerName: cornerName)
    originalEncoding = text.original
  }
}
