import Wording

/// Goes through the XML of one part of a workbook and says in which part it is wrong.
final class PartCursor {
  private let cursor: XMLCursor
  private let stream: ZIPStream
  private let part: String
  private let file: String
  private let sheet: String?

  init(
    _ archive: ZIPArchive, _ part: String, file: String, limit: Int, sheet: String?
  ) throws(TableErrors) {
    (self.part, self.file, self.sheet) = (part, file, sheet)
    do throws(ZIPFault) {
      guard let entry = archive.entry(named: part) else { throw .missing(part) }
      stream = try archive.stream(entry, limit: limit)
    } catch {
      throw TableErrors(error.error(file))
    }
    cursor = XMLCursor(stream)
  }

  var name: String { cursor.name }

  var text: String { cursor.text }

  func attribute(_ name: String) -> String? { cursor.attribute(name) }

  func next() throws(TableErrors) -> XMLCursor.Node? {
    do throws(XMLFault) {
      let node = try cursor.next()
      // The bytes may go wrong after the last tag: the rest is read for its checksum.
      if node == nil { try drain() }
      return node
    } catch {
      if let fault = stream.fault { throw TableErrors(fault.error(file)) }
      throw TableErrors(
        TableError(
          at: CellLocation(file: file, sheet: sheet),
          Phrase(
            vi: "trong phần \(excerpt(of: part)), \(error.problem.vietnamese)",
            en: "in the part \(excerpt(of: part)) \(error.problem.english)"),
          remedy: Workbook.saveAnew))
    }
  }

  /// The text of the element that starts here (`si` or `is`), up to its end: its runs joined,
  /// phonetic hints left out.
  func richText() throws(TableErrors) -> String {
    let element = name
    var text = ""
    var (isText, isPhonetic) = (false, false)
    while let node = try next() {
      switch (node, name) {
      case (.start, "t"): isText = true
      case (.end, "t"): isText = false
      case (.start, "rPh"): isPhonetic = true
      case (.end, "rPh"): isPhonetic = false
      case (.end, element): return unescaped(text)
      case (.text, _):
        guard isText, !isPhonetic else { continue }
        text += self.text
        try rejectLong(text)
      default: break
      }
    }
    return unescaped(text)
  }

  /// A text of many pieces must not grow beyond what a cell can hold.
  func rejectLong(_ text: String) throws(TableErrors) {
    guard text.utf8.count > WorkbookLimits.cellBytes else { return }
    throw TableErrors(
      TableError(
        at: CellLocation(file: file, sheet: sheet),
        Phrase(
          vi: "trong phần \(excerpt(of: part)), một ô chứa hơn "
            + "\(WorkbookLimits.cellBytes >> 20) MiB văn bản",
          en: "in the part \(excerpt(of: part)) a cell holds more than "
            + "\(WorkbookLimits.cellBytes >> 20) MiB of text"),
        remedy: Phrase(vi: "Rút ngắn ô đó.", en: "Shorten it.")))
  }

  private func drain() throws(XMLFault) {
    var block = [UInt8](repeating: 0, count: 4096)
    // SAFETY: the stream writes at most as many bytes as the block holds.
    while unsafe block.withUnsafeMutableBytes({ unsafe stream.read(into: $0) }) > 0 {}
    if stream.fault != nil { throw .malformed(line: cursor.line) }
  }
}

/// Text in which `_x000D_` stands for the character U+000D (ECMA-376-1, 22.9.2.19).
func unescaped(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
  let bytes = Array(text.utf8)
  var result: [UInt8] = []
  var position = 0
  while position < bytes.count {
    if position + 7 <= bytes.count, bytes[position] == UInt8(ascii: "_"),
      bytes[position + 1] == UInt8(ascii: "x"), bytes[position + 6] == UInt8(ascii: "_"),
      let code = UInt32(
        String(decoding: bytes[(position + 2)..<(position + 6)], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(code)
    {
      result += String(scalar).utf8
      position += 7
    } else {
      result.append(bytes[position])
      position += 1
    }
  }
  return String(decoding: result, as: UTF8.self)
}
