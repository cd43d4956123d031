/// How much of a workbook is read before it is refused.
enum WorkbookLimits {
  /// What a sheet may expand to: it passes through block by block.
  static let sheetBytes = 1 << 30

  /// What a part that is kept may expand to.
  static let partBytes = 128 << 20

  /// The cells of a sheet that hold something.
  static let cells = 4_000_000

  /// The bytes of text in one sheet, and in one table.
  static let tableBytes = 512 << 20

  /// The bytes of text in one cell; a sheet allows 32 767 characters.
  static let cellBytes = 1 << 20

  /// The merged ranges of a sheet.
  static let mergedRanges = 10_000

  /// The number that a row may bear, though it be empty.
  static let rowNumber = 1 << 40

  /// The sheets of a workbook.
  static let sheets = 1000

  /// The formats, and the strings that cells share.
  static let entries = 4_000_000
}
