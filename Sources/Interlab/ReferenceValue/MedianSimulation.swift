import Dispatch
import Mathematics
import Metrology
import Synchronization

/// The weighted median of results that vary as their uncertainties say, by Monte Carlo.
///
///     x_i^(r) = x_i + u_i ε_i^(r) ,   m^(r) = weighted median of x_1^(r) … x_p^(r) ,   r = 1 … M
///
/// ε_i is standard normal, or of Student's t distribution where ν_i is finite. Draw _r_ of result _i_
/// is the same whatever the number of threads; values enter in units of a power of two about one of
/// them, so that neither unit nor origin matters.
///
/// Complexity: O(M p) for few results, O(M p log p) for many.
struct MedianSimulation {
  /// The mean of the m^(r).
  let mean: DoubleDouble

  /// Their standard deviation; `nil` where the variance of the median is infinite.
  let standardDeviation: Double?

  /// The interval of 95 % with equal tails.
  let symmetricInterval: ClosedRange<Double>

  /// The shortest interval of 95 %.
  let shortestInterval: ClosedRange<Double>

  /// For each result the w_i with cov(x_i, m) = w_i u_i²: how often it is the median (½ where two
  /// share it), which is exact for normal results; where some ν_i is finite, what makes
  /// u_i² (1 − 2w_i) + u²(m) the simulated variance of x_i^(r) − m^(r).
  let shares: [Double]

  /// The results that make the variance infinite, by their index.
  let heavyTailed: [Int]

  /// - Precondition: at least 1000 draws; weights above zero.
  init(_ results: IncludedResults, weights: [Double], draws: Int, seed: UInt64) {
    precondition(draws >= 1000, "a coverage interval takes some draws")
    let model = Model(results, weights: weights, seed: seed)
    let (origin, unit) = (model.origin, model.unit)
    let simulated = model.simulated(draws)
    var medians = simulated.medians
    let moments = SampleMoments(medians.span)
    mean = DoubleDouble(origin) + moments.preciseMean * unit
    heavyTailed = model.infiniteVariance()
    standardDeviation = heavyTailed.isEmpty ? (moments.standardDeviation ?? 0) * unit : nil
    sortAscending(&medians)
    func interval(_ scaled: ClosedRange<Double>) -> ClosedRange<Double> {
      (origin + scaled.lowerBound * unit)...(origin + scaled.upperBound * unit)
    }
    symmetricInterval = interval(
      symmetricCoverageInterval(sorted: medians.span, probability: 0.95))
    shortestInterval = interval(
      shortestCoverageInterval(sorted: medians.span, probability: 0.95))
    shares = model.shares(simulated, varianceOfMedian: moments.variance ?? 0)
  }
}

extension MedianSimulation {
  /// The results as the simulation sees them.
  struct Model: Sendable {
    /// What values are relative to.
    let origin: Double

    /// The power of two that values and uncertainties are in units of.
    let unit: Double

    let x: [Double]
    let u: [Double]
    let ν: [Double]
    let weights: [Double]
    let stream: RandomStream

    init(_ results: IncludedResults, weights: [Double], seed: UInt64) {
      let unit = powerOfTwo(of: results.standardUncertainties.sorted()[results.count / 2])
      let origin = results.values[results.count / 2]
      x = results.values.map { ($0 - origin) / unit }
      u = results.standardUncertainties.map { $0 / unit }
      ν = results.degreesOfFreedom
      self.weights = weights
      stream = RandomStream(seed: seed)
      (self.origin, self.unit) = (origin, unit)
    }

    static let blockSize = 8192

    /// What a run of draws gave.
    struct Draws: Sendable {
      var medians: [Double] = []

      /// Twice the number of draws whose median each result is.
      var counts: [Int]

      /// Σ and Σ² of (x_i^(r) − x_i) − (m^(r) − m_0), for each result.
      var sums: [Double]
      var squares: [Double]

      init(of count: Int) {
        counts = [Int](repeating: 0, count: count)
        sums = [Double](repeating: 0, count: count)
        squares = sums
      }
    }

