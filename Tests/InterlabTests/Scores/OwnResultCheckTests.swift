import Interlab
import Metrology
import TestSupport
import Testing

@Suite("What one result shows")
struct OwnResultCheckTests {
  private func check(
    _ d: Double, U: Double?, U_pt: Double?, k: Double = 2, estimator: ReferenceEstimator? = nil
  ) throws -> OwnResultCheck {
    var results = ReportedResults()
    results.append(laboratory: 0, value: d, uncertainty: try U.map { try reported($0, k: k) })
    if estimator != nil {
      results.append(laboratory: 1, value: -d, uncertainty: try reported(1, k: 2))
    }
    let stated = try StatedValue(
      origin: .certified, value: 0, uncertainty: U_pt.map { try reported($0, k: 2) })
    let comparison = Comparison(
      assignedValue: estimator.map { .reference($0) } ?? .stated(stated), rows: 0..<results.count)
    let round = Round(
      laboratories: ["1", "2"], comparisons: [comparison], results: results)
    return OwnResultCheck(of: try Analysis(of: round).comparisons[0], in: round)
  }

  private func reported(_ U: Double, k: Double) throws -> ReportedUncertainty {
    try ReportedUncertainty(expanded: ExpandedUncertainty(U, coverageFactor: CoverageFactor(k)))
  }

  /// Right triangles: 3-4-5 (share 9/25, needed from d = 5: 3) and 5-12-13 (25/169, from 13: 5).
  @Test(arguments: [(5.0, 3.0, 4.0, 36.0, 5.0), (13, 5, 12, 2500.0 / 169, 13)])
  func matchesTriangles(_ d: Double, _ U: Double, _ U_pt: Double, _ share: Double, _ limit: Double)
    throws
  {
    let check = try check(d, U: U, U_pt: U_pt)
    #expect(Tolerance.roundings(6).accepts(try #require(check.ownShare), oracle: share))
    #expect(Tolerance.roundings(4).accepts(try #require(check.deviationLimit), oracle: limit))
    #expect(Tolerance.roundings(5).accepts(try #require(check.neededUncertainty), oracle: U))
  }

  /// With one k = 2 the half-width is 2u(d), and Δ = 3.644853546806366105 u(d): mpmath at 30
  /// digits, `findroot(lambda D: ncdf(D - 2) + ncdf(-D - 2) - 0.95, 3.6)`.
  @Test func theSmallestBiasFollowsFromTheHalfWidth() throws {
    let check = try check(1, U: 6, U_pt: 8)
    let bias = try #require(check.smallestBias)
    #expect(Tolerance.digits(12).accepts(bias, oracle: 5 * 3.644853546806366105))
  }

  @Test func smallDeviationsNeedNoUncertainty() throws {
    #expect(try check(4, U: 3, U_pt: 4).neededUncertainty == nil)
    #expect(try check(3.9, U: 3, U_pt: 4).neededUncertainty == nil)
  }

  /// The needed U itself gives |E_n| = 1 within rounding.
  @Test(arguments: [1.7, -250.25, 1e-9])
  func theNeededUncertaintyReachesTheLimit(_ d: Double) throws {
    let needed = try #require(try check(d, U: 3, U_pt: d.magnitude / 3).neededUncertainty)
    let again = try check(d, U: needed, U_pt: d.magnitude / 3)
    #expect(
      Tolerance.roundings(8).accepts(try #require(again.deviationLimit), oracle: d.magnitude))
  }

  @Test(arguments: [-200, -1, 1, 200])
  func changingTheUnitKeepsTheShare(_ exponent: Int) throws {
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let check = try check(5 * unit, U: 3 * unit, U_pt: 4 * unit)
    let one = try self.check(5, U: 3, U_pt: 4)
    #expect(check.ownShare == one.ownShare)
    #expect(check.neededUncertainty == one.neededUncertainty.map { $0 * unit })
  }

  @Test func anExactReferenceLeavesAllToTheLaboratory() throws {
    let check = try check(1, U: 3, U_pt: 0)
    #expect(check.ownShare == 100)
    #expect(check.neededUncertainty == 1)
  }

  @Test func whatIsNotKnownIsNil() throws {
    let without = try check(1, U: nil, U_pt: 0.5)
    #expect(without.ownShare == nil && without.deviationLimit == nil && without.smallestBias == nil)
    #expect(without.standardUncertainty == nil && without.coverageFactor == nil)
    let unstated = try check(1, U: 3, U_pt: nil)
    #expect(unstated.ownShare == nil && unstated.neededUncertainty == nil)
    #expect(unstated.smallestBias == nil)
  }

  /// A weighted mean holds the result itself, so neither share nor needed U has its meaning.
  @Test func aCorrelatedReferenceHasNoShare() throws {
    let check = try check(1, U: 3, U_pt: nil, estimator: .weightedMean)
    #expect(check.ownShare == nil && check.neededUncertainty == nil)
    #expect(check.deviationLimit != nil)
  }
}
