import Interlab
import Tables
import Wording

/// How much of a laboratory's code tables and pages show. Machine output has all of it.
enum LaboratoryCode {
  /// The most columns of a terminal that a code takes.
  static let columnLimit = 40

  /// The most code points of a code that a page shows.
  static let pageLimit = 200

  /// What a table says of a result that does not form the consensus.
  static let exclusion = Phrase(
    vi: "bị loại khỏi giá trị đồng thuận, nhưng vẫn được đánh giá",
    en: "excluded from the consensus, yet scored")

  /// The code as a cell of a terminal's table: nothing in it steers the terminal.
  static func cell(_ code: String) -> String {
    if code.utf8.count <= columnLimit, code.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      return code
    }
    // What lies beyond is cut off anyway, and an escaped code point takes more room, not less.
    let beginning = String(code.unicodeScalars.prefix(4 * columnLimit + 1))
    return shortened(escapingControls(beginning), toColumns: columnLimit)
  }

  /// The code as a page shows it, which escapes it elsewhere.
  static func onPage(_ code: String) -> String {
    guard code.utf8.count > pageLimit, code.unicodeScalars.count > pageLimit else { return code }
    return String(code.unicodeScalars.prefix(pageLimit - 1)) + "…"
  }
}

extension Round {
  /// The codes of the laboratories in `rows` as cells of a terminal's table, those of excluded
  /// results with an asterisk.
  func laboratoryCells(of rows: Range<Int>) -> [String] {
    // Each code is made fit to show once, however many rows bear it.
    var cells: [Int32: String] = [:]
    return rows.map { row in
      let index = results.laboratories[row]
      let cell = cells[index] ?? LaboratoryCode.cell(laboratories[Int(index)])
      cells[index] = cell
      return results.isIncluded[row] ? cell : cell + "*"
    }
  }

  /// What the asterisk means, as a line; empty where none stands in `rows`.
  func exclusionLine(of rows: Range<Int>, in language: Language) -> String {
    let isExcluded = rows.contains { !results.isIncluded[$0] }
    return isExcluded ? "* " + LaboratoryCode.exclusion.text(in: language) + "\n" : ""
  }
}

extension Notice {
  /// The message with the codes that it names cut as `shown` cuts them.
  func message(
    in language: Language, showing shown: (String) -> String, number: (Double) -> String
  ) -> String {
    laboratories.prefix(12).reduce(message(in: language, number: number)) { message, code in
      let short = shown(code)
      return short == code ? message : message.replacing(code, with: short)
    }
  }
}
