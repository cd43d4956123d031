import Interlab
import Wording

/// What `lienphong explain` says of one score, method, rule of advice or chart: formula, symbols, when to use it, the
/// clause, and one worked line whose result the engine computes while the text is made, so that
/// text and code cannot disagree.
public struct Explanation: Sendable {
  /// The machine name: that of the score or of the method.
  public let name: String

  let synonyms: [String]
  let title: Phrase

  /// Lines of Unicode text, the same in both languages.
  let formula: String

  let symbols: [ExplanationSymbol]
  let use: Phrase
  let avoid: Phrase

  /// The limits of the verdict; none for methods.
  let verdict: Phrase?

  let reference: Phrase
  /// The worked line; a chart has none.
  let worked: @Sendable (WorkedWriter) -> String?

  /// Every explanation: scores in the order of the standard, then methods for the assigned value,
  /// then those for σ_pt, then the rules of advice and the charts.
  public static let all: [Explanation] =
    differences + zScores + enNumbers + ezScores + statedValues + [arithmeticMean]
    + robustEstimators + pairwiseEstimators + otherLocations + trimmedMeans + weightedMeans
    + [generalizedLeastSquares, consistentSubset] + randomEffects + likelihoods
    + simulatedMedians + distributions + sigmaPtBeforehand
    + sigmaPtOfRound + precisionExperiments + links + propagations + adviceRules + charts

  /// The explanation with this machine name or a common synonym: `en`, `E_n`, `z'`, `zprime`,
  /// `ζ`, `algA`, `median-made`. Upper and lower case are one, except that they tell nothing apart.
  public static func named(_ name: String) -> Explanation? {
    let wanted = plain(name)
    return all.first { explanation in
      plain(explanation.name) == wanted || explanation.synonyms.contains { plain($0) == wanted }
    }
  }

  /// Lower case, without the characters that people write or leave out at will.
  private static func plain(_ name: String) -> String {
    name.lowercased().filter { !" _-−.".contains($0) }
  }
}
