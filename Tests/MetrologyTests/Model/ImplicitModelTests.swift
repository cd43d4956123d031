import Mathematics
import Metrology
import TestSupport
import Testing

@Suite("Implicit models")
struct ImplicitModelTests {
  private let few = Tolerance.roundings(60)

  /// y exp(y) + b y = a at a = 2.5, b = 0.75, with all derivatives by mpmath 1.3 with 50 digits.
  @Test func derivativesAreThoseOfTheImplicitFunction() throws {
    let equation = try ModelProgram(parsing: "f = y*exp(y) + b*y - a")
    #expect(equation.inputs == ["y", "b", "a"])
    let point = [0.75, 2.5]
    let model = try equation.solving(for: "y", equation: "f", in: 0...10, at: point)
    #expect(model.inputs == ["b", "a"] && model.outputs.map(\.name) == ["y"])
    #expect(few.accepts(model.evaluate(point)[0], oracle: 0.82473509503267130393))
    let gradient = model.gradients(at: point)[0]
    #expect(few.accepts(gradient[1], oracle: 0.20355301616437455869))
    #expect(few.accepts(gradient[0], oracle: -0.16787731613051232973))
    let hessian = model.hessian(output: 0, at: point)
    #expect(few.accepts(hessian[1, 1], oracle: -0.054348586373143405317))
    #expect(few.accepts(hessian[0, 0], oracle: 0.031376613071099619780))
    let cancelling = Tolerance.absolute(1e-15, because: "terms of 0.05 cancel")
    #expect(cancelling.accepts(hessian[0, 1], oracle: 0.0033893561577316406410))
    let byA = model.derivative(along: [0, 1]).hessian(output: 0, at: point)
    #expect(cancelling.accepts(byA[1, 1], oracle: 0.028553934522255356039))
    #expect(cancelling.accepts(byA[0, 0], oracle: -0.018453363643294910030))
  }

  /// The temperature of a platinum resistance thermometer from R = R_0 (1 + A T + B T²), IEC 60751;
  /// mpmath 1.3 with 50 digits on the quadratic formula.
  @Test func thermometer() throws {
    let equation = try ModelProgram(
      parsing: "r = R0*(1 + A*T + B*T^2) - R\nK = T + 273.15",
      outputs: [("r", nil), ("K", "K")])
    let point = [100, 3.9083e-3, -5.775e-7, 138.5055]
    let model = try equation.solving(for: "T", equation: "r", in: -50...850, at: point)
    #expect(model.inputs == ["R0", "A", "B", "R"])
    #expect(model.outputs.map(\.name) == ["T", "K"] && model.outputs[1].unit == "K")
    let many = Tolerance.roundings(200)
    #expect(many.accepts(model.evaluate(point)[0], oracle: 100))
    #expect(many.accepts(model.evaluate(point)[1], oracle: 373.15))
    let oracle = [
      -3.6518007804260704492, -26365.745623286226534, -2636574.5623286226534,
      2.6365745623286226534,
    ]
    for gradient in model.gradients(at: point) {
      for (value, oracle) in zip(gradient, oracle) { #expect(many.accepts(value, oracle: oracle)) }
    }
    let hessian = model.hessian(output: 0, at: point)
    #expect(many.accepts(hessian[3, 3], oracle: 0.0021169088439252571074))
    #expect(many.accepts(hessian[3, 1], oracle: -716.32163071108938120))
  }

  @Test func holdsAwayFromTheEstimatesOrHasNoValue() throws {
    let equation = try ModelProgram(parsing: "f = y^2 - a")
    let model = try equation.solving(for: "y", equation: "f", in: 0...100, at: [4])
    for a in [1.0, 2, 4, 9, 16] {
      #expect(few.accepts(model.evaluate([a])[0], oracle: a.squareRoot()))
    }
    #expect(model.evaluate([-1])[0].isNaN)
    // Six steps from 2 do not reach 1e6, which lies outside of the bracket besides.
    #expect(model.evaluate([1e12])[0].isNaN)
  }

  @Test func aRootAtZeroIsFound() throws {
    let equation = try ModelProgram(parsing: "f = sin(y + π) + a")
    let model = try equation.solving(for: "y", equation: "f", in: -1...1, at: [0])
    #expect(model.evaluate([0])[0].magnitude < 1e-15)
    #expect(few.accepts(model.gradients(at: [0])[0][0], oracle: 1))
  }

  @Test(arguments: [
    (
      "f = y^2 + a",
      ImplicitModelFailure.noSignChange(valueAtLowerBound: 101, valueAtUpperBound: 101)
    ),
    ("f = sqrt(y + 6) + a", .noSignChange(valueAtLowerBound: nil, valueAtUpperBound: 5)),
    ("f = 1*a; g = y", .noSignChange(valueAtLowerBound: 1, valueAtUpperBound: 1)),
    ("f = a - (y < 100)", .independent), ("g = y + a", .noEquation("f")),
    ("f = x + a", .noUnknown("y")), ("f = y^3 + 0*a", .notRegular(at: 0)),
  ])
  func failures(_ text: String, _ failure: ImplicitModelFailure) throws {
    let equation = try ModelProgram(parsing: text)
    #expect(throws: failure) {
      try equation.solving(
        for: "y", equation: "f", in: -10...10,
        at: [Double](repeating: 1, count: equation.inputs.count - 1))
    }
  }

  @Test(arguments: ["f = 1/(y - a)", "f = if(y < a, -1, 1)"])
  func polesAndJumpsAreNoRoots(_ text: String) throws {
    let equation = try ModelProgram(parsing: text)
    #expect(throws: ImplicitModelFailure.self) {
      try equation.solving(for: "y", equation: "f", in: -10...11, at: [1])
    }
  }
}
