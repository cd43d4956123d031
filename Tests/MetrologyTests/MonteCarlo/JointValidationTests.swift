import Mathematics
import Metrology
import TestSupport
import Testing

@Suite("Validation of several outputs together (JCGM 102:2011, 7.8 and clause 8)")
struct JointValidationTests {
  private func linear(
    _ model: String, _ distributions: [InputDistribution], coverage: Double = 0.95
  ) throws -> LinearPropagation {
    let program = try ModelProgram(parsing: model)
    let inputs = try zip(program.inputs, distributions).map { name, distribution in
      try InputQuantity(name: name, distribution: distribution)
    }
    return try LinearPropagation(
      of: PropagationProblem(program: program, inputs: inputs, coverageProbability: coverage))
  }

  private func validation(
    _ propagation: LinearPropagation, trials: Int = 100_000
  ) throws -> JointValidation? {
    let outputs = Array(propagation.outputs.indices)
    return try PropagationCheck(
      of: propagation, trials: .fixed(trials), seed: 1, digits: 2, regions: [outputs]
    ).jointValidations[0]
  }

  private let one = InputDistribution.normal(mean: 0, standardDeviation: 1)

  /// JCGM 102:2011, 9.2.4: r = 0.9, so λ_max = 1.9, and k = √(−2 ln 0.05). u = √10 has δ = 0.05, as λ_max and k.
  @Test func normalOutputs() throws {
    let three = InputDistribution.normal(mean: 0, standardDeviation: 3)
    let found = try #require(
      try validation(try linear("a = x + z\nb = y + z", [one, three, one])))
    #expect(found.isValid)
    #expect(found.outputs == [0, 1])
    let exact = Tolerance.digits(12)
    #expect(exact.accepts(found.largestEigenvalue.firstOrder, oracle: 1.9))
    #expect(exact.accepts(found.coverageFactor.firstOrder, oracle: 2.44774683068081662))
    let comparisons =
      found.estimates + found.standardUncertainties + [
        found.largestEigenvalue, found.coverageFactor,
      ]
    #expect(comparisons.allSatisfy { exact.accepts($0.tolerance, oracle: 0.05) })
    #expect(comparisons.allSatisfy { $0.difference > 0 })
  }

  /// Of two uniform outputs the circle that holds 95 % of the square has the radius 2.0751… u: by mpmath 1.3,
  /// (π k² − 4 (k² arccos(√3/k) − √3 √(k² − 3)))/12 = 0.95. Everything else agrees.
  @Test func uniformOutputs() throws {
    let root = 3.0.squareRoot()
    let pair = try linear("a = x\nb = y", [1, 1].map { .uniform(a: -root * $0, b: root * $0) })
    let found = try #require(try validation(pair))
    let k = Tolerance.absolute(0.01, because: "5 standard deviations of 100 000 trials")
    #expect(k.accepts(found.coverageFactor.monteCarlo, oracle: 2.0751854039425880))
    #expect(!found.coverageFactor.isWithinTolerance && !found.isValid)
    #expect(found.estimates.allSatisfy { $0.isWithinTolerance })
    #expect(found.standardUncertainties.allSatisfy { $0.isWithinTolerance })
    #expect(found.largestEigenvalue.isWithinTolerance)
  }

  /// x² and x at x = 0 ± 1: to first order x² has no uncertainty, so there is no region to validate.
  @Test func noRegion() throws {
    #expect(try validation(try linear("a = x^2\nb = x", [one])) == nil)
    #expect(try validation(try linear("a = x\nb = 2*x", [one])) == nil)
  }

  /// Eleven blocks at least (7.8.3, step f), of 20 000 trials for 99.5 % (step b).
  @Test(arguments: [(0.95, 110_000), (0.995, 220_000)])
  func adaptive(_ coverage: Double, _ least: Int) throws {
    let pair = try linear("a = x + y\nb = x - y", [one, one], coverage: coverage)
    var settings = MonteCarloSettings(trials: .adaptive(digits: 1), seed: 1)
    settings.regions = [[0, 1]]
    let found = try MonteCarlo(of: pair.problem, settings)
    #expect(found.converged == true && found.trials == least)
  }

  /// A region asks for more trials than its outputs alone: κ = 0.0005 of k = 2.4477 takes
  /// (2 √(P(1 − P)/10⁴)/(f(k) κ))² blocks, about 5000, f(k) = k exp(−k²/2) = 0.1224; a limit ends the run.
  @Test func regionThatIsNotKnown() throws {
    let pair = try linear("a = x\nb = y", [one, one])
    var settings = MonteCarloSettings(trials: .adaptive(digits: 1), seed: 1)
    settings.limit = 200_000
    settings.regions = [[0, 1]]
    settings.jointTolerances = [JointFigures(largestEigenvalue: 0.5, coverageFactor: 0.0005)]
    let found = try MonteCarlo(of: pair.problem, settings)
    #expect(found.converged == false && found.trials == 200_000)
  }

  /// Outputs that determine one another have no region to wait for.
  @Test func dependentOutputs() throws {
    let pair = try linear("a = x\nb = 2*x", [one])
    var settings = MonteCarloSettings(trials: .adaptive(digits: 1), seed: 1)
    settings.regions = [[0, 1]]
    #expect(try MonteCarlo(of: pair.problem, settings).converged == true)
  }
}
