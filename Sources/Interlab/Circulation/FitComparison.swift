import Mathematics

/// The F test of a fit against one with a coefficient more.
struct FitComparison {
  /// F; `nil` where the larger fit leaves no residual.
  let statistic: Double?
  let pValue: Double

  /// `nil` without a degree of freedom. Sums of squares up to `floor` count as 0.
  init?(_ smaller: DriftFit, _ larger: DriftFit, floor: Double) {
    let ν = larger.degreesOfFreedom
    guard ν > 0,
      let distribution = try? FisherF(
        numeratorDegreesOfFreedom: 1, denominatorDegreesOfFreedom: Double(ν))
    else { return nil }
    let (a, b) = (smaller.residualSumOfSquares, larger.residualSumOfSquares)
    if b <= floor {
      statistic = nil
      pValue = a <= floor ? 1 : 0
      return
    }
    let F = max(0, (a - b) / (b / Double(ν)))
    guard F.isFinite else { return nil }
    statistic = F
    pValue = distribution.upperTail(F)
  }
}

extension StepFinding {
  /// What `fit` says of its step, against the same model `against` it without. A `rival` is a drift
  /// without a step that the fit must not fall behind.
  init?(
    _ fit: DriftFit, against plain: DriftFit?, floor: Double, candidates: Int?,
    rival: DriftFit? = nil
  ) {
    guard let step = fit.step, let height = fit.coefficients.last else { return nil }
    self.step = step
    self.height = height
    standardUncertainty = fit.covariance?.diagonal.last?.squareRoot()
    degreesOfFreedom = fit.degreesOfFreedom
    let test = plain.flatMap { FitComparison($0, fit, floor: floor) }
    statistic = test?.statistic
    let p = test.map { min(1, $0.pValue * Double(candidates ?? 1)) }
    pValue = p
    candidateCount = candidates
    let isNoWorse = rival.map { $0.residualSumOfSquares > fit.residualSumOfSquares } ?? true
    isTaken = candidates == nil || (isNoWorse && (p ?? 1) < 0.05)
  }
}
