import Mathematics
import Metrology

/// The mean of the results weighted by their uncertainties, with its χ² test.
///
///     x_ref = Σ w_i x_i ,   w_i = u_i⁻² / Σ u_j⁻² ,   u(x_ref) = (Σ u_i⁻²)^−½
///
/// `birge` enlarges every u_i, hence u(x_ref) and u(d_i), by max(1, R_B).
///
/// Accuracy: double-double about the first result, with weights relative to the smallest u_i, so
/// that neither a common offset nor the unit costs a digit. O(p).
/// Reference: Cox, Metrologia 39 (2002) 589, procedure A.
enum WeightedMean {
  /// Every uncertainty must be above zero.
  static func estimate(_ results: IncludedResults, birge: Bool) -> LocationEstimate {
    let (x, u) = (results.values, results.standardUncertainties)
    let smallest = u.min() ?? 1
    let origin = x[0]
    var totalWeight = CompensatedSum()
    var weightedSum = CompensatedSum()
    let relativeWeights = u.map { square(DoubleDouble(smallest) / $0) }
    for (weight, value) in zip(relativeWeights, x) {
      totalWeight.add(weight)
      weightedSum.add(weight * DoubleDouble.sum(value, -origin))
    }
    let reference = DoubleDouble(origin) + weightedSum.total / totalWeight.total
    let test = consistency(of: results, with: reference)
    let inflation = birge ? max(1, test.birgeRatio ?? 1) : 1
    let standardUncertainty = (DoubleDouble(smallest) / totalWeight.total.squareRoot()).value
    return LocationEstimate(
      value: reference,
      standardUncertainty: inflation * standardUncertainty,
      weights: relativeWeights.map { ($0 / totalWeight.total).value },
      inflation: inflation, details: test.details, notices: test.notices)
  }

  private static func consistency(
    of results: IncludedResults, with reference: DoubleDouble
  ) -> ConsistencyTest {
    var chiSquared = CompensatedSum()
    for (value, uncertainty) in zip(results.values, results.standardUncertainties) {
      chiSquared.add(square((DoubleDouble(value) - reference) / uncertainty))
    }
    return ConsistencyTest(chiSquared: chiSquared.value, count: results.count)
  }
}

private func square(_ x: DoubleDouble) -> DoubleDouble { x * x }
