import Foundation
import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Homogeneity")
struct HomogeneityTests {
  /// The items of a set with their values, in the order of the file.
  private static func groups(_ dataset: String) throws -> [(String, [Double])] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Oracles/Data/homogeneity.csv")
    var groups: [(String, [Double])] = []
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",")
      guard cells[0] == dataset else { continue }
      let value = try #require(Double(cells[2]))
      if groups.last?.0 == String(cells[1]) {
        groups[groups.count - 1].1.append(value)
      } else {
        groups.append((String(cells[1]), [value]))
      }
    }
    return groups
  }

  private func analysis(
    _ groups: [(String, [Double])], orders: [Double] = [], limit: HomogeneityLimit? = nil
  ) throws -> HomogeneityAnalysis {
    var (cells, values): ([PrecisionCell], [Double]) = ([], [])
    for (index, group) in groups.enumerated() {
      cells.append(
        PrecisionCell(
          laboratory: index, values: values.count..<values.count + group.1.count))
      values += group.1
    }
    let experiment = PrecisionExperiment(
      laboratories: groups.map(\.0), levels: [PrecisionLevel(name: nil, cells: cells)],
      values: values)
    let study = HomogeneityStudy(of: experiment, orders: orders) { _ in limit }
    return try #require(study.analyses.first)
  }

  /// Printed in example E.2: s_x 0.00398, s_w 0.00556, s_s 0.0006, 0.3 σ_pt 0.00842; c of the expanded
  /// criterion at σ_pt = 15 % of the mean 0.00016457639308 (spreadsheet of M. Koch, with F₁ and F₂ of
  /// two decimals: 0.3 % of c).
  @Test func exampleE2() throws {
    let found = try analysis(
      Self.groups("iso13528_e2_homogeneity"), limit: .sigmaPt(0.15 * 0.18715))
    let five = Tolerance.published(decimals: 5)
    #expect(five.accepts(found.variances.mean, oracle: 0.18715))
    #expect(five.accepts(try #require(found.itemStandardDeviation), oracle: 0.00398))
    #expect(five.accepts(try #require(found.withinStandardDeviation), oracle: 0.00556))
    let four = Tolerance.published(decimals: 4)
    #expect(four.accepts(try #require(found.betweenStandardDeviation), oracle: 0.0006))
    #expect(five.accepts(try #require(found.limit?.criterion), oracle: 0.00842))
    let limit = try #require(found.expandedLimit)
    #expect((limit * limit / 0.00016457639308 - 1).magnitude < 3e-3)
    #expect(found.isSufficient == true && found.isSufficientExpanded == true)
  }

  /// lme4 stops at about 1e-7 of the variances.
  @Test(arguments: [
    ("syn_g10_p6_unbalanced", 1.2712694220771694, 0.1507824126615227),
    ("syn_g11_p9_unbalanced", 0.4412408123835574, 0.19571535957267908),
    ("syn_g05_p8_n3_no_between", 0.0, 1.1359124927536213),
    ("iso13528_e2_homogeneity", 3.611110205635526e-07, 3.0950000084741195e-05),
  ])
  func restrictedMaximumLikelihood(_ name: String, _ between: Double, _ within: Double) throws {
    let found = try #require(try analysis(Self.groups(name)).restricted)
    let slack = 1e-6 * (between + within)
    #expect((found.between - between).magnitude < slack)
    #expect((found.within - within).magnitude < slack)
  }

  /// Table B.1 of ISO 13528:2022 to its two decimals, and by SciPy 1.17.1.
  @Test(arguments: [
    (7, 2.10, 1.43, 2.09859787395733, 1.43298442656192),
    (10, 1.88, 1.01, 1.87988640051338, 1.01019147351069),
    (15, 1.69, 0.71, 1.69177080748861, 0.712182178553129),
    (20, 1.59, 0.57, 1.58650143187611, 0.568504479291701),
  ])
  func factors(_ g: Int, _ F1: Double, _ F2: Double, _ exact1: Double, _ exact2: Double) throws {
    let found = try #require(
      HomogeneityFactors(items: g, replicates: 2, withinDegreesOfFreedom: g))
    #expect(Tolerance.published(decimals: 2).accepts(found.F1, oracle: F1))
    #expect(Tolerance.published(decimals: 2).accepts(found.F2, oracle: F2))
    #expect(Tolerance.digits(12).accepts(found.F1, oracle: exact1))
    #expect(Tolerance.digits(12).accepts(found.F2, oracle: exact2))
  }

  /// F₂ for three replicates: 0.6159, 0.4643, 0.2843.
  @Test(arguments: [(7, 0.6159), (10, 0.4643), (20, 0.2843)])
  func factorsForThreeReplicates(_ g: Int, _ F2: Double) throws {
    let found = try #require(
      HomogeneityFactors(items: g, replicates: 3, withinDegreesOfFreedom: 2 * g))
    #expect(Tolerance.published(decimals: 4).accepts(found.F2, oracle: F2))
  }

  /// Ten items in duplicate made to have s_w = 0.15 and s_s = 0.25: passes the expanded criterion at
  /// σ_pt = 0.5 with 0.255, in every unit; a test with mixed units fails it in the smaller one.
  @Test(arguments: [1.0, 1e-3, 1e3, 1e6])
  func theVerdictHasNoUnit(_ unit: Double) throws {
    // Duplicates ±h about their mean: s_w² = 2h². Means at ±d: s_x² = 10 d²/9.
    let h = 0.15 / 2.0.squareRoot()
    let d = ((0.25 * 0.25 + 0.15 * 0.15 / 2) * 0.9).squareRoot()
    let groups = (0..<10).map { index in
      let mean = 20 + (index % 2 == 0 ? d : -d)
      return ("\(index)", [(mean - h) * unit, (mean + h) * unit])
    }
    let found = try analysis(groups, limit: .sigmaPt(0.5 * unit))
    #expect(found.isSufficient == false && found.isSufficientExpanded == true)
    let limit: Double = try #require(found.expandedLimit) / unit
    #expect(Tolerance.published(decimals: 3).accepts(limit, oracle: 0.255))
    let s_s: Double = try #require(found.betweenStandardDeviation) / unit
    #expect(Tolerance.digits(10).accepts(s_s, oracle: 0.25))
  }

  /// SciPy 1.17.1, linregress.
  @Test func trend() throws {
    let means = [10.1, 10.2, 10.25, 10.4, 10.38]
    let found = try analysis(means.enumerated().map { ("\($0.offset)", [$0.element]) })
    let trend = try #require(found.trend)
    #expect(Tolerance.digits(12).accepts(trend.slope, oracle: 0.076))
    #expect(Tolerance.digits(12).accepts(trend.standardUncertainty, oracle: 0.013366625103842235))
    #expect(
      Tolerance.digits(11).accepts(try #require(trend.pValue), oracle: 0.010782762149553567))
    #expect(trend.isSignificant)
    // The same items, listed the other way round with their places in production.
    let turned = try analysis(
      means.enumerated().reversed().map { ("\($0.offset)", [$0.element]) },
      orders: [5, 4, 3, 2, 1])
    #expect(
      Tolerance.digits(12).accepts(try #require(turned.trend).slope, oracle: 0.076))
  }

  @Test func degenerate() throws {
    let one = try analysis([("A", [1, 2])], limit: .sigmaPt(1))
    #expect(one.isSufficient == nil && one.notices(["A"]).contains(.oneItem))
    let equal = try analysis(
      [("A", [1, 1]), ("B", [1, 1]), ("C", [1, 1])], limit: .sigmaPt(1))
    #expect(equal.betweenStandardDeviation == 0 && equal.isSufficient == true)
    let single = try analysis([("A", [1]), ("B", [1.25]), ("C", [0.75])], limit: .sigmaPt(1))
    #expect(single.betweenStandardDeviation == 0.25 && single.expandedLimit == nil)
    #expect(single.notices(["A", "B", "C"]).contains(.singleReplicates))
    let far = try analysis(
      [("A", [1e9, 1e9 + 0.5]), ("B", [1e9 + 1, 1e9 + 1.5]), ("C", [1e9, 1e9 + 0.5])])
    let near = try analysis([("A", [0, 0.5]), ("B", [1, 1.5]), ("C", [0, 0.5])])
    #expect(far.betweenStandardDeviation == near.betweenStandardDeviation)
  }
}
