import Tables
import Yams
import Wording

/// Reads a component of uncertainty that laboratories share: equal shares as
/// `{name: …, laboratories: [A, B], u: 0.002}`, shares of their own as
/// `{name: …, sensitivities: {A: 0.002, B: -0.001}}`.
struct SharedComponentReader {
  let node: DefinitionNode

  func read() -> SharedComponent? {
    let members = node.members(
      ["name", "laboratories", "u", "sensitivities", "measurand"],
      of: Phrase(vi: "một thành phần", en: "a component"))
    guard let name = members["name"]?.text else {
      if members["name"] == nil { rejectForm(Phrase(vi: "không có name", en: "there is no name")) }
      return nil
    }
    let equal = members["laboratories"] != nil || members["u"] != nil
    guard equal != (members["sensitivities"] != nil) else {
      rejectForm(
        Phrase(
          vi: "thành phần \(excerpt(of: name)) không nêu các phần của nó theo đúng một cách",
          en: "the component \(excerpt(of: name)) has not one way to tell its shares"))
      return nil
    }
    let found = equal ? equalShares(members) : ownShares(members["sensitivities"] ?? node)
    guard let contributions = found, !contributions.isEmpty else { return nil }
    return SharedComponent(
      name: name, measurand: members["measurand"]?.text, contributions: contributions)
  }

  private func rejectForm(_ problem: Phrase) {
    node.reject(
      problem,
      Phrase(
        vi: "Viết {name: standard, laboratories: [A, B], u: 0.002} hoặc "
          + "{name: standard, sensitivities: {A: 0.002, B: -0.001}}.",
        en: "Write {name: standard, laboratories: [A, B], u: 0.002} or "
          + "{name: standard, sensitivities: {A: 0.002, B: -0.001}}."))
  }

  private func equalShares(
    _ members: [String: DefinitionNode]
  ) -> [SharedComponent.Contribution]? {
    guard let laboratories = members["laboratories"], let u = members["u"] else {
      rejectForm(
        Phrase(vi: "một thành phần cần laboratories và u", en: "a component has laboratories and u")
      )
      return nil
    }
    guard let u = u.nonNegativeNumber(Phrase(verbatim: "u")) else { return nil }
    var seen: Set<String> = []
    return laboratories.elements.compactMap { element in
      guard let code = element.text else { return nil }
      if !seen.insert(code).inserted {
        element.reject(
          Phrase(
            vi: "\(excerpt(of: code)) có hai lần trong một thành phần",
            en: "\(excerpt(of: code)) stands twice in a component"),
          Phrase(vi: "Bỏ một trong hai.", en: "Remove one of the two."))
      }
      return SharedComponent.Contribution(laboratory: code, u: u)
    }
  }

  private func ownShares(_ sensitivities: DefinitionNode) -> [SharedComponent.Contribution]? {
    guard case .mapping(let mapping) = sensitivities.node else {
      sensitivities.reject(
        Phrase(
          vi: "sensitivities không phải là danh sách khóa và giá trị",
          en: "sensitivities is not a mapping"),
        Phrase(
          vi: "Viết {A: 0.002, B: -0.001}, theo mã số phòng thí nghiệm.",
          en: "Write {A: 0.002, B: -0.001}, by laboratory code."))
      return nil
    }
    return mapping.compactMap { key, value in
      let value = DefinitionNode(node: value, mistakes: node.mistakes)
      guard let code = key.scalar?.string, let u = value.number else { return nil }
      return SharedComponent.Contribution(laboratory: code, u: u)
    }
  }
}
