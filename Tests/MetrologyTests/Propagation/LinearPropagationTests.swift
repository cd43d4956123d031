import Mathematics
import Metrology
import TestSupport
import Testing

@Suite("Law of propagation of uncertainty (JCGM 100)")
struct LinearPropagationTests {
  private func gauge() throws -> PropagationProblem {
    let root3 = 3.0.squareRoot()
    return try problem(
      "l = ls + d0 + d1 + d2 - ls*(d_alpha*(theta + Delta) + alpha_s*d_theta)",
      [
        "ls": (50_000_623, 25, 18), "d0": (215, 5.8, 24), "d1": (0, 3.9, 5), "d2": (0, 6.7, 8),
        "alpha_s": (11.5e-6, 2e-6 / root3, .infinity), "theta": (-0.1, 0.2, .infinity),
        "Delta": (0, 0.5 / 2.0.squareRoot(), .infinity), "d_alpha": (0, 1e-6 / root3, 50),
        "d_theta": (0, 0.05 / root3, 2),
      ], probability: 0.99)
  }

  /// GTC 1.5.1 on the inputs of JCGM 100:2008, H.1; the guide prints 50 000 838, 32, 16, 93 (with
  /// u rounded to 32 before it is expanded) and 34.
  @Test func endGauge() throws {
    let output = try LinearPropagation(of: gauge()).outputs[0]
    let gtc = Tolerance.digits(12)
    #expect(output.value == 50_000_838)
    #expect(gtc.accepts(output.standardUncertainty.number, oracle: 31.663879111008633))
    let ν = try output.degreesOfFreedom.get().value
    #expect(Tolerance.digits(11).accepts(ν, oracle: 16.751855737627242))
    let terms = try output.secondOrder.get()
    #expect(
      Tolerance.digits(9).accepts(terms.standardUncertainty, oracle: 33.806545429522181))
    let contributions = output.budget.map { $0.contribution ?? .nan }
    for (observed, oracle) in zip(
      contributions, [25, 5.8, 3.9, 6.7, 2.8867873148698992, 0, 0, 0, 16.599027060501925])
    {
      #expect(gtc.accepts(observed, oracle: oracle))
    }
    let whole = PropagationOptions(truncatesDegreesOfFreedom: true)
    let truncated = try LinearPropagation(of: gauge(), options: whole).outputs[0]
    #expect(try truncated.degreesOfFreedom.get().value == 16)
    #expect(
      Tolerance.digits(10).accepts(truncated.expandedUncertainty.number, oracle: 92.483276202124031)
    )
  }

  /// R package propagate, help page: rounded inputs of H.1 give 31.71 and 33.91115; 92.62 for ν = 16.
  @Test func endGaugeOfRPackage() throws {
    let inputs: [String: (value: Double, u: Double, dof: Double)] = [
      "ls": (50_000_623, 25, 18), "d": (215, 9.7, 25.6), "da": (0, 0.58e-6, 50),
      "theta": (-0.1, 0.41, .infinity), "alpha_s": (11.5e-6, 1.2e-6, .infinity),
      "dt": (0, 0.029, 2),
    ]
    let output = try LinearPropagation(
      of: problem("l = ls + d - ls*(da*theta + alpha_s*dt)", inputs)
    ).outputs[0]
    #expect(
      Tolerance.published(decimals: 2).accepts(output.standardUncertainty.number, oracle: 31.71))
    let terms = try output.secondOrder.get()
    #expect(Tolerance.published(decimals: 5).accepts(terms.standardUncertainty, oracle: 33.91115))
  }

  /// JCGM 101, 9.4 (comparison loss): δY = X₁² + X₂², u = 0.005. A model of second degree has no
  /// further terms, so the second order is the exact standard deviation.
  @Test(arguments: [
    (0.0, 0.0, 0.0, 5e-5), (0.01, 0.0, 1e-4, 1.1180339887498949e-4),
    (0.05, 0.0, 5e-4, 5.0249378105604451e-4), (0.05, 0.9, 5e-4, 5.0450470760935427e-4),
  ])
  func comparisonLoss(_ x: Double, _ r: Double, _ first: Double, _ second: Double) throws {
    let propagation = try LinearPropagation(
      of: problem(
        "dY = X1^2 + X2^2", ["X1": (x, 0.005, .infinity), "X2": (0, 0.005, .infinity)],
        correlation: [r]))
    let output = propagation.outputs[0]
    #expect(Tolerance.roundings(8).accepts(output.standardUncertainty.number, oracle: first))
    let terms = try output.secondOrder.get()
    #expect(Tolerance.roundings(16).accepts(terms.standardUncertainty, oracle: second))
    #expect(Tolerance.roundings(8).accepts(terms.value, oracle: x * x + 5e-5))
    let expected: PropagationNotice? =
      x == 0
      ? .firstOrderVanishes(output: "dY") : x == 0.01 ? .secondOrderMatters(output: "dY") : nil
    #expect(propagation.notices == [expected].compactMap(\.self))
  }

  /// The variance of X³ is 9μ⁴σ² + 36μ²σ⁴ + 15σ⁶; to the fourth power of σ the terms of second order
  /// give it, half of that from the third derivative.
  @Test func thirdDerivativesEnter() throws {
    let output = try LinearPropagation(
      of: problem("y = x^3", ["x": (2, 0.125, .infinity)])
    ).outputs[0]
    let terms = try output.secondOrder.get()
    let oracle = (9 * 16 / 64.0 + 36 * 4 / 4096.0 as Double).squareRoot()
    #expect(
      Tolerance.absolute(1e-10, because: "a difference formula of order four")
        .accepts(terms.standardUncertainty, oracle: oracle))
    #expect(terms.value == 8 + 3 * 2 / 64.0)
  }

  @Test func correlatedInputs() throws {
    let sum = try LinearPropagation(
      of: problem(
        "y = a + b\nz = a - b", ["a": (1, 3, .infinity), "b": (2, 4, .infinity)],
        correlation: [0.5]))
    // 9 + 16 ± 12; cov = 9 − 16.
    for (output, variance) in zip(sum.outputs, [37.0, 13]) {
      #expect(
        Tolerance.roundings(4).accepts(
          output.standardUncertainty.number, oracle: variance.squareRoot()))
    }
    #expect(sum.covariance?[0, 1] == -7)
    #expect(
      Tolerance.roundings(4).accepts(
        sum.correlation(0, 1) ?? .nan, oracle: -7 / (37.0 * 13).squareRoot()))
    let none = try LinearPropagation(
      of: problem("y = a - b", ["a": (1, 3, 5), "b": (2, 3, 5)], correlation: [1]))
    #expect(none.outputs[0].standardUncertainty.number == 0)
    #expect(try none.outputs[0].degreesOfFreedom.get() == .infinite)
  }

  /// The sum of two quantities that were observed together n times is one quantity that was observed
  /// n times: ν = n − 1 (Willink 2007).
  @Test func degreesOfFreedomOfCorrelatedInputs() throws {
    let inputs: [String: (value: Double, u: Double, dof: Double)] = [
      "a": (1, 3, 4), "b": (2, 4, 4),
    ]
    let correlated = try problem("y = a + b", inputs, correlation: [0.5])
    let plain = try LinearPropagation(of: correlated)
    #expect(plain.notices == [.correlatedDegreesOfFreedom(output: "y")])
    #expect(try plain.outputs[0].degreesOfFreedom.get() == .infinite)
    let options = PropagationOptions(degreesOfFreedom: .ensemble)
    let ensemble = try LinearPropagation(of: correlated, options: options)
    #expect(try ensemble.outputs[0].degreesOfFreedom.get().value == 4)
    #expect(ensemble.notices == [.ensembleDegreesOfFreedom(output: "y")])
    let unequal = try problem(
      "y = a + b", ["a": (1, 3, 4), "b": (2, 4, 9)], correlation: [0.5])
    let output = try LinearPropagation(of: unequal, options: options).outputs[0]
    #expect(output.degreesOfFreedom == .failure(.noEnsemble))
    #expect(output.expandedUncertainty == .failure(.noEnsemble))
    #expect(output.standardUncertainty.number == 37.0.squareRoot())
  }

  @Test func noFiniteVariance() throws {
    let program = try ModelProgram(parsing: "y = a + b; z = b; w = a")
    let problem = PropagationProblem(
      program: program,
      inputs: [
        InputQuantity(
          name: "a", value: 1, standardUncertainty: nil,
          distribution: .studentT(mean: 1, scale: 1, degreesOfFreedom: 2)),
        InputQuantity(
          name: "b", value: 2, standardUncertainty: try StandardUncertainty(1),
          distribution: .normal(mean: 2, standardDeviation: 1)),
      ], coverageProbability: 0.95)
    let outputs = try LinearPropagation(of: problem).outputs
    #expect(outputs[0].standardUncertainty == .failure(.noVariance(inputs: ["a"])))
    #expect(outputs[1].standardUncertainty.number == 1)
    #expect(outputs[0].budget[0].contribution == nil && outputs[0].value == 3)
  }

  @Test func noValueIsRefused() throws {
    let division = try problem("y = 1/a", ["a": (0, 1, .infinity)])
    #expect(throws: PropagationFailure.noValue(output: "y")) { try LinearPropagation(of: division) }
    let edge = try problem("y = abs(a)", ["a": (0, 1, .infinity)])
    #expect(throws: PropagationFailure.noDerivative(output: "y", input: "a")) {
      try LinearPropagation(of: edge)
    }
  }

  /// A unit that is a power of two changes no bit; nor does the order of the inputs of a sum.
  @Test func unitsAndOrder() throws {
    let values: [String: (value: Double, u: Double, dof: Double)] = [
      "a": (1.1, 0.3, 7), "b": (2.3, 0.7, 11),
    ]
    let scaled = values.mapValues { (value: $0.value * 1024, u: $0.u * 1024, dof: $0.dof) }
    let one = try LinearPropagation(of: problem("y = a + b", values)).outputs[0]
    let other = try LinearPropagation(of: problem("y = b + a", scaled)).outputs[0]
    #expect(one.standardUncertainty.number * 1024 == other.standardUncertainty.number)
    #expect(one.degreesOfFreedom == other.degreesOfFreedom)
  }

  /// Exact: u² = 20 000/4 + 9/4 + 1/4 and, for a product, u²(a) u²(b) more; E(ab) = ab.
  @Test func sumOfManyInputsAndAProduct() throws {
    let names = (0..<20_000).map { "x\($0)" }
    var values: [String: (value: Double, u: Double, dof: Double)] = [
      "a": (2, 0.5, .infinity), "b": (3, 0.25, .infinity),
    ]
    for name in names { values[name] = (1, 0.5, .infinity) }
    let sum = names.joined(separator: " + ")
    let output = try LinearPropagation(of: problem("y = a*b + " + sum, values)).outputs[0]
    #expect(output.value == 20_006)
    let exact = Tolerance.roundings(8)
    #expect(exact.accepts(output.standardUncertainty.number, oracle: 5002.5.squareRoot()))
    let terms = try output.secondOrder.get()
    #expect(terms.varianceAdded == 0.015625 && terms.value == 20_006)
    let linear = try LinearPropagation(of: problem("y = -(2*a - b/4)", values)).outputs[0]
    #expect(try linear.secondOrder.get().varianceAdded == 0)
    #expect(try linear.secondOrder.get().standardUncertainty == linear.standardUncertainty.number)
  }

  /// Each of these inputs reaches a product, a quotient, a power or a function: E(Y) = f + ½ f″ u².
  @Test(arguments: [
    ("y = 3*(a + 1)^2", 3.0), ("y = (a - 1)*(a + 5)", 1.0), ("y = if(a > 0, a*a, a)", 1.0),
    ("y = 8/(1 + a)", 1.0),
  ]) func nonlinearInputKeepsItsTerms(_ model: String, _ halfOfSecondDerivative: Double) throws {
    let found = try LinearPropagation(of: problem(model, ["a": (1, 0.125, .infinity)])).outputs[0]
    let shift = halfOfSecondDerivative * 0.125 * 0.125
    #expect(try found.secondOrder.get().value == found.value + shift)
  }

  @Test func tooManyNonlinearInputs() throws {
    let names = (0..<2001).map { "x\($0)" }
    let sum = names.joined(separator: " + ")
    let output = try LinearPropagation(of: problem("y = exp((" + sum + ")/9)", [:])).outputs[0]
    #expect(output.secondOrder == .failure(.manyNonlinearInputs(2001)))
  }

  @Test func hugeAndTinyUncertainties() throws {
    let huge = try LinearPropagation(
      of: problem("y = a + b", ["a": (0, 1e69, .infinity), "b": (0, 1e69, .infinity)]))
    #expect(
      Tolerance.roundings(4).accepts(
        huge.outputs[0].standardUncertainty.number, oracle: 2.0.squareRoot() * 1e69))
    let tiny = try LinearPropagation(of: problem("y = a", ["a": (1e60, 1e-60, .infinity)]))
    #expect(tiny.outputs[0].standardUncertainty.number == 1e-60)
    let beyond = try LinearPropagation(of: problem("y = a*1e9", ["a": (0, 1e69, .infinity)]))
    #expect(beyond.outputs[0].standardUncertainty == .failure(.beyondMagnitude))
  }
}
