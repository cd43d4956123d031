import Mathematics

/// The adaptive Monte Carlo of JCGM 101:2008, 7.9, and of JCGM 102:2011, 7.8, where outputs have a region together.
///
///     M = 10⁴, or as many more blocks of 10⁴ as hold J ≥ 100/(1 − P) trials
///     after h blocks of M: s_z² = Σ(z^(r) − z̄)²/(h(h − 1)) for z each block's mean, u, y_low, y_high
///     stop when 2 s_z ≤ δ for each z of each output, and for each region 2 s_λ ≤ ρ and 2 s_k ≤ κ_P
///
/// h is 2 at least, and with regions 11, since step f of 7.8.3 goes on while h ≤ 10. δ follows from u of all
/// h M draws and the digits asked for, ρ from λ_max of them and κ_P from the mean of the blocks' _k_P_; given
/// tolerances may ask for less. The ends are those of the symmetric and of the shortest interval. A
/// limit on the trials ends the run unconverged.
struct AdaptiveMonteCarlo {
  private let problem: PropagationProblem
  private let settings: MonteCarloSettings
  private let digits: Int
  private let blockSize: Int

  init(_ problem: PropagationProblem, _ settings: MonteCarloSettings, digits: Int) {
    self.problem = problem
    self.settings = settings
    self.digits = digits
    let least = min(100 / (1 - problem.coverageProbability), Double(settings.limit) / 2)
    // 100/(1 − 0.99) is 10 000 and some roundings.
    let parts = (least / Double(MonteCarlo.blockSize) * (1 - 1e-9)).rounded(.up)
    blockSize = max(1, Int(parts)) * MonteCarlo.blockSize
  }

  func run() throws(MonteCarloFailure) -> (MonteCarloRun, Bool) {
    let origins = MonteCarloRun.origins(problem)
    let sampler = InputSampler(problem, seed: settings.seed, sampling: settings.sampling)
    let (problem, size, regions) = (problem, blockSize, settings.regions)
    let limit = max(2, settings.limit / size)
    let least = min(limit, regions.isEmpty ? 2 : 11)
    var blocks: [MonteCarloBlock] = []
    var figures: [BlockFigures] = []
    var moments = TrialMoments(outputs: origins.count)
    while true {
      let wave = blocks.count..<min(limit, blocks.count + 8)
      let more = MonteCarloRun.inParallel(wave, with: TrialBlock(problem.program)) {
        let block = MonteCarloBlock(
          problem, sampler, in: &$0, origins: origins, first: $1 * size, count: size)
        let figures = BlockFigures(
          block, regions: regions, probability: problem.coverageProbability)
        return (block, figures)
      }
      for (block, found) in more {
        blocks.append(block)
        figures.append(found)
        moments.merge(TrialMoments(block.draws))
        guard blocks.count >= least else { continue }
        let tolerances = tolerances(moments)
        let isConverged =
          isConverged(figures, tolerances) && areRegionsConverged(figures, moments)
        if isConverged || blocks.count == limit {
          let run = try MonteCarloRun.joining(
            blocks, of: size, problem, settings, tolerances: tolerances)
          return (run, isConverged)
        }
      }
    }
  }

  private func tolerances(_ moments: TrialMoments) -> [Double] {
    problem.program.outputs.indices.map { index in
      let u = moments.covariance(index, index).squareRoot()
      let own = numericalTolerance(of: u, digits: digits)
      return settings.tolerances.map { min(own, $0[index]) } ?? own
    }
  }

  private func isConverged(_ figures: [BlockFigures], _ tolerances: [Double]) -> Bool {
    tolerances.indices.allSatisfy { output in
      figures[0].outputs[output].indices.allSatisfy { place in
        isKnown(figures.map { $0.outputs[output][place] }, to: tolerances[output])
      }
    }
  }

  /// A region that some block does not have, since its outputs determine one another, is not waited for.
  private func areRegionsConverged(_ figures: [BlockFigures], _ moments: TrialMoments) -> Bool {
    settings.regions.indices.allSatisfy { region in
      let joint = figures.compactMap { $0.regions[region] }
      let covariance = moments.covariance(of: settings.regions[region])
      guard joint.count == figures.count, let λ = covariance.correlationEigenvalues?.last else {
        return true
      }
      let k = joint.map(\.coverageFactor)
      let own = JointFigures(
        largestEigenvalue: λ, coverageFactor: k.reduce(0, +) / Double(k.count)
      ).numericalTolerances(digits: digits)
      let given = settings.jointTolerances?[region] ?? own
      return isKnown(
        joint.map(\.largestEigenvalue), to: min(own.largestEigenvalue, given.largestEigenvalue))
        && isKnown(k, to: min(own.coverageFactor, given.coverageFactor))
    }
  }

  /// Whether the mean of a figure over the blocks is known to a tolerance: 2 s ≤ δ.
  private func isKnown(_ values: [Double], to tolerance: Double) -> Bool {
    guard values.allSatisfy(\.isFinite) else { return false }
    let h = Double(values.count)
    let moments = SampleMoments(values.span)
    return 2 * (moments.sumOfSquaredDeviations / (h * (h - 1))).squareRoot() <= tolerance
  }
}
