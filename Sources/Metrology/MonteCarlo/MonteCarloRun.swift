import Dispatch
import Mathematics
import Synchronization
import Wording

/// The trials of a Monte Carlo, block after block.
struct MonteCarloRun: Sendable {
  private(set) var trials = 0
  private(set) var withoutValue = 0
  private(set) var causes: [ModelFault] = []
  private(set) var moments: TrialMoments
  private(set) var outputs: [MonteCarloOutput] = []
  private(set) var regions: [SampledCoverageRegion] = []

  private init(outputs: Int) {
    moments = TrialMoments(outputs: outputs)
  }

  /// The origin of each output: its value at the estimates where that is finite.
  static func origins(_ problem: PropagationProblem) -> [Double] {
    problem.program.evaluate(problem.estimates).map { $0.isFinite ? $0 : 0 }
  }

  // MARK: Fixed

  static func fixed(
    _ problem: PropagationProblem, _ settings: MonteCarloSettings, _ count: Int
  ) throws(MonteCarloFailure) -> MonteCarloRun {
    var margin = 1.0
    while true {
      let plans = plans(problem, settings, count, margin)
      if let run = try fixed(problem, settings, count, plans) { return run }
      margin *= 4
    }
  }

  /// Thresholds from a pilot sample: the first trials of the run itself.
  private static func plans(
    _ problem: PropagationProblem, _ settings: MonteCarloSettings, _ count: Int, _ margin: Double
  ) -> [TailCollector.Plan] {
    let outputs = problem.program.outputs.count
    let outside = 1 - problem.coverageProbability
    let pilotCount = 20_000
    let share = outside + margin * 5 * (outside / Double(pilotCount)).squareRoot()
    guard count > 10 * pilotCount, share < 0.3 else {
      return [TailCollector.Plan](repeating: .all, count: outputs)
    }
    let sampler = InputSampler(problem, seed: settings.seed, sampling: settings.sampling)
    var block = TrialBlock(problem.program)
    let pilot = MonteCarloBlock(
      problem, sampler, in: &block, origins: origins(problem), first: 0, count: pilotCount)
    return pilot.draws.map { draws in
      var sorted = draws
      sortAscending(&sorted)
      guard sorted.count > 1000 else { return .all }
      let rank = Int((share * Double(sorted.count)).rounded(.up))
      let (low, high) = (sorted[rank], sorted[sorted.count - 1 - rank])
      let (least, greatest) = (sorted[0], sorted[sorted.count - 1])
      guard count > MonteCarlo.binnedFrom, least < low, high < greatest else {
        return .beyond(low: low, high: high)
      }
      // Room for what lies beyond the pilot's extremes.
      return .binned(
        low: low, high: high, least: least - (low - least),
        greatest: greatest + (greatest - high))
    }
  }

  /// `nil` when a tail turned out too short.
  private static func fixed(
    _ problem: PropagationProblem, _ settings: MonteCarloSettings, _ count: Int,
    _ plans: [TailCollector.Plan]
  ) throws(MonteCarloFailure) -> MonteCarloRun? {
    let origins = origins(problem)
    let sampler = InputSampler(problem, seed: settings.seed, sampling: settings.sampling)
    var run = MonteCarloRun(outputs: origins.count)
    var collectors = plans.map { TailCollector($0) }
    var sample = [[Double]](repeating: [], count: origins.count)
    var examples: [Int] = []
    let blocks = (count + MonteCarlo.blockSize - 1) / MonteCarlo.blockSize
    var next = 0
    while next < blocks {
      let wave = next..<min(blocks, next + 64)
      let parts = inParallel(wave, with: TrialBlock(problem.program)) { scratch, index in
        let first = index * MonteCarlo.blockSize
        let block = MonteCarloBlock(
          problem, sampler, in: &scratch, origins: origins, first: first,
          count: min(MonteCarlo.blockSize, count - first))
        return Part(
          moments: TrialMoments(block.draws),
          harvests: zip(block.draws, plans).map { TailCollector.harvest($0, $1) },
          sample: index < 20 ? block.draws : [], withoutValue: block.withoutValue,
          examples: block.examples)
      }
      for part in parts {
        run.moments.merge(part.moments)
        for index in collectors.indices { collectors[index].add(part.harvests[index]) }
        for index in part.sample.indices { sample[index] += part.sample[index] }
        run.withoutValue += part.withoutValue
        examples += part.examples.prefix(max(0, 32 - examples.count))
      }
      next = wave.upperBound
    }
    run.trials = count
    try run.check(problem, settings, sampler, examples)
    var outputs: [MonteCarloOutput] = []
    for index in collectors.indices {
      guard
        let intervals = collectors[index].intervals(
          count: run.moments.count, probability: problem.coverageProbability)
      else { return nil }
      outputs.append(
        run.output(index, problem, origins[index], intervals, sample[index], tolerance: nil))
    }
    run.outputs = outputs
    run.findRegions(problem, settings, origins, sample)
    return run
  }

