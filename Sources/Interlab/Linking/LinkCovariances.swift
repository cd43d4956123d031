import Mathematics

/// The covariances of linked degrees of equivalence; see ``ComparisonLink``.
struct LinkCovariances: Sendable {
  /// The power of two that everything is relative to.
  let unit: Double

  /// u²(t̂ − x_K).
  let common: DoubleDouble

  /// v_j².
  private let variances: [DoubleDouble]

  /// −ω_j v_j² + r a_j u_j v_j; zero for a laboratory that does not link.
  private let shares: [DoubleDouble]

  /// `weights` are the ω_i of `pairs`.
  init(
    _ results: LinkedResults, _ pairs: [LinkedResults.Pair], correlation r: Double,
    meanWeight: DoubleDouble, weights: [DoubleDouble]
  ) {
    var coefficients = results.key.map { -(DoubleDouble(1) / .product($0.u, $0.u) / meanWeight) }
    for (pair, weight) in zip(pairs, weights) {
      coefficients[pair.key] = coefficients[pair.key] + weight
    }
    var common = CompensatedSum()
    for (a, member) in zip(coefficients, results.key) {
      let term = a * member.u
      common.add(term * term)
    }
    var shares = results.own.map { _ in DoubleDouble(0) }
    for (pair, weight) in zip(pairs, weights) {
      let (u, v) = (results.key[pair.key].u, results.own[pair.own].u)
      let own = weight * v
      let key = coefficients[pair.key] * u * r
      common.add(own * own)
      common.add(-(key * own * 2))
      shares[pair.own] = (key - own) * v
    }
    unit = results.unit
    self.common = common.total
    self.shares = shares
    variances = results.own.map { .product($0.u, $0.u) }
  }

  /// cov(d_j, d_k).
  subscript(j: Int, k: Int) -> DoubleDouble {
    let covariance = common + shares[j] + shares[k]
    if j == k { return covariance + variances[j] }
    return variances[j].value.isNaN || variances[k].value.isNaN
      ? DoubleDouble(.nan) : covariance
  }
}
