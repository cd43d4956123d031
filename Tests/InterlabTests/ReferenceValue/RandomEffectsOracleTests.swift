import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Random effects against 60 digits")
struct RandomEffectsOracleTests {
  private static let estimators: [(String, HeterogeneityEstimator)] = [
    ("DL", .dersimonianLaird), ("DL2", .dersimonianLairdTwoStep), ("PM", .mandelPaule),
    ("PM", .empiricalBayes), ("PMM", .mandelPauleMedian), ("HE", .hedges),
    ("HS", .hunterSchmidt), ("SJ", .sidikJonkman), ("ML", .maximumLikelihood),
    ("REML", .restrictedMaximumLikelihood),
  ]

  /// τ² to 13 digits, or of the smallest u² where it is less than that.
  private func relative(_ tau2: Double, _ u: [Double]) -> Tolerance {
    let smallest = u.min() ?? 0
    return .absolute(
      3e-14 * max(tau2, smallest * smallest), because: "a difference of sums rounds 100 times")
  }

  @Test(arguments: try ReferenceOracle.randomEffects())
  func everyEstimator(_ oracle: ReferenceOracle) throws {
    let (x, u) = oracle.included
    for (name, estimator) in Self.estimators {
      let fit = try RandomEffects(values: x, standardUncertainties: u, estimator: estimator)
      let tau2 = oracle["\(name)_tau2"]
      #expect(relative(tau2, u).accepts(fit.tau * fit.tau, oracle: tau2), "\(name)")
      #expect(Tolerance.digits(14).accepts(fit.mean, oracle: oracle["\(name)_mu"]), "\(name)")
      let u_mu = oracle["\(name)_u"]
      #expect(Tolerance.digits(13).accepts(fit.standardUncertainty, oracle: u_mu), "\(name)")
      let tolerance = Tolerance.absolute(
        5e-14 * max(u_mu, oracle["\(name)_hksj"]), because: "as u(μ), times quantile and √q")
      let hksj = fit.interval(.hksj, probability: 0.95).halfWidth
      #expect(tolerance.accepts(hksj, oracle: oracle["\(name)_hksj"]), "\(name)")
      let further = fit.predictionInterval(.student, probability: 0.95)?.halfWidth
      #expect((further == nil) == (x.count == 2))
      if let further {
        #expect(Tolerance.digits(13).accepts(further, oracle: oracle["\(name)_student"]), "\(name)")
      }
      let share = Tolerance.absolute(2e-14, because: "I² lies between 0 and 1")
      #expect(share.accepts(fit.heterogeneity.iSquaredTau, oracle: oracle["\(name)_I2tau"]))
    }
  }

  @Test(arguments: try ReferenceOracle.randomEffects())
  func heterogeneity(_ oracle: ReferenceOracle) throws {
    let (x, u) = oracle.included
    let found = try RandomEffects(
      values: x, standardUncertainties: u, estimator: .dersimonianLaird
    ).heterogeneity
    let rounding = Tolerance.absolute(
      4e-15 * oracle["Q"] + 1e-100, because: "all equal, Q is zero and its oracle 1e-119")
    #expect(rounding.accepts(found.q, oracle: oracle["Q"]))
    #expect(
      Tolerance.absolute(4e-15, because: "I² lies between 0 and 1")
        .accepts(found.iSquared, oracle: oracle["I2"]))
    #expect(rounding.accepts(found.hSquared, oracle: oracle["H2"]))
    let interval = found.tauSquaredInterval
    #expect(
      relative(oracle["tau2_low"], u).accepts(interval.lowerBound, oracle: oracle["tau2_low"]))
    #expect(
      relative(oracle["tau2_high"], u).accepts(interval.upperBound, oracle: oracle["tau2_high"]))
  }

  @Test(arguments: try ReferenceOracle.randomEffects())
  func countsTheMaximaOfTheLikelihoods(_ oracle: ReferenceOracle) {
    let (x, u) = oracle.included
    let sample = RandomEffectsSample(x.span, standardUncertainties: u.span)
    let ml = LikelihoodMaximum(of: sample, isRestricted: false)
    let reml = LikelihoodMaximum(of: sample, isRestricted: true)
    #expect(Double(ml.localMaxima) == oracle["ML_maxima"])
    #expect(Double(reml.localMaxima) == oracle["REML_maxima"])
  }
}

extension ReferenceOracle {
  /// Those of `random_effects.csv`.
  static func randomEffects() throws -> [ReferenceOracle] { try all(in: "random_effects.csv") }

  /// Values and uncertainties of the results that take part.
  var included: (values: [Double], uncertainties: [Double]) {
    let included = results.filter(\.isIncluded)
    return (included.map(\.x), included.compactMap(\.u))
  }
}
