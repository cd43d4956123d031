import Mathematics
import Metrology

extension ColumnAnalysis {
  /// The notices of the comparison as ``Observer`` words them, in its order.
  ///
  /// `code` gives the code of the laboratory at a row, `assumesFactor` whether it reported no coverage
  /// factor.
  public mutating func wordedNotices(
    code: (Int) -> String, assumesFactor: (Int) -> Bool
  ) -> [Notice] {
    func codes(_ isMeant: (Int) -> Bool) -> [String] {
      (0..<count).lazy.filter(isMeant).map(code)
    }
    var worded: [Notice] = []
    for notice in notices.each {
      switch notice {
      case .formula:
        worded.append(.codeLooksLikeFormula(laboratories: codes { code($0).beginsLikeFormula }))
      case .factorAssumed:
        let assumed = codes { assumesFactor($0) && !standardUncertainties[$0].isNaN }
        worded.append(
          onlyStandardIsReported
            ? .standardUncertaintyExpanded(laboratories: assumed)
            : .coverageFactorAssumed(laboratories: assumed))
      case .factorNotTwo:
        worded.append(
          .coverageFactorNotTwo(
            laboratories: codes { coverageFactors[$0] != 2 && !standardUncertainties[$0].isNaN }))
      case .underestimated:
        let limit = assignedStandardUncertainty
        let low = codes { standardUncertainties[$0] < limit }
        worded.append(.uncertaintyMayBeUnderestimated(laboratories: low, limit: limit))
      case .overestimated:
        let limit = 1.5 * (fit(count)?.scale ?? .nan)
        let high = codes { standardUncertainties[$0] > limit }
        worded.append(.uncertaintyMayBeOverestimated(laboratories: high, limit: limit))
      default: worded += wording(of: notice)
      }
    }
    return worded
  }

  /// Of a notice that names no laboratory.
  private mutating func wording(of notice: NoticeCodes) -> [Notice] {
    switch notice {
    case .startedFromDeviation: [.algorithmAStartedFromStandardDeviation]
    case .stopsDiffer: otherStop(count).map { [$0] } ?? []
    case .inconsistent: ConsistencyTest(chiSquared: chiSquared, count: count).notices
    case .exactReference: [.exactReference]
    case .few: [.fewLaboratories(count: count)]
    case .partOfConsensus: [.resultIsPartOfConsensus]
    case .notNegligible:
      [.assignedUncertaintyAgainstSigmaPt(ratio: assignedStandardUncertainty / sigmaPt)]
    case .differs: differenceFromReference(count).map { [$0] } ?? []
    case .assignedFactorAssumed: [.assignedCoverageFactorAssumed]
    case .unreachable: Notice.unreachableVerdicts(kinds, count: count)
    default: []
    }
  }

  /// Where the robust consensus is further from a stated value than both uncertainties allow.
  mutating func differenceFromReference(_ count: Int) -> Notice? {
    guard !assignedStandardUncertainty.isNaN, let fit = fit(count) else { return nil }
    let difference = fit.location - assignedValue.value
    let u = standardUncertainty(ofRobustScale: fit.scale, count: count)
    let limit = 2 * rootSumOfSquares(assignedStandardUncertainty, u)
    guard difference.magnitude > limit else { return nil }
    return .consensusDiffersFromReference(
      consensus: fit.location, difference: difference, limit: limit)
  }

  /// Where Algorithm A would give something else with its other rule to stop.
  mutating func otherStop(_ count: Int) -> Notice? {
    guard case .algorithmA(let stop, let constants) = estimator,
      let fit = fit(count, constants, stop)
    else { return nil }
    let other: AlgorithmA.Stop = stop == .fixedPoint ? .thirdDigit : .fixedPoint
    return self.fit(count, constants, other).flatMap { fit.differs(from: $0, stop: other) }
  }
}
