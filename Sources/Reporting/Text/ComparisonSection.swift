import Interlab
import Tables
import Wording

/// One comparison of an ``AnalysisTable``.
struct ComparisonSection {
  let analysis: ComparisonAnalysis
  let round: Round
  let language: Language
  let color: Bool
  let numbers: NumberStyle

  init(analysis: ComparisonAnalysis, round: Round, language: Language, color: Bool) {
    self.analysis = analysis
    self.round = round
    self.language = language
    self.color = color
    numbers = NumberStyle(language)
  }

  func append(to text: inout String) {
    text += "\n"
    for line in heading() { text += line + "\n" }
    text += "\n"
    let columns = self.columns()
    for row in 0...analysis.participantCount {
      for (index, column) in columns.enumerated() {
        if index > 0 { text += "  " }
        column.append(row: row, isLast: index == columns.count - 1, to: &text)
      }
      text += "\n"
    }
    text += round.exclusionLine(of: analysis.comparison.rows, in: language)
    if !analysis.notices.isEmpty { text += "\n" }
    for notice in analysis.notices where notice.isAboutAbsence { append(notice, to: &text) }
    for notice in analysis.notices where !notice.isAboutAbsence { append(notice, to: &text) }
  }

  private func append(_ notice: Notice, to text: inout String) {
    let message = escapingControls(
      notice.message(
        in: language, showing: { shortened($0, toColumns: LaboratoryCode.columnLimit) }
      ) { numbers.brief($0) })
    for (index, line) in wrapped(message, width: 94).enumerated() {
      text += (index == 0 ? "- " : "  ") + line + "\n"
    }
  }
}

// MARK: Heading

extension ComparisonSection {
  private func heading() -> [String] {
    [identity, assignedValueLine, criteriaLine].filter { !$0.isEmpty }
  }

  private var identity: String {
    let comparison = analysis.comparison
    let key = comparison.key
    let name = [key.round, key.item, key.measurand].compactMap { $0 }.joined(separator: " / ")
    let quantity = comparison.quantity?.text(in: language) ?? ""
    let unit = comparison.unit.map { "[\($0)]" } ?? ""
    let head = [name, quantity].filter { !$0.isEmpty }.joined(separator: ": ")
    return escapingControls([head, unit].filter { !$0.isEmpty }.joined(separator: " "))
  }

  private var assignedValueLine: String {
    let assigned = analysis.assignedValue
    let method = methodName(assigned.method, in: language)
    let clause = methodClause(assigned.method, in: round.edition, language)
    let source = clause.isEmpty ? escapingControls(method) : "\(method) (\(clause))"
    guard let value = assigned.value else {
      return Phrase(vi: "Không có giá trị ấn định", en: "No assigned value").text(in: language)
        + "; " + source
    }
    guard let U = assigned.expandedUncertainty else {
      return "x_pt = \(numbers.exact(value)); " + source
    }
    let k = numbers.exact(assigned.coverageFactor)
    return "x_pt = \(numbers.withUncertainty(value, U)) (k = \(k)); " + source
  }

  private var criteriaLine: String {
    var parts: [String] = []
    if let sigmaPt = analysis.sigmaPt {
      let method = methodName(sigmaPt.method, in: language)
      switch sigmaPt.value {
      case .success(let sigma): parts.append("σ_pt = \(numbers.brief(sigma)) (\(method))")
      case .failure(let absence): parts.append("σ_pt: \(absence.reason(in: language)) (\(method))")
      }
    }
    if let δ_E = analysis.comparison.maximumPermissibleError {
      parts.append("δ_E = \(numbers.exact(δ_E))")
    }
    let p = analysis.participantCount
    let included = analysis.includedCount
    let note = Phrase(vi: " (\(included) được đưa vào)", en: " (\(included) included)")
    parts.append("p = \(p)" + (included == p ? "" : note.text(in: language)))
    return parts.joined(separator: "; ")
  }
}

extension Notice {
  /// Whether it says why a score is absent.
  var isAboutAbsence: Bool {
    if case .scoreAbsent = self { true } else { false }
  }
}
