/// Writes the XML of one sheet.
struct SheetWriter {
  static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  private let sheet: OutputSheet
  private var bytes: [UInt8] = []

  init(_ sheet: OutputSheet) {
    self.sheet = sheet
  }

  /// The part, in the order that the schema prescribes.
  mutating func xml(_ styles: inout StyleSheet) -> [UInt8] {
    write(#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n")
    write(#"<worksheet xmlns="\#(Self.namespace)" xmlns:r="\#(OutputWorkbook.documentTypes)">"#)
    write("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>")
    writeView()
    writeColumns()
    writeRows(&styles)
    if sheet.isProtected {
      write(
        #"<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>"#)
    }
    if !sheet.mergedRanges.isEmpty {
      write(#"<mergeCells count="\#(sheet.mergedRanges.count)">"#)
      for range in sheet.mergedRanges { write(#"<mergeCell ref="\#(range)"/>"#) }
      write("</mergeCells>")
    }
    writeRules()
    write(
      #"<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>"#)
    let orientation = sheet.isLandscape ? "landscape" : "portrait"
    write(#"<pageSetup paperSize="9" orientation="\#(orientation)" fitToHeight="0"/>"#)
    if !sheet.charts.isEmpty { write(#"<drawing r:id="rId1"/>"#) }
    write("</worksheet>")
    return bytes
  }

  private mutating func writeView() {
    write(#"<sheetViews><sheetView workbookViewId="0""#)
    guard sheet.frozenRows > 0 else { return write("/></sheetViews>") }
    write(#"><pane ySplit="\#(sheet.frozenRows)" topLeftCell="A\#(sheet.frozenRows + 1)" "#)
    write(#"activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>"#)
  }

  private mutating func writeColumns() {
    guard !sheet.columnWidths.isEmpty else { return }
    write("<cols>")
    for (column, width) in sheet.columnWidths.sorted(by: { $0.key < $1.key }) {
      write(
        #"<col min="\#(column)" max="\#(column)" width="\#(shortestText(width))" customWidth="1"/>"#
      )
    }
    write("</cols>")
  }

  private mutating func writeRows(_ styles: inout StyleSheet) {
    write("<sheetData>")
    var row = 0
    for (address, cell) in sheet.cells.sorted(by: { $0.key < $1.key }) {
      if address.row != row {
        if row > 0 { write("</row>") }
        row = address.row
        write(#"<row r="\#(row)""#)
        if let height = sheet.rowHeights[row] {
          write(#" ht="\#(shortestText(height))" customHeight="1""#)
        }
        write(">")
      }
      write(address, cell.content, cell.style, &styles)
    }
    write(row > 0 ? "</row></sheetData>" : "</sheetData>")
  }

  private mutating func write(
    _ address: CellAddress, _ content: OutputSheet.Content, _ style: CellStyle,
    _ styles: inout StyleSheet
  ) {
    var isQuoted = false
    if case .text(let text) = content, let first = text.utf8.first {
      isQuoted = [UInt8]("=+-@\t\r".utf8).contains(first)
    }
    let number = styles.number(of: style, isQuoted: isQuoted)
    write(#"<c r="\#(address)""# + (number == 0 ? "" : #" s="\#(number)""#))
    switch content {
    case .empty: write("/>")
    case .number(let number): write("><v>\(shortestText(number))</v></c>")
    case .date(let date): write("><v>\(date.days + 25_569)</v></c>")
    case .flag(let flag): write(#" t="b"><v>\#(flag ? 1 : 0)</v></c>"#)
    case .text(let text):
      write(#" t="inlineStr"><is><t xml:space="preserve">"#)
      write(xmlText(Self.shortened(text)))
      write("</t></is></c>")
    }
  }

  /// The longest text that a cell holds, in UTF-16.
  private static let longestText = 32_767

  private static func shortened(_ text: String) -> String {
    guard text.utf16.count > longestText else { return text }
    var (short, count) = ("", 1)
    for character in text {
      count += character.utf16.count
      if count > longestText { break }
      short.append(character)
    }
    return short + "…"
  }

  private mutating func writeRules() {
    guard !sheet.inputRules.isEmpty else { return }
    write(#"<dataValidations count="\#(sheet.inputRules.count)">"#)
    for rule in sheet.inputRules {
      let (attributes, formulas) = Self.condition(rule.values)
      write("<dataValidation \(attributes) allowBlank=\"1\" showInputMessage=\"1\" ")
      write(#"showErrorMessage="1" error="\#(xmlAttribute(String(rule.refusal.prefix(225))))" "#)
      if let prompt = rule.prompt {
        write(#"prompt="\#(xmlAttribute(String(prompt.prefix(255))))" "#)
      }
      write(#"sqref="\#(rule.range)">"#)
      for (number, formula) in formulas.enumerated() {
        write("<formula\(number + 1)>\(xmlText(formula))</formula\(number + 1)>")
      }
      write("</dataValidation>")
    }
    write("</dataValidations>")
  }

  private static func condition(
    _ values: InputRule.Values
  ) -> (attributes: String, formulas: [String]) {
    switch values {
    case .number:
      (#"type="decimal" operator="between""#, ["-1E+300", "1E+300"])
    case .numberAbove(let bound):
      (#"type="decimal" operator="greaterThan""#, [shortestText(bound)])
    case .numberBetween(let low, let high):
      (#"type="decimal" operator="between""#, [shortestText(low), shortestText(high)])
    case .dateBetween(let first, let last):
      (#"type="date" operator="between""#, [first, last].map { String($0.days + 25_569) })
    case .choice(let choices):
      (#"type="list""#, ["\"" + choices.joined(separator: ",") + "\""])
    case .textUpTo(let length):
      (#"type="textLength" operator="lessThanOrEqual""#, [String(length)])
    }
  }

  private mutating func write(_ text: String) {
    bytes += text.utf8
  }
}
