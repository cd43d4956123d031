import Mathematics
import Metrology
import TestSupport
import Testing

@Suite("Truncated distributions and samples")
struct CutDistributionTests {
  private struct Cut: Sendable {
    let base: InputDistribution
    let low: Double
    let high: Double
    let mean: Double
    let deviation: Double
  }

  /// Means and standard deviations by mpmath 1.3, quadrature of the density with 30 digits.
  private static let cuts = [
    Cut(
      base: .normal(mean: 1, standardDeviation: 2), low: 0, high: 5, mean: 1.89148755654502968,
      deviation: 1.22734483522249915),
    Cut(
      base: .normal(mean: 0, standardDeviation: 1), low: 0, high: .infinity,
      mean: 0.797884560802865356, deviation: 0.602810274989086974),
    Cut(
      base: .exponential(mean: 2), low: 1, high: 4, mean: 2.13834924963339527,
      deviation: 0.820125437535535057),
    Cut(
      base: .studentT(mean: 1, scale: 2, degreesOfFreedom: 3), low: -1, high: 6,
      mean: 1.61707399675837808, deviation: 1.60274797251525566),
    Cut(
      base: .triangular(a: -1, b: 1), low: 0, high: 0.5, mean: 0.222222222222222222,
      deviation: 0.141639430933132912),
    Cut(
      base: .gamma(counts: 3), low: 2, high: .infinity, mean: 4.42105263157894737,
      deviation: 1.84435952294055072),
    Cut(
      base: .arcsine(a: -1, b: 1), low: -0.5, high: .infinity, mean: 0.413496671566344034,
      deviation: 0.475022457060683606),
    Cut(
      base: .trapezoid(a: -1, b: 1, beta: 0.5), low: -0.8, high: 0.3, mean: -0.209900990099009901,
      deviation: 0.299533724717675366),
    Cut(
      base: .curvilinearTrapezoid(a: -1, b: 1, d: 0.1), low: 0, high: 1.05,
      mean: 0.496711779288481865, deviation: 0.288200938063554826),
    Cut(
      base: .uniform(a: 0, b: 8), low: -.infinity, high: 2, mean: 1,
      deviation: 0.577350269189625765),
  ]

  @Test(arguments: cuts.indices)
  func moments(_ index: Int) throws {
    let cut = Self.cuts[index]
    let found = try #require(TruncatedDistribution(cut.base, from: cut.low, to: cut.high))
    // The densities with an edge are integrated panel by panel.
    let close = Tolerance.digits(9)
    #expect(close.accepts(found.mean, oracle: cut.mean), "\(found.mean)")
    #expect(close.accepts(found.standardDeviation, oracle: cut.deviation))
  }

