public import Mathematics
import Wording

/// The propagation of distributions by a Monte Carlo (JCGM 101:2008, JCGM 102:2011).
///
/// Trials run in blocks of 10 000, the M of an adaptive run (7.9) up to a coverage probability of 99 %. A draw is
/// addressed by seed, input and trial, and blocks are merged in their order, so that any number of
/// threads or machines gives the same bits.
///
/// Trials in which some output is infinite or not a number are left out, counted and named by their
/// cause; a share of them above the limit ends the run.
///
/// Complexity: trials × instructions; memory for about an eighth of the draws, and above 2·10⁷ trials for bins
/// only: interval ends are then good to 2⁻¹⁸ of the width of a tail.
public struct MonteCarlo: Sendable {
  /// The number of trials, those without a value included.
  public let trials: Int

  /// The seed.
  public let seed: UInt64

  /// Whether an adaptive run reached its tolerance; `nil` for a fixed number of trials.
  public let converged: Bool?

  /// The outputs, in the order of the program's.
  public let outputs: [MonteCarloOutput]

  /// The covariance matrix of the outputs.
  public let covariance: Matrix

  /// The coverage regions that were asked for.
  public let regions: [SampledCoverageRegion]

  /// How many trials had no value.
  public let withoutValue: Int

  /// The causes of trials without a value.
  public let causes: [ModelFault]

  /// How the inputs were drawn.
  public let sampling: TrialSampling

  /// How many trials a block has.
  public static let blockSize = 10_000

  /// The most trials of one run.
  public static let largestTrialCount = 100_000_000_000

  static let binnedFrom = 20_000_000

  /// Runs the trials of `problem`.
  ///
  /// - Throws: ``MonteCarloFailure``.
  public init(
    of problem: PropagationProblem, _ settings: MonteCarloSettings
  ) throws(MonteCarloFailure) {
    let run: MonteCarloRun
    let P = problem.coverageProbability
    switch settings.trials {
    case .fixed(let count):
      let needed = Int((2 / (1 - P)).rounded(.up)) + 2
      guard count >= needed else { throw .tooFewTrials(needed: needed) }
      guard count <= Self.largestTrialCount else {
        throw .tooManyTrials(limit: Self.largestTrialCount)
      }
      run = try MonteCarloRun.fixed(problem, settings, count)
      converged = nil
    case .adaptive(let digits):
      let adaptive = AdaptiveMonteCarlo(problem, settings, digits: digits)
      (run, converged) = try adaptive.run()
    }
    trials = run.trials
    seed = settings.seed
    sampling = settings.sampling
    withoutValue = run.withoutValue
    causes = run.causes
    outputs = run.outputs
    regions = run.regions
    let order = problem.program.outputs.count
    var covariance = Matrix(rowCount: order, columnCount: order)
    for i in 0..<order {
      for j in 0..<order { covariance[i, j] = run.moments.covariance(i, j) }
    }
    self.covariance = covariance
  }
}
