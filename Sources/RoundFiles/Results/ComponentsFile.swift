import Interlab
import Metrology
import Tables
import Wording

/// A file of shared components: one row for each share, columns component, lab, u and, where a
/// component belongs to one measurand only, measurand.
struct ComponentsFile {
  private static let known = ["component", "lab", "u", "measurand"]

  private let table: Table
  private var errors = TableErrors()
  private var order: [Key] = []
  private var contributions: [Key: [SharedComponent.Contribution]] = [:]

  private struct Key: Hashable {
    let name: String
    let measurand: String?
  }

  init(_ path: String) throws {
    table = try Table(contents: fileContents(path), file: path)
  }

  /// All components, each with its shares in the order of the rows.
  mutating func components() throws(TableErrors) -> [SharedComponent] {
    for (column, name) in table.header.enumerated() where !Self.known.contains(name) {
      let nearest = didYouMean(name, among: Self.known)
      errors.append(
        TableError(
          at: table.location(column: column),
          Phrase(
            vi: "\(excerpt(of: name)) không phải là cột được biết",
            en: "\(excerpt(of: name)) is not a known column"),
          remedy: nearest
            + Phrase(
              vi: "Các cột được biết: component, lab, u và measurand.",
              en: "Known are: component, lab, u and measurand.")))
    }
    for name in ["component", "lab", "u"] where table.column(named: name) == nil {
      errors.append(
        TableError(
          at: table.headerLocation,
          Phrase(vi: "không có cột \(name)", en: "there is no column \(name)"),
          remedy: Phrase(
            vi: "Dòng tiêu đề là component,lab,u.", en: "The header is component,lab,u.")))
    }
    try errors.throwIfAny()
    for record in 0..<table.recordCount { read(record) }
    try errors.throwIfAny()
    return order.map { key in
      SharedComponent(
        name: key.name, measurand: key.measurand, contributions: contributions[key] ?? [])
    }
  }

  private mutating func read(_ record: Int) {
    guard let name = text(record, "component"), let laboratory = text(record, "lab"),
      let u = number(record)
    else { return }
    var measurand: String?
    if let column = table.column(named: "measurand") {
      let text = table.trimmedText(record: record, column: column)
      measurand = text.isEmpty ? nil : text
    }
    let key = Key(name: name, measurand: measurand)
    if contributions[key] == nil { order.append(key) }
    if contributions[key]?.contains(where: { $0.laboratory == laboratory }) == true {
      reject(
        record, "lab",
        Phrase(
          vi: "\(excerpt(of: laboratory)) có hai lần trong thành phần \(excerpt(of: name))",
          en: "\(excerpt(of: laboratory)) stands twice in the component \(excerpt(of: name))"),
        Phrase(vi: "Bỏ một trong các dòng.", en: "Remove one of the rows."))
    }
    contributions[key, default: []].append(.init(laboratory: laboratory, u: u))
  }

  private mutating func text(_ record: Int, _ name: String) -> String? {
    guard let column = table.column(named: name) else { return nil }
    let text = table.trimmedText(record: record, column: column)
    guard !text.isEmpty else {
      reject(
        record, name, Phrase(vi: "\(name) để trống", en: "the \(name) is empty"),
        Phrase(vi: "Điền vào, hoặc bỏ dòng.", en: "Fill it in, or remove the row."))
      return nil
    }
    return text
  }

  private mutating func number(_ record: Int) -> Double? {
    guard let column = table.column(named: "u") else { return nil }
    do throws(TableError) {
      guard let number = try table.number(record: record, column: column, mark: .point) else {
        reject(
          record, "u", Phrase(vi: "u để trống", en: "the u is empty"),
          Phrase(
            vi: "Viết phần đóng góp dưới dạng độ không đảm bảo đo chuẩn.",
            en: "Write the share as a standard uncertainty."))
        return nil
      }
      if let fault = magnitudeFault(number) {
        reject(record, "u", fault.problem, fault.remedy)
        return nil
      }
      return number.value
    } catch {
      errors.append(error)
      return nil
    }
  }

  private mutating func reject(
    _ record: Int, _ name: String, _ problem: Phrase, _ remedy: Phrase
  ) {
    let column = table.column(named: name) ?? 0
    errors.append(
      TableError(
        at: table.location(record: record, column: column), problem, remedy: remedy))
  }
}
