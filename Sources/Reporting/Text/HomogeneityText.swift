public import Interlab
import Mathematics
import Metrology
import Tables
public import Wording

/// A homogeneity study as a terminal shows it: for each measurand the figures, the verdicts, the analysis
/// of variance, what else was seen.
///
/// Complexity: linear in the items.
public struct HomogeneityText {
  /// The whole text; every line ends with a newline.
  public let text: String

  /// Writes `study` in `language`.
  public init(of study: HomogeneityStudy, language: Language) {
    let sections = study.analyses.map {
      HomogeneitySection(analysis: $0, codes: study.items, language: language).text
    }
    text = sections.joined(separator: "\n")
  }
}

private struct HomogeneitySection {
  let analysis: HomogeneityAnalysis
  let codes: [String]
  let language: Language

  private var numbers: NumberStyle { NumberStyle(language) }

  private func say(vi: String, en: String) -> String { Phrase(vi: vi, en: en).text(in: language) }

  var text: String {
    var text = title + "\n\n"
    for (name, value) in figures { text += "\(name) = \(value)\n" }
    text += "\n"
    for verdict in verdicts { text += "- \(verdict)\n" }
    text += "- \(anovaLine)\n"
    if let cochran = cochranLine { text += "- \(cochran)\n" }
    for notice in analysis.notices(codes.map(escapingControls)) {
      text += "- \(notice.message(in: language) { numbers.brief($0) })\n"
    }
    return text
  }

  private var title: String {
    let name = analysis.name.map { ": " + escapingControls($0) } ?? ""
    return say(
      vi: "Độ đồng nhất (ISO 13528:2022, phụ lục B)\(name)",
      en: "Homogeneity (ISO 13528:2022, annex B)\(name)")
  }

  private func spread(_ value: Double?) -> String {
    value.map { numbers.significant(3, of: $0) } ?? "–"
  }

  private var figures: [(String, String)] {
    let m = analysis.effectiveReplicateCount.map { numbers.brief($0) } ?? "–"
    var figures = [
      ("g", "\(analysis.itemCount)"), ("m", m), ("x̄", meanText),
      ("s_x", spread(analysis.itemStandardDeviation)),
      ("s_w", spread(analysis.withinStandardDeviation)),
      ("s_s", spread(analysis.betweenStandardDeviation)),
    ]
    if let restricted = analysis.restricted {
      figures.append(
        (
          "s_s (REML)", numbers.significant(3, of: restricted.between.squareRoot())
        ))
    }
    return figures
  }

  private var meanText: String {
    let mean = analysis.variances.mean
    let s = analysis.itemStandardDeviation ?? 0
    guard s > 0, let place = placeOfSignificantFigure(2, of: s) else { return numbers.brief(mean) }
    return numbers.rounded(mean, place: unitOrFiner(place, of: mean))
  }

  private var verdicts: [String] {
    guard let limit = analysis.limit, let isSufficient = analysis.isSufficient else { return [] }
    let symbol =
      switch limit {
      case .sigmaPt: "0.3 σ_pt"
      case .permissibleError: "0.1 δ_E"
      }
    let enough = say(vi: "đủ đồng nhất", en: "homogeneous enough")
    let notEnough = say(vi: "chưa đủ đồng nhất", en: "not homogeneous enough")
    var lines = [
      "s_s \(isSufficient ? "≤" : ">") \(symbol) = \(spread(limit.criterion)): "
        + (isSufficient ? enough : notEnough)
    ]
    if let expanded = analysis.expandedLimit, let passes = analysis.isSufficientExpanded {
      lines.append(
        say(vi: "Tiêu chí mở rộng: ", en: "Expanded criterion: ")
          + "s_s \(passes ? "≤" : ">") √(F₁ c² + F₂ s_w²) = \(spread(expanded)): "
          + (passes ? enough : notEnough))
    }
    return lines
  }

  private var anovaLine: String {
    guard let F = analysis.variances.F, let p = analysis.variances.pValue else {
      return say(vi: "Không có phép thử F.", en: "There is no F test.")
    }
    let (between, within) = (
      analysis.variances.betweenDegreesOfFreedom, analysis.variances.withinDegreesOfFreedom
    )
    return "ANOVA: F(\(between); \(within)) = \(numbers.significant(4, of: F)), "
      + "p = \(numbers.significant(3, of: p))"
  }

  private var cochranLine: String? {
    guard case .success(let outcome) = analysis.cochran else { return nil }
    return "Cochran C = \(numbers.significant(4, of: outcome.statistic)) "
      + "(5 %: \(numbers.significant(4, of: outcome.critical5)); "
      + "1 %: \(numbers.significant(4, of: outcome.critical1)))"
  }
}
