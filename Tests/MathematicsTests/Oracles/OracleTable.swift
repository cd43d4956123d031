import Foundation

/// A table of known results, read from `Oracles/Data`.
struct OracleTable {
  /// The lines below the heading, each cell under its heading.
  let rows: [[String: String]]

  init(_ name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("Data").appendingPathComponent(name)
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let table = lines.map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let headings = table.first ?? []
    rows = table.dropFirst().map { cells in
      Dictionary(uniqueKeysWithValues: zip(headings, cells))
    }
  }

  /// The numbers of column `column`, by the text in column `key`, in the order of the file.
  func samples(of column: String, by key: String) throws -> [String: [Double]] {
    var samples: [String: [Double]] = [:]
    for row in rows { samples[row[key] ?? "", default: []].append(try row.number(column)) }
    return samples
  }
}

extension [String: String] {
  /// The number under `heading`.
  func number(_ heading: String) throws -> Double {
    guard let text = self[heading], let number = Double(text) else {
      throw MissingNumber(heading: heading)
    }
    return number
  }

  /// The words under `heading`, separated by blanks, as numbers.
  func numbers(_ heading: String) throws -> [Double] {
    try (self[heading] ?? "").split(separator: " ").map { word in
      guard let number = Double(word) else { throw MissingNumber(heading: heading) }
      return number
    }
  }
}

/// A cell that should hold a number holds none.
struct MissingNumber: Error {
  let heading: String
}
