import Interlab
import TestSupport
import Testing

@Suite("Precision experiment")
struct PrecisionAnalysisTests {
  private let twelve: [(lab: String, values: [Double])] = (1...12).map { lab in
    let shift = lab == 5 ? 9.0 : Double(lab % 4) * 0.1
    return (lab: "L\(lab)", values: [10 + shift, 10.05 + shift + Double(lab % 3) * 0.02])
  }

  @Test func nothingIsLeftOutUnlessAskedFor() throws {
    let analysis = PrecisionAnalysis(of: precisionExperiment(twelve))
    #expect(analysis.removals.isEmpty)
    #expect(analysis.levels.first?.laboratoryCount == 12)
    #expect(analysis.levels.first?.firstOutlier?.laboratories == [4])
  }

  @Test func outliersAreLeftOutWhenAskedForAndRecorded() throws {
    let experiment = precisionExperiment(twelve)
    let analysis = PrecisionAnalysis(
      of: experiment, without: PrecisionExclusions(decidedBy: "N. V. A.", removesOutliers: true))
    let removal = try #require(analysis.removals.first)
    #expect(analysis.removals.count == 1)
    #expect(removal.laboratory == 4 && removal.decidedBy == "N. V. A.")
    #expect(removal.values == twelve[4].values)
    guard case .outlier(let outcome) = removal.cause else {
      Issue.record("the cause is a test")
      return
    }
    #expect(outcome.test == .largest && outcome.verdict == .outlier)
    // The same figures as without the laboratory from the start.
    let rest = twelve.filter { $0.lab != "L5" }
    let alone = PrecisionAnalysis(of: precisionExperiment(rest))
    #expect(analysis.levels.first?.variances == alone.levels.first?.variances)
  }

  @Test func statedExclusionsAreLeftOutFirst() throws {
    let analysis = PrecisionAnalysis(
      of: precisionExperiment(twelve),
      without: PrecisionExclusions(
        stated: [.init(laboratory: 0, level: 0)], reason: "spilled", decidedBy: "B"))
    #expect(analysis.removals.map(\.cause) == [.stated(reason: "spilled")])
    #expect(analysis.levels.first?.laboratoryCount == 11)
  }

  @Test func threeLaboratoriesAreLeft() throws {
    let cells = [("A", [0.0, 0.001]), ("B", [0, 0.001]), ("C", [50, 90.0])].map {
      (lab: $0.0, values: $0.1)
    }
    let analysis = PrecisionAnalysis(
      of: precisionExperiment(cells), without: PrecisionExclusions(removesOutliers: true))
    #expect(analysis.removals.isEmpty)
    #expect(analysis.levels.first?.laboratoryCount == 3)
  }

  // MARK: The order of the tests

  @Test func aSingleOutlierIsFollowedByTheOtherEndWithoutIt() throws {
    let means = [10.0, 10.1, 10.2, 10.1, 10.05, 10.15, 8, 30]
    let cells = means.enumerated().map { (lab: "L\($0)", values: [$1]) }
    let level = try #require(PrecisionAnalysis(of: precisionExperiment(cells)).levels.first)
    let outcomes = try level.grubbs.get()
    #expect(outcomes.map(\.test) == [.largest, .smallest, .smallest])
    #expect(outcomes.map(\.verdict) == [.outlier, .correct, .outlier])
    #expect(outcomes[2].without == [7] && outcomes[2].count == 7)
  }

  @Test func withoutASingleOutlierPairsAreTested() throws {
    let means = [10.0, 10.1, 10.2, 10.1, 10.05, 10.15, 10.12, 10.08, 30, 31]
    let cells = means.enumerated().map { (lab: "L\($0)", values: [$1]) }
    let level = try #require(PrecisionAnalysis(of: precisionExperiment(cells)).levels.first)
    let outcomes = try level.grubbs.get()
    #expect(outcomes.map(\.test) == [.largest, .smallest, .largestPair, .smallestPair])
    #expect(outcomes[2].verdict == .outlier)
    #expect(Set(outcomes[2].laboratories) == [8, 9])
    #expect((outcomes[2].pValue ?? 1) < 0.01)
  }

  // MARK: Relations

  /// ISO 5725-2, 7.5.9, the worked example of relation II: s_R of five levels, printed results
  /// 0.032 + 0.0154 m after the third step.
  @Test func relationsAgreeWithThePrintedExample() throws {
    let relations = try #require(
      SpreadRelations(
        levels: [0, 1, 2, 3, 4], means: [3.94, 8.28, 14.18, 15.59, 20.41],
        deviations: [0.092, 0.179, 0.127, 0.337, 0.393]))
    let linear = try #require(relations.fits.first { $0.kind == .linear })
    #expect(Tolerance.published(decimals: 3).accepts(linear.intercept ?? .nan, oracle: 0.032))
    #expect(Tolerance.published(decimals: 4).accepts(linear.slope, oracle: 0.0154))
  }

  @Test func exactRelationsAreFound() throws {
    let means = [1.0, 2, 4, 8]
    let through = try #require(
      SpreadRelations(levels: [0, 1, 2, 3], means: means, deviations: means.map { 0.1 * $0 }))
    #expect(through.suggested == .proportional)
    #expect(Tolerance.roundings(8).accepts(through.fits[0].slope, oracle: 0.1))
    let line = try #require(
      SpreadRelations(levels: [0, 1, 2, 3], means: means, deviations: means.map { 1 + 0.1 * $0 }))
    #expect(line.suggested == .linear)
    #expect(Tolerance.digits(12).accepts(line.fits[1].intercept ?? .nan, oracle: 1))
    let power = try #require(
      SpreadRelations(
        levels: [0, 1, 2, 3], means: means, deviations: means.map { 0.5 * $0.squareRoot() }))
    #expect(power.suggested == .power)
    #expect(Tolerance.digits(12).accepts(power.fits.last?.slope ?? .nan, oracle: 0.5))
  }

  @Test func fewLevelsHaveNoRelation() {
    #expect(SpreadRelations(levels: [0, 1], means: [1, 2], deviations: [1, 2]) == nil)
  }
}
