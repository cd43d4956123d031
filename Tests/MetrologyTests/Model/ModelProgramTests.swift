import Mathematics
import Metrology
import TestSupport
import Testing
import Wording

@Suite("Measurement models")
struct ModelProgramTests {
  @Test(arguments: [
    ("y = 1 + 2 * 3^2", 19), ("y = -2^2", -4), ("y = 2^3^2", 512), ("y = (1 + 2) * 3 / 2", 4.5),
    ("y = 2^-1", 0.5), ("y = 7 - 4 - 2", 1), ("y = if(1 < 2, 10, 20)", 10),
    ("y = if(1 >= 2, 10, 20)", 20), ("y = max(3, min(5, 4))", 4), ("y = sqrt(16) + abs(-3)", 7),
    ("y = hypot(3, 4)", 5), ("a = 3 # three\ny = a * \n a", 9), ("a = 2; y = (a +\n1)", 3),
    ("y = 1.5e-3 * 2E3", 3), ("y = 3 − 1 · 2", 1), ("y = (-8)^3", -512), ("y = 2**3", 8),
    ("y = if(1 < 2 and 2 < 1, 3, 4)", 4), ("y = if(1 < 2 or 2 < 1, 3, 4)", 3),
    ("y = not 1 < 2", 0), ("y = not not 5", 1), ("y = 1 < 2 or 1 < 2 and 2 < 1", 1),
    ("y = (0 or 7) + (2 and -3)", 2), ("y = not 0 and 0", 0),
  ])
  func arithmetic(_ text: String, _ value: Double) throws {
    #expect(try ModelProgram(parsing: text).evaluate([]) == [value])
  }

  @Test func inputsAreTheNamesThatNothingDefines() throws {
    let program = try ModelProgram(parsing: "p = b * a\ny = p + c * π\nz = p - a")
    #expect(program.inputs == ["b", "a", "c"])
    #expect(program.outputs.map(\.name) == ["y", "z"])
    let named = try ModelProgram(parsing: "p = b * a\ny = p + 1", outputs: [("p", "mm")])
    #expect(named.outputs.map(\.unit) == ["mm"] && named.evaluate([2, 3]) == [6])
    #expect(try ModelProgram(parsing: "y = pi * r", inputs: ["pi", "r"]).inputs == ["pi", "r"])
  }

  @Test(arguments: [
    ("y = a +", 1, 8), ("y = sin(a, b)", 1, 5), ("y = sine(a)", 1, 5), ("y = a b", 1, 7),
    ("y = (a", 1, 7), ("y = z\nz = y", 1, 5), ("y = y + 1", 1, 5), ("y = 1\ny = 2", 2, 1),
    ("a + b", 1, 1), ("", 1, 1), ("y = a ? b", 1, 7), ("y = 1..2", 1, 5), ("sin = 2", 1, 1),
    ("and = 2", 1, 1), ("y = 1 and", 1, 10), ("y = or 1", 1, 5), ("y = 2 * not 1", 1, 9),
  ])
  func mistakesHaveTheirPlace(_ text: String, _ line: Int, _ column: Int) {
    let error = #expect(throws: ModelError.self) { try ModelProgram(parsing: text) }
    #expect(error?.line == line && error?.column == column, "\(String(describing: error))")
    if let error { #expect(lostInTranslation(error.message + ". " + error.remedy) == []) }
  }

  @Test func deepNestingIsRefused() {
    let text = "y = " + String(repeating: "(", count: 5000) + "1"
    #expect(throws: ModelError.self) { try ModelProgram(parsing: text) }
    let powers = "y = " + String(repeating: "2^", count: 5000) + "1"
    #expect(throws: ModelError.self) { try ModelProgram(parsing: powers) }
  }

  /// Values and derivatives by mpmath 1.3 with 50 digits at a = 0.75, b = 1.25.
  @Test func derivativesAreExact() throws {
    let program = try ModelProgram(
      parsing: """
        y = exp(-a*b)*sin(a)/sqrt(b) + atan2(a, b)*ln(b) + a^b + hypot(a, b) \
        + acosh(1 + a)*tanh(b)
        """)
    let point = [0.75, 1.25]
    let few = Tolerance.roundings(40)
    #expect(few.accepts(program.evaluate(point)[0], oracle: 3.4980352616788218508))
    let gradient = program.gradients(at: point)[0]
    #expect(few.accepts(gradient[0], oracle: 2.357524178008844839))
    #expect(few.accepts(gradient[1], oracle: 1.0606653361068037992))
    let hessian = program.hessian(output: 0, at: point)
    #expect(few.accepts(hessian[0, 0], oracle: -0.20807872584572919331))
    #expect(few.accepts(hessian[0, 1], oracle: 0.71946904061786790002))
    #expect(few.accepts(hessian[1, 0], oracle: 0.71946904061786790002))
    #expect(few.accepts(hessian[1, 1], oracle: -0.73771387185253035275))
  }

  @Test func aConstantExponentNeedsNoLogarithm() throws {
    let program = try ModelProgram(parsing: "y = x^2 + x^3")
    #expect(
      program.gradients(at: [-2])[0] == [8] && program.hessian(output: 0, at: [-2])[0, 0] == -10)
    #expect(program.gradients(at: [0])[0] == [0] && program.hessian(output: 0, at: [0])[0, 0] == 2)
  }

  @Test func inputsMadeOfParts() throws {
    let program = try ModelProgram(parsing: "y = a * b + c")
    let parts = program.replacingInputs(
      [
        "a": LinearCombination(
          constant: 1, terms: [.init("p", coefficient: 2), .init("q", coefficient: -1)]),
        "c": LinearCombination(constant: 5, terms: []),
      ], inputs: ["b", "p", "q"])
    // a = 1 + 2·3 − 4 = 3, y = 3·10 + 5.
    #expect(parts.inputs == ["b", "p", "q"] && parts.evaluate([10, 3, 4]) == [35])
    #expect(parts.gradients(at: [10, 3, 4])[0] == [3, 20, -10])
  }
}
