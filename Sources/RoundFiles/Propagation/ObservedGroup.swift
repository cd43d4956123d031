import Tables
import Yams
import Wording

/// Inputs that were observed together: their names, or their names with the observations.
///
///     observed together: [V, I]
///     observed together: {V: [5.007, 4.994], I: [19.663, 19.639]}
///     observed together: {V: {file: data.csv, column: V}, I: {file: data.csv, column: I}}
///
/// It stands at the top, there also as a list of such groups, or in a line of `correlations`.
struct ObservedGroup {
  let names: [String]

  /// The observations that the group itself states, by input.
  let observations: [String: DefinitionNode]

  let node: DefinitionNode

  static let keys = ["observed together", "observedTogether"]

  /// All groups of a propagation with these members.
  static func all(_ members: [String: DefinitionNode]) -> [ObservedGroup] {
    var groups: [ObservedGroup] = []
    for key in keys {
      guard let together = members[key] else { continue }
      let elements = together.elements
      if together.isMapping || !elements.contains(where: { $0.isSequence || $0.isMapping }) {
        groups.append(ObservedGroup(together))
      } else {
        groups += elements.map(ObservedGroup.init)
      }
    }
    for element in members["correlations"]?.elements ?? [] where isGroup(element) {
      let own = element.members(keys, of: Phrase(vi: "một tương quan", en: "a correlation"))
      groups += keys.compactMap { own[$0] }.map(ObservedGroup.init)
    }
    return groups
  }

  /// Whether a line of `correlations` is a group.
  static func isGroup(_ element: DefinitionNode) -> Bool {
    keys.contains { element.node.mapping?[$0] != nil }
  }

  private init(_ node: DefinitionNode) {
    self.node = node
    if node.isMapping {
      let entries = node.entries(of: Phrase(verbatim: "observed together"))
      names = entries.map(\.name)
      observations = Dictionary(entries.map { ($0.name, $0.value) }) { first, _ in first }
    } else {
      names = node.elements.compactMap(\.text)
      observations = [:]
    }
  }
}
