import Interlab
import TestSupport
import Testing

@Suite("Precision of one level")
struct LevelPrecisionTests {
  // MARK: Oracles

  /// Fractions of the decimals in the file; the doubles that are read differ from them by half a unit
  /// of the last place of a result, which the differences magnify.
  @Test(arguments: try PrecisionOracle.all())
  func agreesWithTheExactFigures(_ oracle: PrecisionOracle) throws {
    let level = try #require(PrecisionAnalysis(of: oracle.experiment).levels.first)
    let variances = try #require(level.variances)
    let pairs: [(String, Double?)] = [
      ("p", Double(level.laboratoryCount)), ("N", Double(level.resultCount)),
      ("grand_mean", level.mean), ("published.mean", level.mean),
      ("anova.ss_between", variances.betweenSumOfSquares),
      ("anova.ss_within", variances.withinSumOfSquares), ("anova.F", variances.F),
      ("anova.p", variances.pValue), ("n_effective", variances.effectiveCount),
      ("s_r", try? level.repeatability.get()), ("published.s_r", try? level.repeatability.get()),
      ("sL2_unclipped", try? level.unclippedBetweenVariance.get()),
      ("s_L", try? level.between.get()), ("s_R", try? level.reproducibility.get()),
    ]
    for (name, value) in pairs {
      guard let expected = oracle[name] else { continue }
      let tolerance =
        name.hasPrefix("published") ? published(name) : digits(oracle, variances, name)
      #expect(tolerance.accepts(value ?? .nan, oracle: expected), "\(name): \(value ?? .nan)")
    }
  }

  /// Six digits were printed.
  private func published(_ name: String) -> Tolerance {
    name == "published.mean" ? .published(decimals: 4) : .published(decimals: 6)
  }

  private func digits(
    _ oracle: PrecisionOracle, _ variances: LevelVariances, _ name: String
  ) -> Tolerance {
    if oracle.name.contains("offset1e9") { return .digits(name == "grand_mean" ? 15 : 6) }
    guard name == "sL2_unclipped" else { return .digits(11) }
    let scale = max(variances.betweenMeanSquare ?? 0, variances.withinMeanSquare ?? 0)
    return .absolute(1e-12 * scale, because: "a difference of mean squares")
  }

