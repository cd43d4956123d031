import Foundation
import TestSupport
import Testing

/// Annex H of JCGM 100:2008 through the command. The printed figures are quoted from the examples GUM_H2
/// and GUM_H3 in the documentation of GTC; those with all digits were computed with GTC 1.5.1.
@Suite("Examples of the GUM")
struct GuideExamplesTests {
  private func json(_ yaml: String) throws -> [String: Any] {
    let run = try CommandRun("propagate", "-", "--trials", "none", "--format", "json", input: yaml)
    try #require(run.status == 0, "\(run.errors)")
    return try run.json()
  }

  private func figure(_ json: [String: Any], _ output: Int, _ key: String) throws -> Double {
    let outputs = try #require(json["outputs"] as? [[String: Any]])
    return try #require(outputs[output][key] as? Double)
  }

  private func correlation(_ json: [String: Any], _ i: Int, _ j: Int) throws -> Double {
    try #require((json["outputCorrelation"] as? [[Double]])?[i][j])
  }

  private static let impedance = """
    model: |
      R = V / I * cos(phi)
      X = V / I * sin(phi)
      Z = V / I
    dofPolicy: ensemble

    """
  private static let V = "[5.007, 4.994, 5.005, 4.990, 4.999]"
  private static let I = "[19.663e-3, 19.639e-3, 19.640e-3, 19.685e-3, 19.678e-3]"
  private static let phi = "[1.0456, 1.0438, 1.0468, 1.0428, 1.0433]"

  private static let inputs = """
    inputs:
      V: {observations: \(V), unit: V}
      I: {observations: \(I), unit: A}
      phi: {observations: \(phi), unit: rad}

    """

  /// H.2: resistance and reactance from observations that were made together, in each of the spellings.
  @Test(arguments: [
    inputs + "observed together: [V, I, phi]", inputs + "observedTogether: [[V, I, phi]]",
    inputs + "correlations: [{observed together: [V, I, phi]}]",
    "observed together: {V: \(V), I: \(I), phi: \(phi)}",
    """
    inputs: {V: {unit: V}, I: {unit: A}, phi: {unit: rad}}
    correlations: [{observed together: {V: \(V), I: \(I), phi: \(phi)}}]
    """,
  ])
  func impedance(_ observed: String) throws {
    let json = try json(Self.impedance + observed)
    for (output, value, u, printed) in [
      (0, 127.73216992810207, 0.0710714073969954, (127.732, 0.071)),
      (1, 219.84651191263848, 0.29558167735864405, (219.847, 0.295)),
      (2, 254.25970194801894, 0.23633613008237758, (254.260, 0.236)),
    ] {
      let close = Tolerance.digits(11)
      #expect(close.accepts(try figure(json, output, "value"), oracle: value))
      #expect(close.accepts(try figure(json, output, "standardUncertainty"), oracle: u))
      #expect(try figure(json, output, "degreesOfFreedom") == 4)
      let last = Tolerance.absolute(0.001, because: "the guide rounds its inputs")
      #expect(last.accepts(value, oracle: printed.0) && last.accepts(u, oracle: printed.1))
    }
    for (i, j, r) in [
      (0, 1, -0.5884297844235162), (0, 2, -0.4852592242099277), (1, 2, 0.9925116489490168),
    ] {
      #expect(Tolerance.digits(10).accepts(try correlation(json, i, j), oracle: r))
    }
  }

  private static let thermometer = """
    calibration:
      coefficients: [y1, y2]
      standards: [21.521, 22.012, 22.512, 23.003, 23.507, 23.999, 24.513, 25.002, 25.503, 26.010, 26.511]
      responses: [-0.171, -0.169, -0.166, -0.159, -0.164, -0.165, -0.156, -0.157, -0.159, -0.161, -0.160]
      origin: 20
      units: [K, "1"]
    dofPolicy: ensemble
    constants: {rise: {value: 10, unit: K}, t0: {value: 20, unit: K}}

    """

