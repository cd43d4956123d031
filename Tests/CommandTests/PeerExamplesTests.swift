import Foundation
import TestSupport
import Testing

/// Examples of other programs through the command: EURACHEM/CITAC, QUAM:2012, A1 to A3 and A5, as the
/// documentation of GTC gives them, recomputed with GTC 1.5.1; the voltage reflection coefficient of the
/// NIST Uncertainty Machine, as the test suite of suncal quotes it; an ensemble of GTC.
@Suite("Examples of other programs")
struct PeerExamplesTests {
  struct Figure: Sendable {
    let output: String
    let value: Double
    let u: Double
    var ν: Double?
  }

  private static let phthalate = """
    inputs:
      tare: {distribution: {uniform: {mean: 0, halfWidth: 0.15e-3}}}
      gross: {distribution: {uniform: {mean: 0, halfWidth: 0.15e-3}}}
      P: {distribution: {uniform: {mean: 1, halfWidth: 0.0005}}}
      C: {distribution: {uniform: {mean: 12.0107, halfWidth: 0.0008}}}
      H: {distribution: {uniform: {mean: 1.00794, halfWidth: 0.00007}}}
      O: {distribution: {uniform: {mean: 15.9994, halfWidth: 0.0003}}}
      K: {distribution: {uniform: {mean: 39.0983, halfWidth: 0.0001}}}

    """

