import Foundation
import TestSupport
import Testing

/// Three laboratories and a reference that were all calibrated against one standard s with u = 3, each
/// with u = 4 of its own: u(x) = 5, and every two of them have the covariance 9.
@Suite("Results from propagation files")
struct PropagatedResultsTests {
  private static let standard = """
    model: y = s
    inputs: {s: {value: 10, u: 3}}

    """

  private static func laboratory(_ own: Double, from: String = "s.yaml") -> String {
    """
    model: x = y + own
    inputs:
      y: {from: \(from)}
      own: {value: \(own), u: 4}

    """
  }

  private func folder(_ round: String, _ more: [String: String] = [:]) throws -> WorkFolder {
    try WorkFolder(
      [
        "s.yaml": Self.standard, "a.yaml": Self.laboratory(8), "b.yaml": Self.laboratory(-4),
        "c.yaml": Self.laboratory(1), "ref.yaml": Self.laboratory(0, from: "./s.yaml"),
        "round.yaml": round,
      ].merging(more) { _, new in new })
  }

  private static let rows = """
    results:
      rows:
        - {lab: A, propagation: a.yaml}
        - {lab: B, propagation: b.yaml, output: x}
        - {lab: "-C", propagation: c.yaml}
        - {lab: D, value: 14.0, u: 3}

    """

  private func measurand(_ round: String, _ more: [String: String] = [:]) throws -> [String: Any] {
    let run = try CommandRun(
      "analyze", "round.yaml", "--format", "json", folder: folder(round, more))
    try #require(run.status == 0, "\(run.errors)")
    return try #require((try run.json()["measurands"] as? [[String: Any]])?.first)
  }

  private func score(
    _ measurand: [String: Any], _ index: Int, _ key: String = "zeta"
  ) throws -> Double {
    let results = try #require(measurand["results"] as? [[String: Any]])
    let scores = try #require(results[index]["scores"] as? [String: [String: Any]])
    return try #require(scores[key]?["value"] as? Double)
  }

  private static let close = Tolerance.roundings(16)