  /// R 4.2.2 with outliers 0.15 and metRology 0.9-29-2.
  @Test(arguments: try PrecisionOracle.all())
  func agreesWithTheTestsOfR(_ oracle: PrecisionOracle) throws {
    let level = try #require(PrecisionAnalysis(of: oracle.experiment).levels.first)
    let tolerance: Tolerance = oracle.name.contains("offset1e9") ? .digits(5) : .digits(10)
    if let C = oracle["cochran.C"], C.isFinite {
      let cochran = try level.cochran.get()
      #expect(tolerance.accepts(cochran.statistic, oracle: C))
      if oracle.isBalanced, let p = oracle["cochran.p"] {
        #expect(Tolerance.digits(4).accepts(cochran.pValue ?? .nan, oracle: p))
      }
    }
    if let G = oracle["grubbs_means.G"], level.laboratoryCount > 2 {
      let largest = try level.grubbs.get().filter { $0.without.isEmpty }.prefix(2)
        .map(\.statistic).max()
      #expect(tolerance.accepts(largest ?? .nan, oracle: G))
    }
    if let G = oracle["grubbs_means_double.G"], let outcomes = try? level.grubbs.get() {
      let pairs = outcomes.filter(\.test.smallIsSignificant).map(\.statistic)
      #expect(pairs.isEmpty || pairs.contains { tolerance.accepts($0, oracle: G) })
    }
    for (name, figures) in [
      ("mandel.h", level.mandel.map(\.h)), ("mandel.k", level.mandel.map(\.k)),
    ] {
      // metRology gives even a single result a spread, which changes the mean of all.
      if name == "mandel.k", oracle.cells.contains(where: { $0.values.count == 1 }) { continue }
      for (figure, expected) in zip(figures, oracle.list(name)) where expected.isFinite {
        let value = (try? figure.get()) ?? .nan
        let near = Tolerance.absolute(1e-9, because: "a value near zero has fewer digits")
        #expect(
          tolerance.accepts(value, oracle: expected) || near.accepts(value, oracle: expected),
          "\(name)")
      }
    }
  }

  /// NIST, one-way analysis of variance. 13 digits of the exact values of the doubles.
  @Test func agreesWithNIST() throws {
    let rows = try ReferenceOracle.records("strd_anova.csv")
    let certified = try ReferenceOracle.records("strd_anova_certified.csv")
    for (dataset, own) in Dictionary(grouping: rows, by: { $0["dataset"] ?? "" }) {
      let treatments = Dictionary(grouping: own) { $0["treatment"] ?? "" }
      let experiment = precisionExperiment(
        treatments.keys.sorted().map { treatment in
          let values = (treatments[treatment] ?? []).flatMap { row in
            [Double](
              repeating: Double(row["value"] ?? "") ?? .nan, count: Int(row["count"] ?? "") ?? 0)
          }
          return (lab: treatment, values: values)
        })
      let variances = try #require(PrecisionAnalysis(of: experiment).levels.first?.variances)
      for row in certified where row["dataset"] == dataset {
        let exact = try #require(Double(row["exact"] ?? ""))
        let value = figure(row["statistic"] ?? "", of: variances) ?? .nan
        #expect(Tolerance.digits(13).accepts(value, oracle: exact), "\(row)")
      }
    }
  }

  private func figure(_ name: String, of variances: LevelVariances) -> Double? {
    switch name {
    case "betweenSS": variances.betweenSumOfSquares
    case "withinSS": variances.withinSumOfSquares
    case "betweenMS": variances.betweenMeanSquare
    case "withinMS": variances.withinMeanSquare
    case "F": variances.F
    case "R2": variances.rSquared
    case "residualSd": variances.residualStandardDeviation
    default: nil
    }
  }

  // MARK: Properties

  @Test func doesNotDependOnTheOrderOfLaboratoriesOrReplicates() throws {
    for oracle in try PrecisionOracle.all().prefix(8) {
      let turned = precisionExperiment(
        oracle.cells.reversed().map { (lab: $0.lab, values: $0.values.reversed()) })
      let (a, b) = (
        try #require(PrecisionAnalysis(of: oracle.experiment).levels.first),
        try #require(PrecisionAnalysis(of: turned).levels.first)
      )
      #expect(a.variances == b.variances)
      let (ha, hb) = (a.mandel.map(\.h), Array(b.mandel.map(\.h).reversed()))
      #expect(ha == hb)
      #expect((try? a.cochran.get().statistic) == (try? b.cochran.get().statistic))
    }
  }

  @Test func scalesWithTheUnit() throws {
    for oracle in try PrecisionOracle.all().prefix(8) {
      let scaled = precisionExperiment(
        oracle.cells.map { (lab: $0.lab, values: $0.values.map { $0 * 0x1p-40 }) })
      let (a, b) = (
        try #require(PrecisionAnalysis(of: oracle.experiment).levels.first),
        try #require(PrecisionAnalysis(of: scaled).levels.first)
      )
      #expect((try? a.repeatability.get()).map { $0 * 0x1p-40 } == (try? b.repeatability.get()))
      #expect((try? a.reproducibility.get()).map { $0 * 0x1p-40 } == (try? b.reproducibility.get()))
      #expect(a.outcomes == b.outcomes)
      #expect(a.mandel == b.mandel)
    }
  }

  // MARK: Degenerate input

  @Test func oneLaboratoryHasOnlyRepeatability() throws {
    let level = try #require(
      PrecisionAnalysis(of: precisionExperiment([("A", [1, 2, 3])])).levels.first)
    #expect(try level.repeatability.get() == 1)
    #expect(level.between == .failure(.oneLaboratory))
    #expect(level.cochran == .failure(.fewReplicatedLaboratories(needed: 2)))
    #expect(level.grubbs == .failure(.fewLaboratories(needed: 3)))
    #expect(level.mandel.first?.h == .failure(.oneLaboratory))
  }

  @Test func singleResultsHaveNoRepeatability() throws {
    let level = try #require(
      PrecisionAnalysis(
        of: precisionExperiment([("A", [1]), ("B", [2]), ("C", [4]), ("D", [9])])
      ).levels.first)
    #expect(level.repeatability == .failure(.noReplicates))
    #expect(level.reproducibility == .failure(.noReplicates))
    #expect(level.cochran == .failure(.noReplicates))
    #expect(try level.grubbs.get().count == 4)
  }

  @Test func equalResultsHaveNoStatistics() throws {
    let cells = ["A", "B", "C", "D"].map { (lab: $0, values: [7.0, 7, 7]) }
    let level = try #require(PrecisionAnalysis(of: precisionExperiment(cells)).levels.first)
    #expect(try level.repeatability.get() == 0)
    #expect(try level.reproducibility.get() == 0)
    #expect(level.cochran == .failure(.noSpreadWithin))
    #expect(level.grubbs == .failure(.noSpreadOfMeans))
    #expect(level.mandel.allSatisfy { $0.h == .failure(.noSpreadOfMeans) })
    #expect(level.variances?.F == nil && level.variances?.rSquared == nil)
  }

  @Test func negativeVarianceBetweenIsSetToZeroAndSaid() throws {
    let cells = ["A", "B", "C"].map { (lab: $0, values: [1.0, 2, 3]) }
    let level = try #require(PrecisionAnalysis(of: precisionExperiment(cells)).levels.first)
    #expect(level.betweenIsClipped)
    #expect(try level.between.get() == 0)
    #expect(level.reproducibility == level.repeatability)
    #expect(level.notices.contains(.negativeBetweenVariance))
  }
}
