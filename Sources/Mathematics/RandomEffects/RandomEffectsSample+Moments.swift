extension RandomEffectsSample {
  /// The method of moments with weights a_i = 1/(u_i² + τ₀²).
  ///
  ///     τ² = max(0, (Q_a − Σ p_i u_i²) / Σ p_i) ,   p_i = a_i (1 − a_i/Σa)
  ///
  /// With τ₀ = 0, where Σ p_i u_i² = p − 1, it is DerSimonian and Laird's.
  ///
  /// Reference: R. DerSimonian, R. Kacker, Contemp. Clin. Trials 28 (2007) 105, formula (6).
  func momentEstimate(weightedAt heterogeneity: Double) -> Double {
    if heterogeneity == 0 {
      let sums = WeightSums(self, at: 0)
      let excess = sums.q - contrasts
      // Where less than two digits cancel, double precision is enough.
      if excess.magnitude > 0.01 * sums.q { return max(0, excess / sums.trace) }
    }
    let sums = PreciseWeightSums(self, at: heterogeneity)
    let expected = heterogeneity == 0 ? DoubleDouble(contrasts) : sums.varianceTrace
    return max(0, ((sums.q - expected) / sums.trace).value)
  }

  /// max(0, s² − Σu_i²/p), s² the variance of the results.
  ///
  /// Reference: L. V. Hedges, Psychol. Bull. 93 (1983) 388.
  var hedgesEstimate: Double {
    var variances = CompensatedSum()
    for member in members { variances.add(member.exactVariance) }
    let squares = sumOfSquaredDeviations / contrasts
    return max(0, (squares - variances.total / Double(count)).value)
  }

  /// max(0, (Q − p) / Σ1/u_i²).
  ///
  /// Reference: F. L. Schmidt, J. E. Hunter, Methods of meta-analysis; W. Viechtbauer, J. Educ.
  /// Behav. Stat. 30 (2005) 261.
  var hunterSchmidtEstimate: Double {
    let sums = PreciseWeightSums(self, at: 0)
    return max(0, ((sums.q - Double(count)) / sums.weight).value)
  }

  /// t₀ Q(t₀)/(p − 1), t₀ = Σ(x_i − x̄)²/p; all results equal give 0.
  ///
  /// Reference: K. Sidik, J. N. Jonkman, Appl. Stat. 54 (2005) 367.
  var sidikJonkmanEstimate: Double {
    let start = (sumOfSquaredDeviations / Double(count)).value
    guard start > 0 else { return 0 }
    return (PreciseWeightSums(self, at: start).q * start / contrasts).value
  }

  /// Σ(x_i − x̄)².
  package var sumOfSquaredDeviations: DoubleDouble {
    var sum = CompensatedSum()
    for member in members { sum.add(member.deviation) }
    let mean = sum.total / Double(count)
    var squares = CompensatedSum()
    for member in members {
      let residual = member.deviation - mean
      squares.add(residual * residual)
    }
    return squares.total
  }
}
