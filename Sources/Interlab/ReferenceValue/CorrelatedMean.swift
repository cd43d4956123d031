import Mathematics
import Metrology

/// The mean of correlated results by generalized least squares, with its χ² test.
///
///     x_ref = (1ᵀV⁻¹x) / (1ᵀV⁻¹1) ,   u²(x_ref) = 1 / (1ᵀV⁻¹1) ,   χ²_obs = rᵀV⁻¹r
///
/// `V` is the covariance matrix of the included results. With a diagonal `V` it is the weighted
/// mean. Weights may be negative when correlations are strong.
///
/// Complexity: O(p³) for the Cholesky factor of `V`.
/// Reference: Cox et al., Metrologia 43 (2006) S268; JCGM 102:2011.
enum CorrelatedMean {
  /// The same of results that share components of uncertainty, without forming V; with its Cholesky
  /// factor where a result is nothing but shared components.
  static func estimate(
    _ results: IncludedResults, components: LowRankCovariance
  ) throws(Cholesky.Failure) -> LocationEstimate {
    guard let mean = LowRankMean(results.values, members: results.offsets, of: components) else {
      return try estimate(results, covariance: components.matrix)
    }
    let test = ConsistencyTest(chiSquared: mean.residualSumOfSquares, count: results.count)
    return LocationEstimate(
      value: mean.value, standardUncertainty: mean.standardUncertainty, weights: mean.weights,
      details: test.details + [Detail("components", .count(components.components.count))],
      notices: test.notices)
  }

  static func estimate(
    _ results: IncludedResults, covariance: Matrix
  ) throws(Cholesky.Failure) -> LocationEstimate {
    let count = results.count
    let included = Matrix(
      rows: results.offsets.map { row in results.offsets.map { covariance[row, $0] } })
    let factor = try Cholesky(included)
    let solved = factor.solve([Double](repeating: 1, count: count))
    let total = compensatedSum(solved)
    let origin = results.values[0]
    var weightedSum = CompensatedSum()
    for (weight, value) in zip(solved, results.values) {
      weightedSum.add(DoubleDouble.sum(value, -origin) * weight)
    }
    let reference = DoubleDouble(origin) + weightedSum.total / total
    let residuals = results.values.map { (DoubleDouble($0) - reference).value }
    let whitened = factor.whitened(residuals)
    let test = ConsistencyTest(
      chiSquared: compensatedSum(of: whitened) { .product($0, $0) }.value, count: count)
    return LocationEstimate(
      value: reference, standardUncertainty: (DoubleDouble(1) / total).squareRoot().value,
      weights: solved.map { (DoubleDouble($0) / total).value },
      details: test.details, notices: test.notices)
  }

  private static func compensatedSum(
    _ numbers: [Double]
  ) -> DoubleDouble {
    compensatedSum(of: numbers, { DoubleDouble($0) })
  }

  private static func compensatedSum(
    of numbers: [Double], _ term: (Double) -> DoubleDouble
  ) -> DoubleDouble {
    var sum = CompensatedSum()
    for number in numbers { sum.add(term(number)) }
    return sum.total
  }
}
