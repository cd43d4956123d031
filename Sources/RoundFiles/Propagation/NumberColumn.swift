import Tables
import Wording

/// Reads numbers from the column of a file, CSV or a workbook:
///
///     {file: data.csv, column: x, decimal: comma}
///
/// The file is named relative to the definition. A file of one column needs no name of it. Empty cells are
/// passed over; all that is wrong with the others is said under the name of the file.
struct NumberColumn {
  private let node: DefinitionNode
  private let file: String
  private let column: String?
  private let mark: DecimalMark

  private static let sizeLimit = 256 << 20

  /// Reads where the numbers stand; `nil` where that is not complete, which is then said.
  init?(_ node: DefinitionNode) {
    let members = node.members(
      ["file", "column", "decimal"], of: Phrase(vi: "một cột của tệp", en: "a column of a file"))
    guard let file = members["file"] else {
      node.reject(
        Phrase(vi: "không có file", en: "there is no file"),
        Phrase(
          vi: "Viết chẳng hạn {file: data.csv, column: x}.",
          en: "Write for example {file: data.csv, column: x}."))
      return nil
    }
    guard let name = file.text else { return nil }
    self.node = node
    self.file = name
    column = members["column"]?.text
    mark = members["decimal"]?.choice(Phrase(vi: "dấu thập phân", en: "decimal mark")) ?? .point
  }

  /// The numbers; `nil` where one cannot be read, which is then said.
  func values() -> [Double]? {
    let folder =
      node.mistakes.file.lastIndex(of: "/").map { String(node.mistakes.file[...$0]) } ?? ""
    do {
      let path = file.hasPrefix("/") ? file : folder + file
      let table = try Table(
        contents: fileContents(path, limit: Self.sizeLimit), file: path)
      guard
        let place = column.map({ table.column(named: $0) }) ?? (table.header.count == 1 ? 0 : nil)
      else {
        node.reject(
          column.map {
            Phrase(
              vi: "\(excerpt(of: file)) không có cột \(excerpt(of: $0))",
              en: "\(excerpt(of: file)) has no column \(excerpt(of: $0))")
          }
            ?? Phrase(
              vi: "\(excerpt(of: file)) có nhiều cột",
              en: "\(excerpt(of: file)) has several columns"),
          Phrase(
            vi: "Thêm column: một trong \(table.header.prefix(20).joined(separator: ", ")).",
            en: "Add column: one of \(table.header.prefix(20).joined(separator: ", "))."))
        return nil
      }
      return try values(of: table, place)
    } catch let errors as TableErrors {
      node.mistakes.append(contentsOf: errors)
    } catch let failure as FileFailure {
      node.reject(
        Phrase(
          vi: "không đọc được \(excerpt(of: file)): \(failure.fault.vietnamese)",
          en: "\(excerpt(of: file)) cannot be read: \(failure.fault.english)"),
        Phrase(vi: "Nêu một tệp chứa các số.", en: "Name a file of numbers."))
    } catch {
      node.reject(
        Phrase(
          vi: "không đọc được \(excerpt(of: file))", en: "\(excerpt(of: file)) cannot be read"),
        Phrase(vi: "Nêu một tệp chứa các số.", en: "Name a file of numbers."))
    }
    return nil
  }

  private func values(of table: Table, _ column: Int) throws -> [Double] {
    var values: [Double] = []
    var errors = TableErrors()
    for record in 0..<table.recordCount {
      do throws(TableError) {
        if let number = try table.number(record: record, column: column, mark: mark) {
          values.append(number.value)
        }
      } catch {
        errors.append(error)
      }
    }
    try errors.throwIfAny()
    return values
  }
}
