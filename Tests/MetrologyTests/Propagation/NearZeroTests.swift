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
      try InputQuantity(name: name, distribution: distribution)
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

  private func found(
    solving equation: String, in bracket: ClosedRange<Double>, _ distributions: [InputDistribution]
  ) throws -> [NearZero] {
    let model = try ModelProgram(parsing: equation).solving(
      for: "y", equation: "f", in: bracket, at: distributions.map(\.mean))
    let inputs = try zip(model.inputs, distributions).map { name, distribution in
      try InputQuantity(name: name, distribution: distribution)
    }
    let problem = PropagationProblem(program: model, inputs: inputs, coverageProbability: 0.95)
    return try LinearPropagation(of: problem).notices.compactMap {
      if case .nearZero(let found) = $0 { found } else { nil }
    }
  }

  private func normal(_ mean: Double, _ u: Double) -> InputDistribution {
    .normal(mean: mean, standardDeviation: u)
  }

  /// y² = a at a = 1 ± 0.5: the slope 2y = 2 has dy = da/2, so u = 0.5 and lies four of them from zero, where the
  /// solutions ±√a meet.
  @Test func slopeOfAnEquation() throws {
    let near = try found(solving: "f = y^2 - a", in: 0...10, [normal(1, 0.5)])
    #expect(near.map(\.role) == [.equationSlope])
    #expect(near.first?.term == "f" && near.first?.line == 1 && near.first?.distance == 4)
    #expect(try found(solving: "f = y^2 - a", in: 0...10, [normal(1, 0.1)]).isEmpty)
    // Linear, and bounded away from zero.
    #expect(try found(solving: "f = 2*y - a", in: -10...10, [normal(1, 5)]).isEmpty)
    #expect(try found(solving: "f = y + y^3 - a", in: 0...10, [normal(1, 5)]).isEmpty)
  }

  /// y = 1 + a at a = 0 ± 0.5: two standard uncertainties from zero as a divisor or argument of an output.
  @Test(arguments: [
    ("z = 1/y", [NearZero.Role.divisor]), ("z = sqrt(y)", [.squareRoot]),
    ("z = ln(y)", [.logarithm]),
    ("z = if(y > 0.1, 1/y, 10)", []), ("z = 1/(1 + y^2)", []),
  ])
  func outputsBesideAnEquation(_ output: String, _ roles: [NearZero.Role]) throws {
    let near = try found(
      solving: "f = y - 1 - a\n" + output, in: -20...20, [normal(0, 0.5)])
    #expect(near.map(\.role) == roles, "\(near)")
    if let first = near.first { #expect(first.distance == 2 && first.line == 2) }
    // From 0.5 to 1.5 y does not come to zero.
    let bounded = InputDistribution.uniform(a: -0.5, b: 0.5)
    #expect(
      try found(solving: "f = y - 1 - a\n" + output, in: -20...20, [bounded]).isEmpty)
  }

  /// y = 1/(1 − a) at a = 0 ± 0.5 has no value at a = 1. y = exp(a) has one everywhere, but Newton's method does not
  /// follow it from a = 0 to a = −1, where it is zero to first order.
  @Test func termsOfAnEquation() throws {
    let near = try found(solving: "f = 1/y - 1 + a", in: 1e-3...20, [normal(0, 0.5)])
    #expect(near.map(\.role).contains(.equationDivisor) && near.allSatisfy { $0.line == 1 })
    let logarithm = try found(solving: "f = ln(y) - a", in: 1e-3...20, [normal(0, 0.5)])
    #expect(logarithm.map(\.role).contains(.logarithm))
    #expect(try found(solving: "f = ln(y) - a", in: 1e-3...20, [normal(0, 0.1)]).isEmpty)
  }

  @Test func equationWithoutVariance() throws {
    let heavy = InputDistribution.studentT(mean: 9, scale: 1, degreesOfFreedom: 2)
    #expect(try found(solving: "f = y^2 - a", in: 0...10, [heavy]).first?.distance == 0)
  }
}
