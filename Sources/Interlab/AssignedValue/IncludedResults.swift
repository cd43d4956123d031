import Mathematics
import Metrology

/// The results that may form a consensus, in ascending order of value, then of uncertainty, then
/// of laboratory code.
///
/// Estimators see only this order, so that no result depends on the order of the rows.
struct IncludedResults {
  /// For each result its offset in the comparison's rows.
  let offsets: [Int]

  /// How many rows the comparison has, excluded ones too.
  let rowCount: Int

  let values: [Double]

  /// NaN where none was reported.
  let standardUncertainties: [Double]

  /// Infinite unless reported.
  let degreesOfFreedom: [Double]

  /// For each laboratory the results that its value is the mean of, or the one it reported; empty
  /// where no laboratory has several.
  let replicates: [[Double]]

  var count: Int { values.count }

  init(of comparison: Comparison, in round: Round) {
    let rows = comparison.rows
    let results = round.results
    let sorted = Self.order(rows.filter { results.isIncluded[$0] }, round)
    offsets = sorted.map { $0 - rows.lowerBound }
    rowCount = rows.count
    values = sorted.map { results.values[$0] }
    standardUncertainties = sorted.map { results.standardUncertainties[$0] }
    degreesOfFreedom = sorted.map { results.degreesOfFreedom[$0] }
    let hasReplicates = sorted.contains { results.replicates(at: $0).count > 1 }
    replicates =
      !hasReplicates
      ? []
      : sorted.map { row in
        let replicates = results.replicates(at: row)
        return replicates.isEmpty ? [results.values[row]] : Array(replicates)
      }
  }

  /// Rows in ascending order of value; those of equal values by uncertainty, then by code.
  private static func order(_ rows: [Int], _ round: Round) -> [Int] {
    let results = round.results
    let values = rows.map { results.values[$0] }
    var sorted = ascendingOrder(of: values.span).map { rows[$0] }
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      let (u, v) = (results.standardUncertainties[a], results.standardUncertainties[b])
      if u != v, !(u.isNaN && v.isNaN) { return v.isNaN || u < v }
      let codes = round.laboratories
      return codes[Int(results.laboratories[a])] < codes[Int(results.laboratories[b])]
    }
    var first = 0
    for end in 0...sorted.count
    where end == sorted.count || results.values[sorted[end]] != results.values[sorted[first]] {
      if end - first > 1 { sorted[first..<end].sort(by: isBefore) }
      first = end
    }
    return sorted
  }

  /// Shares the weights of equal results among them, so that none depends on how they are told
  /// apart.
  func shared(_ weights: [Double]) -> [Double] {
    var shared = weights
    var first = 0
    for end in 1...count where end == count || values[end] != values[first] {
      let run = first..<end
      let share = weights[run].reduce(0, +) / Double(run.count)
      if run.count > 1 { for index in run { shared[index] = share } }
      first = end
    }
    return shared
  }

  /// Puts one number per included result back into the order of the rows, zero elsewhere.
  func inRowOrder(_ numbers: [Double]) -> [Double] {
    var rows = [Double](repeating: 0, count: rowCount)
    for (offset, number) in zip(offsets, numbers) { rows[offset] = number }
    return rows
  }
}
