import Foundation
import FoundationXML

/// A page read back by an XML parser that knows nothing of how it was made: its elements, its text
/// and the tables of each language.
final class ParsedPage: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
  }

  private(set) var elements: [Element] = []
  private(set) var isWellFormed = false

  /// The text of each article, by its language.
  private(set) var text: [String: String] = [:]

  /// For each article the cells of each row of each table.
  private(set) var tables: [String: [[[String]]]] = [:]

  private var article: String?
  private var cell: String?
  private var openNames: [String] = []

  init(_ html: String) {
    super.init()
    let parser = XMLParser(data: Data(html.utf8))
    parser.delegate = self
    // On this platform a malformed page can still return true, with an error set.
    isWellFormed = parser.parse() && parser.parserError == nil && openNames.isEmpty
  }

  func count(_ name: String) -> Int { elements.count { $0.name == name } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    openNames.append(name)
    elements.append(Element(name: name, attributes: attributes))
    switch name {
    case "article": article = attributes["lang"]
    case "table": change { $0.append([]) }
    case "tr": change { $0[$0.count - 1].append([]) }
    case "td", "th": cell = ""
    default: break
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if openNames.last == name { openNames.removeLast() }
    if name == "article" { article = nil }
    guard name == "td" || name == "th", let text = cell else { return }
    change { tables in
      let table = tables.count - 1
      tables[table][tables[table].count - 1].append(text)
    }
    cell = nil
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    cell? += string
    if let article { text[article, default: ""] += string }
  }

  private func change(_ edit: (inout [[[String]]]) -> Void) {
    guard let article else { return }
    edit(&tables[article, default: []])
  }
}
