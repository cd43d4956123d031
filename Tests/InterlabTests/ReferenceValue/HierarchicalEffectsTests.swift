import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Hierarchical models with Student and skew-normal differences, and the decision tree")
struct HierarchicalEffectsTests {
  private static let pcb28 = zip(
    [34.30, 32.90, 34.53, 32.42, 31.90, 35.80], [1.03, 0.69, 0.83, 0.29, 0.40, 0.38]
  ).enumerated().map { TestResult(lab: "\($0.offset)", x: $0.element.0, u: $0.element.1) }

  private static let scale = 1.5641429999999994

  /// Enough results for properties.
  private static let three = Array(pcb28.prefix(3))

  private func assigned(
    _ results: [TestResult], _ estimator: ReferenceEstimator
  ) throws -> AssignedValue {
    try TestRound.analysis(results, .reference(estimator)).assignedValue
  }

  /// `hierarchical_effects.py`: product grids with NumPy and SciPy. Its grid takes a Student
  /// distribution that is narrow against u_i for normal, which costs it the seventh figure.
  @Test(arguments: [
    (LaboratoryEffects.student, 33.46615181590834, 0.7838895810330451, 1.961515846669145, 3e-7),
    (.skewNormal, 33.60904743730968, 0.8090952137818384, 1.7203716600609502, 5e-9),
  ])
  func ofPCB28(
    _ effects: LaboratoryEffects, _ mean: Double, _ sd: Double, _ τ: Double, _ slack: Double
  ) throws {
    let found = try assigned(Self.pcb28, .hierarchical(effects, tauScale: Self.scale))
    let close = Tolerance.absolute(slack, because: "two quadratures, the coarser's own error")
    #expect(close.accepts(try #require(found.value), oracle: mean))
    #expect(close.accepts(try #require(found.standardUncertainty), oracle: sd))
    #expect(close.accepts(try #require(found.number("tauMean")), oracle: τ))
    #expect(try #require(found.number("quadratureError")) < 1e-7)
  }

  /// `hierarchical_outlier.py`, with NumPy and SciPy: one result of ten twenty-five spreads away, where the
  /// normal model gives other values of τ altogether. Its grids of single and double step agree to 1e-9.
  @Test(arguments: [
    (LaboratoryEffects.laplace, 49.786498582465995, 0.8831948747365519, 4.95800455748703),
    (.student, 49.63058718971088, 0.560206587382607, 1.81062749845805),
    (.skewNormal, 53.41027688395502, 1.9817551582307784, 6.198557208307153),
  ])
  func ofAnOutlier(
    _ effects: LaboratoryEffects, _ mean: Double, _ sd: Double, _ τ: Double
  ) throws {
    let results = zip(
      [48.712, 49.752, 50.771, 75.283, 49.235, 49.445, 49.689, 50.878, 49.668, 48.046],
      [0.664, 0.568, 0.701, 0.627, 0.672, 0.845, 0.902, 0.877, 0.917, 0.838]
    ).enumerated().map {
      TestResult(lab: "\($0.offset)", x: $0.element.0, u: $0.element.1)
    }
    let found = try assigned(results, .hierarchical(effects))
    let close = Tolerance.absolute(1e-7, because: "panels to 1e-8 of a spread of some units")
    #expect(close.accepts(try #require(found.value), oracle: mean))
    #expect(close.accepts(try #require(found.standardUncertainty), oracle: sd))
    #expect(close.accepts(try #require(found.number("tauMean")), oracle: τ))
  }

  /// With many degrees of freedom Student's t is normal: as hierarchical-gauss to about 1/ν.
  @Test func studentTendsToNormal() throws {
    let gauss = try assigned(Self.three, .hierarchical(.gauss))
    let student = try assigned(Self.three, .hierarchical(.student, effectDof: 100_000))
    for (a, b) in [
      (student.value, gauss.value), (student.standardUncertainty, gauss.standardUncertainty),
    ] {
      let gap: Double = (a ?? 0) - (b ?? 1)
      #expect(gap.magnitude < 1e-4)
    }
  }

  /// Order, unit, reflection, two results and equal ones: `HierarchicalModelTests`, for all models.
  @Test(arguments: [LaboratoryEffects.student, .skewNormal])
  func degenerate(_ effects: LaboratoryEffects) throws {
    let method = ReferenceEstimator.hierarchical(effects)
    let far = try assigned(
      Self.three.map { TestResult(lab: $0.lab, x: $0.x + 1e9, u: $0.u) }, method)
    #expect(far.value != nil && (far.standardUncertainty ?? 0) > 0.5)
    let strayed = try assigned(
      Self.three + [TestResult(lab: "far", x: 1e6, u: 0.1)], method)
    #expect(strayed.value != nil)
  }

  // MARK: The decision tree

  /// Consistent and normal; inconsistent, symmetric and normal (PCB28, as NIST's example);
  /// inconsistent and leaning to one side; consistent with one claim that is far too small.
  @Test func leaves() throws {
    func chosen(_ x: [Double], _ u: [Double]) throws -> String {
      let results = zip(x, u).enumerated().map {
        TestResult(lab: "\($0.offset)", x: $0.element.0, u: $0.element.1)
      }
      let found = try assigned(results, .decisionTree)
      #expect(found.method == "decision-tree")
      for name in ["consistencyP", "normalityP", "symmetryP"] {
        let p = try #require(found.number(name))
        #expect((0...1).contains(p))
      }
      return try #require(found.text("chosen"))
    }
    let u = [Double](repeating: 1, count: 8)
    #expect(
      try chosen([9.2, 9.6, 9.9, 10, 10.1, 10.4, 10.8, 10.2], u) == "dersimonian-laird")
    #expect(
      try chosen([34.30, 32.90, 34.53, 32.42, 31.90, 35.80], [1.03, 0.69, 0.83, 0.29, 0.40, 0.38])
        == "hierarchical-gauss")
    #expect(
      try chosen(
        [0, 0.1, 0.15, 0.22, 0.31, 0.35, 0.8, 1.9, 4.5, 9.1],
        [Double](repeating: 0.1, count: 10)) == "hierarchical-skew-normal")
    #expect(
      try chosen([9.9, 10, 10.05, 10.1, 9.95, 10.02, 13.2, 9.98], u) == "weighted-median")
    #expect(
      try chosen([2, 9.9, 10, 10.05, 10.1, 9.95, 10.02, 18], [Double](repeating: 0.1, count: 8))
        == "hierarchical-laplace")
  }

  @Test func treeOfFewResults() throws {
    #expect(throws: AnalysisFailure.self) {
      try assigned(Array(Self.pcb28.prefix(2)), .decisionTree)
    }
    let equal = (1...4).map { TestResult(lab: "\($0)", x: 5, u: 0.1) }
    #expect(try assigned(equal, .decisionTree).text("chosen") == "dersimonian-laird")
  }
}
