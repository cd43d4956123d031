import Interlab

/// What the pieces of an archive come to together.
struct ArchiveTotals: Sendable {
  /// A kind of notice: where it first appeared, that notice, and in how many comparisons it stands.
  private struct Kind {
    var piece: Int
    var place: Int
    var first: Notice
    var comparisons: Int
  }

  /// The scores that were computed for some comparison.
  private(set) var kinds: [ScoreKind] = []
  private var comparisonCount = 0
  private var hasAction = false
  private var notices: [String: Kind] = [:]

  mutating func add(kindsOf analysis: Analysis) {
    for comparison in analysis.comparisons {
      for kind in comparison.scoreKinds where !kinds.contains(kind) { kinds.append(kind) }
    }
  }

  mutating func add(_ analysis: Analysis, piece: Int) {
    comparisonCount += analysis.comparisons.count
    hasAction =
      hasAction
      || analysis.comparisons.contains { comparison in
        comparison.scores.contains { $0.contains { $0.verdict == .action } }
      }
    var place = 0
    for comparison in analysis.comparisons {
      var seen: Set<String> = []
      for notice in comparison.notices {
        add(notice, piece, place, counts: seen.insert(notice.code).inserted)
        place += 1
      }
    }
  }

  private mutating func add(_ notice: Notice, _ piece: Int, _ place: Int, counts: Bool) {
    let code = notice.code
    guard var kind = notices[code] else {
      notices[code] = Kind(piece: piece, place: place, first: notice, comparisons: 1)
      return
    }
    if counts { kind.comparisons += 1 }
    if (piece, place) < (kind.piece, kind.place) {
      (kind.piece, kind.place, kind.first) = (piece, place, notice)
    }
    notices[code] = kind
  }

  var outcome: ArchiveScoring.Outcome {
    let sorted = notices.values.sorted { ($0.piece, $0.place) < ($1.piece, $1.place) }
    return ArchiveScoring.Outcome(
      notices: sorted.map { ($0.first, $0.comparisons) }, comparisonCount: comparisonCount,
      hasAction: hasAction)
  }
}