  /// H.3: the correction of a thermometer at 30 °C from a straight line, and its inverse use.
  @Test func thermometer() throws {
    let json = try json(
      Self.thermometer + """
        model: |
          b30 = y1 + y2 * rise
          a = y1
          slope = y2
          t = t0 + (reading - y1) / y2
        outputs: [b30, a, slope, t]
        inputs: {reading: {value: -0.16, u: 0.002, unit: K}}
        """)
    let close = Tolerance.digits(10)
    for (output, value, u, ν) in [
      (0, -0.14937681273247713, 0.004138595752854951, 9),
      (1, -0.17120379013135004, 0.0028775978351599563, 9),
      (2, 0.0021826977398872894, 0.0006679387732278323, 9),
      (3, 25.133001206080223, 1.0915366526735912, 103.19932104108055),
    ] {
      #expect(close.accepts(try figure(json, output, "value"), oracle: value))
      #expect(close.accepts(try figure(json, output, "standardUncertainty"), oracle: u))
      #expect(close.accepts(try figure(json, output, "degreesOfFreedom"), oracle: ν))
    }
    #expect(close.accepts(try correlation(json, 1, 2), oracle: -0.9304296030934459))
    let b30 = try figure(json, 0, "value")
    #expect(Tolerance.published(decimals: 4).accepts(b30, oracle: -0.1494))
    let u = try figure(json, 0, "standardUncertainty")
    #expect(Tolerance.published(decimals: 4).accepts(u, oracle: 0.0041))
    let outputs = try #require(json["outputs"] as? [[String: Any]])
    #expect(outputs.map { $0["unit"] as? String } == ["K", "K", "1", "K"])
  }

  /// Both draw the coefficients as one multivariate t, of which b(30) is Student's t with nine degrees of
  /// freedom: 95 % lie within 2.262 times its scale.
  @Test func thermometerByMonteCarlo() throws {
    let run = try CommandRun(
      "propagate", "-", "--trials", "100000", "--format", "json", "--coverage", "0.95",
      input: Self.thermometer.replacingOccurrences(of: ", t0: {value: 20, unit: K}", with: "")
        + "model: b30 = y1 + y2 * rise")
    let output = try #require((try run.json()["outputs"] as? [[String: Any]])?.first)
    let monteCarlo = try #require(output["monteCarlo"] as? [String: Any])
    let interval = try #require(monteCarlo["symmetric"] as? [Double])
    let half = 2.262157162798205 * 0.004138595752854951
    let tolerance = Tolerance.absolute(
      1.5e-4, because: "five standard errors of a 97.5 % quantile of 100 000 draws")
    #expect(tolerance.accepts(interval[0], oracle: -0.14937681273247713 - half), "\(interval)")
    #expect(tolerance.accepts(interval[1], oracle: -0.14937681273247713 + half), "\(interval)")
  }

  @Test(arguments: [
    ("{coefficients: [a], standards: [1, 2], responses: [1, 2]}", "two to 7 coefficients"),
    ("{coefficients: [a, b], standards: [1, 2], responses: [1, 2]}", "fewer than 3 points"),
    ("{coefficients: [a, b], standards: [1, 2, 3], responses: [1, 2]}", "3 standards, but 2"),
    ("{coefficients: [a, b], standards: [1, 1, 1], responses: [1, 2, 3]}", "do not determine"),
    ("{coefficients: [a, b], standards: [1, 2, 3], responses: [1, x, 3]}", ":1:"),
    ("{coefficients: [a, b], standards: [1, 2], responses: [1, 2], u: -1}", "above zero"),
    ("{coefficients: [a, b], standards: [1, 2], responses: [1, 2], u: [1]}", "2 points, but 1"),
    ("{coefficients: [a, b], standards: [1, 2, 3], responses: [1, 2, 3], standardU: 1}", "without"),
    ("{coefficients: [a, b], standards: [1, 2, 4], responses: [1, 2, 3], units: [K]}", "one unit"),
    ("{coefficients: [a, c], standards: [1, 2, 4], responses: [1, 2, 3]}", "is no input"),
  ])
  func badCalibrations(_ calibration: String, _ message: String) throws {
    let run = try CommandRun(
      "propagate", "-", "--trials", "none",
      input: "calibration: \(calibration)\nmodel: y = a + b")
    #expect(run.status == 65 && run.errors.contains(message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test(arguments: [
    ("", "Write a model and its inputs in it"),
    ("model: y = a\nobserved together: {a: [1, 2]}", "not a group"),
    ("model: y = a+b\nobserved together: {a: [1, 2], b: [1, 2, 3]}", "not as many observations"),
    ("model: y = a+b\nobserved together: {a: [1, 2], b: 3}", "not a list"),
    (
      """
      model: y = a+b
      inputs: {a: {observations: [1, 2]}}
      observed together: {a: [1, 2], b: [2, 3]}
      """, "observations of its own already"
    ),
  ])
  func badObservations(_ yaml: String, _ message: String) throws {
    let run = try CommandRun("propagate", "-", "--trials", "none", input: yaml)
    #expect(run.status == 65 && run.errors.contains(message), "\(run.errors)")
  }
}
