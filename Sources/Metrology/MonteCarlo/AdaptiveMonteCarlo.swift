import Mathematics

/// The adaptive Monte Carlo of JCGM 101:2008, 7.9.
///
///     after h ≥ 2 blocks: s_z² = Σ(z^(r) − z̄)²/(h(h − 1)) for z each block's mean, u, y_low, y_high
///     stop when 2 s_z ≤ δ for each z of each output
///
/// δ follows from u of all h M draws and the digits asked for; a given tolerance may ask for less. The ends are
/// those of the symmetric and of the shortest interval. A limit on the trials ends the run unconverged.
struct AdaptiveMonteCarlo {
  private let problem: PropagationProblem
  private let settings: MonteCarloSettings
  private let digits: Int

  init(_ problem: PropagationProblem, _ settings: MonteCarloSettings, digits: Int) {
    self.problem = problem
    self.settings = settings
    self.digits = digits
  }

  /// The figures of one block for one output.
  private struct Figures {
    let values: [Double]
  }

  func run() throws(MonteCarloFailure) -> (MonteCarloRun, Bool) {
    let origins = MonteCarloRun.origins(problem)
    let sampler = InputSampler(problem, seed: settings.seed, sampling: settings.sampling)
    let (problem, size) = (problem, MonteCarlo.blockSize)
    let limit = max(2, settings.limit / size)
    var blocks: [MonteCarloBlock] = []
    var figures: [[Figures]] = []
    var moments = TrialMoments(outputs: origins.count)
    while true {
      let wave = blocks.count..<min(limit, blocks.count + 8)
      let more = MonteCarloRun.inParallel(wave, with: TrialBlock(problem.program)) {
        MonteCarloBlock(problem, sampler, in: &$0, origins: origins, first: $1 * size, count: size)
      }
      for block in more {
        blocks.append(block)
        moments.merge(TrialMoments(block.draws))
        figures.append(self.figures(of: block))
        guard blocks.count >= 2 else { continue }
        let tolerances = tolerances(moments)
        if isConverged(figures, tolerances) || blocks.count == limit {
          let run = try MonteCarloRun.joining(
            blocks, problem, settings, tolerances: tolerances)
          return (run, isConverged(figures, tolerances))
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

  private func figures(of block: MonteCarloBlock) -> [Figures] {
    block.draws.map { draws in
      guard draws.count > 100 else { return Figures(values: [.infinity]) }
      var sorted = draws
      sortAscending(&sorted)
      let moments = SampleMoments(sorted.span)
      let P = problem.coverageProbability
      let symmetric = symmetricCoverageInterval(sorted: sorted.span, probability: P)
      let shortest = shortestCoverageInterval(sorted: sorted.span, probability: P)
      return Figures(values: [
        moments.mean, moments.standardDeviation ?? 0, symmetric.lowerBound, symmetric.upperBound,
        shortest.lowerBound, shortest.upperBound,
      ])
    }
  }

  private func isConverged(_ figures: [[Figures]], _ tolerances: [Double]) -> Bool {
    let h = Double(figures.count)
    for output in tolerances.indices {
      for place in figures[0][output].values.indices {
        let values = figures.map {
          $0[output].values.count > place ? $0[output].values[place] : .infinity
        }
        guard values.allSatisfy(\.isFinite) else { return false }
        let moments = SampleMoments(values.span)
        let s = (moments.sumOfSquaredDeviations / (h * (h - 1))).squareRoot()
        if 2 * s > tolerances[output] { return false }
      }
    }
    return true
  }
}
