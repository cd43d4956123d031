/// The interval of Henmi and Copas: the weighted mean without τ, which one-sided publication or
/// selection moves less, with a width that allows for τ by DerSimonian and Laird.
///
/// With W_1 = Σw, W_j = Σw^j/W_1, V = 1 + τ²W_2, the half-width is t √V u, u = √(V/W_1), t the
/// solution of
///
///     ∫_t^∞ G(f(r/t); √V r) φ(r) dr = (1 − P)/2 ,   f(z) = (W_1/W_2 − 1)(z² − 1) + p − 1
///
/// and G(·; r) the gamma distribution with the mean E(r) and the variance D(r) of Q given the
/// deviation r of the mean.
///
/// Accuracy: quadrature to 1e-12, t by bracketing to the last digits.
/// Reference: M. Henmi, J. B. Copas, Stat. Med. 29 (2010) 2969.
package struct HenmiCopas {
  /// μ_FE from the sample's origin, in its units.
  package let mean: DoubleDouble

  /// t.
  package let t: Double

  /// t √V u, in units of the sample.
  package let halfWidth: Double

  package init(_ sample: RandomEffectsSample, probability: Double) {
    let moments = QMoments(sample)
    let tail = (1 - probability) / 2
    // The integral falls from about one half to nothing.
    let solution = try? bracketedRoot(in: 1e-3...20) { moments.tail(beyond: $0) - tail }
    mean = moments.mean
    t = solution ?? .infinity
    halfWidth = t * moments.inflation / moments.weight.squareRoot()
  }
}

/// Mean and variance of Q given the deviation of the weighted mean.
private struct QMoments {
  let mean: DoubleDouble
  let weight: Double
  let inflation: Double
  private let count: Double
  private let effective: Double
  private let constant, linear, b, cubic: Double
  private let τ2: Double

  init(_ sample: RandomEffectsSample) {
    let sums = PreciseWeightSums(sample, at: 0)
    mean = sums.mean
    weight = sums.weight.value
    count = Double(sample.count)
    τ2 = sample.heterogeneity(by: .dersimonianLaird)
    let W_1 = weight
    var (W_2, W_3, W_4) = (0.0, 0.0, 0.0)
    for member in sample.members {
      let w = 1 / member.variance
      W_2 += w * w / W_1
      W_3 += w * w * w / W_1
      W_4 += w * w * w * w / W_1
    }
    inflation = 1 + τ2 * W_2
    // W_1 − W_2 is the trace of the projection, without its cancellation.
    let trace = sums.trace.value
    effective = trace / W_2
    linear = trace
    b = W_3 - W_2 * W_2
    constant = W_1 * W_2 - 2 * W_3 + W_2 * W_2
    cubic = W_4 - 2 * W_2 * W_3 + W_2 * W_2 * W_2
  }

  /// G(f(r/t); √V r).
  private func probability(_ r: Double, _ t: Double) -> Double {
    let V = inflation
    let square = V * r * r
    let A = square / (V * V) - 1 / V
    let E = count - 1 + τ2 * linear + τ2 * τ2 * A * b
    let D =
      2 * (count - 1) + 4 * τ2 * linear + 2 * τ2 * τ2 * constant + 4 * τ2 * τ2 * A * b
      + 4 * τ2 * τ2 * τ2 * A * cubic
      + 2 * τ2 * τ2 * τ2 * τ2 * (1 / (V * V) - 2 * square / (V * V * V)) * b * b
    let z = r / t
    let f = effective * (z * z - 1) + count - 1
    guard D > 0, E > 0 else { return f < E ? 0 : 1 }
    return regularizedGamma(shape: E * E / D, f * E / D).lower
  }

  /// The integral from `t` on, in panels that grow with the distance from 0 up to a length of 1.
  func tail(beyond t: Double) -> Double {
    var sum = CompensatedSum()
    var start = t
    while start < 10 {
      let length = min(start, 1)
      for (node, weight) in GaussLegendre.thirtyTwo {
        let r = start + node * length
        sum.add(weight * length * probability(r, t) * Normal().density(r))
      }
      start += length
    }
    return sum.value
  }
}
