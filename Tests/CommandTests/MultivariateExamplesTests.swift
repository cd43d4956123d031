import Foundation
import TestSupport
import Testing

/// The examples of JCGM 102:2011, clause 9, to first order. The printed figures are those that the test suites
/// of uncertaintyx (bcdev/uncertaintyx, test/gum) and phydrax hold their programs to.
@Suite("Examples of JCGM 102, clause 9")
struct MultivariateExamplesTests {
  struct Figures: Sendable {
    let u: [Double]
    let r: [Double]
    let decimals: Int
  }

  private static let additive = "model: |\n  Y1 = X1 + X3\n  Y2 = X2 + X3\n"
  private static let polar = "model: |\n  r = hypot(x1, x2)\n  theta = atan2(x2, x1)\n"

  private static func polar(_ x1: Double, _ r: Double) -> String {
    polar + "inputs: {x1: {value: \(x1), u: 0.01}, x2: {value: 0, u: 0.01}}\n"
      + "correlations: [{between: [x1, x2], r: \(r)}]\n"
  }

  @Test(arguments: [
    // 9.2.2 and 9.2.4.
    (
      additive
        + "inputs: {X1: {value: 0, u: 1}, X2: {value: 0, u: 1}, X3: {value: 0, u: 1}}",
      Figures(u: [1.4142135623730951, 1.4142135623730951], r: [0.5], decimals: 12)
    ),
    (
      additive
        + "inputs: {X1: {value: 0, u: 1}, X2: {value: 0, u: 1}, X3: {value: 0, u: 3}}",
      Figures(u: [3.1622776601683795, 3.1622776601683795], r: [0.9], decimals: 12)
    ),
    // 9.3.2 and 9.3.3.
    (polar(0.001, 0), Figures(u: [0.01, 10], r: [0], decimals: 12)),
    (polar(0.010, 0), Figures(u: [0.01, 1], r: [0], decimals: 12)),
    (polar(0.100, 0), Figures(u: [0.01, 0.1], r: [0], decimals: 12)),
    (polar(0.001, 0.9), Figures(u: [0.01, 10], r: [0.9], decimals: 12)),
    (polar(0.100, 0.9), Figures(u: [0.01, 0.1], r: [0.9], decimals: 12)),
    // 9.4.2: six observations; r(R, X), r(R, Z) and r(X, Z), of which 1 − r is printed as 0.007 49.
    (
      """
      model: |
        R = V / I * cos(phi)
        X = V / I * sin(phi)
        Z = V / I
      observed together:
        V: [5.007, 4.994, 5.005, 4.990, 4.999, 4.999]
        I: [19.663e-3, 19.639e-3, 19.640e-3, 19.685e-3, 19.678e-3, 19.661e-3]
        phi: [1.0456, 1.0438, 1.0468, 1.0428, 1.0433, 1.0445]
      """,
      Figures(u: [0.058, 0.241, 0.193], r: [-0.588, -0.485, 0.993], decimals: 3)
    ),
  ])
  func firstOrder(_ yaml: String, _ figures: Figures) throws {
    let run = try CommandRun("propagate", "-", "--trials", "none", "--format", "json", input: yaml)
    try #require(run.status == 0, "\(run.errors)")
    let json = try run.json()
    let outputs = try #require(json["outputs"] as? [[String: Any]])
    let matrix = try #require(json["outputCorrelation"] as? [[Double]])
    let last = Tolerance.published(decimals: figures.decimals)
    for (output, u) in zip(outputs, figures.u) {
      let observed = try #require(output["standardUncertainty"] as? Double)
      #expect(last.accepts(observed, oracle: u), "\(observed)")
    }
    let pairs = [(0, 1), (0, 2), (1, 2)]
    for (pair, r) in zip(pairs, figures.r) {
      let observed = matrix[pair.0][pair.1]
      #expect(last.accepts(observed, oracle: r), "\(observed)")
    }
  }