    /// All medians in the order of the draws, and the sums over them.
    func simulated(_ draws: Int) -> Draws {
      let blockCount = (draws + Self.blockSize - 1) / Self.blockSize
      let blocks = Mutex([Draws?](repeating: nil, count: blockCount))
      DispatchQueue.concurrentPerform(iterations: blockCount) { index in
        let first = index * Self.blockSize
        let block = simulated(first..<min(first + Self.blockSize, draws))
        blocks.withLock { $0[index] = block }
      }
      var all = Draws(of: x.count)
      all.medians.reserveCapacity(draws)
      for block in blocks.withLock({ $0 }) {
        guard let block else { continue }
        all.medians += block.medians
        for i in x.indices {
          all.counts[i] += block.counts[i]
          all.sums[i] += block.sums[i]
          all.squares[i] += block.squares[i]
        }
      }
      return all
    }

    /// The weights that the covariances follow from.
    func shares(_ draws: Draws, varianceOfMedian: Double) -> [Double] {
      let count = Double(draws.medians.count)
      guard ν.contains(where: { $0 < .infinity }) else {
        return draws.counts.map { Double($0) / (2 * count) }
      }
      return x.indices.map { i in
        let mean = draws.sums[i] / count
        let variance = (draws.squares[i] - mean * draws.sums[i]) / (count - 1)
        return (u[i] * u[i] + varianceOfMedian - variance) / (2 * u[i] * u[i])
      }
    }

    private func simulated(_ draws: Range<Int>) -> Draws {
      var drawn = [Double](repeating: 0, count: x.count)
      var order = Array(x.indices)
      var result = Draws(of: x.count)
      var ordered = weights
      let isFinite = ν.indices.filter { ν[$0] < .infinity }
      let equal = weights.allSatisfy { $0 == weights[0] }
      var (lower, upper) = weightedMedianRanks(weights.span)
      // The results come in ascending order.
      let center = x[lower] / 2 + x[upper] / 2
      result.medians.reserveCapacity(draws.count)
      for draw in draws {
        var numbers = drawn.mutableSpan
        stream.fillNormal(&numbers, draw: draw)
        for i in isFinite {
          drawn[i] = stream.studentT(draw: draw, variable: i, degreesOfFreedom: ν[i])
        }
        for i in drawn.indices { drawn[i] = x[i] + u[i] * drawn[i] }
        sort(&order, by: drawn)
        if !equal {
          for (rank, i) in order.enumerated() { ordered[rank] = weights[i] }
          (lower, upper) = weightedMedianRanks(ordered.span)
        }
        let median = drawn[order[lower]] / 2 + drawn[order[upper]] / 2
        result.medians.append(median)
        result.counts[order[lower]] += 1
        result.counts[order[upper]] += 1
        for i in drawn.indices {
          let deviation = (drawn[i] - x[i]) - (median - center)
          result.sums[i] += deviation
          result.squares[i] += deviation * deviation
        }
      }
      return result
    }

    /// Few results change places from draw to draw by a few steps only; many are sorted anew.
    private func sort(_ order: inout [Int], by drawn: [Double]) {
      guard order.count <= 48 else {
        for i in order.indices { order[i] = i }
        order.sort { drawn[$0] == drawn[$1] ? $0 < $1 : drawn[$0] < drawn[$1] }
        return
      }
      for i in order.indices { order[i] = i }
      for rank in 1..<max(order.count, 1) {
        let moving = order[rank]
        let value = drawn[moving]
        var place = rank
        while place > 0, drawn[order[place - 1]] > value {
          order[place] = order[place - 1]
          place -= 1
        }
        order[place] = moving
      }
    }

    /// The results of a set that holds half the weight with Σν ≤ 2, or none.
    ///
    /// The median lies beyond m when such a half does, so its tail falls as m^(−Σν).
    func infiniteVariance() -> [Int] {
      let heavy = ν.indices.filter { ν[$0] <= 2 }.sorted { ν[$0] < ν[$1] }
      let half = weights.reduce(0, +) / 2 * (1 - 1e-12)
      func search(_ next: Int, _ taken: [Int], _ degrees: Double, _ weight: Double) -> [Int] {
        if weight >= half { return taken }
        for index in next..<max(heavy.count, next) where degrees + ν[heavy[index]] <= 2 {
          let i = heavy[index]
          let found = search(index + 1, taken + [i], degrees + ν[i], weight + weights[i])
          if !found.isEmpty { return found }
        }
        return []
      }
      return search(0, [], 0, 0)
    }
  }
}
