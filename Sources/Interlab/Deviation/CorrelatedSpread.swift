import Mathematics

/// The deviations from a weighted mean of correlated results with covariance matrix V.
///
///     u²(d_i) = V_ii − 2 (V w)_i + wᵀ V w
///
/// Complexity: O(p²) once; O(p r) for r shared components.
struct CorrelatedSpread {
  private let diagonal: [Double]
  private let product: [DoubleDouble]
  private let total: DoubleDouble

  /// `unit` is the unit that variances are taken relative to the square of.
  init(_ weights: [Double], _ covariance: Matrix, unit: Double) {
    var product: [DoubleDouble] = []
    var total = CompensatedSum()
    for row in weights.indices {
      var sum = CompensatedSum()
      for column in weights.indices {
        sum.add(product: covariance[row, column] / unit / unit, weights[column])
      }
      product.append(sum.total)
      if weights[row] != 0 { total.add(sum.total * weights[row]) }
    }
    self.product = product
    self.total = total.total
    diagonal = weights.indices.map { covariance[$0, $0] / unit / unit }
  }

  /// The same where V is known by its shared components.
  init(_ weights: [Double], _ covariance: LowRankCovariance, unit: Double) {
    product = covariance.product(weights, unit: unit)
    var total = CompensatedSum()
    for (product, weight) in zip(product, weights) where weight != 0 {
      total.add(product * weight)
    }
    self.total = total.total
    diagonal = covariance.standardUncertainties.map { $0 / unit * ($0 / unit) }
  }

  /// Whether the result is correlated with the mean.
  func isCorrelated(_ row: Int) -> Bool { product[row].value != 0 }

  /// u(x_i), in units of `unit`.
  func standardUncertainty(at row: Int) -> Double { diagonal[row].squareRoot() }

  /// u²(d_i), in units of `unit`².
  func variance(at row: Int) -> DoubleDouble {
    DoubleDouble(diagonal[row]) - product[row] * 2 + total
  }
}
