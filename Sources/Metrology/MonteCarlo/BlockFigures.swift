import Mathematics

/// What one block of an adaptive Monte Carlo says: for each output its mean, u and the ends of both intervals, for
/// each region λ_max and _k_P_.
struct BlockFigures: Sendable {
  let outputs: [[Double]]
  let regions: [JointFigures?]

  init(_ block: MonteCarloBlock, regions: [[Int]], probability: Double) {
    outputs = block.draws.map { Self.figures($0, probability) }
    self.regions = regions.map { outputs in
      JointFigures(draws: outputs.map { block.draws[$0] }, probability: probability)
    }
  }

  /// Infinite where so many trials have no value that there are no intervals.
  private static func figures(_ draws: [Double], _ probability: Double) -> [Double] {
    guard draws.count > 100 else { return [Double](repeating: .infinity, count: 6) }
    var sorted = draws
    sortAscending(&sorted)
    let moments = SampleMoments(sorted.span)
    let symmetric = symmetricCoverageInterval(sorted: sorted.span, probability: probability)
    let shortest = shortestCoverageInterval(sorted: sorted.span, probability: probability)
    return [
      moments.mean, moments.standardDeviation ?? 0, symmetric.lowerBound, symmetric.upperBound,
      shortest.lowerBound, shortest.upperBound,
    ]
  }
}
