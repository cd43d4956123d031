import Interlab

/// What one round of a programme came to: who took part, and how the results were judged.
struct RoundOutcome: Sendable {
  /// One result that calls for follow-up.
  struct FollowUp: Sendable {
    /// Index into ``Round/laboratories``.
    let laboratory: Int

    /// The comparisons with an action signal, as indices into ``Analysis/comparisons``.
    let comparisons: [Int]
  }

  let analysis: Analysis

  /// How many results have each verdict.
  let counts: [Verdict: Int]

  /// For each laboratory how many of its results have each verdict.
  let laboratoryCounts: [[Verdict: Int]]

  /// The laboratories with an action signal, in the order of the round.
  let followUps: [FollowUp]

  /// How many results have a verdict.
  var judgedCount: Int { counts.values.reduce(0, +) }

  /// Reads off the verdicts that the round's report rests on.
  init(of analysis: Analysis) {
    let round = analysis.round
    self.analysis = analysis
    var own = [[Verdict: Int]](repeating: [:], count: round.laboratories.count)
    var signals = [[Int]](repeating: [], count: round.laboratories.count)
    for (index, comparison) in analysis.comparisons.enumerated() {
      guard let kind = comparison.leadingScore(coverage: round.coverage),
        let scores = comparison.scores(kind)
      else { continue }
      for (row, score) in zip(comparison.comparison.rows, scores) {
        guard let verdict = score.verdict else { continue }
        let laboratory = Int(round.results.laboratories[row])
        own[laboratory][verdict, default: 0] += 1
        if verdict == .action, signals[laboratory].last != index {
          signals[laboratory].append(index)
        }
      }
    }
    laboratoryCounts = own
    counts = own.reduce(into: [:]) { sum, counts in sum.merge(counts, uniquingKeysWith: +) }
    followUps = round.laboratoryOrder.compactMap { laboratory in
      signals[laboratory].isEmpty
        ? nil : FollowUp(laboratory: laboratory, comparisons: signals[laboratory])
    }
  }
}
