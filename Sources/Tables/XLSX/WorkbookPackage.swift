import Wording

/// The parts of a workbook around its sheets.
struct WorkbookPackage {
  let file: String
  let archive: ZIPArchive

  /// What `workbook.xml` and its relationships say.
  struct Index {
    var tabs: [Workbook.Tab] = []
    var dateSystem = DateSystem.from1900
    var stylesPart: String?
    var stringsPart: String?
  }

  init(_ bytes: [UInt8], file: String) throws(TableErrors) {
    self.file = file
    do throws(ZIPFault) {
      archive = try ZIPArchive(bytes)
    } catch {
      throw TableErrors(error.error(file))
    }
    try rejectOtherPackages()
  }

  /// The sheets by name, and where the other parts are.
  mutating func index() throws(TableErrors) -> Index {
    let root = try relationships(of: "")
    let part = root.values.first { $0.type.hasSuffix("/officeDocument") }?.target
    guard let part = part ?? Optional("xl/workbook.xml"), archive.entry(named: part) != nil else {
      throw failure(
        Phrase(
          vi: "tệp là tệp nén zip nhưng không phải là sổ Excel (.xlsx)",
          en: "the file is a zip archive, but not an Excel workbook (.xlsx)"),
        Phrase(
          vi: "Gửi chính sổ đó, lưu thành .xlsx, không đóng gói vào tệp nén.",
          en: "Send the workbook itself, saved as .xlsx, not packed into an archive."))
    }
    let related = try relationships(of: part)
    var index = Index()
    index.stylesPart = related.values.first { $0.type.hasSuffix("/styles") }?.target
    index.stringsPart = related.values.first { $0.type.hasSuffix("/sharedStrings") }?.target
    try read(part) { cursor throws(TableErrors) in
      switch cursor.name {
      case "workbookPr":
        if ["1", "true"].contains(cursor.attribute("date1904")) { index.dateSystem = .from1904 }
      case "sheet":
        guard let name = cursor.attribute("name"), let id = cursor.attribute("id"),
          let target = related[id]
        else {
          throw failure(
            Phrase(
              vi: "sổ không cho biết một trang của nó nằm ở đâu",
              en: "the workbook does not say where one of its sheets is"),
            ZIPFault.saveAnew)
        }
        guard target.type.hasSuffix("/worksheet"), index.tabs.count < WorkbookLimits.sheets
        else { return }
        index.tabs.append(
          Workbook.Tab(
            name: name, isHidden: ["hidden", "veryHidden"].contains(cursor.attribute("state")),
            part: target.target))
      default: break
      }
    }
    return index
  }

  /// The formats of cells, by the number that cells refer to.
  func formats(_ part: String?) throws(TableErrors) -> [CellFormat] {
    guard let part else { return [] }
    var codes: [Int: CellFormat] = [:]
    var formats: [CellFormat] = []
    var isInCellFormats = false
    try read(part) { cursor throws(TableErrors) in
      switch cursor.name {
      case "numFmt":
        if let id = cursor.attribute("numFmtId").flatMap({ Int($0) }),
          let code = cursor.attribute("formatCode"), codes.count < WorkbookLimits.entries
        {
          codes[id] = CellFormat(code: code)
        }
      case "cellXfs": isInCellFormats = true
      case "cellStyleXfs", "cellStyles", "dxfs": isInCellFormats = false
      case "xf":
        guard isInCellFormats, formats.count < WorkbookLimits.entries else { return }
        let id = cursor.attribute("numFmtId").flatMap { Int($0) } ?? 0
        formats.append(codes[id] ?? CellFormat(builtIn: id))
      default: break
      }
    }
    return formats
  }

  /// The strings that cells share, by their number.
  func sharedStrings(_ part: String?) throws(TableErrors) -> [String] {
    guard let part else { return [] }
    let cursor = try PartCursor(
      archive, part, file: file, limit: WorkbookLimits.partBytes, sheet: nil)
    var strings: [String] = []
    while let node = try cursor.next() {
      guard node == .start, cursor.name == "si" else { continue }
      guard strings.count < WorkbookLimits.entries else {
        throw failure(
          Phrase(vi: "sổ có quá nhiều văn bản", en: "the workbook has too many texts"),
          Phrase(vi: "Lưu trang dưới dạng CSV.", en: "Save the sheet as CSV."))
      }
      strings.append(try cursor.richText())
    }
    return strings
  }

  private func read(
    _ part: String, _ body: (PartCursor) throws(TableErrors) -> Void
  ) throws(TableErrors) {
    let cursor = try PartCursor(
      archive, part, file: file, limit: WorkbookLimits.partBytes, sheet: nil)
    while let node = try cursor.next() {
      if node == .start { try body(cursor) }
    }
  }

  private func failure(_ problem: Phrase, _ remedy: Phrase) -> TableErrors {
    TableErrors(TableError(at: CellLocation(file: file), problem, remedy: remedy))
  }

  private func rejectOtherPackages() throws(TableErrors) {
    let names = archive.entries.map { $0.name.lowercased() }
    if names.contains(where: { $0.hasSuffix("vbaproject.bin") }) {
      throw failure(
        Phrase(vi: "sổ có chứa macro", en: "the workbook holds macros"),
        Phrase(vi: "Lưu thành .xlsx, dạng không có macro.", en: "Save it as .xlsx, which has none.")
      )
    }
    if names.contains("xl/workbook.bin") {
      throw failure(
        Phrase(vi: "tệp là sổ nhị phân (.xlsb)", en: "the file is a binary workbook (.xlsb)"),
        Phrase(vi: "Lưu thành .xlsx.", en: "Save it as .xlsx."))
    }
    if names.contains("content.xml"), names.contains("mimetype") {
      throw failure(
        Phrase(vi: "tệp là tệp OpenDocument (.ods)", en: "the file is an OpenDocument file (.ods)"),
        Phrase(vi: "Lưu thành .xlsx, hoặc CSV.", en: "Save it as .xlsx, or as CSV."))
    }
  }
}

extension WorkbookPackage {
  private struct Relationship {
    let type: String
    let target: String
  }

  /// What the parts that belong to `part` are called, by the id it refers to them with.
  private func relationships(of part: String) throws(TableErrors) -> [String: Relationship] {
    let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    let own = folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
    guard archive.entry(named: own) != nil else { return [:] }
    var relationships: [String: Relationship] = [:]
    try read(own) { cursor throws(TableErrors) in
      guard cursor.name == "Relationship", cursor.attribute("TargetMode") != "External",
        let id = cursor.attribute("Id"), let type = cursor.attribute("Type"),
        let target = cursor.attribute("Target"), relationships.count < WorkbookLimits.entries
      else { return }
      relationships[id] = Relationship(type: type, target: Self.resolved(target, in: folder))
    }
    return relationships
  }

  /// The name of a part from the folder it is named in; one that leads out of the archive is merely
  /// not found.
  private static func resolved(_ target: String, in folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var parts: [Substring] = []
    for part in (folder + target).split(separator: "/") {
      switch part {
      case ".": continue
      case "..": if !parts.isEmpty { parts.removeLast() }
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
