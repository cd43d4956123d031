import Interlab
import Tables
import Wording

/// An output of a propagation file, or of a file of uncertain numbers.
struct PropagatedOutputName: Hashable, Sendable {
  /// The path, relative to the folder of the definition.
  let file: String

  /// The name of the output; `nil` for the only one.
  let output: String?
}

/// One result that stands in the definition of a round.
struct ResultRow: Sendable {
  /// The laboratory's code.
  let lab: String

  /// The measurand's id.
  let measurand: String?

  /// The cells as they are written, by the name of their column.
  var cells: [String: String]

  /// The propagation that gives the result instead.
  let propagated: PropagatedOutputName?

  /// Where the row stands in the definition.
  let place: CellLocation
}

/// Reads the results that stand in the definition of a round:
///
///     results:
///       rows:
///         - {lab: A, propagation: a.yaml, output: L}
///         - {lab: B, value: 12.03, U: 0.04, k: 2}
struct ResultRowsReader {
  let node: DefinitionNode

  static let cellKeys = ["value", "U", "k", "u", "dof", "include", "date"]
  private static let keys = ["lab", "measurand", "propagation", "output"] + cellKeys
  private static let rowLimit = 2000

  func read(beside members: [String: DefinitionNode]) -> [ResultRow] {
    for key in ["file", "sheet", "encoding", "decimal", "ignore"] {
      members[key]?.reject(
        Phrase(
          vi: "các kết quả nằm trong rows, không dùng \(key)",
          en: "the results stand in rows, which have no use for \(key)"),
        Phrase(vi: "Bỏ một trong hai.", en: "Remove one of the two."))
    }
    let elements = node.elements
    guard node.isSequence, !elements.isEmpty, elements.count <= Self.rowLimit else {
      node.reject(
        node.isSequence && !elements.isEmpty
          ? Phrase(vi: "có \(elements.count) dòng", en: "there are \(elements.count) rows")
          : Phrase(vi: "rows không phải là danh sách", en: "rows is no list"),
        Phrase(
          vi: "Viết nhiều nhất \(Self.rowLimit) dòng như - {lab: A, propagation: a.yaml}.",
          en: "Write up to \(Self.rowLimit) lines such as - {lab: A, propagation: a.yaml}."))
      return []
    }
    var seen: Set<[String]> = []
    return elements.compactMap { element in
      guard let row = row(element) else { return nil }
      if !seen.insert([row.lab, row.measurand ?? ""]).inserted {
        element.reject(
          Phrase(
            vi: "phòng thí nghiệm \(excerpt(of: row.lab)) có hai lần",
            en: "the laboratory \(excerpt(of: row.lab)) stands twice"),
          Phrase(vi: "Bỏ một dòng.", en: "Remove one row."))
      }
      return row
    }
  }

  private func row(_ node: DefinitionNode) -> ResultRow? {
    let members = node.members(
      Self.keys, of: Phrase(vi: "một dòng kết quả", en: "a row of results"))
    guard let lab = members["lab"]?.text, !lab.isEmpty else {
      node.reject(
        Phrase(vi: "một dòng kết quả không có lab", en: "a row of results has no lab"),
        Phrase(
          vi: "Viết {lab: A, propagation: a.yaml}.", en: "Write {lab: A, propagation: a.yaml}."))
      return nil
    }
    var cells: [String: String] = [:]
    for key in Self.cellKeys { cells[key] = members[key]?.text }
    if let file = members["propagation"] {
      for key in ["value", "U", "k", "u", "dof"] {
        members[key]?.reject(
          Phrase(vi: "phép lan truyền đã nêu \(key)", en: "the propagation states \(key) already"),
          Phrase(vi: "Giữ lại một trong hai.", en: "Keep one of the two."))
      }
      guard let path = file.text else { return nil }
      return ResultRow(
        lab: lab, measurand: members["measurand"]?.text, cells: cells,
        propagated: PropagatedOutputName(file: path, output: members["output"]?.text),
        place: node.location)
    }
    members["output"]?.reject(
      Phrase(
        vi: "nêu đại lượng đầu ra mà không nêu phép lan truyền",
        en: "an output is named without its propagation"),
      Phrase(vi: "Thêm propagation: ….", en: "Add propagation: …."))
    for key in ["value", "U", "k", "u", "dof"] {
      guard let member = members[key] else { continue }
      guard member.number != nil else { return nil }
    }
    guard cells["value"] != nil else {
      node.reject(
        Phrase(
          vi: "kết quả của \(excerpt(of: lab)) không có giá trị",
          en: "the result of \(excerpt(of: lab)) has no value"),
        Phrase(
          vi: "Thêm value, hoặc propagation: a.yaml.", en: "Add value, or propagation: a.yaml."))
      return nil
    }
    return ResultRow(
      lab: lab, measurand: members["measurand"]?.text, cells: cells, propagated: nil,
      place: node.location)
  }
}

extension DefinitionNode {
  /// The place of the node for a message.
  var location: CellLocation {
    CellLocation(file: mistakes.file, row: place?.row, column: place?.column)
  }
}
