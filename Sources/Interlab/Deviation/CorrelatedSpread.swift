import Mathematics

/// The deviations from a weighted mean of correlated results with covariance matrix V.
///
///     u²(d_i) = V_ii − 2 (V w)_i + wᵀ V w
///
/// Complexity: O(p²) once.
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
      total.add(sum.total * weights[row])
    }
    self.product = product
    self.total = total.total
    diagonal = weights.indices.map { covariance[$0, $0] / unit / unit }
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
