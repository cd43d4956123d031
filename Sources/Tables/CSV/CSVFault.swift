import Wording

/// What can be wrong with the form of a delimited text file, in words.
enum CSVFault {
  case strayQuote, textAfterQuote, unclosedQuote, tooLong, quotedTooLong, tooManyColumns
  case control(UInt32)
  case notUTF8(UInt8)
  case unnamedColumn
  case repeatedColumn(String, first: Int)
  case ragged(count: Int, expected: Int, FieldSeparator)

  static let saveAsUTF8 = Phrase(
    vi: #"Lưu tệp theo UTF-8 (trong Excel: "CSV UTF-8")."#,
    en: #"Save it as UTF-8 (in Excel: "CSV UTF-8")."#)

  /// The remedy where a byte is not UTF-8: another encoding can be told.
  static let nameEncoding =
    saveAsUTF8
    + Phrase(
      vi:
        " Nếu tệp theo Windows-1258 thì khai báo: --encoding windows-1258, hoặc trong vòng: encoding: dưới "
        + "results.",
      en:
        " If it is in Windows-1258, say so: --encoding windows-1258, or in a round encoding: under "
        + "results.")

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

  private func words(_ cell: String) -> (problem: Phrase, remedy: Phrase) {
    switch self {
    case .strayQuote:
      (
        Phrase(
          vi: "\(cell) có dấu ngoặc kép nằm trong ô không được đặt trong ngoặc kép",
          en: "\(cell) has a quotation mark inside a cell without quotes"),
        Phrase(
          vi: #"Đặt cả ô trong ngoặc kép và viết dấu ấy hai lần ("")."#,
          en: #"Put the whole cell in quotes and write the mark twice ("")."#)
      )
    case .textAfterQuote:
      (
        Phrase(
          vi: "\(cell) còn tiếp tục sau dấu ngoặc kép đóng",
          en: "\(cell) goes on after its closing quote"),
        Phrase(
          vi: #"Dấu ngoặc kép thuộc về văn bản thì viết hai lần ("")."#,
          en: #"Write a quotation mark that belongs to the text twice ("")."#)
      )
    case .unclosedQuote:
      (
        Phrase(
          vi: "dấu ngoặc kép mở ở đây không được đóng: \(cell)",
          en: "the quote that opens here is never closed: \(cell)"),
        Phrase(vi: "Thêm dấu ngoặc kép đóng.", en: "Add the closing quote.")
      )
    case .tooLong:
      (
        Phrase(
          vi: "ô dài hơn \(FieldScanner.longestField) byte: \(cell)",
          en: "the cell is longer than \(FieldScanner.longestField) bytes: \(cell)"),
        Phrase(
          vi: "Kiểm tra xem tệp có phải là văn bản phân cách, mỗi dòng một bản ghi hay không.",
          en: "Check that the file is delimited text with one row a line.")
      )
    case .quotedTooLong:
      (
        Phrase(
          vi:
            "dấu ngoặc kép mở ở đây không được đóng trong \(FieldScanner.longestField) byte: \(cell)",
          en:
            "the quote that opens here is not closed within \(FieldScanner.longestField) bytes: \(cell)"
        ),
        Phrase(vi: "Thêm dấu ngoặc kép đóng.", en: "Add the closing quote.")
      )
    case .tooManyColumns:
      (
        Phrase(
          vi: "dòng có hơn \(Table.columnLimit) ô",
          en: "the row has more than \(Table.columnLimit) cells"),
        Phrase(
          vi: "Kiểm tra xem tệp có phải là văn bản phân cách, mỗi dòng một bản ghi hay không.",
          en: "Check that the file is delimited text with one row a line.")
      )
    case .control(0):
      (
        Phrase(
          vi: "có byte NUL nên tệp không phải là văn bản UTF-8 (có thể là UTF-16): \(cell)",
          en: "a NUL byte, so the file is not text in UTF-8 (perhaps it is UTF-16): \(cell)"),
        Self.saveAsUTF8
      )
    case .control(let scalar):
      (
        Phrase(
          vi: "\(cell) có ký tự điều khiển (\(codePoint(scalar)))",
          en: "\(cell) has a control character (\(codePoint(scalar)))"),
        Phrase(vi: "Xóa ký tự đó.", en: "Delete it.")
      )
    case .notUTF8(let byte):
      (
        Phrase(
          vi: "\(cell) không phải là UTF-8 (byte 0x\(hexadecimal(UInt32(byte), width: 2)))",
          en: "\(cell) is not UTF-8 (byte 0x\(hexadecimal(UInt32(byte), width: 2)))"),
        Self.nameEncoding
      )
    case .unnamedColumn:
      (
        Phrase(vi: "cột không có tên", en: "the column has no name"),
        Phrase(
          vi: "Ghi tên cột vào dòng tiêu đề, hoặc xóa cột.",
          en: "Name it in the header, or delete the column.")
      )
    case .repeatedColumn(let name, let first):
      (
        Phrase(
          vi: "tên \(excerpt(of: name)) đã đứng ở cột \(first)",
          en: "the name \(excerpt(of: name)) already stands over column \(first)"),
        Phrase(vi: "Đặt cho mỗi cột một tên riêng.", en: "Give each column a name of its own.")
      )
    case .ragged(let count, let expected, let separator):
      (
        Phrase(
          vi: "dòng có \(count) ô, dòng tiêu đề có \(expected)",
          en: "the row has \(counted(count, "cell")), the header \(expected)"),
        count < expected
          ? Phrase(
            vi: "Thêm ô còn thiếu.",
            en: "Add the missing \(expected - count == 1 ? "cell" : "cells").")
          : Phrase(
            vi: "Đặt ô có chứa \(separator.name.vietnamese) trong ngoặc kép, hoặc xóa phần thừa.",
            en:
              "Put a cell that contains \(separator.name.english) in quotes, or delete what is too much."
          )
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
  var name: Phrase {
    switch self {
    case .tab: Phrase(vi: "dấu tab", en: "a tab")
    case .semicolon: Phrase(vi: "dấu chấm phẩy", en: "a semicolon")
    case .comma: Phrase(vi: "dấu phẩy", en: "a comma")
    }
  }
}
