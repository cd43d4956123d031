import Mathematics

/// The degrees of equivalence of the results of a comparison with each other.
///
///     d_ij = x_i − x_j ,   u²(d_ij) = u_i² + u_j² − 2 cov(x_i, x_j)
///
/// Antisymmetric by construction. The covariances are those that the comparison's assigned value is
/// made with; none are declared otherwise.
public struct ResultPairs: Sendable {
  private let values: [Double]
  private let standardUncertainties: [Double]
  private let covariances: Covariances

  private enum Covariances: Sendable {
    case none
    case matrix(Matrix)
    case components(LowRankCovariance)
  }

  /// The pairs of all results, excluded ones too.
  init(of comparison: Comparison, in round: Round) {
    let count = comparison.rows.count
    var u = Array(round.results.standardUncertainties[comparison.rows])
    values = Array(round.results.values[comparison.rows])
    switch comparison.assignedValue {
    case .reference(.generalizedLeastSquares(let matrix)) where matrix.rowCount == count:
      covariances = .matrix(matrix)
      u = matrix.diagonal.map { $0.squareRoot() }
    case .reference(.sharedComponents(let components)) where components.count == count:
      covariances = .components(components)
    default: covariances = .none
    }
    standardUncertainties = u
  }

  /// The degree of equivalence of result _i_ with result _j_; `nil` where one has no uncertainty,
  /// where the variance is not above zero, and of a result with itself.
  public func degree(_ i: Int, _ j: Int) -> DegreeOfEquivalence? {
    let (u, v) = (standardUncertainties[i], standardUncertainties[j])
    guard i != j, u > 0, v > 0 else { return nil }
    let unit = powerOfTwo(of: max(u, v))
    let shared: Double
    switch covariances {
    case .none: shared = 0
    case .matrix(let matrix): shared = matrix[i, j]
    case .components(let components): shared = components.covariance(i, j)
    }
    let variance =
      DoubleDouble.product(u / unit, u / unit) + .product(v / unit, v / unit)
      - 2 * (shared / unit / unit)
    guard variance.value > 0 else { return nil }
    return DegreeOfEquivalence(
      value: values[i] - values[j], standardUncertainty: variance.squareRoot().value * unit)
  }
}
