import Tables

/// The comparisons of an archive so far, to find one that comes back.
///
/// While their keys ascend none can, and each takes 8 bytes and no search; after that up to 16 in a
/// set.
struct SeenComparisons {
  private var ascending: [UInt64] = []
  private var last = PlainRows?.none
  private var others: FingerprintSet?

  /// How many bytes it takes.
  var byteCount: Int { 8 * ascending.count + (others?.byteCount ?? 0) }

  /// Adds the comparisons of some runs; false when one was there.
  mutating func insert(_ rows: PlainRows, _ runs: Range<Int>) -> Bool {
    if others == nil, ascend(rows, runs) { return true }
    var set = others.take() ?? FingerprintSet(ascending)
    ascending = []
    defer { others = set }
    return runs.allSatisfy { set.insert(rows.runs[$0].fingerprint) }
  }

  private mutating func ascend(_ rows: PlainRows, _ runs: Range<Int>) -> Bool {
    guard let first = runs.first else { return true }
    // The last comparison before, and the first: two runs of one piece.
    var pair = last.take() ?? PlainRows(rows.layout)
    pair.append(0..<0, of: rows, run: first, isNewRun: true)
    guard pair.areAscending(0..<pair.runs.count), rows.areAscending(runs) else { return false }
    for run in runs { ascending.append(rows.runs[run].fingerprint) }
    pair.removeAll()
    pair.append(0..<0, of: rows, run: runs.upperBound - 1, isNewRun: true)
    last = pair
    return true
  }
}
