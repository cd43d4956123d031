extension RandomEffectsSample {
  /// The τ² ≥ 0 where Q(τ²) = Σ(x_i − μ)²/(u_i² + τ²) equals `target`, above zero; 0 where Q is
  /// smaller throughout.
  ///
  /// Newton's method on 1/Q, which is concave (a weighted harmonic mean of λ_k + τ²): from τ² = 0 it
  /// climbs to the root and never passes it, and where all u_i are equal arrives in one step. Where
  /// τ² is small against u_i², the last step is in double-double.
  ///
  /// Reference: J. Mandel, R. C. Paule, Anal. Chem. 42 (1970) 1194; W. Viechtbauer, Stat. Med. 26
  /// (2007) 37.
  public func heterogeneity(whereQEquals target: Double) -> Double {
    precondition(target > 0, "Q is above zero")
    var heterogeneity = 0.0
    while true {
      let sums = WeightSums(self, at: heterogeneity)
      let step = sums.q / target * ((sums.q - target) / sums.descent)
      guard step > 1e-7 * heterogeneity else {
        let last = heterogeneity + step
        // The error of this step is the square of the last one, if Q − target has its digits.
        return sums.q < 100 * sums.descent * last ? last : refined(heterogeneity, target)
      }
      heterogeneity += step
    }
  }

  /// One more step in double-double.
  private func refined(_ heterogeneity: Double, _ target: Double) -> Double {
    let sums = PreciseWeightSums(self, at: heterogeneity)
    guard sums.q.value > 0 else { return 0 }
    let step = sums.q / target * ((sums.q - target) / sums.descent)
    return max(0, (step + heterogeneity).value)
  }
}