  @Test(arguments: [
    (
      """
      model: c = 1000 * m * P / V
      inputs:
        P: {distribution: {uniform: {mean: 0.9999, halfWidth: 0.0001}}}
        m: {value: 100.28, u: 0.05}
        V:
          distribution: {triangular: {mean: 100, halfWidth: 0.1}}
          plus: [{value: 0, u: 0.02}, {distribution: {uniform: {mean: 0, halfWidth: 0.084}}}]
      """, Figure(output: "c", value: 1002.69972, u: 0.8351992267684394)
    ),
    (
      """
      model: |
        m = 0.3888 + gross - tare
        M = 8*C + 5*H + 4*O + K
        c = R * 1000 * m * P / (M * V)

      """ + phthalate + """
          R: {value: 1, u: 0.0005}
          V: {distribution: {triangular: {mean: 18.64, halfWidth: 0.03}}, plus: {value: 0, u: 0.006}}
        """, Figure(output: "c", value: 0.10213615970679071, u: 0.00010050072212400463)
    ),
    (
      """
      model: |
        m = 0.3888 + gross - tare
        M = 8*C + 5*H + 4*O + K
        c = R * 1000 * m * P * V2 / (M * V1 * VH)

      """ + phthalate + """
          R: {value: 1, u: 0.001}
          V2:
            distribution: {triangular: {mean: 14.89, halfWidth: 0.03}}
            plus: {distribution: {uniform: {mean: 0, halfWidth: 0.0126}}}
          V1:
            distribution: {triangular: {mean: 18.64, halfWidth: 0.03}}
            plus: {distribution: {uniform: {mean: 0, halfWidth: 0.01596}}}
          VH:
            distribution: {triangular: {mean: 15, halfWidth: 0.02}}
            plus: {distribution: {uniform: {mean: 0, halfWidth: 0.0126}}}
        """, Figure(output: "c", value: 0.10138716120227426, u: 0.00018433874437622308)
    ),
    (
      """
      calibration:
        coefficients: [B0, B1]
        standards: [0.1, 0.1, 0.1, 0.3, 0.3, 0.3, 0.5, 0.5, 0.5, 0.7, 0.7, 0.7, 0.9, 0.9, 0.9]
        responses: [0.028, 0.029, 0.029, 0.084, 0.083, 0.081, 0.135, 0.131, 0.133, 0.180, 0.181, 0.183,
                    0.215, 0.230, 0.216]
      model: |
        c0 = (A - B0) / B1
        VL = (332 * fill * reading + temp + cal) / 1000
        r = c0 * VL / (pi * (dia/2)^2 * form) * acid * time * warm
      outputs: [r]
      inputs:
        # The residual standard deviation of the line is that of a reading, of which there are two.
        A: {value: 0.0714, pooled: {s: 0.005485645603965661, dof: 13, n: 2}}
        fill: {distribution: {triangular: {mean: 0.995, halfWidth: 0.005}}}
        reading: {distribution: {triangular: {mean: 1, halfWidth: 0.01}}}
        temp: {distribution: {uniform: {mean: 0, halfWidth: 0.13944}}}
        cal: {distribution: {triangular: {mean: 0, halfWidth: 2.5}}}
        dia: {value: 2.70, u: 0.01}
        form: {value: 1, U: 0.05, k: 1.96}
        acid: {value: 1, u: 0.0008}
        time: {distribution: {uniform: {mean: 1, halfWidth: 0.0015}}}
        warm: {distribution: {uniform: {mean: 1, halfWidth: 0.1}}}
      """, Figure(output: "r", value: 0.01501046869225159, u: 0.0014061325032825459)
    ),
    (
      """
      model: R = V / I * cos(phi)
      inputs:
        V: {value: 4.999, u: 3.2e-3, dof: 4}
        I: {value: 19.661e-3, u: 9.5e-6, dof: 4}
        phi: {value: 1.04446, u: 7.5e-4, dof: 4}
      correlations:
        - {between: [V, I], r: -0.36}
        - {between: [V, phi], r: 0.86}
        - {between: [I, phi], r: -0.65}
      ensembles: [V, I, phi]
      dofPolicy: ensemble
      """, Figure(output: "R", value: 127.73216992810208, u: 0.06997872798837172, ν: 4)
    ),
  ])
  func uncertainties(_ yaml: String, _ figure: Figure) throws {
    let run = try CommandRun("propagate", "-", "--trials", "none", "--format", "json", input: yaml)
    try #require(run.status == 0, "\(run.errors)")
    let outputs = try #require(try run.json()["outputs"] as? [[String: Any]])
    let output = try #require(outputs.first { $0["name"] as? String == figure.output })
    let close = Tolerance.digits(11)
    #expect(close.accepts(try #require(output["value"] as? Double), oracle: figure.value))
    let u = try #require(output["standardUncertainty"] as? Double)
    #expect(close.accepts(u, oracle: figure.u), "\(u)")
    if let ν = figure.ν { #expect(output["degreesOfFreedom"] as? Double == ν) }
  }

  /// Γ = S22 − S12 S23/S13 from moduli and arguments, as a complex quantity.
  @Test func reflection() throws {
    let yaml = """
      model: |
        m = m12 * m23 / m13
        a = a12 + a23 - a13
        re = m22 * cos(a22) - m * cos(a)
        im = m22 * sin(a22) - m * sin(a)
      outputs: [re, im]
      complex: {Gamma: [re, im]}
      coverage: 0.95
      inputs:
        m22: {value: 0.24776, u: 0.00337}
        a22: {value: 4.88683, u: 0.01392}
        m12: {value: 0.49935, u: 0.00340}
        a12: {value: 4.78595, u: 0.00835}
        m23: {value: 0.24971, u: 0.00170}
        a23: {value: 4.85989, u: 0.00842}
        m13: {value: 0.49952, u: 0.00340}
        a13: {value: 4.79054, u: 0.00835}
      """
    let run = try CommandRun("propagate", "-", "--trials", "none", "--format", "json", input: yaml)
    try #require(run.status == 0, "\(run.errors)")
    let json = try run.json()
    let outputs = try #require(json["outputs"] as? [[String: Any]])
    for (place, value, u, printed, printedU) in [
      (0, 0.00744779031924412, 0.004989485446568583, 0.0074, 0.0050),
      (1, 0.003080314951446561, 0.004486309395982096, 0.0031, 0.0045),
    ] {
      let close = Tolerance.digits(10)
      #expect(close.accepts(try #require(outputs[place]["value"] as? Double), oracle: value))
      let found = try #require(outputs[place]["standardUncertainty"] as? Double)
      #expect(close.accepts(found, oracle: u))
      let last = Tolerance.published(decimals: 4)
      #expect(last.accepts(value, oracle: printed) && last.accepts(u, oracle: printedU))
    }
    let r = try #require((json["outputCorrelation"] as? [[Double]])?[0][1])
    #expect(Tolerance.digits(9).accepts(r, oracle: 0.03208631231292944))
    // Printed from a Monte Carlo.
    #expect(Tolerance.absolute(0.005, because: "a Monte Carlo").accepts(r, oracle: 0.0323))
    let complex = try #require((json["complex"] as? [[String: Any]])?.first)
    let region = try #require(complex["region"] as? [String: Any])
    let k = try #require(region["coverageFactor"] as? Double)
    // √(−2 ln 0.05), by mpmath.
    #expect(Tolerance.digits(13).accepts(k, oracle: 2.44774683068081662))
    for (language, word) in [("vi", "elip, bậc nhất"), ("en", "elliptical, first order")] {
      let text = try CommandRun(
        "propagate", "-", "--trials", "none", "--lang", language, input: yaml)
      #expect(text.output.contains(word), "\(text.output)")
    }
  }

  @Test(arguments: [
    ("ensembles: [a]", "no ensemble"), ("ensembles: [[a, c]]", "not a known input"),
    ("ensembles: [[a, b]]", "no one finite number"),
    (
      """
      ensembles: [[c, d], [d, c]]
      """, "not a known input"
    ),
  ])
  func badEnsembles(_ ensembles: String, _ message: String) throws {
    let run = try CommandRun(
      "propagate", "-", "--trials", "none",
      input: """
        model: y = a + b
        inputs: {a: {value: 1, u: 1, dof: 4}, b: {value: 1, u: 1, dof: 5}}
        \(ensembles)
        """)
    #expect(run.status == 65 && run.errors.contains(message), "\(run.errors)")
  }
}
