import Metrology
import TestSupport
import Testing

@Suite("Numbers that come near zero")
struct NearZeroTests {
  private func found(
    _ model: String, _ distributions: [InputDistribution]
  ) throws -> [NearZero] {
    let program = try ModelProgram(parsing: model)
    let inputs = try zip(program.inputs, distributions).map { name, distribution in
      InputQuantity(
        name: name, value: distribution.mean,
        standardUncertainty: try distribution.standardDeviation.map { try StandardUncertainty($0) },
        distribution: distribution)
    }
    let problem = PropagationProblem(program: program, inputs: inputs, coverageProbability: 0.95)
    return try LinearPropagation(of: problem).notices.compactMap {
      if case .nearZero(let found) = $0 { found } else { nil }
    }
  }

  @Test(arguments: [
    ("y = 1/x", NearZero.Role.divisor), ("y = ln(x)", .logarithm), ("y = log10(2*x)", .logarithm),
    ("y = sqrt(x)", .squareRoot), ("y = x^0.5", .power), ("y = x^(-2)", .power),
    ("d = x*x\ny = 3/d", .divisor), ("y = 2/(x + 0*x)", .divisor),
  ])
  func isTold(_ model: String, _ role: NearZero.Role) throws {
    let near = try found(model, [.normal(mean: 1, standardDeviation: 0.5)])
    #expect(near.map(\.role) == [role], "\(near)")
    // x lies two standard uncertainties from zero, x² one.
    #expect(near.first?.distance == (model.contains("x*x") ? 1 : 2))
    #expect(try found(model, [.normal(mean: 1, standardDeviation: 0.05)]).isEmpty)
  }

  /// Whole and positive powers are defined everywhere; a branch of an `if` is guarded; what is bounded away
  /// from zero cannot reach it.
  @Test(arguments: ["y = x^2", "y = x^3", "y = exp(x)", "y = if(x > 0.1, 1/x, 10)", "y = x/2"])
  func isNotTold(_ model: String) throws {
    #expect(try found(model, [.normal(mean: 1, standardDeviation: 0.5)]).isEmpty)
  }

  @Test func boundedDistributionsMayStayAway() throws {
    #expect(try found("y = 1/x", [.uniform(a: 1, b: 3)]).isEmpty)
    #expect(try found("y = 1/x", [.uniform(a: -1, b: 3)]).count == 1)
    #expect(try found("y = 1/x", [.exponential(mean: 1)]).count == 1)
    #expect(try found("y = 1/(x - z)", [.uniform(a: 1, b: 2), .uniform(a: 3, b: 4)]).isEmpty)
    #expect(try found("y = 1/(x - z)", [.uniform(a: 1, b: 3), .uniform(a: 3, b: 4)]).count == 1)
    #expect(try found("y = 1/(1 + x^2)", [.normal(mean: 0, standardDeviation: 9)]).isEmpty)
    #expect(try found("y = 1/(2 + sin(x))", [.normal(mean: 0, standardDeviation: 9)]).isEmpty)
    #expect(try found("y = 1/cosh(x)", [.normal(mean: 0, standardDeviation: 9)]).isEmpty)
    #expect(try found("y = ln(exp(x))", [.normal(mean: 0, standardDeviation: 9)]).count <= 1)
  }

  @Test func theTermHasItsPlace() throws {
    let near = try found(
      "b = x - 1\nc = 2 / b\ny = c + 1", [.normal(mean: 2, standardDeviation: 1)])
    #expect(near.map(\.term) == ["c"] && near.first?.line == 2)
    let heavy = try found(
      "y = 1/x", [.studentT(mean: 5, scale: 1, degreesOfFreedom: 2)])
    #expect(heavy.first?.distance == 0)
  }
}
