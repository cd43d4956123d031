import Mathematics
import Metrology
import TestSupport
import Testing

@Suite("Directional derivatives of models")
struct DirectionalDerivativeTests {
  /// First, second and third derivative at x = 0.625 by mpmath 1.3 with 50 digits.
  @Test(arguments: [
    ("sin(x)", 0.81096311950521790219, -0.58509727294046215481, -0.81096311950521790219),
    ("cos(x)", -0.58509727294046215481, -0.81096311950521790219, 0.58509727294046215481),
    ("tan(x)", 1.5205397985919578421, 2.1940916131830821988, 7.7900884802445989492),
    ("asin(x)", 1.2810252304406970679, 1.3138720312212277619, 6.1448784229423575326),
    ("acos(x)", -1.2810252304406970679, -1.3138720312212277619, -6.1448784229423575326),
    ("atan(x)", 0.71910112359550561798, -0.64638303244539830829, 0.12782406034875292389),
    ("sinh(x)", 1.2017536929756063242, 0.66649226445661608227, 1.2017536929756063242),
    ("cosh(x)", 0.66649226445661608227, 1.2017536929756063242, 0.66649226445661608227),
    ("tanh(x)", 0.69241914796998806963, -0.76803093442710247617, -0.10698906697295312241),
    ("asinh(x)", 0.84799830400508798304, -0.38112283326071370024, -0.09592305016898861669),
    ("acosh(1+x)", 0.78072005835882654348, -0.77328462923159962402, 1.8218925770028017515),
    ("atanh(x)", 1.6410256410256410256, 3.3662064431295200526, 19.196008024410391274),
    ("exp(x)", 1.8682459574322224065, 1.8682459574322224065, 1.8682459574322224065),
    ("ln(x)", 1.6, -2.56, 8.192),
    ("log10(x)", 0.69487117104520292424, -1.1117938736723246788, 3.5577403957514389721),
    ("log2(x)", 2.3083120654223414518, -3.6932993046757463228, 11.818557774962388233),
    ("sqrt(x)", 0.6324555320336758664, -0.50596442562694069312, 1.2143146215046576635),
    ("abs(-x)^3", 1.171875, 3.75, 6.0),
    ("x^x", 0.39509170029785982704, 1.4021349959810240335, 0.099039374197796495574),
    ("hypot(x, x^2)", 1.5104969790090629698, 1.441120713267073679, 1.3155161166032724575),
    ("atan2(x, 1+x^2)", 0.26215733641424220145, -1.0708293281146653734, 2.2890780407236610279),
    ("min(x, 2)*max(x^2, 0)", 1.171875, 3.75, 6.0),
    ("if(x < 1, x^4, 0)", 0.9765625, 4.6875, 15.0),
    ("x/(1+x)", 0.37869822485207100592, -0.46609012289485662267, 0.86047407303665838031),
  ])
  func everyFunction(_ text: String, _ first: Double, _ second: Double, _ third: Double) throws {
    let program = try ModelProgram(parsing: "y = " + text)
    let slope = program.derivative(along: [1])
    let tolerance = Tolerance.absolute(
      200 * .ulpOfOne * (1 + third.magnitude), because: "terms of the size of one cancel")
    #expect(tolerance.accepts(slope.evaluate([0.625])[0], oracle: first))
    #expect(tolerance.accepts(program.gradients(at: [0.625])[0][0], oracle: first))
    #expect(tolerance.accepts(slope.gradients(at: [0.625])[0][0], oracle: second))
    #expect(tolerance.accepts(program.hessian(output: 0, at: [0.625])[0, 0], oracle: second))
    #expect(tolerance.accepts(slope.hessian(output: 0, at: [0.625])[0, 0], oracle: third))
  }

  /// Third derivatives at a = 2.5, b = 0.75 by mpmath 1.3 with 50 digits.
  @Test func mixedDerivativesOfThirdOrder() throws {
    let program = try ModelProgram(parsing: "y = sin(a*b)*exp(a)/b + a^3*b^2 + sqrt(a)*ln(b)")
    let byA = program.derivative(along: [1, 0]).hessian(output: 0, at: [2.5, 0.75])
    let byB = program.derivative(along: [0, 1]).hessian(output: 0, at: [2.5, 0.75])
    let few = Tolerance.roundings(60)
    #expect(few.accepts(byA[0, 0], oracle: -16.185061938327359746))
    #expect(few.accepts(byA[0, 1], oracle: -73.308113949312258239))
    #expect(few.accepts(byA[1, 1], oracle: 50.423386843165385742))
    #expect(few.accepts(byB[1, 1], oracle: 120.80230958203427656))
    #expect(few.accepts(byB[0, 0], oracle: -73.308113949312258239))
  }

  @Test func whatDoesNotDependHasAnExactZero() throws {
    let program = try ModelProgram(parsing: "y = a^2 + 3\nz = sqrt(b)")
    let slope = program.derivative(along: [0, 1])
    #expect(slope.evaluate([5, 4]) == [0, 0.25])
    #expect(program.derivative(along: [0, 0]).evaluate([5, -1]) == [0, 0])
    // A constant exponent needs no logarithm of the base.
    #expect(program.derivative(along: [1, 0]).evaluate([-5, 4]) == [-10, 0])
  }

  @Test func kinksHaveNoDerivative() throws {
    let program = try ModelProgram(parsing: "y = abs(x)")
    #expect(program.derivative(along: [1]).evaluate([0])[0].isNaN)
    #expect(program.gradients(at: [0])[0][0].isNaN)
    #expect(program.derivative(along: [1]).evaluate([-2]) == [-1])
  }
}
