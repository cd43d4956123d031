public import Interlab
import Metrology
import Tables
public import Wording

/// Reference values side by side as a terminal shows them: for each comparison one line a method,
/// then for each laboratory how many methods give it which verdict.
///
/// Complexity: linear in methods and results.
public struct ReferenceTable {
  /// The whole text; every line ends with a newline.
  public let text: String

  /// Writes the surveys of a round in `language`, degrees of equivalence by `conventions`.
  public init(
    of surveys: [ReferenceSurvey], in round: Round, conventions: [EquivalenceConvention],
    language: Language
  ) {
    var text = ""
    for survey in surveys {
      let section = PanelSection(panel: survey.panel, round: round, language: language)
      if !text.isEmpty { text += "\n" }
      section.append(to: &text)
      for equivalence in survey.equivalences where !conventions.isEmpty {
        section.append(equivalence, conventions, to: &text)
      }
      for table in survey.tables where table.isShown(among: conventions) {
        section.append(table, to: &text)
      }
      if let link = survey.link { section.append(link, to: &text) }
      for entry in survey.densities {
        text += DensityLines(entry: entry, language: language).text
      }
    }
    self.text = text
  }
}

/// One comparison of a ``ReferenceTable``.
struct PanelSection {
  let panel: MethodPanel
  let round: Round
  let language: Language
  let numbers: NumberStyle

  init(panel: MethodPanel, round: Round, language: Language) {
    self.panel = panel
    self.round = round
    self.language = language
    numbers = NumberStyle(language)
  }

  func append(to text: inout String) {
    let key = panel.comparison.key
    let name = [key.round, key.item, key.measurand].compactMap(\.self).joined(separator: " / ")
    let unit = panel.comparison.unit.map { "[\($0)]" } ?? ""
    let heading = [name, unit, "p = \(panel.comparison.rows.count)"].filter { !$0.isEmpty }
    text += escapingControls(heading.joined(separator: " ")) + "\n\n"
    append(columns: methodColumns(), rows: applicable.count, to: &text)
    for (reason, methods) in reasons {
      text += "- \(methods.joined(separator: ", ")): \(escapingControls(reason))\n"
    }
    text += "\n" + verdictHeading + "\n\n"
    append(columns: verdictColumns(), rows: panel.comparison.rows.count, to: &text)
    text += round.exclusionLine(of: panel.comparison.rows, in: language)
  }

  private var applicable: [(method: AssignedValueMethod, analysis: ComparisonAnalysis)] {
    panel.entries.compactMap { entry in entry.analysis.map { (entry.method, $0) } }
  }

  /// The methods that do not apply, those for the same reason together.
  private var reasons: [(reason: String, methods: [String])] {
    var reasons: [(reason: String, methods: [String])] = []
    for entry in panel.entries {
      guard case .failure(let failure) = entry.outcome else { continue }
      let reason = failure.message.text(in: language)
      if let index = reasons.firstIndex(where: { $0.reason == reason }) {
        reasons[index].methods.append(entry.method.name)
      } else {
        reasons.append((reason, [entry.method.name]))
      }
    }
    return reasons
  }

  private var verdictHeading: String {
    let symbol = panel.scoreKind.symbol
    return Phrase(
      vi: "Số phương pháp cho mỗi kết luận theo \(symbol), của từng phòng thí nghiệm:",
      en: "How many methods give each verdict by \(symbol), for each laboratory:"
    ).text(in: language)
  }

  private func methodColumns() -> [TextColumn] {
    let values = applicable.map(\.analysis.assignedValue)
    func cells(
      _ number: (AssignedValue) -> Double?, beside uncertainty: (AssignedValue) -> Double?
    ) -> [String] {
      let column = values.map { number($0) ?? .nan }
      let places = zip(values, column).map { value, number in
        let place = uncertainty(value).flatMap { placeOfSignificantFigure(2, of: $0) }
        return unitOrFiner(place ?? placeOfSignificantFigure(9, of: number) ?? 0, of: number)
      }
      return numbers.column(column, places: places)
    }
    return [
      TextColumn(
        Phrase(vi: "phương pháp", en: "method").text(in: language), applicable.map(\.method.name),
        .leading),
      TextColumn("x_pt", cells(\.value, beside: \.standardUncertainty), .decimal),
      TextColumn("u(x_pt)", cells(\.standardUncertainty, beside: \.standardUncertainty), .decimal),
      TextColumn("U(x_pt)", cells(\.expandedUncertainty, beside: \.expandedUncertainty), .decimal),
      TextColumn("s*", cells(\.scale, beside: \.scale), .decimal),
      TextColumn("τ", cells(\.tau, beside: \.tau), .decimal),
    ]
  }

  private func verdictColumns() -> [TextColumn] {
    let rows = panel.comparison.rows
    let counts = rows.indices.map { panel.verdictCounts(at: $0 - rows.lowerBound) }
    let verdicts = Verdict.allCases.filter { verdict in counts.contains { $0[verdict] != nil } }
    return [laboratoryColumn()]
      + verdicts.map { verdict in
        TextColumn(
          verdict.word(for: panel.scoreKind, in: language),
          counts.map { $0[verdict].map(String.init) ?? "·" }, .decimal)
      }
  }

  func laboratoryColumn() -> TextColumn {
    TextColumn(
      Phrase(vi: "PTN", en: "lab").text(in: language),
      round.laboratoryCells(of: panel.comparison.rows), .leading)
  }

  /// d and U(d) of each laboratory, a pair of columns for each convention.
  func append(
    _ equivalence: Equivalence, _ conventions: [EquivalenceConvention], to text: inout String
  ) {
    let reference = numbers.withUncertainty(
      equivalence.referenceValue, 2 * equivalence.standardUncertainty)
    let heading = Phrase(
      vi: "Mức độ tương đương d, U(d) (k = 2) so với \(equivalence.model.name), ",
      en: "Degrees of equivalence d, U(d) (k = 2) from \(equivalence.model.name), ")
    text += "\n" + heading.text(in: language) + "x_ref = \(reference)\n\n"
    var columns = [laboratoryColumn()]
    for convention in conventions {
      let degrees = equivalence.degrees(convention)
      func cells(_ number: (DegreeOfEquivalence) -> Double) -> [String] {
        let places = degrees.map { degree in
          degree.flatMap { placeOfSignificantFigure(2, of: $0.expandedUncertainty) } ?? 0
        }
        return numbers.column(
          degrees.map { $0.map(number) ?? .nan }, places: places.map { min($0, 0) })
      }
      columns.append(TextColumn("d " + convention.rawValue, cells(\.value), .decimal))
      columns.append(TextColumn("U(d)", cells(\.expandedUncertainty), .decimal))
    }
    append(columns: columns, rows: panel.comparison.rows.count, to: &text)
    text += round.exclusionLine(of: panel.comparison.rows, in: language)
  }

  func append(columns: [TextColumn], rows: Int, to text: inout String) {
    for row in 0...rows {
      for (index, column) in columns.enumerated() {
        if index > 0 { text += "  " }
        column.append(row: row, isLast: index == columns.count - 1, to: &text)
      }
      text += "\n"
    }
  }
}
