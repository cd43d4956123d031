import Tables
import Wording

/// One comparison as a JSON object, taken apart into the cells of a results table.
///
/// Keys: round, item, measurand (texts or numbers), results: an array of objects with lab, value, U, k,
/// u, dof, replicate, include, date, method, note. Numbers keep the digits they are written with.
struct ComparisonLine {
  static let keys = ["round", "item", "measurand", "results"]
  static let resultKeys = [
    "lab", "value", "U", "k", "u", "dof", "replicate", "include", "date", "method", "note",
  ]

  /// The keys whose values must be numbers.
  private static let numeric: Set<String> = ["value", "U", "k", "u", "dof"]

  private var scanner: JSONScanner
  private var identity: [(key: String, cell: [UInt8])] = []
  private var cells: [UInt8] = []
  private var places: [Range<Int>] = []
  private var present = Set([0, 1])
  private(set) var resultCount = 0

  /// Reads a line; throws the first thing that is no JSON or not of this form.
  init(_ line: [UInt8]) throws(JSONFault) {
    scanner = JSONScanner(line)
    try read()
  }

  private mutating func read() throws(JSONFault) {
    var seen: Set<String> = []
    try scanner.open("{", Phrase(vi: "dòng", en: "the line"))
    while let key = try scanner.nextKey() {
      try check(key, Self.keys, &seen, of: Phrase(vi: "Một so sánh", en: "A comparison"))
      if key == "results" {
        try readResults()
      } else if let cell = try cell(of: key), !cell.isEmpty {
        identity.append((key, cell))
      }
    }
    try scanner.end()
    guard resultCount > 0 else {
      throw scanner.fault(
        Phrase(vi: "không có kết quả nào", en: "there are no results"),
        Phrase(
          vi: "Viết results: một mảng các đối tượng có lab và value.",
          en: "Write results: an array of objects with lab and value."))
    }
  }

  private mutating func readResults() throws(JSONFault) {
    try scanner.open("[", Phrase(verbatim: "results"))
    while try scanner.nextElement() {
      let first = places.count
      places += repeatElement(0..<0, count: Self.resultKeys.count)
      resultCount += 1
      var seen: Set<String> = []
      try scanner.open("{", Phrase(vi: "dòng \(resultCount)", en: "row \(resultCount)"))
      while let key = try scanner.nextKey() {
        let column = try check(
          key, Self.resultKeys, &seen, of: Phrase(vi: "Một kết quả", en: "A result"))
        guard let cell = try cell(of: key) else { continue }
        places[first + column] = cells.count..<(cells.count + cell.count)
        cells += cell
        present.insert(column)
      }
    }
  }

  @discardableResult
  private func check(
    _ key: String, _ known: [String], _ seen: inout Set<String>, of what: Phrase
  ) throws(JSONFault) -> Int {
    guard let index = known.firstIndex(of: key) else {
      let nearest = didYouMean(key, among: known)
      throw scanner.itemFault(
        Phrase(
          vi: "\(excerpt(of: key)) không phải là khóa được biết",
          en: "\(excerpt(of: key)) is not a known key"),
        nearest + Phrase(vi: "\(what.vietnamese) có các khóa: ", en: "\(what.english) knows: ")
          + known.joined(separator: ", ") + ".")
    }
    guard seen.insert(key).inserted else {
      throw scanner.itemFault(
        Phrase(vi: "\(excerpt(of: key)) có hai lần", en: "\(excerpt(of: key)) stands twice"),
        Phrase(vi: "Viết mỗi khóa một lần.", en: "Write each key once."))
    }
    return index
  }

  /// The value of a key as a cell; `nil` for null.
  private mutating func cell(of key: String) throws(JSONFault) -> [UInt8]? {
    switch try scanner.scalar(Phrase(verbatim: key)) {
    case .null: return nil
    case .number(let range): return Array(scanner.bytes[range])
    case .flag(let flag) where !Self.numeric.contains(key):
      return Array((flag ? "true" : "false").utf8)
    case .text(let text) where !Self.numeric.contains(key): return quoted(text)
    case .text, .flag:
      throw scanner.itemFault(
        Phrase(vi: "\(key) không phải là số", en: "\(key) is not a number"),
        Phrase(vi: "Viết số không có ngoặc kép.", en: "Write the number without quotation marks."))
    }
  }

  /// A text in quotation marks, so that one of blanks alone makes no blank row.
  private func quoted(_ text: String) -> [UInt8] {
    var cell: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { cell.append(byte) }
      cell.append(byte)
    }
    cell.append(UInt8(ascii: "\""))
    return cell
  }
}

extension ComparisonLine {
  /// The names of the columns.
  var header: [String] { identity.map(\.key) + present.sorted().map { Self.resultKeys[$0] } }

  /// The same as delimited text: the identifying columns and those of the results that have a value.
  var csv: [UInt8] {
    let columns = present.sorted()
    var text = Array(header.joined(separator: ",").utf8)
    text.append(UInt8(ascii: "\n"))
    let leading = identity.flatMap { $0.cell + [UInt8(ascii: ",")] }
    for row in 0..<resultCount {
      text += leading
      for (offset, column) in columns.enumerated() {
        if offset > 0 { text.append(UInt8(ascii: ",")) }
        let place = places[row * Self.resultKeys.count + column]
        text +=
          place.isEmpty && offset == 0 ? [UInt8(ascii: "\""), UInt8(ascii: "\"")] : cells[place]
      }
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }
}
