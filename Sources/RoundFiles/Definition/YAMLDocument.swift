import Tables
import Yams

/// Parses the text of a definition into its root node.
///
/// Throws what keeps it from being read, with its place: syntax, duplicate keys, aliases that
/// would expand without limit, an encoding other than UTF-8.
func yamlRoot(
  _ bytes: [UInt8], file: String, ifEmpty remedy: String = "Write a round in it."
) throws(TableErrors) -> Node {
  func failure(_ mark: Mark?, _ problem: String, _ remedy: String) -> TableErrors {
    TableErrors(
      TableError(
        at: CellLocation(file: file, row: mark?.line, column: mark?.column), problem,
        remedy: remedy))
  }
  guard bytes.count <= sizeLimit else {
    throw failure(
      nil, "the definition is larger than 4 MiB", "Put the results into a file of their own.")
  }
  // A byte order mark is no part of the text.
  let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  guard let text = String(validating: content, as: UTF8.self), !text.utf8.contains(0) else {
    throw failure(nil, "the file is not UTF-8 text", "Save it as UTF-8.")
  }
  let root: Node?
  do {
    root = try Yams.compose(yaml: text)
  } catch let error as YamlError {
    let (mark, problem) = error.placeAndProblem
    throw failure(mark, problem, "Correct the YAML here.")
  } catch {
    throw failure(nil, "this is not YAML", "Correct it.")
  }
  guard let root else { throw failure(nil, "the definition is empty", remedy) }
  var steps = 0
  guard root.isWalkable(&steps) else {
    throw failure(nil, "aliases expand to too many nodes", "Write the values out.")
  }
  return root
}

private let sizeLimit = 4 << 20

private let nodeLimit = 1_000_000

extension Node {
  /// Whether the tree, aliases expanded, stays within the limit.
  fileprivate func isWalkable(_ steps: inout Int) -> Bool {
    steps += 1
    guard steps <= nodeLimit else { return false }
    switch self {
    case .mapping(let mapping):
      return mapping.allSatisfy { $0.key.isWalkable(&steps) && $0.value.isWalkable(&steps) }
    case .sequence(let sequence):
      return sequence.allSatisfy { $0.isWalkable(&steps) }
    case .scalar, .alias:
      return true
    }
  }
}

extension YamlError {
  fileprivate var placeAndProblem: (Mark?, String) {
    switch self {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return (mark, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map { excerpt(of: $0) }.joined(separator: ", ")
      return (context.mark, "the key \(keys) stands twice in the block that begins here")
    case .reader(let problem, _, _, _):
      return (nil, problem)
    default:
      return (nil, "this is not YAML")
    }
  }
}
