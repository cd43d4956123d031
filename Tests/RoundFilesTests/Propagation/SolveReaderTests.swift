import Metrology
import RoundFiles
import Tables
import TestSupport
import Testing

@Suite("Propagation through an equation")
struct SolveReaderTests {
  private func file(_ solve: String, model: String = "r = R0*(1 + A*T + B*T^2) - R") throws
    -> PropagationFile
  {
    let yaml = """
      model: "\(model)"
      solve: \(solve)
      inputs:
        R0: {value: 100, u: 0.01}
        R:  {value: 138.5055, u: 0.02}
      constants: {A: 3.9083e-3, B: -5.775e-7}
      """
    return try PropagationFile(yaml: Array(yaml.utf8), file: "prt.yaml")
  }

  /// The temperature of a platinum resistance thermometer, IEC 60751; sensitivities by mpmath 1.3 with
  /// 50 digits on the quadratic formula.
  @Test func thermometer() throws {
    let file = try file("{unknown: T, equation: r, bracket: [-50, 850], unit: °C}")
    let propagation = try file.evaluated()
    let output = try #require(propagation.outputs.first)
    #expect(output.name == "T" && output.unit == "°C" && propagation.outputs.count == 1)
    let close = Tolerance.digits(12)
    #expect(close.accepts(output.value, oracle: 100))
    let byR = output.budget.first { propagation.problem.inputs[$0.input].name == "R" }
    #expect(close.accepts(byR?.sensitivity ?? 0, oracle: 2.6365745623286226534))
    let byR0 = output.budget.first { propagation.problem.inputs[$0.input].name == "R0" }
    #expect(close.accepts(byR0?.sensitivity ?? 0, oracle: -3.6518007804260704492))
  }

  @Test(arguments: [
    ("{unknown: T, equation: r, bracket: [200, 850]}", "change its sign"),
    ("{unknown: T, equation: q, bracket: [-50, 850]}", "does not define"),
    ("{unknown: X, equation: r, bracket: [-50, 850]}", "no input"),
    ("{unknown: R, equation: r, bracket: [-50, 850]}", "is an input"),
    ("{unknown: T, equation: r, bracket: [850, -50]}", "bracket"),
    ("{unknown: T, bracket: [850, -50]}", "what to solve"), ("T", "what to solve"),
    ("{unknown: T, equation: r, brackets: [0, 1]}", "brackets"),
  ])
  func mistakes(_ solve: String, _ word: String) {
    let errors = #expect(throws: TableErrors.self) { try file(solve) }
    #expect(errors.map { "\($0)" }?.contains(word) ?? false, "\(String(describing: errors))")
  }
}
