import Tables
import Yams
import Wording

/// Parses the text of a definition into its root node.
///
/// Throws what keeps it from being read, with its place: syntax, duplicate keys, aliases that
/// would expand without limit, an encoding other than UTF-8.
func yamlRoot(
  _ bytes: [UInt8], file: String,
  ifEmpty remedy: Phrase = Phrase(vi: "Khai báo một vòng trong tệp.", en: "Write a round in it.")
) throws(TableErrors) -> Node {
  func failure(_ mark: Mark?, _ problem: Phrase, _ remedy: Phrase) -> TableErrors {
    TableErrors(
      TableError(
        at: CellLocation(file: file, row: mark?.line, column: mark?.column), problem,
        remedy: remedy))
  }
  guard bytes.count <= sizeLimit else {
    throw failure(
      nil, Phrase(vi: "tệp khai báo lớn hơn 4 MiB", en: "the definition is larger than 4 MiB"),
      Phrase(
        vi: "Đặt các kết quả vào một tệp riêng.", en: "Put the results into a file of their own."))
  }
  // A byte order mark is no part of the text.
  let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  guard let text = String(validating: content, as: UTF8.self), !text.utf8.contains(0) else {
    throw failure(
      nil, Phrase(vi: "tệp không phải là văn bản UTF-8", en: "the file is not UTF-8 text"),
      Phrase(vi: "Lưu tệp theo UTF-8.", en: "Save it as UTF-8."))
  }
  let root: Node?
  do {
    root = try Yams.compose(yaml: text)
  } catch let error as YamlError {
    let (mark, problem) = error.placeAndProblem
    throw failure(mark, problem, Phrase(vi: "Sửa YAML ở đây.", en: "Correct the YAML here."))
  } catch {
    throw failure(
      nil, Phrase(vi: "đây không phải là YAML", en: "this is not YAML"),
      Phrase(vi: "Sửa lại.", en: "Correct it."))
  }
  guard let root else {
    throw failure(nil, Phrase(vi: "tệp khai báo trống", en: "the definition is empty"), remedy)
  }
  var steps = 0
  guard root.isWalkable(&steps) else {
    throw failure(
      nil, Phrase(vi: "các bí danh bung ra quá nhiều nút", en: "aliases expand to too many nodes"),
      Phrase(vi: "Viết hẳn các giá trị ra.", en: "Write the values out."))
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
  fileprivate var placeAndProblem: (Mark?, Phrase) {
    switch self {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return (mark, yamlProblem(problem))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map { excerpt(of: $0) }.joined(separator: ", ")
      return (
        context.mark,
        Phrase(
          vi: "khóa \(keys) có hai lần trong khối bắt đầu ở đây",
          en: "the key \(keys) stands twice in the block that begins here")
      )
    case .reader(let problem, _, _, _):
      return (nil, yamlProblem(problem))
    default:
      return (nil, Phrase(vi: "đây không phải là YAML", en: "this is not YAML"))
    }
  }
}

/// What the parser of YAML says, as it says it in English.
private func yamlProblem(_ english: String) -> Phrase {
  Phrase(vi: vietnameseYAMLProblems[english] ?? "lỗi cú pháp YAML (\(english))", en: english)
}

/// The words of libyaml for the mistakes that hands make.
private let vietnameseYAMLProblems = [
  "did not find expected key": "không thấy khóa ở chỗ cần có",
  "did not find expected ',' or ']'": "không thấy ',' hoặc ']' ở chỗ cần có",
  "did not find expected ',' or '}'": "không thấy ',' hoặc '}' ở chỗ cần có",
  "did not find expected '-' indicator": "không thấy '-' ở chỗ cần có",
  "did not find expected node content": "không thấy nội dung ở chỗ cần có",
  "did not find expected <document start>": "không thấy phần đầu văn bản ở chỗ cần có",
  "could not find expected ':'": "không thấy ':' ở chỗ cần có",
  "mapping values are not allowed in this context": "dấu ':' không được đứng ở đây",
  "block sequence entries are not allowed in this context": "dấu '-' không được đứng ở đây",
  "block mapping keys are not allowed in this context": "dấu '?' không được đứng ở đây",
  "found character that cannot start any token": "có ký tự không bắt đầu được phần nào",
  "found a tab character that violates indentation": "có ký tự tab làm sai thụt đầu dòng",
  "found unexpected end of stream": "tệp kết thúc bất ngờ",
  "found unexpected document indicator": "có dấu đầu văn bản ở chỗ không cần",
  "found undefined alias": "có bí danh chưa được định nghĩa",
  "found unknown escape character": "có ký tự thoát không được biết",
  "control characters are not allowed": "không cho phép ký tự điều khiển",
  "invalid leading UTF-8 octet": "có byte đầu không phải là UTF-8",
]
