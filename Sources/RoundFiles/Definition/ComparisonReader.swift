import Interlab
import Metrology
import Tables
import Wording

/// Reads the rules of one measurand from a definition.
///
/// Rules given for the whole round hold where the measurand has none of its own.
struct ComparisonReader {
  let node: DefinitionNode
  let shared: [String: DefinitionNode]

  /// The keys that may stand at the round too.
  static let sharedKeys = [
    "assignedValue", "sigmaPt", "maximumPermissibleError", "scores", "transferStandard", "unit",
    "homogeneity", "stability",
  ]

  /// The rules of an entry of `measurands`.
  func definition() -> ComparisonDefinition? {
    let own = ["id", "quantity", "form", "certificate"]
    return definition(
      of: node.members(own + Self.sharedKeys, of: Phrase(vi: "một đại lượng", en: "a measurand")))
  }

  func definition(of own: [String: DefinitionNode]) -> ComparisonDefinition? {
    let members = shared.merging(own) { _, own in own }
    if let transfer = members["transferStandard"], transfer.isTravelling {
      return travelling(transfer, members, isOwn: own["assignedValue"] != nil || own.isEmpty)
    }
    guard let assigned = members["assignedValue"] else {
      node.reject(
        Phrase(vi: "không có assignedValue", en: "there is no assignedValue"),
        Phrase(
          vi:
            "Thêm chẳng hạn \"assignedValue: {method: reference-laboratory, value: 10.002, U: 0.004, "
            + "k: 2}\" hoặc \"assignedValue: algorithm-a\".",
          en:
            "Add for example \"assignedValue: {method: reference-laboratory, value: 10.002, U: 0.004, "
            + "k: 2}\" or \"assignedValue: algorithm-a\"."))
      return nil
    }
    guard let assignedValue = AssignedValueReader(node: assigned).read() else { return nil }
    var rules = rules(of: members, assignedValue.method)
    rules.assignedValueBudget = assignedValue.budget
    rules.resampling = assignedValue.resampling
    rules.transferStandard = members["transferStandard"]?.transferStandard
    var definition = ComparisonDefinition(
      rules: rules, covariances: assignedValue.covariances, place: node.place)
    definition.propagated = assignedValue.propagated
    readChecksAndForm(members, into: &definition)
    return definition
  }

  /// A measurand whose assigned value is that of a travelling standard. An assigned value beside it, of
  /// its own, contradicts it.
  private func travelling(
    _ transfer: DefinitionNode, _ members: [String: DefinitionNode], isOwn: Bool
  ) -> ComparisonDefinition? {
    if isOwn, let assigned = members["assignedValue"], !assigned.namesTravellingStandard {
      assigned.reject(
        Phrase(
          vi: "giá trị ấn định được nêu hai lần: ở đây và bởi transferStandard có pilot",
          en: "the assigned value is given twice: here, and by transferStandard with its pilot"),
        Phrase(
          vi: "Bỏ assignedValue, hoặc viết assignedValue: travelling-standard.",
          en: "Remove assignedValue, or write assignedValue: travelling-standard."))
    }
    guard let source = transfer.travellingSource else { return nil }
    // The rows are not known yet: the method is laid out when they are.
    var definition = ComparisonDefinition(
      rules: rules(of: members, .consensus(.mean)), place: node.place)
    definition.travelling = source
    readChecksAndForm(members, into: &definition)
    return definition
  }

  private func rules(
    of members: [String: DefinitionNode], _ method: AssignedValueMethod
  ) -> Comparison {
    let unit = members["unit"]?.text
    var rules = Comparison(assignedValue: method)
    rules.key = ComparisonKey(measurand: members["id"]?.text)
    rules.quantity = members["quantity"]?.localizedText
    rules.unit = unit
    rules.sigmaPt = members["sigmaPt"].flatMap { SigmaPtReader(node: $0, unit: unit).read() }
    rules.maximumPermissibleError = members["maximumPermissibleError"]?
      .positiveNumber(Phrase(vi: "sai số cho phép lớn nhất", en: "the maximum permissible error"))
    rules.scores = members["scores"]?.scoreKinds ?? []
    return rules
  }

  private func readChecksAndForm(
    _ members: [String: DefinitionNode], into definition: inout ComparisonDefinition
  ) {
    if let node = members["form"] { definition.form = node.measurandForm }
    if let node = members["certificate"] { definition.certificate = node.certificateMapping }
    definition.homogeneity = members["homogeneity"]?.itemCheckSource(
      "homogeneity", uses: ItemChecks.Use.allCases)
    definition.stability = members["stability"]?.itemCheckSource(
      "stability", uses: [.none, .assignedValue])
  }
}

extension DefinitionNode {
  fileprivate var scoreKinds: [ScoreKind] {
    var kinds: [ScoreKind] = []
    for element in elements {
      if let kind: ScoreKind = element.choice(Phrase(vi: "điểm số", en: "score")),
        !kinds.contains(kind)
      {
        kinds.append(kind)
      }
    }
    return kinds
  }

  /// `{file: items.csv, use: assigned-value}` or the name of the file alone.
  fileprivate func itemCheckSource(_ what: String, uses: [ItemChecks.Use]) -> ItemCheckSource? {
    guard isMapping else {
      return text.map {
        ItemCheckSource(
          file: $0, decimalMark: .point, dateFormat: .iso8601, ignoredColumns: [], use: .none)
      }
    }
    let members = members(
      ["file", "use", "decimal", "dateFormat", "ignore"], of: Phrase(verbatim: what))
    guard let file = members["file"]?.text else {
      reject(
        Phrase(vi: "\(what) không nêu tệp", en: "\(what) names no file"),
        Phrase(vi: "Viết \(what): {file: items.csv}.", en: "Write \(what): {file: items.csv}."))
      return nil
    }
    var use = ItemChecks.Use.none
    if let node = members["use"],
      let chosen: ItemChecks.Use = node.choice(Phrase(vi: "cách dùng", en: "use"))
    {
      use = chosen
      if !uses.contains(chosen) {
        node.reject(
          Phrase(
            vi: "\(what) không dùng được cho \(chosen.rawValue)",
            en: "\(what) cannot be used for \(chosen.rawValue)"),
          Phrase(
            vi: "Chọn \(uses.map(\.rawValue).joined(separator: " hoặc ")).",
            en: "Choose \(uses.map(\.rawValue).joined(separator: " or "))."))
      }
    }
    return ItemCheckSource(
      file: file,
      decimalMark: members["decimal"]?.choice(Phrase(vi: "dấu thập phân", en: "decimal mark"))
        ?? .point,
      dateFormat: members["dateFormat"]?.choice(Phrase(vi: "định dạng ngày", en: "date format"))
        ?? .iso8601,
      ignoredColumns: members["ignore"]?.elements.compactMap(\.text) ?? [], use: use)
  }
}
