/// A workbook to be written as .xlsx (Office Open XML): for the same sheets the same bytes.
///
/// No clock, user or machine gets into the file. Text is stored in the cells (inline strings) and is
/// never a formula.
///
/// Reference: ECMA-376-1 (SpreadsheetML) and ECMA-376-2 (Open Packaging Conventions).
public struct OutputWorkbook: Sendable {
  /// The sheets, in the order of their tabs.
  public var sheets: [OutputSheet]

  /// Names for cells that formulas and programs can use; a hidden one does not show in lists.
  public var names: [DefinedName] = []

  /// Whether sheets can be added, removed, renamed and shown; there is no password.
  public var isStructureLocked = false

  /// A name for a range of cells.
  public struct DefinedName: Hashable, Sendable {
    /// The name: letters, digits and `_`, a letter first.
    public let name: String

    /// The cells, as `'Sheet 1'!$A$1`.
    public let reference: String

    /// Whether it does not show in lists.
    public let isHidden: Bool

    /// Names cells.
    public init(_ name: String, _ reference: String, isHidden: Bool = false) {
      self.name = name
      self.reference = reference
      self.isHidden = isHidden
    }
  }

  /// Starts with these sheets.
  public init(_ sheets: [OutputSheet]) {
    self.sheets = sheets
  }

  /// The file. A workbook without a sheet gets an empty one; a sheet named as another gets a number.
  ///
  /// Complexity: O(n log n) for n cells.
  public func bytes() -> [UInt8] {
    let sheets = sheets.isEmpty ? [OutputSheet(name: "Sheet1")] : sheets
    var styles = StyleSheet()
    var zip = ZIPWriter()
    let parts = sheets.map { sheet in
      var writer = SheetWriter(sheet)
      return writer.xml(&styles)
    }
    zip.append("[Content_Types].xml", Array(contentTypes(sheets).utf8))
    zip.append("_rels/.rels", Array(Self.rootRelationships.utf8))
    zip.append("xl/workbook.xml", Array(index(sheets).utf8))
    zip.append("xl/_rels/workbook.xml.rels", Array(relationships(sheets.count).utf8))
    zip.append("xl/styles.xml", Array(styles.xml.utf8))
    for (number, part) in parts.enumerated() {
      zip.append("xl/worksheets/sheet\(number + 1).xml", part)
    }
    appendCharts(of: sheets, to: &zip)
    return zip.finished()
  }

  /// A drawing for each sheet with charts, and the charts, numbered through the workbook.
  private func appendCharts(of sheets: [OutputSheet], to zip: inout ZIPWriter) {
    let names = uniqueNames(sheets)
    var number = 0
    for (index, sheet) in sheets.enumerated() where !sheet.charts.isEmpty {
      let drawing = "drawing\(index + 1).xml"
      let numbers = sheet.charts.indices.map { number + $0 + 1 }
      number += sheet.charts.count
      append(
        "xl/worksheets/_rels/sheet\(index + 1).xml.rels",
        Self.relationships([("drawing", "../drawings/\(drawing)")]), to: &zip)
      append("xl/drawings/\(drawing)", drawingPart(of: sheet.charts), to: &zip)
      append(
        "xl/drawings/_rels/\(drawing).rels",
        Self.relationships(numbers.map { ("chart", "../charts/chart\($0).xml") }), to: &zip)
      for (offset, chart) in sheet.charts.enumerated() {
        var writer = ChartWriter(chart, on: sheet, named: names[index])
        append("xl/charts/chart\(numbers[offset]).xml", writer.part(), to: &zip)
      }
    }
  }

  private func append(_ name: String, _ text: String, to zip: inout ZIPWriter) {
    zip.append(name, Array(text.utf8))
  }

