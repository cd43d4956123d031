/// Gathers the styles of a written workbook, each once, and numbers them.
struct StyleSheet {
  /// A style, and whether its text begins as a formula does.
  private struct Key: Hashable {
    let style: CellStyle
    let isQuoted: Bool
  }

  private struct Font: Hashable {
    let isBold, isItalic: Bool
    let size: Int
    let color: String?

    init(_ style: CellStyle) {
      (isBold, isItalic, size, color) = (style.isBold, style.isItalic, style.size, style.color)
    }
  }

  private var keys: [Key] = [Key(style: CellStyle(), isQuoted: false)]
  private var numbers: [Key: Int] = [Key(style: CellStyle(), isQuoted: false): 0]

  /// The number of a style. `isQuoted` keeps text that begins with `=` text when it is edited.
  mutating func number(of style: CellStyle, isQuoted: Bool) -> Int {
    let key = Key(style: style, isQuoted: isQuoted)
    if let known = numbers[key] { return known }
    numbers[key] = keys.count
    keys.append(key)
    return keys.count - 1
  }

  /// The part `styles.xml`.
  var xml: String {
    let fonts = distinct(keys.map { Font($0.style) })
    let fills = distinct(keys.map(\.style.fill))
    let formats = distinct(keys.compactMap(\.style.numberFormat))
    var xml =
      #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
      + #"<styleSheet xmlns="\#(SheetWriter.namespace)">"#
    xml += list(
      "numFmts",
      formats.enumerated().map { number, code in
        #"<numFmt numFmtId="\#(164 + number)" formatCode="\#(xmlAttribute(code))"/>"#
      })
    xml += list("fonts", fonts.map(Self.font))
    // The first two fills are the ones that programs expect (none, and a grey pattern).
    xml += list(
      "fills", [Self.pattern("none"), Self.pattern("gray125")] + fills.dropFirst().map(Self.fill))
    xml += list("borders", [Self.border(nil), Self.border("FFB0B0B0")])
    xml +=
      #"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#
    xml += list(
      "cellXfs",
      keys.map { key in
        let fill = fills.firstIndex(of: key.style.fill) ?? 0
        let format = key.style.numberFormat.flatMap { formats.firstIndex(of: $0) }
        return Self.format(
          key, font: fonts.firstIndex(of: Font(key.style)) ?? 0, fill: fill == 0 ? 0 : fill + 1,
          number: format.map { 164 + $0 } ?? 0)
      })
    xml += #"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#
    return xml + "</styleSheet>"
  }

  private func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }

  private func list(_ name: String, _ elements: [String]) -> String {
    elements.isEmpty
      ? "" : #"<\#(name) count="\#(elements.count)">"# + elements.joined() + "</\(name)>"
  }

  private static func font(_ font: Font) -> String {
    "<font>" + (font.isBold ? "<b/>" : "") + (font.isItalic ? "<i/>" : "")
      + #"<sz val="\#(font.size)"/>"#
      + (font.color.map { #"<color rgb="FF\#(xmlAttribute($0))"/>"# } ?? "")
      + #"<name val="Calibri"/><family val="2"/></font>"#
  }

  private static func pattern(_ type: String) -> String {
    #"<fill><patternFill patternType="\#(type)"/></fill>"#
  }

  private static func fill(_ color: String?) -> String {
    #"<fill><patternFill patternType="solid"><fgColor rgb="FF\#(xmlAttribute(color ?? "FFFFFF"))"/>"#
      + "</patternFill></fill>"
  }

  /// A thin border of a colour, or none.
  private static func border(_ color: String?) -> String {
    let sides = ["left", "right", "top", "bottom"].map { name in
      color.map { #"<\#(name) style="thin"><color rgb="\#($0)"/></\#(name)>"# } ?? "<\(name)/>"
    }
    return "<border>" + sides.joined() + "<diagonal/></border>"
  }

  private static func format(_ key: Key, font: Int, fill: Int, number: Int) -> String {
    let style = key.style
    var xml = #"<xf numFmtId="\#(number)" fontId="\#(font)" fillId="\#(fill)" "#
    xml += #"borderId="\#(style.hasBorder ? 1 : 0)" xfId="0""#
    if key.isQuoted { xml += #" quotePrefix="1""# }
    xml += #" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1""#
    xml += #" applyAlignment="1" applyProtection="1"><alignment vertical="center""#
    if let alignment = style.alignment { xml += #" horizontal="\#(alignment.rawValue)""# }
    if style.wraps { xml += #" wrapText="1""# }
    return xml + #"/><protection locked="\#(style.isUnlocked ? 0 : 1)"/></xf>"#
  }
}