  @Test("A mean that takes results with a common standard as independent says so; gls does not")
  func saysWhatIsLeftAside() throws {
    func codes(_ method: String) throws -> [String] {
      let measurand = try measurand(Self.rows + "assignedValue: \(method)\n")
      let notices = try #require(measurand["notices"] as? [[String: Any]])
      return notices.compactMap { $0["code"] as? String }
    }
    #expect(try codes("weighted-mean").contains("results-share-inputs"))
    #expect(try codes("median").contains("results-share-inputs"))
    let gls = try codes("{method: gls, covarianceMatrix: results}")
    #expect(!gls.contains("results-share-inputs"))
    #expect(
      try !codes("{method: reference-laboratory, propagation: ref.yaml}").contains(
        "results-share-inputs"))
  }

  /// What both share cancels with its degrees of freedom: of d = own_A − own_ref remain 16/ν + 16/ν′,
  /// (16 + 16)²/(16²/5 + 16²/20) = 16.
  @Test func degreesOfFreedomOfWhatIsNotShared() throws {
    let measurand = try measurand(
      "results: {rows: [{lab: A, propagation: a.yaml}]}\n"
        + "assignedValue: {method: reference-laboratory, propagation: ref.yaml}\nscores: [zeta]\n",
      [
        "s.yaml": "model: y = s\ninputs: {s: {value: 10, u: 3, dof: 3}}\n",
        "a.yaml": Self.laboratory(8).replacing("u: 4", with: "u: 4, dof: 5"),
        "ref.yaml": Self.laboratory(0).replacing("u: 4", with: "u: 4, dof: 20"),
      ])
    let result = try #require((measurand["results"] as? [[String: Any]])?.first)
    let deviation = try #require(result["deviation"] as? [String: Any])
    #expect(deviation["correlated"] as? Bool == true)
    let ν = try #require(deviation["degreesOfFreedom"] as? Double)
    #expect(Tolerance.roundings(64).accepts(ν, oracle: 16), "\(ν)")
  }

  /// u²(d) = 25 + 25 − 18 = 32, for the independent result 25 + 9.
  @Test func deviationsKnowWhatTheReferenceShares() throws {
    let measurand = try measurand(
      Self.rows + """
        assignedValue: {method: reference-laboratory, propagation: ref.yaml}
        scores: [zeta, En]
        """)
    #expect(Self.close.accepts(try score(measurand, 0), oracle: 8 / 32.0.squareRoot()))
    #expect(Self.close.accepts(try score(measurand, 1), oracle: -4 / 32.0.squareRoot()))
    #expect(Self.close.accepts(try score(measurand, 2), oracle: 1 / 32.0.squareRoot()))
    #expect(Self.close.accepts(try score(measurand, 3), oracle: 4 / 34.0.squareRoot()))
    // k is the 97.725 % quantile of the normal distribution, by SciPy 1.17.
    #expect(
      Self.close.accepts(
        try score(measurand, 0, "En"), oracle: 8 / 32.0.squareRoot() / 2.0000024438996027))
    let results = try #require(measurand["results"] as? [[String: Any]])
    #expect(results.map { $0["lab"] as? String } == ["A", "B", "-C", "D"])
    let deviations = results.compactMap { $0["deviation"] as? [String: Any] }
    #expect(deviations.map { $0["correlated"] as? Bool } == [true, true, true, false])
  }

  /// The same after --save, from a folder of its own: the saved numbers keep the identity of s.
  @Test func savedNumbersAreTheSameQuantities() throws {
    let folder = try folder(
      Self.rows.replacingOccurrences(of: "a.yaml", with: "a.json") + """
        assignedValue: {method: reference-laboratory, propagation: ref.json, output: x}
        scores: [zeta]
        """)
    for name in ["a", "ref"] {
      let saved = try CommandRun(
        "propagate", "\(name).yaml", "--save", "\(name).json", "--trials", "none", folder: folder)
      #expect(saved.status == 0, "\(saved.errors)")
    }
    let run = try CommandRun("analyze", "round.yaml", "--format", "json", folder: folder)
    try #require(run.status == 0, "\(run.errors)")
    let measurand = try #require((try run.json()["measurands"] as? [[String: Any]])?.first)
    #expect(Self.close.accepts(try score(measurand, 0), oracle: 8 / 32.0.squareRoot()))
    #expect(Self.close.accepts(try score(measurand, 1), oracle: -4 / 32.0.squareRoot()))
  }

  /// Generalized least squares with the covariances of the files is that with the matrix written out.
  @Test func leastSquaresTakeTheCovariances() throws {
    let shared = try measurand(
      Self.rows + "assignedValue: {method: gls, covarianceMatrix: results}\nscores: [zeta]")
    let written = try measurand(
      """
      results: r.csv
      assignedValue:
        method: gls
        covarianceMatrix: [[25, 9, 9, 0], [9, 25, 9, 0], [9, 9, 25, 0], [0, 0, 0, 9]]
      scores: [zeta]
      """, ["r.csv": "lab,value,u\nA,18,5\nB,6,5\nC,11,5\nD,14,3\n"])
    for index in 0..<4 {
      let oracle = try score(written, index)
      #expect(Tolerance.digits(12).accepts(try score(shared, index), oracle: oracle))
    }
    // V⁻¹1 of the three equal ones is 1/43 each, of the last 1/9: by hand.
    let weights = (3.0 / 43, 1.0 / 9)
    let value = ((18.0 + 6 + 11) / 43 + 14.0 / 9) / (weights.0 + weights.1)
    let assigned = try #require(shared["assignedValue"] as? [String: Any])
    let found = try #require(assigned["value"] as? Double)
    #expect(Tolerance.digits(12).accepts(found, oracle: value))
  }

  @Test(arguments: [
    ("results: {rows: []}", "such as"), ("results: {rows: [{value: 1}]}", "no lab"),
    ("results: {rows: [{lab: A}]}", "no value"),
    ("results: {rows: [{lab: A, value: x}]}", "not a number"),
    ("results: {rows: [{lab: A, propagation: a.yaml, U: 1}]}", "states U already"),
    ("results: {rows: [{lab: A, propagation: a.yaml, output: z}]}", "no output \"z\""),
    ("results: {rows: [{lab: A, value: 1}, {lab: A, value: 2}]}", "stands twice"),
    ("results: {rows: [{lab: A, value: 1}], file: r.csv}", "no use for file"),
    ("results: {rows: [{lab: A, propagation: wide.yaml}]}", "no expanded uncertainty"),
    ("results: {rows: [{lab: A, propagation: bad.yaml}]}", "bad.yaml"),
    (
      "results: {rows: [{lab: A, propagation: own.yaml}, {lab: B, propagation: other.yaml}]}",
      "another uncertainty in another file"
    ),
  ])
  func badRows(_ results: String, _ message: String) throws {
    let shared = { (u: Int) in
      "model: y = s\nsharedInputs: [s]\ninputs: {s: {value: 1, u: \(u)}}\n"
    }
    let folder = try folder(
      results + "\nassignedValue: {method: reference-laboratory, value: 1, U: 1, k: 2}",
      [
        "wide.yaml": "model: y = a\ninputs: {a: {distribution: {t: {mean: 1, scale: 1, dof: 2}}}}",
        "bad.yaml": "model: y =\ninputs: {a: {value: 1, u: 1}}", "own.yaml": shared(1),
        "other.yaml": shared(2),
      ])
    let run = try CommandRun("analyze", "round.yaml", folder: folder)
    #expect(run.status == 65 && run.errors.contains(message), "\(run.errors)")
  }
}
