import Mathematics

extension ConsensusEstimator {
  /// The location of the included results with its uncertainty.
  func estimate(
    _ included: IncludedResults, comparison: ComparisonKey
  ) throws(AnalysisFailure) -> LocationEstimate {
    if included.count > 1, included.count < leastCount {
      throw .tooFewResults(
        method: name, needed: leastCount, found: included.count, comparison: comparison)
    }
    let results = included.replicates.reduce(0) { $0 + $1.count }
    if self == .hampel(scale: .qMethod), results > Self.mostReplicates {
      throw .tooManyReplicates(
        method: name, most: Self.mostReplicates, found: results, comparison: comparison)
    }
    guard let estimate = estimate(included) else {
      throw .notConverged(method: name, comparison: comparison)
    }
    return estimate
  }

  /// The Q method lists the differences between all replicates: some 200 MB for so many.
  private static let mostReplicates = 5000

  /// The least number of results with a scale; one result alone is its own consensus, without one.
  private var leastCount: Int {
    switch self {
    case .median(.qn(let variant), _), .hampel(.qn(let variant, _)): variant.leastCount
    default: 1
    }
  }

  /// `nil` where an iteration found no end.
  private func estimate(_ included: IncludedResults) -> LocationEstimate? {
    switch self {
    case .mean:
      ArithmeticMean.estimate(included)
    case .median(let scale, let constants):
      MedianConsensus.estimate(included, scale: scale, constants: constants)
    case .algorithmA(let stop, let constants):
      try? AlgorithmAConsensus.estimate(included, stop: stop, constants: constants)
    case .hampel(let scale):
      HampelConsensus.estimate(included, scale: scale)
    case .huber(let constants):
      try? HuberConsensus.estimate(included, constants: constants)
    case .biweight(let constants):
      try? BiweightConsensus.estimate(included, constants: constants)
    case .hodgesLehmann(let constants):
      HodgesLehmannConsensus.estimate(included, constants: constants)
    case .trimmedMean(let fraction):
      TrimmedConsensus.trimmed(included, fraction: fraction)
    case .winsorizedMean(let fraction):
      TrimmedConsensus.winsorized(included, fraction: fraction)
    }
  }
}
