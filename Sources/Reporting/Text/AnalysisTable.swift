public import Interlab
import Tables

/// An analysis as a terminal shows it: for each comparison a heading, a table with one line a
/// result in the order of the file, and the notices.
///
/// Numbers are rounded for reading: values to the place of their uncertainty's second figure,
/// scores to two or three decimals. Verdicts are those of the unrounded scores.
///
/// Complexity: linear in the number of results.
public struct AnalysisTable {
  /// The whole text; every line ends with a newline.
  public let text: String

  /// Writes `analysis` in `language`, verdicts in ANSI colours if `color`.
  public init(of analysis: Analysis, language: Language, color: Bool) {
    var text = Self.heading(of: analysis.round, in: language)
    for comparison in analysis.comparisons {
      let section = ComparisonSection(
        analysis: comparison, round: analysis.round, language: language, color: color)
      section.append(to: &text)
    }
    self.text = text
  }

  /// Identifier and title, edition and rule for E_n.
  private static func heading(of round: Round, in language: Language) -> String {
    let title = [round.identifier, round.title?.text(in: language)]
      .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ": ")
    let kind = round.coverage == .combined ? ScoreKind.EnCombined : .En
    let rule = ruleForEn(round.edition, round.enLimit, kind)
    let lines = title.isEmpty ? [] : [escapingControls(title)]
    return (lines + [rule.text(in: language)]).joined(separator: "\n") + "\n"
  }
}

/// The edition that a text follows, and what it calls acceptable.
func ruleForEn(_ edition: Edition, _ limit: EnLimit, _ kind: ScoreKind) -> Phrase {
  let condition = "|\(kind.symbol)| \(limit == .strict ? "<" : "≤") 1"
  return Phrase(
    vi: "\(edition.rawValue); số E_n đạt khi \(condition)",
    en: "\(edition.rawValue); E_n is acceptable when \(condition)")
}
