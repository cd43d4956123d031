import Tables

/// A comparison comes back after another one: the rows are not sorted by comparison.
struct Scattered: Error {}

/// The keys of the comparisons do not ascend: whether one comes back is known only to who remembers them.
struct NotAscending: Error {}

/// Sees whether a comparison of an archive comes back.
///
/// While keys ascend none can, and nothing is remembered but the last; else each takes up to 16 bytes.
struct SeenComparisons {
  private var last = PlainRows?.none
  private var remembered: FingerprintSet?

  init(remembersKeys: Bool) { remembered = remembersKeys ? FingerprintSet() : nil }

  /// How many bytes it takes.
  var byteCount: Int { remembered?.byteCount ?? 0 }

  /// Adds the comparisons of some runs. Throws ``Scattered`` when one was there, or ``NotAscending`` where
  /// that cannot be told.
  mutating func insert(_ rows: PlainRows, _ runs: Range<Int>) throws {
    guard var set = remembered.take() else { return try ascend(rows, runs) }
    defer { remembered = set }
    for run in runs where !set.insert(rows.runs[run].fingerprint) { throw Scattered() }
  }

  private mutating func ascend(_ rows: PlainRows, _ runs: Range<Int>) throws(NotAscending) {
    guard let first = runs.first else { return }
    // The last comparison before, and the first: two runs of one piece.
    var pair = last.take() ?? PlainRows(rows.layout)
    pair.append(0..<0, of: rows, run: first, isNewRun: true)
    guard pair.areAscending(0..<pair.runs.count), rows.areAscending(runs) else {
      throw NotAscending()
    }
    pair.removeAll()
    pair.append(0..<0, of: rows, run: runs.upperBound - 1, isNewRun: true)
    last = pair
  }
}
