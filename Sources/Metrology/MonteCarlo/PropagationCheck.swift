/// The Monte Carlo beside the law of propagation: whether the result to first order holds (JCGM
/// 101:2008, clause 8).
///
/// An adaptive run goes on until its figures are known to δ/5 (8.2).
public struct PropagationCheck: Sendable {
  /// The Monte Carlo.
  public let monteCarlo: MonteCarlo

  /// For each output whether the interval of the law of propagation is validated; `nil` where it has
  /// none.
  public let validations: [FrameworkValidation?]

  /// For each coverage region whether its outputs are validated together (JCGM 102:2011, clause 8); `nil` where
  /// they have no region.
  public let jointValidations: [JointValidation?]

  /// Runs the Monte Carlo of a propagation and compares.
  ///
  /// - Throws: ``MonteCarloFailure``.
  public init(
    of propagation: LinearPropagation, trials: MonteCarloSettings.Trials, seed: UInt64, digits: Int,
    sampling: TrialSampling = .random, regions: [[Int]] = []
  ) throws(MonteCarloFailure) {
    var settings = MonteCarloSettings(trials: trials, seed: seed)
    settings.sampling = sampling
    settings.regions = regions
    let uncertainties = propagation.outputs.compactMap { try? $0.standardUncertainty.get() }
    if case .adaptive = trials, uncertainties.count == propagation.outputs.count,
      uncertainties.allSatisfy({ $0 > 0 })
    {
      settings.tolerances = uncertainties.map { numericalTolerance(of: $0, digits: digits) / 5 }
      settings.jointTolerances = regions.map { outputs in
        propagation.jointFigures(outputs)?.numericalTolerances(digits: digits).fifth
      }
    }
    let run = try MonteCarlo(of: propagation.problem, settings)
    monteCarlo = run
    jointValidations = run.regions.map {
      JointValidation(of: propagation, run, $0, digits: digits)
    }
    validations = zip(propagation.outputs, run.outputs).map { linear, simulated in
      guard let u = try? linear.standardUncertainty.get(), u > 0,
        let U = try? linear.expandedUncertainty.get()
      else { return nil }
      return FrameworkValidation(
        value: linear.value, standardUncertainty: u, expandedUncertainty: U,
        interval: simulated.symmetric, digits: digits)
    }
  }
}

extension JointFigures {
  fileprivate var fifth: JointFigures {
    JointFigures(largestEigenvalue: largestEigenvalue / 5, coverageFactor: coverageFactor / 5)
  }
}
