public import Interlab
import Tables
public import Wording

/// The variance components of a nested experiment as a terminal shows them.
public struct NestedPrecisionText {
  /// The whole text; every line ends with a newline.
  public let text: String

  /// Writes `analysis` in `language`.
  public init(of analysis: NestedAnalysis, language: Language) {
    let writer = NestedWriter(analysis: analysis, language: language)
    var text = writer.title + "\n"
    for level in analysis.levels { writer.append(level, to: &text) }
    writer.appendRemovals(to: &text)
    self.text = text
  }
}

private struct NestedWriter {
  let analysis: NestedAnalysis
  let language: Language

  var numbers: NumberStyle { NumberStyle(language) }

  func say(vi: String, en: String) -> String { Phrase(vi: vi, en: en).text(in: language) }

  var title: String {
    say(
      vi: "Độ chụm trung gian, thí nghiệm lồng nhau (ISO 5725-3)",
      en: "Intermediate precision, nested experiment (ISO 5725-3)")
  }

  func append(_ level: NestedAnalysis.Level, to text: inout String) {
    guard let precision = level.precision else { return }
    text += "\n"
    if let name = level.name {
      text += say(vi: "Mức ", en: "Level ") + escapingControls(name) + ": "
    }
    text +=
      "p = \(level.laboratoryCount), N = \(precision.count), "
      + "m = \(numbers.significant(8, of: precision.mean))\n\n"
    appendComponents(of: precision, to: &text)
    for stratum in precision.strata where stratum.isClipped {
      let factor = stratum.factor.map(escapingControls) ?? ""
      text +=
        say(
          vi: "- Thành phần của \(factor) là số âm, coi như bằng 0.",
          en: "- The component of \(factor) is negative and counts as 0.") + "\n"
    }
    for intermediate in precision.intermediates { text += line(intermediate, in: precision) }
  }

  private func appendComponents(of precision: NestedPrecision, to text: inout String) {
    let strata = precision.strata
    func cells(_ figure: (NestedPrecision.Stratum) -> Double?) -> [String] {
      strata.map { figure($0).map { numbers.significant(4, of: $0) } ?? "–" }
    }
    let columns = [
      TextColumn(
        say(vi: "yếu tố", en: "factor"),
        strata.map { $0.factor.map(escapingControls) ?? say(vi: "dư", en: "residual") }, .leading),
      TextColumn(
        say(vi: "bậc tự do", en: "df"), strata.map { String($0.degreesOfFreedom) }, .decimal),
      TextColumn("SS", cells(\.sumOfSquares), .decimal),
      TextColumn("MS", cells(\.meanSquare), .decimal),
      TextColumn("σ²", cells { try? $0.unclippedVariance.get() }, .decimal),
      TextColumn("s", cells { try? $0.deviation.get() }, .decimal),
    ]
    for row in 0...strata.count {
      for (index, column) in columns.enumerated() {
        if index > 0 { text += "  " }
        column.append(row: row, isLast: index == columns.count - 1, to: &text)
      }
      text += "\n"
    }
  }

  private func line(
    _ intermediate: NestedPrecision.Intermediate, in precision: NestedPrecision
  ) -> String {
    let factors = intermediate.varying.map(escapingControls).joined(separator: ", ")
    let symbol =
      intermediate.varying.isEmpty
      ? "s_r" : intermediate.varying.count == precision.factors.count ? "s_R" : "s_I(\(factors))"
    switch intermediate.deviation {
    case .success(let deviation):
      return "- \(symbol) = \(numbers.significant(4, of: deviation))\n"
    case .failure(let absence): return "- \(symbol): \(absence.reason(in: language))\n"
    }
  }

  func appendRemovals(to text: inout String) {
    for removal in analysis.removals {
      guard case .stated(let reason) = removal.cause else { continue }
      let code = escapingControls(analysis.experiment.laboratories[removal.laboratory])
      let who = removal.decidedBy.map { " (\(escapingControls($0)))" } ?? ""
      text +=
        say(vi: "- Đã loại ", en: "- Taken out: ") + code + ": " + escapingControls(reason) + who
        + "\n"
    }
  }
}
