public import Interlab
import Tables
public import Wording

/// An analysis as a terminal shows it: for each comparison a heading, a table with one line a
/// result in the order of the file, and the notices.
///
/// Results and their uncertainties stand in the digits they were written with; other numbers are
/// rounded for reading, scores to two or three decimals. Verdicts are those of the unrounded scores.
///
/// Complexity: linear in the number of results.
public struct AnalysisTable {
  /// The whole text; every line ends with a newline.
  public let text: String

  /// Writes `analysis` in `language`, verdicts in ANSI colours if `color`.
  public init(of analysis: Analysis, language: Language, color: Bool) {
    var text = Self.heading(of: analysis, in: language)
    for comparison in analysis.comparisons {
      let section = ComparisonSection(
        analysis: comparison, round: analysis.round, language: language, color: color)
      section.append(to: &text)
    }
    self.text = text
  }

  /// Identifier and title, edition and, where there is an E_n, the rule for it.
  private static func heading(of analysis: Analysis, in language: Language) -> String {
    let round = analysis.round
    let title = [round.identifier, round.title?.text(in: language)]
      .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ": ")
    let kind = round.coverage == .combined ? ScoreKind.EnCombined : .En
    let rule =
      analysis.hasEn ? ruleForEn(round.edition, round.enLimit, kind).text(in: language) : nil
    let lines = title.isEmpty ? [] : [escapingControls(title)]
    return (lines + [rule ?? round.edition.rawValue]).joined(separator: "\n") + "\n"
  }
}

extension Analysis {
  /// Whether some comparison has an E_n number of either kind.
  var hasEn: Bool { comparisons.contains(where: \.hasEn) }
}

extension ComparisonAnalysis {
  /// Whether this comparison has an E_n number of either kind.
  var hasEn: Bool { scoreKinds.contains(.En) || scoreKinds.contains(.EnCombined) }
}

/// The edition that a text follows, and what it calls acceptable.
func ruleForEn(_ edition: Edition, _ limit: EnLimit, _ kind: ScoreKind) -> Phrase {
  let condition = "|\(kind.symbol)| \(limit == .strict ? "<" : "≤") 1"
  return Phrase(
    vi: "\(edition.rawValue); số E_n đạt khi \(condition)",
    en: "\(edition.rawValue); E_n is acceptable when \(condition)")
}
