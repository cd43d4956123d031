import Interlab
import Synchronization

/// What the pieces of an archive come to together, gathered by several threads.
final class ArchiveTotals: Sendable {
  private let sums = Mutex(Sums())

  private struct Sums {
    var kinds: [ScoreKind] = []
    var comparisonCount = 0
    var hasAction = false
    var notices: [String: Kind] = [:]
  }

  /// A kind of notice: where it first appeared, that notice, and in how many comparisons it stands.
  private struct Kind {
    var place: Place
    var first: Notice
    var comparisons = 0
  }

  /// Where a notice stands: piece, comparison in the piece, number in the comparison.
  private typealias Place = (piece: Int, comparison: Int, number: Int)

  /// The scores that were computed for some comparison.
  var kinds: [ScoreKind] { sums.withLock { $0.kinds } }

  func add(kindsOf analysis: Analysis) {
    sums.withLock { sums in
      for comparison in analysis.comparisons {
        for kind in comparison.scoreKinds where !sums.kinds.contains(kind) {
          sums.kinds.append(kind)
        }
      }
    }
  }

  /// Adds the comparisons of an analysis; `comparison` is the number of the first in its piece.
  func add(_ analysis: Analysis, piece: Int, comparison first: Int = 0) {
    let hasAction = analysis.comparisons.contains { comparison in
      comparison.scores.contains { $0.contains { $0.verdict == .action } }
    }
    sums.withLock { sums in
      sums.comparisonCount += analysis.comparisons.count
      sums.hasAction = sums.hasAction || hasAction
      for (index, comparison) in analysis.comparisons.enumerated() {
        Self.addFirst(comparison.notices, piece, first + index, &sums)
        for code in Set(comparison.notices.map(\.code)) { sums.notices[code]?.comparisons += 1 }
      }
    }
  }

  /// Adds comparisons that were scored in columns.
  func add(_ count: Int, hasAction: Bool, _ notices: NoticeCounts) {
    sums.withLock { sums in
      sums.comparisonCount += count
      sums.hasAction = sums.hasAction || hasAction
      for (code, count) in notices.counts { sums.notices[code]?.comparisons += count }
    }
  }

  /// Whether one of these notices was not yet seen in this piece or one before it.
  func lacks(_ codes: NoticeCodes, _ piece: Int) -> Bool {
    guard !codes.isEmpty else { return false }
    return sums.withLock { sums in
      codes.codes.contains { (sums.notices[$0]?.place.piece ?? .max) > piece }
    }
  }

  /// Takes the notices of one comparison as the first of their kinds, where they are; without
  /// counting them.
  func addFirst(_ notices: [Notice], piece: Int, comparison number: Int) {
    sums.withLock { Self.addFirst(notices, piece, number, &$0) }
  }

  private static func addFirst(
    _ notices: [Notice], _ piece: Int, _ number: Int, _ sums: inout Sums
  ) {
    for (index, notice) in notices.enumerated() {
      let place = Place(piece, number, index)
      let known = sums.notices[notice.code]
      if let known, known.place <= place { continue }
      sums.notices[notice.code] = Kind(
        place: place, first: notice, comparisons: known?.comparisons ?? 0)
    }
  }

  var outcome: ArchiveScoring.Outcome {
    sums.withLock { sums in
      let sorted = sums.notices.values.sorted { $0.place < $1.place }
      return ArchiveScoring.Outcome(
        notices: sorted.map { ($0.first, $0.comparisons) },
        comparisonCount: sums.comparisonCount, hasAction: sums.hasAction)
    }
  }
}

/// How many comparisons have each kind of notice.
struct NoticeCounts {
  private var numbers = [Int](repeating: 0, count: 32)

  mutating func add(_ codes: NoticeCodes) {
    var bits = codes.rawValue
    while bits != 0 {
      numbers[bits.trailingZeroBitCount] += 1
      bits &= bits - 1
    }
  }

  /// By the codes of the notices.
  var counts: [(code: String, count: Int)] {
    numbers.indices.filter { numbers[$0] > 0 }.flatMap { bit in
      NoticeCodes(rawValue: 1 << UInt32(bit)).codes.map { ($0, numbers[bit]) }
    }
  }
}