  private static let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
  private static let packageTypes = "http://schemas.openxmlformats.org/package/2006"
  static let documentTypes =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let sheetTypes =
    "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private static let rootRelationships =
    head + #"<Relationships xmlns="\#(packageTypes)/relationships"><Relationship Id="rId1" "#
    + #"Type="\#(documentTypes)/officeDocument" Target="xl/workbook.xml"/></Relationships>"#

  private func contentTypes(_ sheets: [OutputSheet]) -> String {
    var xml = Self.head + #"<Types xmlns="\#(Self.packageTypes)/content-types">"#
    xml += #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package."#
    xml += #"relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>"#
    var parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    parts += sheets.indices.map { ("/xl/worksheets/sheet\($0 + 1).xml", "worksheet") }
    for (part, type) in parts {
      xml += #"<Override PartName="\#(part)" ContentType="\#(Self.sheetTypes).\#(type)+xml"/>"#
    }
    let drawn = sheets.indices.filter { !sheets[$0].charts.isEmpty }
    let charts = drawn.reduce(0) { $0 + sheets[$1].charts.count }
    var drawings = drawn.map { ("/xl/drawings/drawing\($0 + 1).xml", "drawing") }
    drawings += (0..<charts).map { ("/xl/charts/chart\($0 + 1).xml", "drawingml.chart") }
    for (part, type) in drawings {
      xml += #"<Override PartName="\#(part)" ContentType="application/vnd.openxmlformats-"#
      xml += #"officedocument.\#(type)+xml"/>"#
    }
    return xml + "</Types>"
  }

  private func relationships(_ count: Int) -> String {
    Self.relationships(
      (1...count).map { ("worksheet", "worksheets/sheet\($0).xml") } + [("styles", "styles.xml")])
  }

  /// What a part refers to: `rId1`, `rId2`, … in turn.
  private static func relationships(_ targets: [(type: String, target: String)]) -> String {
    var xml = head + #"<Relationships xmlns="\#(packageTypes)/relationships">"#
    for (number, target) in targets.enumerated() {
      xml += #"<Relationship Id="rId\#(number + 1)" Type="\#(documentTypes)/\#(target.type)" "#
      xml += #"Target="\#(target.target)"/>"#
    }
    return xml + "</Relationships>"
  }

  private func index(_ sheets: [OutputSheet]) -> String {
    var xml =
      Self.head + #"<workbook xmlns="\#(SheetWriter.namespace)" xmlns:r="\#(Self.documentTypes)">"#
    if isStructureLocked { xml += #"<workbookProtection lockStructure="1"/>"# }
    // The first sheet that is seen is the one that opens.
    let shown = sheets.firstIndex { $0.visibility == .visible } ?? 0
    xml += #"<bookViews><workbookView activeTab="\#(shown)"/></bookViews><sheets>"#
    for (number, name) in uniqueNames(sheets).enumerated() {
      let visibility = number == shown ? .visible : sheets[number].visibility
      let state = visibility == .visible ? "" : #" state="\#(visibility.rawValue)""#
      xml += #"<sheet name="\#(xmlAttribute(name))" sheetId="\#(number + 1)"\#(state) "#
      xml += #"r:id="rId\#(number + 1)"/>"#
    }
    xml += "</sheets>"
    if !names.isEmpty {
      xml += "<definedNames>"
      for name in names {
        xml += #"<definedName name="\#(xmlAttribute(name.name))""#
        xml += name.isHidden ? #" hidden="1">"# : ">"
        xml += xmlText(name.reference) + "</definedName>"
      }
      xml += "</definedNames>"
    }
    return xml + "</workbook>"
  }

  private func uniqueNames(_ sheets: [OutputSheet]) -> [String] {
    var seen: Set<String> = []
    return sheets.map { sheet in
      var (name, number) = (sheet.name, 2)
      while !seen.insert(name.lowercased()).inserted {
        let suffix = " (\(number))"
        name = String(sheet.name.prefix(31 - suffix.count)) + suffix
        number += 1
      }
      return name
    }
  }
}