  /// The draws have the mean and the spread of the distribution, stay inside and are the same on every run,
  /// drawn at random or in strata.
  @Test(arguments: TrialSampling.allCases)
  func draws(_ sampling: TrialSampling) throws {
    for cut in Self.cuts {
      let distribution = InputDistribution.truncated(
        try #require(TruncatedDistribution(cut.base, from: cut.low, to: cut.high)))
      let run = try draw(distribution, sampling)
      let n = Double(run.trials)
      let mean = Tolerance.absolute(
        5 * cut.deviation / n.squareRoot(), because: "five standard errors")
      #expect(mean.accepts(run.outputs[0].mean, oracle: cut.mean), "\(cut.base)")
      let u = run.outputs[0].standardUncertainty
      #expect((u / cut.deviation - 1).magnitude < 0.05, "\(cut.base): \(u)")
      #expect(run.outputs[0].symmetric.lowerBound >= cut.low)
      #expect(run.outputs[0].symmetric.upperBound <= cut.high)
      #expect(try draw(distribution, sampling).outputs == run.outputs)
    }
  }

  private func draw(
    _ distribution: InputDistribution, _ sampling: TrialSampling
  ) throws -> MonteCarlo {
    let input = try InputQuantity(name: "a", distribution: distribution)
    var settings = MonteCarloSettings(trials: .fixed(10_000), seed: 7)
    settings.sampling = sampling
    return try MonteCarlo(
      of: PropagationProblem(
        program: try ModelProgram(parsing: "y = a"), inputs: [input], coverageProbability: 0.95),
      settings)
  }

  /// Half of a normal distribution far from zero: a middle of 1e9 costs the spread no digits.
  @Test func farOrigin() throws {
    let base = InputDistribution.normal(mean: 1e9, standardDeviation: 1e-3)
    let half = try #require(TruncatedDistribution(base, from: 1e9, to: .infinity))
    #expect(Tolerance.digits(10).accepts(half.standardDeviation, oracle: 0.602810274989086974e-3))
    let rounding = Tolerance.absolute(1.2e-7, because: "half a unit in the last place of 1e9")
    #expect(rounding.accepts(half.mean, oracle: 1e9 + 0.797884560802865356e-3))
  }

  @Test func thereIsNoCutOf() {
    let normal = InputDistribution.normal(mean: 0, standardDeviation: 1)
    #expect(TruncatedDistribution(normal, from: 1, to: 1) == nil)
    #expect(TruncatedDistribution(normal, from: 6, to: 7) == nil)
    #expect(TruncatedDistribution(.uniform(a: 0, b: 1), from: 2, to: 3) == nil)
    #expect(TruncatedDistribution(.constant(1), from: 0, to: 3) == nil)
    let student = InputDistribution.studentT(mean: 0, scale: 1, degreesOfFreedom: 5)
    #expect(TruncatedDistribution(student, from: 0, to: .infinity) == nil)
  }

  /// Of 1, 2, 4, 9 each is drawn with the probability 1/4: mean 4, variance 38/4.
  @Test(arguments: TrialSampling.allCases)
  func sample(_ sampling: TrialSampling) throws {
    let sample = try #require(EmpiricalSample([9, 1, 4, 2]))
    #expect(sample.mean == 4 && sample.standardDeviation == 9.5.squareRoot())
    let run = try draw(.empirical(sample), sampling)
    let tolerance = Tolerance.absolute(5 * 9.5.squareRoot() / 100, because: "five standard errors")
    #expect(tolerance.accepts(run.outputs[0].mean, oracle: 4))
    #expect(run.outputs[0].symmetric == 1...9)
    #expect(EmpiricalSample([1]) == nil && EmpiricalSample([1, .nan]) == nil)
  }

  /// In a Latin hypercube each tenth of the probability has exactly a tenth of the draws of a block, and two
  /// inputs are put together at random: their correlation scatters by 1/100.
  @Test func strata() throws {
    let inputs = try ["a", "b"].map { name in
      InputQuantity(
        name: name, value: 0.5, standardUncertainty: try StandardUncertainty(1 / 12.0.squareRoot()),
        distribution: .uniform(a: 0, b: 1))
    }
    var settings = MonteCarloSettings(trials: .fixed(10_000), seed: 3)
    settings.sampling = .latinHypercube
    let program = try ModelProgram(
      parsing: "low = if(a < 0.1, 1, 0)\nx = a\ny = b\nmiddle = if(b >= 0.4 and b < 0.5, 1, 0)",
      outputs: ["low", "x", "y", "middle"].map { ($0, nil) })
    let run = try MonteCarlo(
      of: PropagationProblem(program: program, inputs: inputs, coverageProbability: 0.95), settings)
    let few = Tolerance.digits(12)
    #expect(few.accepts(run.outputs[0].mean, oracle: 0.1))
    #expect(few.accepts(run.outputs[3].mean, oracle: 0.1))
    #expect((run.outputs[1].mean - 0.5).magnitude < 2e-6)
    let r =
      run.covariance[1, 2]
      / (run.covariance[1, 1] * run.covariance[2, 2]).squareRoot()
    #expect(r.magnitude < 0.05 && r != 0)
  }
}
