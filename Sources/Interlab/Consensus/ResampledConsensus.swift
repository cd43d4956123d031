import Dispatch
import Mathematics
import Metrology
import Synchronization

/// The standard error of a consensus value by bootstrap: the standard deviation of the values that
/// the estimator gives for p results drawn from the p results with replacement.
///
/// Draw _r_ takes at its place _k_ the result ⌊p U(r, k)⌋ + 1 in ascending order, U of the seed's
/// ``RandomStream``: neither the number of threads nor the order of the rows matters. A laboratory
/// comes with all its replicates.
///
/// Edge case: a draw for which the estimator finds no value is left out and counted.
///
/// Complexity: that of the estimator for each draw.
/// Reference: ISO 13528:2022, 7.7.6; B. Efron, R. Tibshirani, "An Introduction to the Bootstrap"
/// (1993).
struct ResampledConsensus {
  private let estimator: ConsensusEstimator
  private let included: IncludedResults
  private let stream: RandomStream

  private static let blockSize = 256

  init(_ estimator: ConsensusEstimator, of included: IncludedResults, seed: UInt64) {
    self.estimator = estimator
    self.included = included
    stream = RandomStream(seed: seed)
  }

  /// `estimate` with the bootstrap's standard uncertainty in place of its own, and the interval of
  /// 95 % with equal tails.
  func applied(to estimate: LocationEstimate, draws: Int) -> LocationEstimate {
    guard included.count > 1 else { return estimate }
    var values = deviations(draws, from: estimate.value)
    var result = estimate
    result.details += [
      Detail("uncertainty", .text(ConsensusUncertainty.bootstrap.rawValue)),
      Detail("draws", .count(draws)),
    ]
    if values.count < draws {
      result.details.append(Detail("drawsWithoutValue", .count(draws - values.count)))
    }
    sortAscending(&values)
    let u = values.count >= draws / 2 ? SampleMoments(values.span).standardDeviation : nil
    // All values equal: the estimator does not feel the results, which is no certainty.
    result.standardUncertainty = u.flatMap { $0 > 0 ? $0 : nil }
    result.degreesOfFreedom = .infinite
    if result.standardUncertainty != nil {
      let interval = symmetricCoverageInterval(sorted: values.span, probability: 0.95)
      result.coverageInterval =
        (estimate.value + interval.lowerBound).value...(estimate.value + interval.upperBound).value
    }
    return result
  }

  /// The values drawn, from `center`, in the order of the draws.
  private func deviations(_ draws: Int, from center: DoubleDouble) -> [Double] {
    let blockCount = (draws + Self.blockSize - 1) / Self.blockSize
    let blocks = Mutex([[Double]](repeating: [], count: blockCount))
    DispatchQueue.concurrentPerform(iterations: blockCount) { index in
      let first = index * Self.blockSize
      let block = (first..<min(first + Self.blockSize, draws)).compactMap { draw in
        estimator.location(of: resample(draw)).map { ($0 - center).value }
      }
      blocks.withLock { $0[index] = block.filter(\.isFinite) }
    }
    return blocks.withLock { $0.flatMap(\.self) }
  }

  /// The results of one draw, in ascending order as those that they are drawn from.
  private func resample(_ draw: Int) -> IncludedResults {
    var counts = [Int](repeating: 0, count: included.count)
    for variable in 0..<included.count {
      let place = Int(stream.uniform(draw: draw, variable: variable) * Double(included.count))
      counts[min(place, included.count - 1)] += 1
    }
    let members = counts.enumerated().flatMap { index, count in
      repeatElement(index, count: count)
    }
    return IncludedResults(included, members: members)
  }
}

extension ConsensusEstimator {
  /// The location alone; `nil` where there is none.
  fileprivate func location(of included: IncludedResults) -> DoubleDouble? {
    (try? estimate(included, comparison: ComparisonKey()))?.value
  }
}
