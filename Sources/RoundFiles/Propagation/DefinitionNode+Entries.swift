import Tables
import Yams
import Wording

extension DefinitionNode {
  /// A member of a mapping whose keys are names that the user chose.
  struct Entry {
    let name: String
    let key: Mark?
    let value: DefinitionNode
  }

  /// The members of a mapping with names of the user's own, in the order of the file.
  func entries(of what: Phrase) -> [Entry] {
    guard case .mapping(let mapping) = node else {
      reject(
        what + Phrase(vi: " không phải là danh sách tên và giá trị", en: " is not a mapping"),
        Phrase(
          vi: "Viết thành các dòng thụt vào, mỗi dòng \"name: value\" (tên: giá trị).",
          en: "Write it as indented lines \"name: value\"."))
      return []
    }
    return mapping.compactMap { key, value in
      guard let name = key.scalar?.string, !name.isEmpty else {
        mistakes.append(
          key.mark,
          what + Phrase(vi: " có khóa không phải là tên", en: " has a key that is no name"),
          Phrase(vi: "Viết một tên ở đây.", en: "Write a name here."))
        return nil
      }
      return Entry(
        name: name, key: key.mark, value: DefinitionNode(node: value, mistakes: mistakes))
    }
  }

  /// The scalar as true or false.
  var flag: Bool? {
    guard let text else { return nil }
    switch text {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      reject(
        Phrase(
          vi: "\(excerpt(of: text)) không phải là true hay false",
          en: "\(excerpt(of: text)) is neither true nor false"),
        Phrase(vi: "Viết true hoặc false.", en: "Write true or false."))
      return nil
    }
  }

  /// The elements as finite numbers, or those of a column of a file (``NumberColumn``); `nil` where one is
  /// none, which is then said.
  func numbers(_ what: Phrase) -> [Double]? {
    if isMapping { return NumberColumn(self)?.values() }
    guard isSequence else {
      reject(
        what + Phrase(vi: " không phải là danh sách", en: " is not a list"),
        Phrase(
          vi: "Viết các số trong ngoặc vuông, [215, 212, 219], hoặc {file: data.csv, column: x}.",
          en: "Write the numbers in brackets, [215, 212, 219], or {file: data.csv, column: x}."))
      return nil
    }
    let values = elements.map(\.number)
    let read = values.compactMap(\.self)
    return read.count == values.count ? read : nil
  }

  /// Degrees of freedom: a number from 1, or the word infinite.
  var degreesOfFreedom: Double? {
    if let word = node.scalar?.string, ["inf", "infinite", ".inf", "∞"].contains(word) {
      return .infinity
    }
    guard let number else { return nil }
    guard number >= 1 else {
      reject(
        Phrase(vi: "số bậc tự do nhỏ hơn 1", en: "the degrees of freedom are below 1"),
        Phrase(
          vi: "Viết số quan trắc trừ một, hoặc bỏ đi nếu u được biết chính xác.",
          en:
            "Write the number of observations less one, or leave them out where u is exactly known."
        ))
      return nil
    }
    return number
  }
}