  /// 9.3 at x₁ = 0.001: the first order has u(θ) = 10, more than the circle is round; the trials have less,
  /// and the law of propagation is not validated.
  @Test func angleBeyondTheCircle() throws {
    let run = try CommandRun(
      "propagate", "-", "--trials", "20000", "--format", "json", input: Self.polar(0.001, 0))
    try #require(run.status == 0, "\(run.errors)")
    let outputs = try #require(try run.json()["outputs"] as? [[String: Any]])
    let angle = try #require(outputs[1]["monteCarlo"] as? [String: Any])
    let u = try #require(angle["standardUncertainty"] as? Double)
    #expect(u < 2 && angle["validated"] as? Bool == false)
  }

  /// The regions of 9.2.4 in all forms.
  @Test func regions() throws {
    let yaml =
      Self.additive
      + "inputs: {X1: {value: 0, u: 1}, X2: {value: 0, u: 1}, X3: {value: 0, u: 3}}\ncoverage: 0.95"
    let run = try CommandRun(
      "propagate", "-", "--trials", "20000", "--format", "json", input: yaml)
    try #require(run.status == 0, "\(run.errors)")
    let region = try #require((try run.json()["coverageRegions"] as? [[String: Any]])?.first)
    #expect(region["outputs"] as? [String] == ["Y1", "Y2"])
    let elliptical = try #require(region["elliptical"] as? [String: Any])
    // −2π ln 0.05 √19, by mpmath 1.3.
    let area = try #require(elliptical["area"] as? Double)
    #expect(Tolerance.digits(12).accepts(area, oracle: 82.04642588314398))
    let sampled = try #require(region["monteCarlo"] as? [String: [String: Any]])
    let smallest = try #require(sampled["smallest"]?["area"] as? Double)
    #expect((smallest / 82.04642588314398 - 1).magnitude < 0.04)
    #expect((sampled["rectangular"]?["bounds"] as? [[Double]])?.count == 2)
    let joint = try #require(region["jointValidation"] as? [String: Any])
    #expect(joint["validated"] as? Bool != nil)
    #expect((joint["outputs"] as? [[String: Any]])?.map { $0["name"] as? String } == ["Y1", "Y2"])
    // r = 0.9, so λ_max = 1.9, to two digits 0.05.
    let largest = try #require(joint["largestEigenvalue"] as? [String: Double])
    #expect(Tolerance.digits(12).accepts(largest["firstOrder"] ?? 0, oracle: 1.9))
    #expect(Tolerance.digits(12).accepts(largest["tolerance"] ?? 0, oracle: 0.05))
    for (language, word) in [
      ("vi", "nhỏ nhất, Monte Carlo"), ("en", "smallest, Monte Carlo"),
      ("vi", "xác nhận kết quả bậc nhất chung"), ("en", "the joint first-order result"),
    ] {
      let folder = try WorkFolder(["m.yaml": yaml])
      let text = try CommandRun(
        "propagate", "m.yaml", "--trials", "20000", "--lang", language, "--plot", "p.svg",
        folder: folder)
      #expect(text.status == 0 && text.output.contains(word), "\(text.output)")
      #expect(try folder.text("p.svg").contains("fill-rule=\"evenodd\""))
    }
  }

  @Test(arguments: [
    ("regions: [[Y1, Y3]]", "\"Y3\" is not a known output"),
    ("regions: [[Y1]]", "a region is not one of two"),
    ("regions: Y1", "a region is not one of two"),
    ("regions: [[Y1, Y1]]", "a region is not one of two"),
  ])
  func badRegions(_ line: String, _ message: String) throws {
    let run = try CommandRun(
      "propagate", "-", "--trials", "none",
      input: Self.additive
        + "inputs: {X1: {value: 0, u: 1}, X2: {value: 0, u: 1}, X3: {value: 0, u: 3}}\n" + line)
    #expect(run.status == 65 && run.errors.contains(message), "\(run.errors)")
  }
}
