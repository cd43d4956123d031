import Interlab
import Wording

/// The verdicts of one result in words: one word when all its scores agree, else each word with
/// the scores that it belongs to, the gravest first.
struct VerdictWords {
  let text: String

  /// The gravest verdict; `nil` when there is none.
  let gravest: Verdict?

  init(_ scores: [(kind: ScoreKind, verdict: Verdict)], in language: Language) {
    var groups: [(word: String, symbols: [String])] = []
    for verdict in Self.gravestFirst {
      for score in scores where score.verdict == verdict {
        let word = verdict.word(for: score.kind, in: language)
        if let index = groups.firstIndex(where: { $0.word == word }) {
          groups[index].symbols.append(score.kind.symbol)
        } else {
          groups.append((word, [score.kind.symbol]))
        }
      }
    }
    gravest = Self.gravestFirst.first { verdict in scores.contains { $0.verdict == verdict } }
    if groups.count == 1 {
      text = groups[0].word
    } else {
      text = groups.map { "\($0.word) (\($0.symbols.joined(separator: ", ")))" }
        .joined(separator: "; ")
    }
  }

  private static let gravestFirst: [Verdict] = [.action, .warning, .inconclusive, .acceptable]
}
