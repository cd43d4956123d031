import Tables

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
    try scanner.open("{", "the line")
    while let key = try scanner.nextKey() {
      try check(key, Self.keys, &seen, of: "a comparison")
      if key == "results" {
        try readResults()
      } else if let cell = try cell(of: key), !cell.isEmpty {
        identity.append((key, cell))
      }
    }
    try scanner.end()
    guard resultCount > 0 else {
      throw scanner.fault(
        "there are no results", "Write results: an array of objects with lab and value.")
    }
  }

  private mutating func readResults() throws(JSONFault) {
    try scanner.open("[", "results")
    while try scanner.nextElement() {
      let first = places.count
      places += repeatElement(0..<0, count: Self.resultKeys.count)
      resultCount += 1
      var seen: Set<String> = []
      try scanner.open("{", "row \(resultCount)")
      while let key = try scanner.nextKey() {
        let column = try check(key, Self.resultKeys, &seen, of: "a result")
        guard let cell = try cell(of: key) else { continue }
        places[first + column] = cells.count..<(cells.count + cell.count)
        cells += cell
        present.insert(column)
      }
    }
  }

  @discardableResult
  private func check(
    _ key: String, _ known: [String], _ seen: inout Set<String>, of what: String
  ) throws(JSONFault) -> Int {
    guard let index = known.firstIndex(of: key) else {
      let nearest = nearestName(to: key, among: known).map { "Did you mean \($0)? " } ?? ""
      throw scanner.itemFault(
        "\(excerpt(of: key)) is not a known key",
        nearest + "\(what.prefix(1).uppercased() + what.dropFirst()) knows: "
          + known.joined(separator: ", ") + ".")
    }
    guard seen.insert(key).inserted else {
      throw scanner.itemFault("\(excerpt(of: key)) stands twice", "Write each key once.")
    }
    return index
  }

  /// The value of a key as a cell; `nil` for null.
  private mutating func cell(of key: String) throws(JSONFault) -> [UInt8]? {
    switch try scanner.scalar(key) {
    case .null: return nil
    case .number(let range): return Array(scanner.bytes[range])
    case .flag(let flag) where !Self.numeric.contains(key):
      return Array((flag ? "true" : "false").utf8)
    case .text(let text) where !Self.numeric.contains(key): return quoted(text)
    case .text, .flag:
      throw scanner.itemFault("\(key) is not a number", "Write the number without quotation marks.")
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
