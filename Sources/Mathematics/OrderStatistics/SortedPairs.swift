/// One number for each pair of values in ascending order, without listing the pairs: the
/// differences x_j − x_i of i < j, or the sums x_i + x_j of i ≤ j.
///
/// The numbers are those of a matrix whose row r holds columns[j] − rows[r] from column start(r)
/// on. Rounding keeps order, so each row ascends and, at a given bound, the column where a row
/// passes it moves only to the right from row to row: one walk counts them all.
///
/// Complexity: O(n) for each count or neighbour, O(n) memory.
struct SortedPairs {
  let rows: [Double]
  let columns: [Double]
  private let firstStart: Int
  private let startStep: Int

  /// The differences x_j − x_i, i < j.
  static func differences(_ sorted: Span<Double>) -> SortedPairs {
    let values = scratch(copying: sorted)
    return SortedPairs(rows: values, columns: values, firstStart: 1, startStep: 1)
  }

  /// The sums x_i + x_j, i ≤ j.
  static func sums(_ sorted: Span<Double>) -> SortedPairs {
    let values = scratch(copying: sorted)
    let negated = values.reversed().map { -$0 }
    return SortedPairs(
      rows: negated, columns: values, firstStart: values.count - 1, startStep: -1)
  }

  /// How many pairs there are.
  var count: Int {
    let n = rows.count
    return startStep == 1 ? n * (n - 1) / 2 : n * (n + 1) / 2
  }

  /// The first column of a row.
  @inline(__always)
  func start(_ row: Int) -> Int { firstStart + startStep * row }

  /// How many numbers are at most `bound`.
  func count(through bound: Double) -> Int {
    let (rows, columns) = (rows.span, columns.span)
    var (end, count) = (0, 0)
    for row in rows.indices {
      let x = rows[row]
      while end < columns.count, columns[end] - x <= bound { end += 1 }
      count += max(0, end - start(row))
    }
    return count
  }

  /// How many numbers are at most `bound`; `ends` receives the column after the last such one of
  /// each row.
  func count(through bound: Double, ends: inout [Int32]) -> Int {
    let (rows, columns) = (rows.span, columns.span)
    var ends = ends.mutableSpan
    var (end, count) = (0, 0)
    for row in rows.indices {
      let x = rows[row]
      while end < columns.count, columns[end] - x <= bound { end += 1 }
      let first = start(row)
      let own = max(end, first)
      ends[row] = Int32(truncatingIfNeeded: own)
      count += own - first
    }
    return count
  }

  /// The least number above `bound`; infinity when there is none.
  func least(above bound: Double) -> Double {
    let (rows, columns) = (rows.span, columns.span)
    var (end, least) = (0, Double.infinity)
    for row in rows.indices {
      while end < columns.count, columns[end] - rows[row] <= bound { end += 1 }
      let own = max(end, start(row))
      if own < columns.count { least = min(least, columns[own] - rows[row]) }
    }
    return least
  }

  /// The greatest number of at most `bound`; minus infinity when there is none.
  func greatest(through bound: Double) -> Double {
    let (rows, columns) = (rows.span, columns.span)
    var (end, greatest) = (0, -Double.infinity)
    for row in rows.indices {
      while end < columns.count, columns[end] - rows[row] <= bound { end += 1 }
      if end > start(row) { greatest = max(greatest, columns[end - 1] - rows[row]) }
    }
    return greatest
  }
}
