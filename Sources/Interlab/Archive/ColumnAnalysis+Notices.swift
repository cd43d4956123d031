import Mathematics
import Metrology

extension ColumnAnalysis {
  /// Which notices ``Observer`` would give.
  mutating func observe(_ count: Int) {
    observeConsensus(count)
    let u_pt = assignedStandardUncertainty
    if !u_pt.isNaN, sigmaPt > 0, u_pt >= 0.3 * sigmaPt, kinds.contains(.z) {
      notices.insert(.notNegligible)
    }
    if case .stated(let value) = estimator { observeStated(value, count) }
    if hasUncertainties { observeUncertainties(count) }
    if case .mean = estimator, sigmaPtMethod == .standardDeviation,
      !Notice.unreachableVerdicts(kinds, count: count).isEmpty
    {
      notices.insert(.unreachable)
    }
  }

  private mutating func observeConsensus(_ count: Int) {
    var usesRobustSigmaPt = false
    if case .robust = sigmaPtMethod, case .stated = estimator { usesRobustSigmaPt = true }
    if estimator.isConsensus || usesRobustSigmaPt, count < 12 { notices.insert(.few) }
    if estimator.isConsensus, usesUncertainty { notices.insert(.partOfConsensus) }
  }

  private mutating func observeStated(_ value: StatedValue, _ count: Int) {
    if let uncertainty = value.uncertainty, uncertainty.coverageFactorIsAssumed,
      kinds.contains(.En) || !uncertainty.onlyStandardIsStated
    {
      notices.insert(.assignedFactorAssumed)
    }
    if differenceFromReference(count) != nil { notices.insert(.differs) }
  }

  private mutating func observeUncertainties(_ count: Int) {
    if assumesCoverageFactor, kinds.contains(.En) || !onlyStandardIsReported {
      notices.insert(.factorAssumed)
    }
    var isOther = false
    var (smallest, largest) = (Double.infinity, 0.0)
    for index in 0..<count {
      let u = standardUncertainties[index]
      if u.isNaN { continue }
      isOther = isOther || coverageFactors[index] != 2
      smallest = min(smallest, u)
      largest = max(largest, u)
    }
    if isOther { notices.insert(.factorNotTwo) }
    if smallest < assignedStandardUncertainty { notices.insert(.underestimated) }
    if mayExceedScale(largest, count), let fit = fit(count), fit.scale > 0,
      largest > 1.5 * fit.scale
    {
      notices.insert(.overestimated)
    }
  }

  /// False where `u` cannot exceed 1.5 s* of Algorithm A.
  ///
  /// At its fixed point (p − 1) s*² = 1.134² Σ min(d_i², 2.25 s*²), so those outside x* ± 1.5 s* are
  /// at most (p − 1)/(2.25 · 1.134²) in number, and all others lie within 3 s*. When no so many of the
  /// values lie within 2 u, then s* is above 2 u / 3.
  private func mayExceedScale(_ u: Double, _ count: Int) -> Bool {
    let outside = Int(Double(count - 1) / 2.8934 * (1 + 1e-9))
    let width = 2 * u * (1 + 1e-6)
    let inside = count - outside
    for first in 0...(count - inside) where sorted[first + inside - 1] - sorted[first] <= width {
      return true
    }
    return false
  }
}
