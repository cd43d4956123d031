import Mathematics
import Metrology
import TestSupport
import Testing
import Wording

@Suite("Monte Carlo")
struct MonteCarloTests {
  private func problem(
    _ model: String, _ distributions: [(String, InputDistribution)], coverage: Double = 0.95,
    correlation: Matrix? = nil
  ) throws -> PropagationProblem {
    let program = try ModelProgram(parsing: model)
    let inputs = try program.inputs.map { name in
      let distribution = try #require(distributions.first { $0.0 == name }?.1)
      return try InputQuantity(name: name, distribution: distribution)
    }
    return PropagationProblem(
      program: program, inputs: inputs, correlation: correlation, coverageProbability: coverage)
  }

  private func run(
    _ problem: PropagationProblem, trials: Int, seed: UInt64 = 1
  ) throws -> MonteCarloOutput {
    let found = try MonteCarlo(
      of: problem, MonteCarloSettings(trials: .fixed(trials), seed: seed))
    return try #require(found.outputs.first)
  }

  private let four = "Y = X1 + X2 + X3 + X4"

  private func same(_ distribution: InputDistribution) -> [(String, InputDistribution)] {
    (1...4).map { ("X\($0)", distribution) }
  }

  /// JCGM 101, 9.2.2 to 9.2.4: exact means and standard deviations, the exact interval of normal inputs.
  /// Standard errors: u/√M for the mean, about u √((κ − 1)/4M) for u; five of them, and for interval ends
  /// five times √(p(1 − p)/M)/f with the density f at the end.
  @Test func additiveModel() throws {
    let M = 40_000
    let root = Double(M).squareRoot()
    let normal = try run(problem(four, same(.normal(mean: 0, standardDeviation: 1))), trials: M)
    #expect(normal.mean.magnitude < 5 * 2 / root)
    #expect((normal.standardUncertainty - 2).magnitude < 5 * 2 / (2 * Double(M)).squareRoot())
    // f(1.96·2) = φ(1.96)/2 = 0.0292.
    let slack: Double = 5 * (0.025 * 0.975).squareRoot() / 0.0292 / root
    #expect((normal.symmetric.upperBound - 3.919927969080108).magnitude < slack)
    #expect((normal.symmetric.lowerBound + 3.919927969080108).magnitude < slack)
    let a = 3.0.squareRoot()
    let uniform = try run(problem(four, same(.uniform(a: -a, b: a))), trials: M)
    #expect((uniform.symmetric.upperBound - 3.879).magnitude < slack)
    #expect((uniform.standardUncertainty - 2).magnitude < 5 * 2 / (2 * Double(M)).squareRoot())
  }

  /// JCGM 101, 9.4, comparison loss: exact moments 5e-5 and 5e-5, the shortest interval from 0 to
  /// 1.4978661e-4.
  @Test func comparisonLoss() throws {
    let M = 40_000
    let found = try run(
      problem(
        "dY = X1^2 + X2^2",
        [
          ("X1", .normal(mean: 0, standardDeviation: 0.005)),
          ("X2", .normal(mean: 0, standardDeviation: 0.005)),
        ]), trials: M)
    let error: Double = 5 * 5e-5 / Double(M).squareRoot()
    #expect((found.mean - 5e-5).magnitude < error)
    #expect((found.standardUncertainty - 5e-5).magnitude < 2 * error)
    #expect(found.shortest.lowerBound < 1e-8)
    // f = 0.05/5e-5 at the upper end.
    let slack: Double = 5 * (0.05 * 0.95).squareRoot() / 1000 / Double(M).squareRoot()
    #expect((found.shortest.upperBound - 0.00014978661367769954).magnitude < slack)
  }

  /// JCGM 101, 9.4 with r = 0.9 and x1 = 0.05: the exact standard deviation.
  @Test func correlatedInputs() throws {
    let correlation = Matrix(rows: [[1, 0.9], [0.9, 1]])
    let M = 40_000
    let found = try run(
      problem(
        "dY = X1^2 + X2^2",
        [
          ("X1", .normal(mean: 0.05, standardDeviation: 0.005)),
          ("X2", .normal(mean: 0, standardDeviation: 0.005)),
        ], correlation: correlation), trials: M)
    let error: Double = 5 * 0.0005045 / Double(M).squareRoot()
    #expect((found.mean - 0.00255).magnitude < error)
    #expect((found.standardUncertainty - 0.0005045047076093543).magnitude < error)
  }

  /// A gauge block's inputs: variances of t and curvilinear trapezoid (JCGM 101, 6.4), and the moments
  /// of every other distribution.
  @Test(arguments: [
    InputDistribution.normal(mean: 3, standardDeviation: 2), .uniform(a: 1, b: 4),
    .curvilinearTrapezoid(a: -1, b: 1, d: 0.5), .trapezoid(a: 0, b: 2, beta: 0.3),
    .triangular(a: -1, b: 5), .arcsine(a: -0.5, b: 0.5),
    .studentT(mean: 2, scale: 3, degreesOfFreedom: 12), .exponential(mean: 2), .gamma(counts: 4),
    .constant(7),
  ])
  func momentsOfDistributions(_ distribution: InputDistribution) throws {
    let M = 40_000
    let found = try run(problem("y = x", [("x", distribution)]), trials: M)
    let u = try #require(distribution.standardDeviation)
    let error: Double = 5 * u / Double(M).squareRoot()
    #expect((found.mean - distribution.mean).magnitude <= error)
    // The kurtosis of none exceeds 9: u √(8/4M).
    #expect((found.standardUncertainty - u).magnitude <= error * 2.0.squareRoot())
  }

