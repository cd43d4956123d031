import Mathematics

/// The draws of one output that a coverage interval can end at: all of them when there are few, else those
/// beyond thresholds that a pilot sample gave, else their counts in fine bins.
///
/// The interval of coverage P of M draws ends among the lowest and the highest M − q of them, q = ⌊PM + ½⌋.
/// Thresholds hold some more than that; if a tail turns out too short, it is said, and the run is
/// repeated with wider ones. Everything is a function of the draws alone.
struct TailCollector: Sendable {
  /// Which draws are looked at.
  enum Plan: Hashable, Sendable {
    case all
    case beyond(low: Double, high: Double)
    case binned(low: Double, high: Double, least: Double, greatest: Double)
  }

  let plan: Plan
  private(set) var low: [Double] = []
  private(set) var high: [Double] = []
  private(set) var lowBins: [Int] = []
  private(set) var highBins: [Int] = []

  static let binCount = 1 << 18

  init(_ plan: Plan) {
    self.plan = plan
    if case .binned = plan {
      lowBins = [Int](repeating: 0, count: Self.binCount)
      highBins = [Int](repeating: 0, count: Self.binCount)
    }
  }

  /// The draws of a block that the plan asks for.
  struct Harvest: Sendable {
    var low: [Double] = []
    var high: [Double] = []
  }

  static func harvest(_ draws: [Double], _ plan: Plan) -> Harvest {
    switch plan {
    case .all: return Harvest(low: draws)
    case .beyond(let low, let high), .binned(let low, let high, _, _):
      // Most draws lie between: one pass over all of them, two over the few.
      let outer = kept(draws) { $0 <= low || $0 >= high }
      return Harvest(low: kept(outer) { $0 <= low }, high: kept(outer) { $0 >= high })
    }
  }

  /// The draws of a kind, without a branch that some draws take and some do not.
  @inline(__always)
  private static func kept(_ draws: [Double], _ isKept: (Double) -> Bool) -> [Double] {
    var kept = [Double](repeating: 0, count: draws.count)
    var count = 0
    for draw in draws {
      kept[count] = draw
      count += isKept(draw) ? 1 : 0
    }
    return Array(kept[..<count])
  }

  mutating func add(_ harvest: Harvest) {
    guard case .binned(let low, let high, let least, let greatest) = plan else {
      self.low += harvest.low
      self.high += harvest.high
      return
    }
    for draw in harvest.low { lowBins[Self.bin(draw, from: least, to: low)] += 1 }
    for draw in harvest.high { highBins[Self.bin(draw, from: high, to: greatest)] += 1 }
  }

  private static func bin(_ draw: Double, from lower: Double, to upper: Double) -> Int {
    let share = (draw - lower) / (upper - lower)
    return min(binCount - 1, max(0, Int((share * Double(binCount)).rounded(.down))))
  }

  /// The symmetric and the shortest interval of `count` draws; `nil` when a tail is too short.
  mutating func intervals(
    count M: Int, probability: Double
  ) -> (symmetric: ClosedRange<Double>, shortest: ClosedRange<Double>)? {
    let q = Int((probability * Double(M) + 0.5).rounded(.down))
    guard q >= 1, q < M else { return nil }
    switch plan {
    case .all:
      sortAscending(&low)
      return (
        symmetricCoverageInterval(sorted: low.span, probability: probability),
        shortestCoverageInterval(sorted: low.span, probability: probability)
      )
    case .beyond:
      guard low.count >= M - q + 1, high.count >= M - q + 1 else { return nil }
      sortAscending(&low)
      sortAscending(&high)
      let (low, high) = (low, high)
      return Self.intervals(M, q, rank: { low[$0 - 1] }, rankFromTop: { high[high.count - $0] })
    case .binned(let low, let high, let least, let greatest):
      let lower = BinnedTail(lowBins, from: least, to: low)
      let upper = BinnedTail(highBins.reversed(), from: greatest, to: high)
      guard lower.count >= M - q + 1, upper.count >= M - q + 1 else { return nil }
      return Self.intervals(
        M, q, rank: { lower.value($0) }, rankFromTop: { upper.value($0) },
        step: max(1, M / 1_000_000))
    }
  }

  /// y_(r) from the bottom and y_(M + 1 − r) from the top, both counted from 1.
  private static func intervals(
    _ M: Int, _ q: Int, rank: (Int) -> Double, rankFromTop: (Int) -> Double, step: Int = 1
  ) -> (symmetric: ClosedRange<Double>, shortest: ClosedRange<Double>) {
    func end(_ r: Int) -> Double { rankFromTop(M + 1 - (r + q)) }
    let middle = (M - q + 1) / 2
    var best = 1
    var least = Double.infinity
    for r in stride(from: 1, through: M - q, by: step) {
      let width = end(r) - rank(r)
      if width < least { (best, least) = (r, width) }
    }
    return (rank(middle)...end(middle), rank(best)...end(best))
  }
}

/// The order statistics of a tail by its bins, from the outer end inwards, interpolated inside a bin.
private struct BinnedTail {
  private let sums: [Int]
  private let outer: Double
  private let inner: Double

  init(_ bins: [Int], from outer: Double, to inner: Double) {
    var sums: [Int] = []
    var sum = 0
    for bin in bins {
      sum += bin
      sums.append(sum)
    }
    self.sums = sums
    self.outer = outer
    self.inner = inner
  }

  var count: Int { sums.last ?? 0 }

  func value(_ rank: Int) -> Double {
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] >= rank { high = middle } else { low = middle + 1 }
    }
    let before = low > 0 ? sums[low - 1] : 0
    let inside = (Double(rank - before) - 0.5) / Double(max(1, sums[low] - before))
    return outer + (inner - outer) * (Double(low) + inside) / Double(sums.count)
  }
}
