import Mathematics
import Metrology
import TestSupport
import Testing

@Suite("Repeated evaluation to first order")
struct FirstOrderEvaluatorTests {
  private static let model =
    "y = (a*b + c^2*d - e/f) / (g + h^3) * exp(-i) + sqrt(j) * sin(a) + if(b < c, ln(d), cos(e))"

  /// Everything by GTC 1.5.1, except that the branch of `if` was chosen by hand.
  @Test func tenInputs() throws {
    let program = try ModelProgram(parsing: Self.model)
    #expect(program.inputs.count == 10)
    var evaluator = FirstOrderEvaluator(program)
    let order = program.inputs.map { Array("abcdefghij").firstIndex(of: Character($0)) ?? 0 }
    let values = order.map { 1.25 + 0.125 * Double($0) }
    let uncertainties = order.map { 0.01 + 0.001 * Double($0) }
    let found = evaluator.evaluate(values.span, standardUncertainties: uncertainties.span)
    let close = Tolerance.digits(13)
    #expect(close.accepts(found.value, oracle: 1.9883638950171354))
    #expect(close.accepts(found.standardUncertainty, oracle: 0.011352202005646862))
  }

  /// The same numbers as the full law of propagation, call after call.
  @Test(arguments: [nil, 0.5, -0.4])
  func agreesWithTheBudget(_ r: Double?) throws {
    let program = try ModelProgram(parsing: "y = a^b / c - abs(a) * hypot(b, c) + atan2(a, c)")
    let correlation = r.map { r in
      Matrix(rows: [[1, r, 0], [r, 1, r], [0, r, 1]])
    }
    var evaluator = FirstOrderEvaluator(program, correlation: correlation)
    for step in 1...20 {
      let x = [1 + 0.1 * Double(step), 0.5 + 0.05 * Double(step), 3 - 0.1 * Double(step)]
      let u = [0.01, 0, 0.03 * Double(step)]
      let inputs = try zip(program.inputs, zip(x, u)).map { name, pair in
        InputQuantity(
          name: name, value: pair.0, standardUncertainty: try StandardUncertainty(pair.1),
          distribution: .normal(mean: pair.0, standardDeviation: pair.1))
      }
      let full = try LinearPropagation(
        of: PropagationProblem(
          program: program, inputs: inputs, correlation: correlation, coverageProbability: 0.95))
      let found = evaluator.evaluate(x.span, standardUncertainties: u.span)
      #expect(found.value == full.outputs[0].value)
      let oracle = try full.outputs[0].standardUncertainty.get()
      #expect(Tolerance.roundings(12).accepts(found.standardUncertainty, oracle: oracle))
      for row in full.outputs[0].budget {
        let sensitivity = evaluator.sensitivity(row.input)
        #expect(Tolerance.roundings(8).accepts(sensitivity, oracle: row.sensitivity))
      }
    }
  }

  @Test func whatHasNoValueIsNotANumber() throws {
    var logarithm = FirstOrderEvaluator(try ModelProgram(parsing: "y = ln(a)"))
    #expect(logarithm.evaluate([-1].span, standardUncertainties: [1].span).value.isNaN)
    var root = FirstOrderEvaluator(try ModelProgram(parsing: "y = sqrt(a) + b"))
    let exact = root.evaluate([0, 1].span, standardUncertainties: [0, 2].span)
    #expect(exact.value == 1 && exact.standardUncertainty == 2)
    #expect(
      !root.evaluate([0, 1].span, standardUncertainties: [1, 2].span).standardUncertainty.isFinite)
  }
}