  private struct Part: Sendable {
    let moments: TrialMoments
    let harvests: [TailCollector.Harvest]
    let sample: [[Double]]
    let withoutValue: Int
    let examples: [Int]
  }

  // MARK: Adaptive

  /// The run that consists of these blocks of `size` trials.
  static func joining(
    _ blocks: [MonteCarloBlock], of size: Int, _ problem: PropagationProblem,
    _ settings: MonteCarloSettings, tolerances: [Double]
  ) throws(MonteCarloFailure) -> MonteCarloRun {
    let origins = origins(problem)
    let sampler = InputSampler(problem, seed: settings.seed, sampling: settings.sampling)
    var run = MonteCarloRun(outputs: origins.count)
    var examples: [Int] = []
    for block in blocks {
      run.moments.merge(TrialMoments(block.draws))
      run.withoutValue += block.withoutValue
      examples += block.examples.prefix(max(0, 32 - examples.count))
    }
    run.trials = blocks.count * size
    try run.check(problem, settings, sampler, examples)
    let samples = origins.indices.map { index in
      blocks.prefix(max(1, 20 * MonteCarlo.blockSize / size)).flatMap { $0.draws[index] }
    }
    for index in origins.indices {
      var collector = TailCollector(.all)
      for block in blocks { collector.add(TailCollector.harvest(block.draws[index], .all)) }
      guard
        let intervals = collector.intervals(
          count: run.moments.count, probability: problem.coverageProbability)
      else { throw .tooFewTrials(needed: MonteCarlo.blockSize) }
      run.outputs.append(
        run.output(
          index, problem, origins[index], intervals, samples[index], tolerance: tolerances[index]))
    }
    run.findRegions(problem, settings, origins, samples)
    return run
  }

  // MARK: Both

  private mutating func check(
    _ problem: PropagationProblem, _ settings: MonteCarloSettings, _ sampler: InputSampler,
    _ examples: [Int]
  ) throws(MonteCarloFailure) {
    for trial in examples {
      let cause = MonteCarloBlock.cause(of: trial, problem, sampler)
      if !causes.contains(cause) { causes.append(cause) }
    }
    guard Double(withoutValue) <= settings.nonFiniteLimit * Double(trials), moments.count > 1 else {
      throw .tooManyWithoutValue(count: withoutValue, trials: trials, causes: causes)
    }
  }

  private mutating func findRegions(
    _ problem: PropagationProblem, _ settings: MonteCarloSettings, _ origins: [Double],
    _ sample: [[Double]]
  ) {
    regions = settings.regions.map { outputs in
      SampledCoverageRegion(
        of: outputs, draws: sample, origins: origins, moments: moments,
        probability: problem.coverageProbability)
    }
  }

  private func output(
    _ index: Int, _ problem: PropagationProblem, _ origin: Double,
    _ intervals: (symmetric: ClosedRange<Double>, shortest: ClosedRange<Double>),
    _ sample: [Double], tolerance: Double?
  ) -> MonteCarloOutput {
    func placed(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
      (origin + range.lowerBound)...(origin + range.upperBound)
    }
    let u = moments.covariance(index, index).squareRoot()
    let histogram = DrawHistogram(
      sample, from: origin, count: 120, mean: moments.means[index], deviation: u)
    return MonteCarloOutput(
      name: problem.program.outputs[index].name, mean: origin + moments.means[index],
      standardUncertainty: u, symmetric: placed(intervals.symmetric),
      shortest: placed(intervals.shortest), tolerance: tolerance, histogram: histogram)
  }

  /// Runs `body` for each index on all processors, at most 32 at once, each with a scratch for some indices in
  /// turn; the results come in the order of the indices.
  static func inParallel<Scratch, Result: Sendable>(
    _ indices: Range<Int>, with scratch: @autoclosure @Sendable () -> Scratch,
    _ body: @Sendable (inout Scratch, Int) -> Result
  ) -> [Result] {
    let count = indices.count
    let share = max(1, count / 32)
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: (count + share - 1) / share) { part in
      var scratch = scratch()
      for offset in (share * part)..<min(share * (part + 1), count) {
        let result = body(&scratch, indices.lowerBound + offset)
        results.withLock { $0[offset] = result }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
