import Foundation
import TestSupport
import Testing

@Suite("Published propagations")
struct PropagationExamplesTests {
  /// A published figure of an output, with the half unit of its last digit or what the source allows.
  struct Figure: Sendable {
    let output: Int
    let key: String
    let value: Double
    let tolerance: Double
  }

  /// NIST Uncertainty Machine manual and NIST TN 1900, as the test suite of suncal quotes them (thermal
  /// expansion, Stefan-Boltzmann); IUPAC brief guide to measurement uncertainty 2023, example 4B.
  ///
  /// The first states Student's distributions by their standard deviation: 1.76e-6 is the figure without
  /// a factor √3.
  @Test(arguments: [
    (
      """
      model: alpha = (L1 - L0)/(L0*(T1 - T0))
      inputs:
        L0: {value: 1.4999, u: 0.0001, dof: 3}
        T0: {value: 288.15, u: 0.02, dof: 3}
        L1: {value: 1.5021, u: 0.0002, dof: 3}
        T1: {value: 373.10, u: 0.05, dof: 3}
      """,
      [
        Figure(output: 0, key: "value", value: 1.7266e-5, tolerance: 1e-9),
        Figure(output: 0, key: "standardUncertainty", value: 1.76e-6, tolerance: 1e-8),
      ]
    ),
    (
      """
      model: sigma = 32*pi^5*h*R^4*Rinf^4/(15*e^4*0.001^4*c^6*alpha^8)
      constants: {c: 299792458}
      inputs:
        h: {value: 6.62606957E-34, u: 0.00000029E-34}
        R: {value: 8.3144621, u: 0.0000075}
        Rinf: {value: 10973731.568539, u: 0.000055}
        e: {value: 5.4857990946E-4, u: 0.0000000022E-4}
        alpha: {value: 7.2973525698e-3, u: 0.0000000024e-3}
      """,
      [
        Figure(output: 0, key: "value", value: 5.67037e-8, tolerance: 1e-13),
        Figure(output: 0, key: "standardUncertainty", value: 2.05e-13, tolerance: 1e-15),
      ]
    ),
    (
      """
      model: |
        sum = 1 + R29 + R30
        x28 = 1/sum
        x29 = R29/sum
        x30 = R30/sum
      inputs: {R29: {value: 0.0500657, u: 0.0000025}, R30: {value: 0.0329035, u: 0.0000034}}
      """,
      [
        Figure(output: 0, key: "value", value: 0.9233873, tolerance: 5e-8),
        Figure(output: 0, key: "standardUncertainty", value: 3.6e-6, tolerance: 5e-8),
        Figure(output: 1, key: "value", value: 0.0462300, tolerance: 5e-8),
        Figure(output: 1, key: "standardUncertainty", value: 2.2e-6, tolerance: 5e-8),
        Figure(output: 2, key: "value", value: 0.0303827, tolerance: 5e-8),
        Figure(output: 2, key: "standardUncertainty", value: 3.0e-6, tolerance: 5e-8),
      ]
    ),
  ])
  func examples(_ yaml: String, _ figures: [Figure]) throws {
    let run = try CommandRun(
      "propagate", "-", "--trials", "none", "--format", "json", input: "\u{FEFF}" + yaml)
    #expect(run.status == 0, "\(run.errors)")
    let outputs = try #require(try run.json()["outputs"] as? [[String: Any]])
    for figure in figures {
      let observed = try #require(outputs[figure.output][figure.key] as? Double)
      let tolerance = Tolerance.absolute(figure.tolerance, because: "the last printed digit")
      #expect(tolerance.accepts(observed, oracle: figure.value), "\(observed)")
    }
  }
}