  /// A model of many instructions runs in shorter columns.
  @Test func sameBitsInShortColumns() throws {
    let inputs: [(String, InputDistribution)] = [
      ("a", .normal(mean: 1, standardDeviation: 0.5)), ("b", .uniform(a: 0, b: 1)),
    ]
    let short = try run(problem("y = a*b", inputs), trials: 1_000)
    let long = String(repeating: " + 0*a", count: 4500)
    #expect(try run(problem("y = a*b" + long, inputs), trials: 1_000) == short)
  }

  @Test func sameBitsOnEveryRun() throws {
    let problem = try problem(
      "y = a * b + c",
      [
        ("a", .normal(mean: 1, standardDeviation: 0.1)), ("b", .uniform(a: 0, b: 1)),
        ("c", .studentT(mean: 0, scale: 1, degreesOfFreedom: 4)),
      ])
    let once = try run(problem, trials: 30_000)
    #expect(try run(problem, trials: 30_000) == once)
    #expect(try run(problem, trials: 30_000, seed: 2) != once)
  }

  /// u = 0.35 to one digit: δ = 0.05; the answer lies within it of the exact one.
  @Test func adaptive() throws {
    let problem = try problem(
      "y = a + b",
      [
        ("a", .normal(mean: 10, standardDeviation: 0.3)),
        ("b", .normal(mean: 0, standardDeviation: 0.18)),
      ])
    let found = try MonteCarlo(
      of: problem, MonteCarloSettings(trials: .adaptive(digits: 1), seed: 3))
    let output = try #require(found.outputs.first)
    #expect(found.converged == true && found.trials >= 20_000)
    #expect(output.tolerance == 0.05)
    #expect((output.mean - 10).magnitude < 0.05)
    #expect((output.standardUncertainty - 0.34986).magnitude < 0.05)
  }

  @Test func tolerances() {
    #expect(numericalTolerance(of: 0.35, digits: 1) == 0.05)
    #expect(Tolerance.digits(12).accepts(numericalTolerance(of: 0.35, digits: 2), oracle: 0.005))
    #expect(Tolerance.digits(12).accepts(numericalTolerance(of: 36, digits: 2), oracle: 0.5))
    #expect(Tolerance.digits(12).accepts(numericalTolerance(of: 0.0994, digits: 2), oracle: 0.0005))
    #expect(Tolerance.digits(12).accepts(numericalTolerance(of: 0.0999, digits: 2), oracle: 0.005))
    #expect(numericalTolerance(of: 0, digits: 2) == 0)
  }

  /// log of a normal number with mean 1 and u 0.5: one in 44 is negative.
  @Test func trialsWithoutValue() throws {
    let problem = try problem("y = ln(x)", [("x", .normal(mean: 1, standardDeviation: 0.5))])
    #expect(throws: MonteCarloFailure.self) {
      try MonteCarlo(of: problem, MonteCarloSettings(trials: .fixed(10_000), seed: 1))
    }
    var tolerant = MonteCarloSettings(trials: .fixed(10_000), seed: 1)
    tolerant.nonFiniteLimit = 0.05
    let found = try MonteCarlo(of: problem, tolerant)
    #expect(found.withoutValue > 100 && found.withoutValue < 400)
    #expect(
      found.causes.map(\.message.english)
        == ["logarithm of a negative number in \"y\" (line 1 of the model)"])
  }

  /// y² = a has no solution where a normal number of mean 1 and u 0.4 is negative, one in 161; Newton's method
  /// reaches none near zero either.
  @Test func trialsWithoutSolution() throws {
    let a = InputDistribution.normal(mean: 1, standardDeviation: 0.4)
    let model = try ModelProgram(parsing: "f = y^2 - a").solving(
      for: "y", equation: "f", in: 0...10, at: [1])
    let inputs = [
      InputQuantity(
        name: "a", value: 1, standardUncertainty: try StandardUncertainty(0.4), distribution: a)
    ]
    var tolerant = MonteCarloSettings(trials: .fixed(10_000), seed: 1)
    tolerant.nonFiniteLimit = 0.05
    let found = try MonteCarlo(
      of: PropagationProblem(program: model, inputs: inputs, coverageProbability: 0.95), tolerant)
    #expect(found.withoutValue > 30 && found.withoutValue < 300)
    #expect(
      found.causes.map(\.message.english)
        == ["no solution of the equation was reached from that at the estimates"])
  }

  @Test func fewTrials() throws {
    let problem = try problem("y = x", [("x", .uniform(a: 0, b: 1))])
    #expect(throws: MonteCarloFailure.tooFewTrials(needed: 42)) {
      try MonteCarlo(of: problem, MonteCarloSettings(trials: .fixed(10), seed: 1))
    }
  }

  /// Two outputs of one input: correlation one.
  @Test func covarianceOfOutputs() throws {
    let problem = try problem("p = 2 * x\nq = x + 1", [("x", .uniform(a: 0, b: 1))])
    let found = try MonteCarlo(
      of: problem, MonteCarloSettings(trials: .fixed(10_000), seed: 1))
    let r =
      found.covariance[0, 1]
      / (found.covariance[0, 0] * found.covariance[1, 1]).squareRoot()
    #expect(Tolerance.digits(12).accepts(r, oracle: 1))
  }

  @Test func validation() {
    let agrees = FrameworkValidation(
      value: 10, standardUncertainty: 1, expandedUncertainty: 1.96, interval: 8.041...11.959,
      digits: 2)
    #expect(agrees.isValid && agrees.tolerance == 0.05)
    let differs = FrameworkValidation(
      value: 10, standardUncertainty: 1, expandedUncertainty: 1.96, interval: 8.2...12.3,
      digits: 2)
    #expect(!differs.isValid)
  }
}
