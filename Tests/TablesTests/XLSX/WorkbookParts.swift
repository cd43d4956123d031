import Foundation
import Wording

@testable import Tables
import TestSupport
import Testing

/// A workbook put together from raw XML, as no writer would.
struct WorkbookParts {
  var parts: [(name: String, text: String)] = []

  /// One sheet named `s` whose `sheetData` is given.
  init(
    rows: String, after: String = "", shared: [String] = [], formats: String = "",
    properties: String = "", state: String = ""
  ) {
    let documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = [
      (
        "_rels/.rels",
        """
        <Relationships><Relationship Id="a" Type="\(documents)/officeDocument" \
        Target="xl/workbook.xml"/></Relationships>
        """
      ),
      (
        "xl/workbook.xml",
        """
        <workbook xmlns:r="x">\(properties)<sheets><sheet name="s" sheetId="1"\(state) r:id="a"/>\
        </sheets></workbook>
        """
      ),
      (
        "xl/_rels/workbook.xml.rels",
        """
        <Relationships><Relationship Id="a" Type="\(documents)/worksheet" Target="sheet.xml"/>\
        <Relationship Id="b" Type="\(documents)/styles" Target="/xl/styles.xml"/>\
        <Relationship Id="c" Type="\(documents)/sharedStrings" Target="../xl/shared.xml"/>\
        </Relationships>
        """
      ),
      ("xl/styles.xml", "<styleSheet>\(formats)</styleSheet>"),
      ("xl/shared.xml", "<sst>" + shared.map { "<si>\($0)</si>" }.joined() + "</sst>"),
      ("xl/sheet.xml", "<worksheet><sheetData>\(rows)</sheetData>\(after)</worksheet>"),
    ]
  }

  /// A sheet of texts and numbers from A1 on.
  init(_ rows: [[String]]) {
    let xml = rows.enumerated().map { row, cells in
      let cells = cells.map { cell in
        Double(cell) == nil ? "<c t=\"str\"><v>\(cell)</v></c>" : "<c><v>\(cell)</v></c>"
      }
      return "<row r=\"\(row + 1)\">" + cells.joined() + "</row>"
    }
    self.init(rows: xml.joined())
  }

  var bytes: [UInt8] {
    var zip = ZIPWriter()
    for part in parts { zip.append(part.name, Array(part.text.utf8)) }
    return zip.finished()
  }

  mutating func replace(_ name: String, by text: String) {
    parts = parts.map { $0.name == name ? (name, text) : $0 }
  }
}

/// The folder of workbooks that other programs wrote.
let workbookCorpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("Corpus")

func corpusBytes(_ name: String) throws -> [UInt8] {
  Array(try Data(contentsOf: workbookCorpus.appendingPathComponent(name)))
}

/// What is wrong with a file, as text; empty when nothing is.
func faults(_ bytes: [UInt8], sheet: String? = nil) -> String {
  do {
    _ = try Table(contents: bytes, file: "a.xlsx", sheet: sheet)
    return ""
  } catch {
    #expect(lostInTranslation(error.message) == [])
    return error.description
  }
}
