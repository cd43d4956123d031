import Interlab
import Wording

extension ComparisonSection {
  /// The columns of the table: code, value, uncertainty, deviation, scores, verdict.
  func columns() -> [TextColumn] {
    var columns = [laboratoryColumn()]
    columns += reportedColumns()
    if let deviations = analysis.deviations { columns.append(deviationColumn(deviations)) }
    for (kind, scores) in zip(analysis.scoreKinds, analysis.scores) where kind != .D {
      let cells = scores.map { $0.value.map { numbers.score($0, kind) } ?? Self.absent }
      columns.append(TextColumn(kind.symbol, cells, .decimal))
    }
    if analysis.scores.contains(where: { $0.contains { $0.verdict != nil } }) {
      columns.append(verdictColumn())
    }
    return columns
  }

  private static let absent = "–"

  private var rows: Range<Int> { analysis.comparison.rows }

  private func laboratoryColumn() -> TextColumn {
    let title = Phrase(vi: "PTN", en: "lab").text(in: language)
    return TextColumn(title, round.laboratoryCells(of: rows), .leading)
  }

  /// _x_, and _U_ with _k_ where anybody reported them, in the digits that were written.
  private func reportedColumns() -> [TextColumn] {
    let results = round.results
    let values = numbers.column(
      Array(results.values[rows]), places: rows.map(results.shownValuePlace))
    guard rows.contains(where: { !results.expandedUncertainties[$0].isNaN }) else {
      return [TextColumn("x", values, .decimal)]
    }
    let uncertainties = numbers.column(
      Array(results.expandedUncertainties[rows]), places: rows.map(results.shownUncertaintyPlace))
    var spelled: [Double: String] = [:]
    let factors = results.coverageFactors[rows].map { k in
      if k.isNaN { return Self.absent }
      if let text = spelled[k] { return text }
      let text = numbers.brief(k, figures: 6)
      spelled[k] = text
      return text
    }
    return [
      TextColumn("x", values, .decimal), TextColumn("U", uncertainties, .decimal),
      TextColumn("k", factors, .decimal),
    ]
  }

  private func deviationColumn(_ deviations: [Deviation]) -> TextColumn {
    let finest = rows.reduce(0) { min($0, round.results.shownValuePlace(at: $1)) }
    let place = analysis.deviationPlace(of: deviations, finestPlace: finest)
    return TextColumn("d", numbers.deviations(deviations.map(\.value), place: place), .decimal)
  }

  /// The few patterns of verdicts that occur are put into words once each.
  private func verdictColumn() -> TextColumn {
    var known: [Int: String] = [:]
    let cells = (0..<analysis.participantCount).map { offset in
      let pattern = analysis.scores.reduce(0) { 5 * $0 + $1[offset].verdict.ordinal }
      if let words = known[pattern] { return words }
      let words = words(for: analysis.scores.map { $0[offset].verdict })
      known[pattern] = words
      return words
    }
    let title = Phrase(vi: "kết luận", en: "verdict").text(in: language)
    return TextColumn(title, cells, .leading)
  }

  private func words(for pattern: [Verdict?]) -> String {
    let scores = zip(analysis.scoreKinds, pattern).compactMap { kind, verdict in
      verdict.map { (kind: kind, verdict: $0) }
    }
    let words = VerdictWords(scores, in: language)
    guard let gravest = words.gravest else { return Self.absent }
    return color ? gravest.colored(words.text) : words.text
  }
}

extension Verdict? {
  /// A number of its own below 5, since a pattern of them is looked up for every row.
  fileprivate var ordinal: Int {
    switch self {
    case .acceptable: 1
    case .warning: 2
    case .action: 3
    case .inconclusive: 4
    case nil: 0
    }
  }
}
