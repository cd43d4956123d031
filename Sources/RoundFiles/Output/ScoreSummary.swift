import Interlab
import Metrology

/// One line of a summary: a comparison with the counts of its verdicts.
struct ScoreSummary: Sendable {
  /// What the scores of one kind come to.
  struct Tally: Sendable {
    var acceptable = 0
    var warning = 0
    var action = 0
    var inconclusive = 0
    var absent = 0

    /// The largest magnitude; `nil` without a score.
    var largest: Double?

    mutating func add(_ score: Score) {
      guard let value = score.value else { return absent += 1 }
      largest = max(largest ?? 0, value.magnitude)
      switch score.verdict {
      case .acceptable: acceptable += 1
      case .warning: warning += 1
      case .action: action += 1
      case .inconclusive: inconclusive += 1
      case nil: break
      }
    }
  }

  var key: ComparisonKey
  var unit: String?
  var participantCount: Int
  var includedCount: Int
  var assignedValue: Double?
  var assignedStandardUncertainty: Double?
  var sigmaPt: Double?
  var tallies: [(kind: ScoreKind, tally: Tally)]

  /// Starts the summary of a comparison all of whose results are included, without scores.
  init(
    key: ComparisonKey, unit: String?, participantCount: Int, assignedValue: Double,
    assignedStandardUncertainty: Double, sigmaPt: Double
  ) {
    (self.key, self.unit) = (key, unit)
    (self.participantCount, includedCount) = (participantCount, participantCount)
    (self.assignedValue, self.sigmaPt) = (assignedValue, sigmaPt)
    self.assignedStandardUncertainty = assignedStandardUncertainty
    tallies = []
  }

  init(_ analysis: ComparisonAnalysis) {
    key = analysis.comparison.key
    unit = analysis.comparison.unit
    participantCount = analysis.participantCount
    includedCount = analysis.includedCount
    assignedValue = analysis.assignedValue.value
    assignedStandardUncertainty = analysis.assignedValue.standardUncertainty
    sigmaPt = analysis.sigmaPt?.number
    tallies = zip(analysis.scoreKinds, analysis.scores).map { kind, scores in
      var tally = Tally()
      for score in scores { tally.add(score) }
      return (kind, tally)
    }
  }

  /// The tally of one kind, if those scores were computed.
  func tally(_ kind: ScoreKind) -> Tally? { tallies.first { $0.kind == kind }?.tally }
}
