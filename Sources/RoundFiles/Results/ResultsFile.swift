public import Tables
public import Wording

/// A results file of any form that is known: delimited text, a workbook (.xlsx), or the XML of a
/// comparison of BIPM, whose degrees of equivalence are the results.
public struct ResultsFile: Sendable {
  /// The results.
  public let table: Table

  /// How its numbers are written: in XML always with a point.
  public let decimalMark: DecimalMark

  /// The unit of the values, where the file states it.
  public let unit: String?

  /// What of the file was read, where that needs to be told; without a line end.
  public let note: Phrase?

  /// Reads a results file.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: Its name, for messages.
  ///   - encoding: That of delimited text.
  ///   - sheet: The sheet of a workbook.
  ///   - decimalMark: How numbers are written in text.
  ///   - unit: The unit in which the results of the comparison of a code are wanted; `nil` for that of
  ///     the file.
  /// - Throws: All that is wrong with the form of the file.
  public init(
    contents bytes: [UInt8], file: String, encoding: TextEncoding = .utf8, sheet: String? = nil,
    decimalMark: DecimalMark, unit: (_ code: String) -> String?
  ) throws(TableErrors) {
    guard sheet == nil, Self.isXML(bytes) else {
      table = try Table(contents: bytes, file: file, encoding: encoding, sheet: sheet)
      (self.decimalMark, self.unit, note) = (decimalMark, nil, nil)
      return
    }
    let comparison = try KeyComparison(bytes, file: file)
    let found = try comparison.table(file: file, unit: unit(comparison.code))
    (table, self.unit, note) = (found.table, found.unit, "\(escapingControls(file)): " + found.note)
    self.decimalMark = .point
  }

  /// Whether a file begins as XML does, behind a byte order mark or blanks.
  static func isXML(_ bytes: [UInt8]) -> Bool {
    let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0, 0x20, 0x09, 0x0A, 0x0D]
    return bytes.prefix(1000).first { !marks.contains($0) } == UInt8(ascii: "<")
  }
}
