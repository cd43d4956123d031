import Wording

/// A workbook of a spreadsheet program (.xlsx, Office Open XML), open for reading.
///
/// Values are read, never calculated: of a formula the result that the file stores. Refused, each with
/// what to do: an old .xls, an encrypted workbook, one with macros, a binary one (.xlsb), OpenDocument.
///
/// Reference: ECMA-376-1 (SpreadsheetML) and ECMA-376-2 (Open Packaging Conventions).
public struct Workbook: Sendable {
  /// One sheet, not read yet.
  public struct Tab: Hashable, Sendable {
    /// The name on the tab.
    public let name: String

    /// Whether a reader of the workbook does not see it.
    public let isHidden: Bool

    let part: String
  }

  /// The name of the file, for messages.
  public let file: String

  /// The sheets, in the order of their tabs.
  public let tabs: [Tab]

  let archive: ZIPArchive
  let dateSystem: DateSystem
  let formats: [CellFormat]
  let sharedStrings: [String]

  /// Opens a workbook in memory.
  ///
  /// - Throws: What keeps it from being read, with what to do.
  public init(_ bytes: [UInt8], file: String) throws(TableErrors) {
    try Self.rejectOtherFormats(bytes, file)
    var package = try WorkbookPackage(bytes, file: file)
    let index = try package.index()
    self.file = file
    tabs = index.tabs
    dateSystem = index.dateSystem
    formats = try package.formats(index.stylesPart)
    sharedStrings = try package.sharedStrings(index.stringsPart)
    archive = package.archive
  }

  /// Whether bytes begin as a workbook does, of this format or an older one.
  public static func isWorkbook(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: compoundFile)
  }

  /// Reads a sheet by its name.
  public func sheet(named name: String) throws(TableErrors) -> Sheet {
    guard let tab = tabs.first(where: { $0.name == name }) else {
      let names = tabs.map(\.name)
      let nearest = didYouMean(name, among: names)
      throw TableErrors(
        TableError(
          at: CellLocation(file: file),
          Phrase(
            vi: "không có trang \(excerpt(of: name))", en: "there is no sheet \(excerpt(of: name))"),
          remedy: nearest
            + Phrase(
              vi: "Sổ có: \(Self.list(names)).", en: "The workbook has: \(Self.list(names)).")))
    }
    return try sheet(tab)
  }

  /// Reads a sheet.
  public func sheet(_ tab: Tab) throws(TableErrors) -> Sheet {
    var reader = SheetReader(self, tab)
    return try reader.read()
  }

  /// The remedy where a workbook is not as it should be.
  static let saveAnew = Phrase(
    vi: "Mở sổ bằng một chương trình bảng tính và lưu lại thành .xlsx.",
    en: "Open the workbook in a spreadsheet program and save it anew as .xlsx.")

  static func list(_ names: [String]) -> String {
    names.prefix(10).map { excerpt(of: $0) }.joined(separator: ", ")
      + (names.count > 10 ? ", …" : "")
  }

  private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// An old .xls and an encrypted .xlsx are both compound files; the second has a stream of this name.
  private static func rejectOtherFormats(
    _ bytes: [UInt8], _ file: String
  ) throws(TableErrors) {
    guard bytes.starts(with: compoundFile) else { return }
    var name: [UInt8] = []
    for byte in "EncryptedPackage".utf8 { name += [byte, 0] }
    // The names of streams stand in records of 128 bytes.
    var isEncrypted = false
    for start in stride(from: 0, to: bytes.count - name.count + 1, by: 128) {
      isEncrypted = isEncrypted || bytes[start...].starts(with: name)
    }
    throw TableErrors(
      TableError(
        at: CellLocation(file: file),
        isEncrypted
          ? Phrase(
            vi: "sổ được mã hóa bằng mật khẩu", en: "the workbook is encrypted with a password")
          : Phrase(
            vi: "tệp là sổ Excel kiểu cũ (.xls)", en: "the file is an old Excel workbook (.xls)"),
        remedy: isEncrypted
          ? Phrase(
            vi: "Mở bằng Excel, bỏ mật khẩu (File, Info, Protect Workbook) rồi lưu lại; trong "
              + "LibreOffice: File, Save As, bỏ dấu chọn \"Save with password\".",
            en: "Open it in Excel, remove the password (File, Info, Protect Workbook) and save it; "
              + "in LibreOffice: File, Save As, without \"Save with password\".")
          : Phrase(
            vi: "Mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx.",
            en: "Open it in Excel or LibreOffice and save it as .xlsx.")))
  }
}
