import Foundation
import Testing

/// One line of an oracle table: a distribution, an argument and the value there.
struct OracleRow: Sendable, CustomTestStringConvertible {
  let fields: [String]

  init(line: Substring) {
    fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  var distribution: String { fields[0] }

  func number(_ column: Int) throws -> Double { try #require(Double(fields[column])) }

  var testDescription: String { fields.joined(separator: " ") }

  /// The lines of a table in `Oracles/Data` about one distribution.
  static func rows(_ file: String, of distribution: String) throws -> [OracleRow] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let url = folder.appending(path: "Oracles/Data").appending(path: file)
    let rows = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
      .map(OracleRow.init(line:)).filter { $0.distribution == distribution }
    try #require(!rows.isEmpty)
    return rows
  }
}
