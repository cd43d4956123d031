/// What can be wrong with the form of a delimited text file, in words.
enum CSVFault {
  case strayQuote, textAfterQuote, unclosedQuote, tooLong, quotedTooLong, tooManyColumns
  case control(UInt32)
  case notUTF8(UInt8)
  case unnamedColumn
  case repeatedColumn(String, first: Int)
  case ragged(count: Int, expected: Int, FieldSeparator)

  static let saveAsUTF8 = #"Save it as UTF-8 (in Excel: "CSV UTF-8")."#

  /// The remedy where a byte is not UTF-8: another encoding can be told.
  static let nameEncoding =
    saveAsUTF8
    + " If it is in Windows-1258, say so: --encoding windows-1258, or in a round encoding: under "
    + "results."

  init(_ fault: Field.Fault) {
    self =
      switch fault {
      case .strayQuote: .strayQuote
      case .textAfterQuote: .textAfterQuote
      case .unclosedQuote: .unclosedQuote
      case .tooLong: .tooLong
      case .quotedTooLong: .quotedTooLong
      case .control(let byte): .control(UInt32(byte))
      }
  }

  /// The error to show, `cell` being the bytes of the cell with its quotes.
  func error(at location: CellLocation, cell: Span<UInt8>) -> TableError {
    let (problem, remedy) = words(excerpt(of: cell))
    return TableError(at: location, problem, remedy: remedy)
  }

  private func words(_ cell: String) -> (problem: String, remedy: String) {
    switch self {
    case .strayQuote:
      (
        "\(cell) has a quotation mark inside a cell without quotes",
        #"Put the whole cell in quotes and write the mark twice ("")."#
      )
    case .textAfterQuote:
      (
        "\(cell) goes on after its closing quote",
        #"Write a quotation mark that belongs to the text twice ("")."#
      )
    case .unclosedQuote:
      ("the quote that opens here is never closed: \(cell)", "Add the closing quote.")
    case .tooLong:
      (
        "the cell is longer than \(FieldScanner.longestField) bytes: \(cell)",
        "Check that the file is delimited text with one row a line."
      )
    case .quotedTooLong:
      (
        "the quote that opens here is not closed within \(FieldScanner.longestField) bytes: \(cell)",
        "Add the closing quote."
      )
    case .tooManyColumns:
      (
        "the row has more than \(Table.columnLimit) cells",
        "Check that the file is delimited text with one row a line."
      )
    case .control(0):
      (
        "a NUL byte, so the file is not text in UTF-8 (perhaps it is UTF-16): \(cell)",
        Self.saveAsUTF8
      )
    case .control(let scalar):
      ("\(cell) has a control character (\(codePoint(scalar)))", "Delete it.")
    case .notUTF8(let byte):
      ("\(cell) is not UTF-8 (byte 0x\(hexadecimal(UInt32(byte), width: 2)))", Self.nameEncoding)
    case .unnamedColumn:
      ("the column has no name", "Name it in the header, or delete the column.")
    case .repeatedColumn(let name, let first):
      (
        "the name \(excerpt(of: name)) already stands over column \(first)",
        "Give each column a name of its own."
      )
    case .ragged(let count, let expected, let separator):
      (
        "the row has \(counted(count, "cell")), the header \(expected)",
        count < expected
          ? "Add the missing \(expected - count == 1 ? "cell" : "cells")."
          : "Put a cell that contains \(separator.name) in quotes, or delete what is too much."
      )
    }
  }
}

/// What is wrong with the characters of a cell that is not all ASCII, if anything.
func characterFault(in cell: Span<UInt8>) -> CSVFault? {
  do {
    _ = try UTF8Span(validating: cell)
  } catch {
    return .notUTF8(cell[error.byteOffsets.lowerBound])
  }
  return secondControl(in: cell).map { .control(UInt32($0)) }
}

/// Whether `text` is UTF-8 without a control of U+0080 to U+009F.
func isSoundUTF8(_ text: Span<UInt8>) -> Bool {
  (try? UTF8Span(validating: text)) != nil && secondControl(in: text) == nil
}

/// The first control of U+0080 to U+009F, which some terminals obey: bytes C2 80 to C2 9F.
private func secondControl(in text: Span<UInt8>) -> UInt8? {
  for position in 0..<max(0, text.count - 1)
  where text[position] == 0xC2 && text[position + 1] < 0xA0 {
    return text[position + 1]
  }
  return nil
}

private func codePoint(_ scalar: UInt32) -> String { "U+\(hexadecimal(scalar, width: 4))" }

private func hexadecimal(_ number: UInt32, width: Int) -> String {
  let digits = String(number, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension FieldSeparator {
  /// Its name in a message.
  var name: String {
    switch self {
    case .tab: "a tab"
    case .semicolon: "a semicolon"
    case .comma: "a comma"
    }
  }
}
