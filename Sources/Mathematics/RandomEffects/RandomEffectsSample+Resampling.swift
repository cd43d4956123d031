extension RandomEffectsSample {
  /// u_i in ``unit``s, the smallest first.
  package var scaledUncertainties: [Double] { members.map(\.uncertainty) }

  /// Σ w_i x_i / Σ w_i from ``origin``, in ``unit``s, w_i = 1/(u_i² + τ²): in plain doubles, for
  /// results that are random anyway.
  package func weightedMean(at heterogeneity: Double) -> Double {
    var (weight, moment) = (0.0, 0.0)
    for member in members {
      let w = 1 / (member.variance + heterogeneity)
      weight += w
      moment += w * member.deviation.high
    }
    return moment / weight
  }
}
