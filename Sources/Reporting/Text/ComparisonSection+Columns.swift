import Interlab
import Metrology
import Tables

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
    let title = Phrase(vi: "mã số", en: "lab").text(in: language)
    // Each code is escaped once, however many rows bear it.
    var escaped: [Int32: String] = [:]
    let cells = round.results.laboratories[rows].map { index in
      if let code = escaped[index] { return code }
      let code = escapingControls(round.laboratories[Int(index)])
      escaped[index] = code
      return code
    }
    return TextColumn(title, cells, .leading)
  }

  /// _x_, and _U_ with _k_ where anybody reported them.
  private func reportedColumns() -> [TextColumn] {
    let results = round.results
    let rounded = rows.map { row in
      UncertaintyRounding(
        value: results.values[row], uncertainty: results.expandedUncertainties[row])
    }
    let values = rounded.map { pair in
      pair.place.map { numbers.rounded(pair.value, place: $0) } ?? numbers.exact(pair.value)
    }
    guard rows.contains(where: { !results.expandedUncertainties[$0].isNaN }) else {
      return [TextColumn("x", values, .decimal)]
    }
    let uncertainties = rounded.map { pair in
      if pair.uncertainty.isNaN { return Self.absent }
      return pair.place.map { numbers.rounded(pair.uncertainty, place: $0) } ?? "0"
    }
    var spelled: [Double: String] = [:]
    let factors = results.coverageFactors[rows].map { k in
      if k.isNaN { return Self.absent }
      if let text = spelled[k] { return text }
      let text = numbers.exact(k)
      spelled[k] = text
      return text
    }
    return [
      TextColumn("x", values, .decimal), TextColumn("U", uncertainties, .decimal),
      TextColumn("k", factors, .decimal),
    ]
  }

  /// _d_ to the place of u(d)'s second figure; without u(d) to that of σ_pt, else to four figures.
  private func deviationColumn(_ deviations: [Deviation]) -> TextColumn {
    let common = analysis.sigmaPt?.number.flatMap { placeOfSignificantFigure(2, of: $0) }
    let cells = deviations.map { deviation in
      let own = deviation.standardUncertainty.flatMap { placeOfSignificantFigure(2, of: $0) }
      guard let place = own ?? common else { return numbers.brief(deviation.value) }
      return numbers.rounded(deviation.value, place: place)
    }
    return TextColumn("d", cells, .decimal)
  }

  /// The few patterns of verdicts that occur are put into words once each.
  private func verdictColumn() -> TextColumn {
    var known: [[Verdict?]: String] = [:]
    let cells = (0..<analysis.participantCount).map { offset in
      let pattern = analysis.scores.map { $0[offset].verdict }
      if let words = known[pattern] { return words }
      let words = words(for: pattern)
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
