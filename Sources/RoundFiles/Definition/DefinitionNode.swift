import Tables
import Yams
import Wording

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

    /// Adds what is wrong at a place, once: the text that holds for all measurands is read for each.
    /// Its words are not even made once enough errors are kept.
    func append(
      _ mark: Mark?, _ problem: @autoclosure () -> Phrase, _ remedy: @autoclosure () -> Phrase
    ) {
      let location = CellLocation(file: file, row: mark?.line, column: mark?.column)
      guard errors.count < TableErrors.limit else {
        return errors.append(TableError(at: location, .empty, remedy: .empty))
      }
      let error = TableError(at: location, problem(), remedy: remedy())
      guard mark == nil || !errors.first.contains(error) else { return }
      errors.append(error)
    }
  }

  func reject(_ problem: Phrase, _ remedy: Phrase) {
    mistakes.append(node.mark, problem, remedy)
  }

  /// The members of a mapping, after a check that each key is one of `keys`.
  func members(_ keys: [String], of what: Phrase) -> [String: DefinitionNode] {
    guard case .mapping(let mapping) = node else {
      reject(
        what + Phrase(vi: " không phải là danh sách khóa và giá trị", en: " is not a mapping"),
        Phrase(
          vi: "Viết thành các dòng thụt vào, mỗi dòng \"key: value\" (khóa: giá trị).",
          en: "Write it as indented lines \"key: value\"."))
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

  private func rejectKey(_ key: Node, _ keys: [String], of what: Phrase) {
    let name = key.scalar?.string ?? ""
    mistakes.append(
      key.mark,
      Phrase(
        vi: "\(excerpt(of: name)) không phải là khóa được biết",
        en: "\(excerpt(of: name)) is not a known key"),
      Self.hint(name, keys)
        + Phrase(
          vi: "\(what.vietnamese) có các khóa: \(keys.joined(separator: ", ")).",
          en: "\(what.english) knows: \(keys.joined(separator: ", "))."))
  }

  private static func hint(_ name: String, _ keys: [String]) -> Phrase {
    guard !name.isEmpty, name.allSatisfy(\.isNumber) else { return didYouMean(name, among: keys) }
    return Phrase(
      vi: "Tệp khai báo dùng dấu chấm thập phân: viết 10.002, không viết 10,002. ",
      en: "A definition uses a decimal point: write 10.002, not 10,002. ")
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
      reject(
        Phrase(vi: "đây không phải là một giá trị đơn", en: "this is not a single value"),
        Phrase(vi: "Viết một văn bản hoặc một số ở đây.", en: "Write one text or number here."))
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
      reject(
        error.problem,
        Phrase(
          vi: "Tệp khai báo dùng dấu chấm thập phân, như 0.005.",
          en: "A definition uses a decimal point, as in 0.005."))
      return nil
    }
  }

  /// The scalar as a number above zero.
  func positiveNumber(_ what: Phrase) -> Double? {
    guard let number else { return nil }
    guard number > 0 else {
      reject(
        what + Phrase(vi: " không lớn hơn 0", en: " is not above zero"),
        Phrase(vi: "Viết một số lớn hơn 0.", en: "Write a number above zero."))
      return nil
    }
    return number
  }

  /// The scalar as a number, zero or more.
  func nonNegativeNumber(_ what: Phrase) -> Double? {
    guard let number else { return nil }
    guard number >= 0 else {
      reject(
        what + Phrase(vi: " là số âm", en: " is negative"),
        Phrase(vi: "Viết 0 hoặc một số lớn hơn 0.", en: "Write zero or a number above it."))
      return nil
    }
    return number
  }

  /// The scalar as a whole number, zero or more.
  func wholeNumber(_ what: Phrase) -> UInt64? {
    guard let text else { return nil }
    guard let number = UInt64(text) else {
      reject(
        Phrase(
          vi: "\(excerpt(of: text)) không phải là số nguyên",
          en: "\(excerpt(of: text)) is not a whole number"),
        what + Phrase(vi: " là một số nguyên.", en: " is a whole number."))
      return nil
    }
    return number
  }

  /// The scalar as one of the cases of a choice.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ what: Phrase, _: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    guard let text else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    rejectName(text, what, among: Choice.allCases.map(\.rawValue))
    return nil
  }

  func rejectName(_ name: String, _ what: Phrase, among names: [String]) {
    let nearest = didYouMean(name, among: names)
    reject(
      Phrase(
        vi: "\(excerpt(of: name)) không phải là \(what.vietnamese) được biết",
        en: "\(excerpt(of: name)) is not a known \(what.english)"),
      nearest
        + Phrase(
          vi: "Các tên được biết: \(names.joined(separator: ", ")).",
          en: "Known are: \(names.joined(separator: ", "))."))
  }
}

extension Node {
  fileprivate var isNull: Bool {
    guard let scalar, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }
}
