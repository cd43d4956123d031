import Interlab
import Metrology

/// One reported result for a test.
struct TestResult: Sendable {
  var lab: String
  var x: Double
  var u: Double?
  var k = 2.0
  var ν = Double.infinity
  var isIncluded = true
}

/// Makes rounds of one comparison.
enum TestRound {
  static func round(
    _ results: [TestResult], _ method: AssignedValueMethod,
    edition: Edition = .current, _ change: (inout Comparison) -> Void = { _ in }
  ) throws -> Round {
    var round = Round(edition: edition)
    for (index, result) in results.enumerated() {
      round.laboratories.append(result.lab)
      let uncertainty = try result.u.map {
        try ReportedUncertainty(
          standard: StandardUncertainty($0), coverageFactor: CoverageFactor(result.k))
      }
      round.results.append(
        laboratory: index, value: result.x, uncertainty: uncertainty,
        degreesOfFreedom: try DegreesOfFreedom(result.ν), isIncluded: result.isIncluded)
    }
    var comparison = Comparison(assignedValue: method, rows: 0..<results.count)
    change(&comparison)
    round.comparisons = [comparison]
    return round
  }

  static func analysis(
    _ results: [TestResult], _ method: AssignedValueMethod, edition: Edition = .current,
    _ change: (inout Comparison) -> Void = { _ in }
  ) throws -> ComparisonAnalysis {
    try Analysis(of: round(results, method, edition: edition, change)).comparisons[0]
  }

  /// Results without uncertainties, coded 1, 2, 3 …
  static func results(_ values: [Double]) -> [TestResult] {
    values.enumerated().map { TestResult(lab: String($0.offset + 1), x: $0.element) }
  }

  /// A value stated by a reference laboratory.
  static func stated(_ x: Double, U: Double? = nil, k: Double = 2) throws -> AssignedValueMethod {
    let uncertainty = try U.map {
      try ReportedUncertainty(
        expanded: ExpandedUncertainty($0, coverageFactor: CoverageFactor(k)))
    }
    return .stated(
      try StatedValue(origin: .referenceLaboratory, value: x, uncertainty: uncertainty))
  }
}
