import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Robust, split-level and nested precision, trueness")
struct PrecisionDesignTests {
  // MARK: Robust

  /// metRology 0.9-29-2, `algA` and `algS`, exact constants; algA ends at 1e-10 of s*.
  @Test(arguments: try PrecisionOracle.all())
  func robustEstimatesAgreeWithMetRology(_ oracle: PrecisionOracle) throws {
    let rules = PrecisionRules(
      isRobust: true, locationConstants: .exact, scaleConstants: .exact)
    let level = try #require(PrecisionAnalysis(of: oracle.experiment, by: rules).levels.first)
    let tolerance: Tolerance = oracle.name.contains("offset1e9") ? .digits(5) : .digits(7)
    if let w = oracle["algS_lab_sds"], oracle.isBalanced {
      #expect(tolerance.accepts(try level.repeatability.get(), oracle: w))
    }
    guard let s = oracle["algA_lab_means.s"], oracle.isBalanced, level.laboratoryCount > 2 else {
      return
    }
    let n = Double(oracle.cells[0].values.count)
    let s_r = try level.repeatability.get()
    let unclipped = try level.unclippedBetweenVariance.get()
    // Beside 1e9 the means of the file have six digits of their spread.
    let share = oracle.name.contains("offset1e9") ? 1e-3 : 1e-6
    let near = Tolerance.absolute(share * s * s, because: "algA stops before it has converged")
    #expect(near.accepts(unclipped + s_r * s_r / n, oracle: s * s))
    if let μ = oracle["algA_lab_means.mu"] {
      let close = Tolerance.absolute(1e-6 * max(s, 1e-6), because: "the same")
      #expect(close.accepts(level.mean ?? .nan, oracle: μ) || oracle.name.contains("1e9"))
    }
  }

  // MARK: Split level

