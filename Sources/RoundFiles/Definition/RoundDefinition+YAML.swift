import Interlab
public import Tables
import Yams
import Wording

extension RoundDefinition {
  /// Reads a definition in YAML or JSON.
  ///
  /// Throws all that is wrong with it, each with line and column: unknown keys and names (with the
  /// nearest known one), numbers that are none, methods without what they need.
  public init(yaml bytes: [UInt8], file: String) throws(TableErrors) {
    let root = try yamlRoot(bytes, file: file)
    let mistakes = DefinitionNode.Mistakes(file: file)
    read(DefinitionNode(node: root, mistakes: mistakes))
    try mistakes.errors.throwIfAny()
  }

  private mutating func read(_ node: DefinitionNode) {
    let comparisonKeys = ComparisonReader.sharedKeys
    let members = node.members(
      [
        "round", "title", "edition", "enLimit", "coverage", "coordinator", "seed", "results",
        "measurands", "precision", "youden", "report", "forms", "keyComparison",
      ] + comparisonKeys, of: Phrase(vi: "vòng", en: "a round"))
    round.identifier = members["round"]?.text
    round.title = members["title"]?.localizedText
    if let edition = members["edition"] { round.edition = edition.edition ?? .current }
    round.enLimitOverride = members["enLimit"]?.choice(
      Phrase(vi: "quy tắc cho |E_n| = 1", en: "rule for |E_n| = 1"))
    round.coverage =
      members["coverage"]?.choice(Phrase(vi: "cách lấy hệ số phủ", en: "coverage")) ?? .reported
    round.coordinator = members["coordinator"]?.coordinator
    round.report = members["report"]?.reportParticulars ?? ReportParticulars()
    round.seed = members["seed"]?.wholeNumber(Phrase(vi: "Hạt giống", en: "A seed")) ?? 0
    if let node = members["forms"] { forms = node.formRules }
    if let node = members["keyComparison"] { keyComparison = node.keyComparisonParticulars }
    if let results = members["results"] { readResults(results) }
    precision = members["precision"]?.precisionSource
    for pair in members["youden"]?.elements ?? [] {
      guard let read = pair.measurandPair else { continue }
      round.youdenPairs.append(read)
      youdenPlaces.append(pair.place)
    }
    let shared = members.filter { comparisonKeys.contains($0.key) }
    let entries = members["measurands"]?.elements ?? []
    if entries.isEmpty {
      comparisons = [ComparisonReader(node: node, shared: shared).definition(of: [:])].compactMap(
        \.self)
    } else {
      comparisons = entries.compactMap { ComparisonReader(node: $0, shared: shared).definition() }
      rejectRepeatedIdentifiers(entries)
    }
  }

  private mutating func readResults(_ node: DefinitionNode) {
    guard node.isMapping else {
      resultsFile = node.text ?? resultsFile
      return
    }
    let members = node.members(
      ["file", "sheet", "encoding", "decimal", "ignore", "rows"], of: Phrase(verbatim: "results"))
    if let rows = members["rows"] {
      resultRows = ResultRowsReader(node: rows).read(beside: members)
      return
    }
    resultsFile = members["file"]?.text ?? resultsFile
    resultsSheet = members["sheet"]?.text
    resultsEncoding =
      members["encoding"]?.choice(Phrase(vi: "bảng mã", en: "encoding")) ?? resultsEncoding
    decimalMark =
      members["decimal"]?.choice(Phrase(vi: "dấu thập phân", en: "decimal mark")) ?? decimalMark
    ignoredColumns = members["ignore"]?.elements.compactMap(\.text) ?? []
  }

  private func rejectRepeatedIdentifiers(_ entries: [DefinitionNode]) {
    var seen: Set<String?> = []
    for (entry, comparison) in zip(entries, comparisons) {
      let id = comparison.rules.key.measurand
      if entries.count > 1, id == nil {
        entry.reject(
          Phrase(vi: "đại lượng này không có id", en: "this measurand has no id"),
          Phrase(
            vi: "Khi có nhiều đại lượng, mỗi đại lượng cần một id riêng.",
            en: "With several measurands each needs an id of its own."))
      } else if !seen.insert(id).inserted {
        entry.reject(
          Phrase(
            vi: "đại lượng \(excerpt(of: id ?? "")) được khai báo hai lần",
            en: "the measurand \(excerpt(of: id ?? "")) is defined twice"),
          Phrase(vi: "Giữ lại một trong hai.", en: "Keep one of the two."))
      }
    }
  }
}

extension DefinitionNode {
  fileprivate var edition: Edition? {
    guard let text else { return nil }
    if let edition = Edition(rawValue: text) ?? Edition(rawValue: "ISO 13528:" + text) {
      return edition
    }
    rejectName(
      text, Phrase(vi: "phiên bản tiêu chuẩn", en: "edition"),
      among: Edition.allCases.map(\.rawValue))
    return nil
  }

  fileprivate var coordinator: Coordinator {
    guard isMapping else { return Coordinator(name: text) }
    let members = members(["name", "contact"], of: Phrase(verbatim: "coordinator"))
    return Coordinator(name: members["name"]?.text, contact: members["contact"]?.text)
  }

  /// A text, or one for each language.
  var localizedText: LocalizedText {
    guard isMapping else { return LocalizedText(vietnamese: text, english: nil) }
    let members = members(
      ["vi", "en"], of: Phrase(vi: "văn bản hai ngôn ngữ", en: "a text in two languages"))
    return LocalizedText(vietnamese: members["vi"]?.text, english: members["en"]?.text)
  }
}
