/// An estimator of the variance τ² between groups in the random-effects model
///
///     x_i = μ + λ_i + ε_i ,   var λ_i = τ² ,   var ε_i = u_i² .
///
/// The raw value is the name of the method in files and on the command line.
public enum HeterogeneityEstimator: String, CaseIterable, Hashable, Sendable {
  /// DerSimonian and Laird: the method of moments with weights 1/u_i².
  case dersimonianLaird = "dersimonian-laird"

  /// DerSimonian and Laird in two steps: the method of moments with weights 1/(u_i² + τ₁²), τ₁²
  /// by the one-step estimator.
  case dersimonianLairdTwoStep = "dersimonian-laird-2"

  /// Mandel and Paule: the generalized Q equals its expectation p − 1.
  case mandelPaule = "mandel-paule"

  /// Empirical Bayes of Morris; the same equation as Mandel and Paule.
  case empiricalBayes = "empirical-bayes"

  /// The median-unbiased variant: the generalized Q equals the median of χ²(p − 1).
  case mandelPauleMedian = "mandel-paule-median"

  /// Hedges: the method of moments with equal weights.
  case hedges

  /// Hunter and Schmidt: (Q − p) / Σ1/u_i².
  case hunterSchmidt = "hunter-schmidt"

  /// Sidik and Jonkman, from the start Σ(x_i − x̄)²/p.
  case sidikJonkman = "sidik-jonkman"

  /// Maximum likelihood of normal distributions.
  case maximumLikelihood = "ml"

  /// Restricted maximum likelihood.
  case restrictedMaximumLikelihood = "reml"
}

/// τ² of `values` with `standardUncertainties` u_i; see ``RandomEffectsSample``.
///
/// - Precondition: at least two values, as many uncertainties, each above zero and finite.
///
/// Accuracy: within 1e-14 of itself for moments and Mandel–Paule, 1e-12 for the likelihoods, for
/// the values as given; a τ² beyond the range of `Double` is 0 or infinity.
/// Complexity: O(p) for moments, O(p) for each of a handful of Newton steps for the others.
public func heterogeneityVariance(
  of values: Span<Double>, standardUncertainties: Span<Double>, by estimator: HeterogeneityEstimator
) -> Double {
  let sample = RandomEffectsSample(values, standardUncertainties: standardUncertainties)
  return sample.heterogeneity(by: estimator) * sample.unit * sample.unit
}