  /// By hand: D = 1, 3, 2, y = 10.5, 11.5, 11: s_D = 1, s_y = 0.5.
  @Test func splitLevelUsesDifferencesAndAverages() throws {
    let experiment = precisionExperiment([("A", [11, 10]), ("B", [13, 10]), ("C", [12, 10])])
    let level = try #require(
      PrecisionAnalysis(of: experiment, by: PrecisionRules(design: .splitLevel)).levels.first)
    #expect(try Tolerance.roundings(4).accepts(level.repeatability.get(), oracle: 0.5.squareRoot()))
    #expect(try level.unclippedBetweenVariance.get() == 0)
    #expect(level.mean == 11)
    #expect(level.pairs?.differences.map(\.mean) == [1, 3, 2])
    #expect(level.cochran == .failure(.splitLevel))
    // A constant difference of the materials falls out.
    let shifted = precisionExperiment([("A", [21, 10]), ("B", [23, 10]), ("C", [22, 10])])
    let other = try #require(
      PrecisionAnalysis(of: shifted, by: PrecisionRules(design: .splitLevel)).levels.first)
    #expect(other.repeatability == level.repeatability)
  }

  @Test func splitLevelNeedsTwoResults() throws {
    let experiment = precisionExperiment([("A", [11, 10]), ("B", [13]), ("C", [12, 10])])
    let level = try #require(
      PrecisionAnalysis(of: experiment, by: PrecisionRules(design: .splitLevel)).levels.first)
    #expect(level.repeatability == .failure(.notTwoResults))
    #expect(level.pairs == nil)
  }

  // MARK: Nested

  /// Moisture of pigment paste (Box, Hunter and Hunter, Statistics for Experimenters, 1978,
  /// chapter 17): 15 batches, two samples, two tests; printed sums of squares and components.
  @Test func pigmentPasteHasThePrintedComponents() throws {
    let batches: [[Double]] = [
      [40, 39, 30, 30], [26, 28, 25, 26], [29, 28, 14, 15], [30, 31, 24, 24], [19, 20, 17, 17],
      [33, 32, 26, 24], [23, 24, 32, 33], [34, 34, 29, 29], [27, 27, 31, 31], [13, 16, 27, 24],
      [25, 23, 25, 27], [29, 29, 31, 32], [19, 20, 29, 30], [23, 24, 25, 25], [39, 37, 26, 28],
    ]
    let codes = [
      batches.indices.flatMap { batch in (0..<4).map { _ in batch } },
      batches.indices.flatMap { _ in [0, 0, 1, 1] },
    ]
    let nested = NestedPrecision(
      factors: ["lab", "sample"], codes: codes, values: batches.flatMap { $0 })
    #expect(nested.strata.map(\.degreesOfFreedom) == [14, 15, 30])
    for (stratum, printed) in zip(nested.strata, [1210.93, 869.75, 27.50]) {
      #expect(Tolerance.published(decimals: 2).accepts(stratum.sumOfSquares, oracle: printed))
    }
    for (stratum, printed) in zip(nested.strata, [7.1, 28.5, 0.9]) {
      let variance = try stratum.unclippedVariance.get()
      #expect(Tolerance.published(decimals: 1).accepts(variance, oracle: printed))
    }
    let s_R = try #require(nested.intermediates.last).deviation.get()
    let components = try nested.strata.map { try $0.unclippedVariance.get() }
    #expect(Tolerance.roundings(8).accepts(s_R * s_R, oracle: components.reduce(0, +)))
    #expect(nested.intermediates.map(\.varying) == [[], ["sample"], ["lab", "sample"]])
  }

  /// Projections and traces of 32 × 32 and 88 × 88 matrices (NumPy 2): sums of squares, degrees of
  /// freedom, components by the equations of the expected mean squares.
  @Test(arguments: ["staggered", "unbalanced"])
  func agreesWithTraces(_ design: String) throws {
    let rows = try ReferenceOracle.records("nested_results.csv").filter { $0["design"] == design }
    let factors = ["lab", "day", "operator"]
    let codes = factors.map { factor in rows.compactMap { Int($0[factor] ?? "") } }
    let values = rows.compactMap { Double($0["value"] ?? "") }
    let expected = try ReferenceOracle.records("nested.csv").filter { $0["design"] == design }
    let nested = NestedPrecision(factors: factors, codes: codes, values: values)
    for (stratum, row) in zip(nested.strata, expected) {
      let SS = try #require(Double(row["sumOfSquares"] ?? ""))
      let variance = try #require(Double(row["variance"] ?? ""))
      // Matrices of some thousand elements at a mean of 50 lose three digits.
      #expect(Tolerance.digits(9).accepts(stratum.sumOfSquares, oracle: SS), "\(row)")
      #expect(
        Tolerance.digits(8).accepts(try stratum.unclippedVariance.get(), oracle: variance),
        "\(row)")
      #expect(String(stratum.degreesOfFreedom) == row["degreesOfFreedom"])
    }
    // The order of the rows does not matter.
    let turned = NestedPrecision(
      factors: factors, codes: codes.map { $0.reversed() }, values: values.reversed())
    #expect(turned == nested)
  }

  @Test func oneFactorIsTheOneWayAnalysis() throws {
    let oracle = try #require(try PrecisionOracle.all().first { $0.name.contains("unbalanced") })
    let level = try #require(PrecisionAnalysis(of: oracle.experiment).levels.first)
    let codes = oracle.cells.enumerated().flatMap { index, cell in cell.values.map { _ in index } }
    let nested = NestedPrecision(
      factors: ["lab"], codes: [codes], values: oracle.cells.flatMap(\.values))
    let s_L2 = try nested.strata[0].unclippedVariance.get()
    #expect(
      Tolerance.digits(12).accepts(s_L2, oracle: try level.unclippedBetweenVariance.get()))
  }

  @Test func factorsThatDoNotVaryHaveNoComponent() {
    let nested = NestedPrecision(
      factors: ["lab", "day"], codes: [[0, 0, 1, 1], [0, 0, 0, 0]], values: [1, 2, 3, 4])
    #expect(nested.strata[1].unclippedVariance == .failure(.noDegreesOfFreedom))
    #expect(nested.strata[0].unclippedVariance == .failure(.noDegreesOfFreedom))
    let single = NestedPrecision(factors: ["lab"], codes: [[0]], values: [1])
    #expect(
      single.strata.map(\.unclippedVariance) == [.failure(.oneLaboratory), .failure(.noReplicates)])
  }

  // MARK: Trueness

  /// Manganese in iron ore (ISO 5725-4, table B.3, level 3): the printed mean 0.4021 beside 0.403; s_δ
  /// is the standard error of the twelve means, 0.00763388/√12 (60 digits).
  @Test func manganeseHasNoSignificantBias() throws {
    let means = [
      0.4143, 0.4006, 0.4004, 0.4072, 0.3959, 0.4049, 0.385, 0.3947, 0.4023, 0.4043, 0.4077, 0.4077,
    ]
    let experiment = precisionExperiment(means.enumerated().map { ("L\($0)", [$1]) })
    let analysis = PrecisionAnalysis(of: experiment, acceptedValues: [0: .init(value: 0.403)])
    let level = try #require(analysis.levels.first)
    #expect(Tolerance.published(decimals: 4).accepts(level.mean ?? .nan, oracle: 0.4021))
    let trueness = try #require(analysis.trueness.first ?? nil)
    #expect(Tolerance.digits(9).accepts(trueness.method.value, oracle: -0.11 / 120))
    let s_δ = try trueness.method.standardUncertainty.get()
    #expect(Tolerance.digits(12).accepts(s_δ, oracle: 0.007633875857391226 / 12.0.squareRoot()))
    #expect(trueness.method.isSignificant == false)
    #expect(trueness.laboratories[0].standardUncertainty == .failure(.noReplicates))
  }

  /// For equal n: s_δ² = (s_R² − s_r²(1 − 1/n))/p.
  @Test func biasHasTheStandardsUncertainty() throws {
    let oracle = try #require(try PrecisionOracle.all().first { $0.name.contains("g07") })
    let analysis = PrecisionAnalysis(
      of: oracle.experiment, acceptedValues: [0: .init(value: 100, standardUncertainty: 0.3)])
    let (level, trueness) = (
      try #require(analysis.levels.first), try #require(analysis.trueness.first ?? nil)
    )
    let (s_r, s_R) = (try level.repeatability.get(), try level.reproducibility.get())
    let (p, n) = (Double(level.laboratoryCount), Double(oracle.cells[0].values.count))
    let variance = (s_R * s_R - s_r * s_r * (1 - 1 / n)) / p + 0.09
    let u = try trueness.method.standardUncertainty.get()
    #expect(Tolerance.digits(12).accepts(u * u, oracle: variance))
    let own = try trueness.laboratories[0].standardUncertainty.get()
    #expect(Tolerance.digits(12).accepts(own * own, oracle: s_r * s_r / n + 0.09))
  }
}
