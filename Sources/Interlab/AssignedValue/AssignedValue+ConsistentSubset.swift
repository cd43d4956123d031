import Mathematics

extension Comparison {
  /// The mean of the largest consistent subset, of independent results or with their covariances.
  func consistentSubsetMean(
    _ included: IncludedResults, _ covariance: Matrix?, _ round: Round
  ) throws(AnalysisFailure) -> LocationEstimate {
    let code = { (offset: Int) in
      round.laboratories[Int(round.results.laboratories[rows.lowerBound + offset])]
    }
    guard let covariance else {
      try included.requireUncertainties(self, round)
      return ConsistentSubsetMean.estimate(included, code: code)
    }
    try requireSize(of: covariance)
    do throws(LargestConsistentSubset.Failure) {
      return try ConsistentSubsetMean.estimate(included, covariance: covariance, code: code)
    } catch {
      switch error {
      case .covariance(let failure): throw self.failure(of: failure)
      case .tooManySubsets:
        throw .tooManySubsets(method: assignedValue.name, comparison: key)
      }
    }
  }
}
