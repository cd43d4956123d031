import Tables
import Yams

/// One node of a definition in YAML (or JSON, which YAML contains), with its place for messages.
///
/// Reading never stops at the first mistake: each is put into the shared ``Mistakes``, and the
/// reader goes on with what is left.
struct DefinitionNode {
  let node: Node
  let mistakes: Mistakes

  /// Collects what is wrong with a definition.
  final class Mistakes {
    let file: String
    private(set) var errors = TableErrors()

    init(file: String) {
      self.file = file
    }

    func append(_ error: TableError) { errors.append(error) }

    func append(contentsOf other: TableErrors) { errors.append(contentsOf: other) }

    func append(_ mark: Mark?, _ problem: String, _ remedy: String) {
      let location = CellLocation(file: file, row: mark?.line, column: mark?.column)
      errors.append(TableError(at: location, problem, remedy: remedy))
    }
  }

  func reject(_ problem: String, _ remedy: String) {
    mistakes.append(node.mark, problem, remedy)
  }

  /// The members of a mapping, after a check that each key is one of `keys`.
  func members(_ keys: [String], of what: String) -> [String: DefinitionNode] {
    guard case .mapping(let mapping) = node else {
      reject("\(what) is not a mapping", "Write it as indented lines \"key: value\".")
      return [:]
    }
    var members: [String: DefinitionNode] = [:]
    for (key, value) in mapping {
      guard let name = key.scalar?.string, keys.contains(name) else {
        rejectKey(key, keys, of: what)
        continue
      }
      if value.isNull { continue }
      members[name] = DefinitionNode(node: value, mistakes: mistakes)
    }
    return members
  }

  private func rejectKey(_ key: Node, _ keys: [String], of what: String) {
    let name = key.scalar?.string ?? ""
    let known = "\(what) knows: \(keys.joined(separator: ", "))."
    var hint = nearestName(to: name, among: keys).map { "Did you mean \($0)? " } ?? ""
    if !name.isEmpty, name.allSatisfy(\.isNumber) {
      hint = "A definition uses a decimal point: write 10.002, not 10,002. "
    }
    mistakes.append(key.mark, "\(excerpt(of: name)) is not a known key", hint + known)
  }

  /// The elements of a sequence; one that is not a sequence counts as its only element.
  var elements: [DefinitionNode] {
    guard case .sequence(let sequence) = node else { return [self] }
    return sequence.map { DefinitionNode(node: $0, mistakes: mistakes) }
  }

  var isMapping: Bool { node.mapping != nil }

  var isSequence: Bool { node.sequence != nil }

  /// Where the node stands: line and column.
  var place: (row: Int, column: Int)? { node.mark.map { ($0.line, $0.column) } }

  /// The scalar's text.
  var text: String? {
    guard let scalar = node.scalar else {
      reject("this is not a single value", "Write one text or number here.")
      return nil
    }
    return scalar.string
  }

  /// The scalar as a finite number, always with a decimal point.
  var number: Double? {
    guard let text else { return nil }
    do throws(NumberFault) {
      let number = try DecimalNumber(text, mark: .point)
      guard let fault = magnitudeFault(number) else { return number.value }
      reject(fault.problem, fault.remedy)
      return nil
    } catch {
      reject(error.problem, "A definition uses a decimal point, as in 0.005.")
      return nil
    }
  }

  /// The scalar as a number above zero.
  func positiveNumber(_ what: String) -> Double? {
    guard let number else { return nil }
    guard number > 0 else {
      reject("\(what) is not above zero", "Write a number above zero.")
      return nil
    }
    return number
  }

  /// The scalar as a number, zero or more.
  func nonNegativeNumber(_ what: String) -> Double? {
    guard let number else { return nil }
    guard number >= 0 else {
      reject("\(what) is negative", "Write zero or a number above it.")
      return nil
    }
    return number
  }

  /// The scalar as a whole number, zero or more.
  func wholeNumber(_ what: String) -> UInt64? {
    guard let text else { return nil }
    guard let number = UInt64(text) else {
      reject("\(excerpt(of: text)) is not a whole number", "\(what) is a whole number.")
      return nil
    }
    return number
  }

  /// The scalar as one of the cases of a choice.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ what: String, _: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    guard let text else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    rejectName(text, what, among: Choice.allCases.map(\.rawValue))
    return nil
  }

  func rejectName(_ name: String, _ what: String, among names: [String]) {
    let nearest = nearestName(to: name, among: names).map { "Did you mean \($0)? " } ?? ""
    reject(
      "\(excerpt(of: name)) is not a known \(what)",
      nearest + "Known are: \(names.joined(separator: ", ")).")
  }
}

extension Node {
  fileprivate var isNull: Bool {
    guard let scalar, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }
}
