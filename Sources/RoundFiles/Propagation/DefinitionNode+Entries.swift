import Tables
import Yams

extension DefinitionNode {
  /// A member of a mapping whose keys are names that the user chose.
  struct Entry {
    let name: String
    let key: Mark?
    let value: DefinitionNode
  }

  /// The members of a mapping with names of the user's own, in the order of the file.
  func entries(of what: String) -> [Entry] {
    guard case .mapping(let mapping) = node else {
      reject("\(what) is not a mapping", "Write it as indented lines \"name: value\".")
      return []
    }
    return mapping.compactMap { key, value in
      guard let name = key.scalar?.string, !name.isEmpty else {
        mistakes.append(key.mark, "\(what) has a key that is no name", "Write a name here.")
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
      reject("\(excerpt(of: text)) is neither true nor false", "Write true or false.")
      return nil
    }
  }

  /// The elements as finite numbers, or those of a column of a file (``NumberColumn``); `nil` where one is
  /// none, which is then said.
  func numbers(_ what: String) -> [Double]? {
    if isMapping { return NumberColumn(self)?.values() }
    guard isSequence else {
      reject(
        "\(what) is not a list",
        "Write the numbers in brackets, [215, 212, 219], or {file: data.csv, column: x}.")
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
        "the degrees of freedom are below 1",
        "Write the number of observations less one, or leave them out where u is exactly known.")
      return nil
    }
    return number
  }
}
