import Interlab
import Metrology
import TestSupport
import Testing

/// One laboratory against exact reference values, so that u(d) = u(x) and ζ = d / u exactly. The
/// probabilities come from 50-digit arithmetic (mpmath: erfc and the incomplete gamma function).
@Suite("Deviations of one laboratory together")
struct DeviationPatternTests {
  /// Comparisons with reference values 1, 2, …, in which the laboratory lies `deviations` off.
  private func findings(
    _ deviations: [Double], u: Double = 0.5, level: (Int) -> Double = { Double($0 + 1) },
    sigmaPt: Double? = nil, hasUncertainty: Bool = true
  ) throws -> [LaboratoryFinding] {
    var round = Round()
    round.laboratories = ["A", "silent"]
    for (index, deviation) in deviations.enumerated() {
      let exact = try ReportedUncertainty(expanded: ExpandedUncertainty(0, coverageFactor: .two))
      let own = try ReportedUncertainty(
        standard: StandardUncertainty(u), coverageFactor: .two)
      round.results.append(
        laboratory: 0, value: level(index) + deviation, uncertainty: hasUncertainty ? own : nil)
      var comparison = Comparison(
        key: ComparisonKey(measurand: "m\(index)"), unit: "mg",
        assignedValue: .stated(
          try StatedValue(
            origin: .referenceLaboratory, value: level(index), uncertainty: exact)))
      comparison.sigmaPt = sigmaPt.map { .prescribed($0) }
      comparison.rows = index..<(index + 1)
      round.comparisons.append(comparison)
    }
    let profiles = LaboratoryProfile.all(of: try Analysis(of: round))
    #expect(profiles.count == 2 && profiles[1].entries.isEmpty && profiles[1].findings.isEmpty)
    #expect(profiles[0].entries.map(\.comparison) == Array(deviations.indices))
    return profiles[0].findings
  }

  @Test func seesACommonBias() throws {
    let found = try findings([1, 1, 1])
    guard case .commonBias(.zeta, 3, let mean, let pValue) = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(found.count == 1)
    #expect(Tolerance.roundings(4).accepts(mean, oracle: 2))
    #expect(Tolerance.digits(13).accepts(pValue, oracle: 0.00053200550513924969928988213323829))
  }

  /// √4 · 4.5 is far beyond 1.96, but all of it is one result.
  @Test func doesNotTakeOneResultFarOffForABias() throws {
    #expect(try findings([9, -0.2, 0.1, 0.1], sigmaPt: 1, hasUncertainty: false).isEmpty)
    #expect(try findings([9, -1, -1, -1], sigmaPt: 1, hasUncertainty: false).isEmpty)
    #expect(try !findings([9, 1.5, 1.4, 1.6], sigmaPt: 1, hasUncertainty: false).isEmpty)
  }

  @Test func seesAnUnderstatedUncertaintyApartFromBias() throws {
    let found = try findings([1.5, -1.5, 0, 0])
    guard case .understatedUncertainty(4, let sum, let pValue) = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(found.count == 1)
    #expect(Tolerance.exact.accepts(sum, oracle: 18))
    #expect(Tolerance.digits(13).accepts(pValue, oracle: 0.00043984965283882900304403022263738795))
  }

  @Test func seesAnOverstatedUncertainty() throws {
    let found = try findings([0.0625, -0.0625, 0.0625, -0.0625])
    guard case .overstatedUncertainty(4, let sum, let pValue) = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(found.count == 1)
    #expect(Tolerance.exact.accepts(sum, oracle: 0.0625))
    #expect(Tolerance.digits(13).accepts(pValue, oracle: 0.00047822694627016559413739446469869191))
  }

  /// d = (level − 2.5) / 64 with u = 1/128: the weighted fit is the line itself.
  @Test func seesATrendWithTheLevel() throws {
    let found = try findings([-1.5, -0.5, 0.5, 1.5].map { $0 / 64 }, u: 1.0 / 128)
    let trend = found.compactMap { finding -> (Int, Double, Double)? in
      guard case .trendWithLevel("mg", let count, let slope, let pValue) = finding else {
        return nil
      }
      return (count, slope, pValue)
    }
    let (count, slope, pValue) = try #require(trend.first)
    #expect(trend.count == 1 && count == 4)
    #expect(Tolerance.roundings(8).accepts(slope, oracle: 1.0 / 64))
    #expect(Tolerance.digits(12).accepts(pValue, oracle: 0.0000077442164310440836376763807483612))
  }

  @Test func holdsZScoresAgainstTheFirstRuleOnly() throws {
    let found = try findings([1.5, 1.5, 1.5], sigmaPt: 1, hasUncertainty: false)
    guard case .commonBias(.z, 3, _, let pValue) = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(found.count == 1)
    #expect(Tolerance.digits(12).accepts(pValue, oracle: 0.0093747684594348867620917624337825910))
  }

  @Test func isSilentWithoutCause() throws {
    #expect(try findings([0.4, -0.5, 0.3, -0.6, 0.5]).isEmpty)
    #expect(try findings([5, 5]).isEmpty)
    #expect(try findings([], u: 1).isEmpty)
  }

  /// Levels that are all equal, or so large that their differences vanish, have no trend.
  @Test func hasNoTrendOverOneLevel() throws {
    let deviations = [-3.0, -1, 1, 3]
    let found = try findings(deviations, level: { _ in 1e9 })
    #expect(!found.map(\.code).contains("trend-with-level"))
    #expect(found.map(\.code) == ["uncertainty-may-be-understated"])
  }

  /// A change of the unit by a power of two changes nothing, bit for bit.
  @Test(arguments: [0x1p-20, 0x1p20])
  func staysUnderAChangeOfUnit(_ factor: Double) throws {
    let deviations = [0.3, -0.9, 0.2, 1.9, 2.5]
    let plain = try findings(deviations)
    let changed = try findings(
      deviations.map { $0 * factor }, u: 0.5 * factor, level: { Double($0 + 1) * factor })
    #expect(!plain.isEmpty && plain == changed)
  }
}
