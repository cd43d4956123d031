import Foundation
import TestSupport
import Testing

/// The examples of JCGM 101:2008, clause 9, with all their variants, through the command.
///
/// The figures were recomputed with NumPy 2.4.6 and between 10 and 40 million draws; their tolerances, five
/// standard errors of those, are widened to the 20 000 draws that are made here.
@Suite("Examples of JCGM 101, clause 9")
struct SupplementExamplesTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let clause: String
    let model: String
    let draws: Double
    let figures: [(key: String, value: Double, tolerance: Double)]

    var testDescription: String { clause }
  }

  private static let trials = 20_000.0

  private func output(_ yaml: String, _ options: String...) throws -> [String: Any] {
    let run = try CommandRun(
      arguments: ["propagate", "-", "--trials", "20000", "--format", "json"] + options,
      input: yaml)
    try #require(run.status == 0, "\(run.errors)")
    return try #require((try run.json()["outputs"] as? [[String: Any]])?.first)
  }

  private func figure(_ output: [String: Any], _ key: String) throws -> Double {
    let simulated = try #require(output["monteCarlo"] as? [String: Any])
    let interval = try #require(simulated["symmetric"] as? [Double])
    switch key {
    case "lo": return interval[0]
    case "hi": return interval[1]
    case "sd": return try #require(simulated["standardUncertainty"] as? Double)
    default: return try #require(simulated[key] as? Double)
    }
  }

  @Test(arguments: [
    Example(
      clause: "9.2.2",
      model: """
        model: y = a + b + c + d
        coverage: 0.95
        inputs:
          a: {distribution: {normal: {mean: 0, u: 1}}}
          b: {distribution: {normal: {mean: 0, u: 1}}}
          c: {distribution: {normal: {mean: 0, u: 1}}}
          d: {distribution: {normal: {mean: 0, u: 1}}}
        """,
      draws: 1e7,
      figures: [
        ("mean", -0.0006529382100783071, 0.002612582516709236),
        ("sd", 2.0000949461559374, 0.001273354769573331),
        ("lo", -3.9225262515558477, 0.004478775867712443),
        ("hi", 3.921411912259739, 0.004256302280064192),
      ]),
    Example(
      clause: "9.2.3",
      model: """
        model: y = a + b + c + d
        coverage: 0.95
        inputs:
          a: {distribution: {uniform: {a: -1.7320508075688772, b: 1.7320508075688772}}}
          b: {distribution: {uniform: {a: -1.7320508075688772, b: 1.7320508075688772}}}
          c: {distribution: {uniform: {a: -1.7320508075688772, b: 1.7320508075688772}}}
          d: {distribution: {uniform: {a: -1.7320508075688772, b: 1.7320508075688772}}}
        """,
      draws: 3e7,
      figures: [
        ("mean", 0.0002951659726983868, 0.001677114846013533),
        ("sd", 1.999734155309436, 0.0014609280769474627),
        ("lo", -3.879007483508757, 0.005268187725368062),
        ("hi", 3.8789746380190087, 0.0046593040303604585),
      ]),
    Example(
      clause: "9.2.4",
      model: """
        model: y = a + b + c + d
        coverage: 0.95
        inputs:
          a: {distribution: {uniform: {a: -1.7320508075688772, b: 1.7320508075688772}}}
          b: {distribution: {uniform: {a: -1.7320508075688772, b: 1.7320508075688772}}}
          c: {distribution: {uniform: {a: -1.7320508075688772, b: 1.7320508075688772}}}
          d: {distribution: {uniform: {a: -17.320508075688775, b: 17.320508075688775}}}
        """,
      draws: 3e7,
      figures: [
        ("mean", -0.00038444836270835864, 0.010726415155091743),
        ("sd", 10.149347520967437, 0.004809114732804583),
        ("lo", -17.018121947029023, 0.010656869146802563),
        ("hi", 17.01223157782798, 0.008445306336963167),
      ]),
    Example(
      clause: "9.3",
      model: """
        model: dm = (mRc + dmRc) * (1 + (rhoA - rhoA0)*(1/rhoW - 1/rhoR)) - mNom
        coverage: 0.95
        constants: {rhoA0: 1.2, mNom: 100000}
        inputs:
          mRc: {distribution: {normal: {mean: 100000, u: 0.050}}}
          dmRc: {distribution: {normal: {mean: 1.234, u: 0.020}}}
          rhoA: {distribution: {uniform: {a: 1.10, b: 1.30}}}
          rhoW: {distribution: {uniform: {a: 7000, b: 9000}}}
          rhoR: {distribution: {uniform: {a: 7950, b: 8050}}}
        """,
      draws: 4e7,
      figures: [
        ("mean", 1.233998029365717, 7.71975485234675e-05),
        ("sd", 0.07547643915857093, 4.199598283168742e-05),
        ("lo", 1.084450178384086, 0.0002558208453393141),
        ("hi", 1.383540408146946, 0.00015960692056485955),
      ]),
    Example(
      clause: "9.4, x₁ = 0.000, r = 0.0",
      model: """
        model: y = x1^2 + x2^2
        coverage: 0.95
        inputs:
          x1: {value: 0.000, u: 0.005}
          x2: {value: 0, u: 0.005}
        correlations: [{between: [x1, x2], r: 0.0}]
        """,
      draws: 2e7,
      figures: [
        ("mean", 5.000357590345148e-05, 4.8754487748368294e-08),
        ("sd", 4.998125985106597e-05, 7.4870217525229e-08),
        ("lo", 1.2659948605178542e-06, 9.049854134653813e-09),
        ("hi", 0.00018434009332783053, 4.7509006778236567e-07),
      ]),
    Example(
      clause: "9.4, x₁ = 0.000, r = 0.9",
      model: """
        model: y = x1^2 + x2^2
        coverage: 0.95
        inputs:
          x1: {value: 0.000, u: 0.005}
          x2: {value: 0, u: 0.005}
        correlations: [{between: [x1, x2], r: 0.9}]
        """,
      draws: 2e7,
      figures: [
        ("mean", 4.998066975057314e-05, 8.938086352575138e-08),
        ("sd", 6.726929209601442e-05, 1.5947938585560623e-07),
        ("lo", 5.615544835569913e-07, 2.434900062381104e-09),
        ("hi", 0.0002412293892551415, 7.649664671833093e-07),
      ]),
    Example(
      clause: "9.4, x₁ = 0.010, r = 0.0",
      model: """
        model: y = x1^2 + x2^2
        coverage: 0.95
        inputs:
          x1: {value: 0.010, u: 0.005}
          x2: {value: 0, u: 0.005}
        correlations: [{between: [x1, x2], r: 0.0}]
        """,
      draws: 2e7,
      figures: [
        ("mean", 0.00015001382699885875, 1.443289796633161e-07),
        ("sd", 0.00011181763956201282, 9.507927549549664e-08),
        ("lo", 8.560484178567739e-06, 6.598843719489169e-08),
        ("hi", 0.0004271474020493812, 4.1694545880667296e-07),
      ]),
    Example(
      clause: "9.4, x₁ = 0.010, r = 0.9",
      model: """
        model: y = x1^2 + x2^2
        coverage: 0.95
        inputs:
          x1: {value: 0.010, u: 0.005}
          x2: {value: 0, u: 0.005}
        correlations: [{between: [x1, x2], r: 0.9}]
        """,
      draws: 2e7,
      figures: [
        ("mean", 0.00014997807696475707, 1.5317953159927797e-07),
        ("sd", 0.0001205342740599533, 2.1398414426609928e-07),
        ("lo", 2.907381213451238e-05, 4.2456339677518664e-08),
        ("hi", 0.00047830847907571474, 8.6726445774908e-07),
      ]),
    Example(
      clause: "9.4, x₁ = 0.050, r = 0.0",
      model: """
        model: y = x1^2 + x2^2
        coverage: 0.95
        inputs:
          x1: {value: 0.050, u: 0.005}
          x2: {value: 0, u: 0.005}
        correlations: [{between: [x1, x2], r: 0.0}]
        """,
      draws: 2e7,
      figures: [
        ("mean", 0.002549893148330655, 5.585165176747057e-07),
        ("sd", 0.0005024682970563427, 6.206116455516489e-07),
        ("lo", 0.0016385889010993484, 7.191435769305874e-07),
        ("hi", 0.0036033651628375684, 2.6150730464838638e-06),
      ]),
    Example(
      clause: "9.4, x₁ = 0.050, r = 0.9",
      model: """
        model: y = x1^2 + x2^2
        coverage: 0.95
        inputs:
          x1: {value: 0.050, u: 0.005}
          x2: {value: 0, u: 0.005}
        correlations: [{between: [x1, x2], r: 0.9}]
        """,
      draws: 2e7,
      figures: [
        ("mean", 0.0025499304220021396, 7.958822824791014e-07),
        ("sd", 0.0005045266208884706, 2.968448518513604e-07),
        ("lo", 0.0016968453277536137, 1.1909319597817694e-06),
        ("hi", 0.0036593854386376785, 1.9591264911526884e-06),
      ]),
    Example(
      clause: "9.5",
      model: """
        model: y = ls + D + d1 + d2 - ls*(da*(theta0 + Delta) + alphas*dt) - lNom
        coverage: 0.99
        constants: {lNom: 50000000}
        inputs:
          ls: {distribution: {t: {mean: 50000623, scale: 25, dof: 18}}}
          D: {distribution: {t: {mean: 215, scale: 6, dof: 24}}}
          d1: {distribution: {t: {mean: 0, scale: 4, dof: 5}}}
          d2: {distribution: {t: {mean: 0, scale: 7, dof: 8}}}
          alphas: {distribution: {uniform: {a: 9.5e-6, b: 13.5e-6}}}
          theta0: {distribution: {normal: {mean: -0.1, u: 0.2}}}
          Delta: {distribution: {arcsine: {a: -0.5, b: 0.5}}}
          da: {distribution: {curvilinearTrapezoid: {a: -1.0e-6, b: 1.0e-6, d: 0.1e-6}}}
          dt: {distribution: {curvilinearTrapezoid: {a: -0.050, b: 0.050, d: 0.025}}}
        """,
      draws: 3e7,
      figures: [
        ("mean", 838.0095947489127, 0.035058530706610525),
        ("sd", 35.81401441097877, 0.024045846172404215),
        ("lo", 744.3414842830226, 0.10308280343100155),
        ("hi", 931.6577152661108, 0.19390945480919025),
      ]),
  ])
  func drawsAgree(_ example: Example) throws {
    let output = try output(example.model)
    for figure in example.figures {
      let widened = figure.tolerance * ((example.draws / Self.trials).squareRoot() + 1)
      let tolerance = Tolerance.absolute(widened, because: "five standard errors of both runs")
      let observed = try self.figure(output, figure.key)
      #expect(
        tolerance.accepts(observed, oracle: figure.value), "\(figure.key) is \(observed)")
    }
  }

  private func loss(_ x: Double, _ r: Double) -> String {
    """
    model: y = x1^2 + x2^2
    coverage: 0.95
    inputs: {x1: {value: \(x), u: 0.005}, x2: {value: 0, u: 0.005}}
    correlations: [{between: [x1, x2], r: \(r)}]
    """
  }

  /// The sum of two squares is a quadratic form, so that the terms of second order are exact:
  /// u² = 4 x₁² u² + 4 u⁴ (1 + r²). To first order the loss at zero has none.
  @Test(arguments: [(0, 0.0), (0, 0.9), (0.010, 0.0), (0.010, 0.9), (0.050, 0.0), (0.050, 0.9)])
  func comparisonLoss(_ x: Double, _ r: Double) throws {
    let u = 0.005
    let run = try CommandRun(
      "propagate", "-", "--trials", "none", "--format", "json", input: loss(x, r))
    let json = try run.json()
    let output = try #require((json["outputs"] as? [[String: Any]])?.first)
    let first = try #require(output["standardUncertainty"] as? Double)
    #expect(Tolerance.roundings(8).accepts(first, oracle: 2 * x * u))
    let second = try #require(output["secondOrder"] as? [String: Any])
    let exact = (4 * x * x * u * u + 4 * u * u * u * u * (1 + r * r)).squareRoot()
    let found = try #require(second["standardUncertainty"] as? Double)
    #expect(Tolerance.digits(13).accepts(found, oracle: exact))
    let codes = (json["notices"] as? [[String: String]])?.compactMap { $0["code"] } ?? []
    #expect(codes.contains("first-order-vanishes") == (x == 0))
    guard x == 0 else { return }
    for (language, word) in [("en", "That is not so"), ("vi", "Thực tế không phải vậy")] {
      let text = try CommandRun(
        "propagate", "-", "--trials", "none", "--lang", language, input: loss(x, r))
      #expect(text.output.contains(word), "\(text.output)")
    }
  }

  /// The shortest interval of the loss at zero is that of an exponential distribution of mean 2 u²,
  /// from 0 to −2 u² ln 0.05.
  @Test func shortestIntervalOfALoss() throws {
    let output = try output(loss(0, 0))
    let simulated = try #require(output["monteCarlo"] as? [String: Any])
    let shortest = try #require(simulated["shortest"] as? [Double])
    let tolerance = Tolerance.absolute(8e-6, because: "five standard errors of 20 000 draws")
    #expect(shortest[0] < 1e-7)
    #expect(tolerance.accepts(shortest[1], oracle: 0.00014978661367769954))
  }

  /// A Latin hypercube knows the mean of a sum of 10 000-fold strata far better: to 3e-4 where
  /// independent draws scatter by u/√20 000 = 1.4e-2; the interval agrees.
  @Test func latinHypercube() throws {
    let four = """
      model: y = a + b + c + d
      coverage: 0.95
      inputs:
        a: {distribution: {normal: {mean: 0, u: 1}}}
        b: {distribution: {normal: {mean: 0, u: 1}}}
        c: {distribution: {triangular: {a: -2.449489742783178, b: 2.449489742783178}}}
        d: {distribution: {uniform: {a: -1.7320508075688772, b: 1.7320508075688772}}}
      """
    let output = try output(four, "--sampling", "latin-hypercube")
    let simulated = try #require(output["monteCarlo"] as? [String: Any])
    #expect(simulated["sampling"] as? String == "latin-hypercube")
    let mean = try figure(output, "mean")
    #expect(mean.magnitude < 3e-4, "\(mean)")
    let u = try figure(output, "sd")
    #expect(
      Tolerance.absolute(0.05, because: "five standard errors, 2/√(2 · 20 000)")
        .accepts(u, oracle: 2), "\(u)")
    let one = try self.output(four, "--sampling", "latin-hypercube")
    #expect(try figure(one, "mean") == mean)
  }
}
