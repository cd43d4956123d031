import Mathematics
import Metrology

/// The median of the results with its uncertainty by Monte Carlo, and the weighted median.
///
/// `median-monte-carlo` is Cox's procedure B: x_ref is the mean of the simulated medians, so the
/// uncertainties have a say in it. `weighted-median` is the weighted median of the results as they
/// are, with weights 1/u_i²; only its uncertainty is simulated.
///
/// The covariance with each result follows from how often it is the median,
/// cov(x_i, x_ref) = u_i² Pr{m = x_i^(r)}, which holds exactly for normal results (Stein's lemma);
/// where some ν_i is finite, u(d_i) is the simulated one.
///
/// Breakdown point: half the number of results, or half the weight. Efficiency of the median with
/// equal uncertainties: 2/π.
///
/// Reference: Cox, Metrologia 39 (2002) 589, procedure B; Müller, J. Res. NIST 105 (2000) 551; NIST
/// Decision Tree User's Manual (2024) for the weights 1/u_i².
enum SimulatedMedian {
  /// Every uncertainty must be above zero.
  static func estimate(
    _ results: IncludedResults, draws: Int, seed: UInt64
  ) -> LocationEstimate {
    let weights = [Double](repeating: 1, count: results.count)
    let simulation = MedianSimulation(results, weights: weights, draws: draws, seed: seed)
    return estimate(simulation.mean, simulation, draws: draws)
  }

  /// Every uncertainty must be above zero.
  static func weighted(
    _ results: IncludedResults, draws: Int, seed: UInt64
  ) -> LocationEstimate {
    let smallest = results.standardUncertainties.min() ?? 1
    let weights = results.standardUncertainties.map { (smallest / $0) * (smallest / $0) }
    let (lower, upper) = weightedMedianRanks(weights.span)
    let value = DoubleDouble.sum(results.values[lower] / 2, results.values[upper] / 2)
    let simulation = MedianSimulation(results, weights: weights, draws: draws, seed: seed)
    var estimate = estimate(value, simulation, draws: draws)
    let total = weights.reduce(0, +)
    estimate.details.append(Detail("largestWeight", .number((weights.max() ?? 0) / total)))
    return estimate
  }

  private static func estimate(
    _ value: DoubleDouble, _ simulation: MedianSimulation, draws: Int
  ) -> LocationEstimate {
    var estimate = LocationEstimate(
      value: value, standardUncertainty: simulation.standardDeviation,
      coverageInterval: simulation.symmetricInterval, weights: simulation.shares,
      details: [
        Detail("draws", .count(draws)), Detail("simulatedMean", .number(simulation.mean.value)),
        Detail("shortestIntervalLower", .number(simulation.shortestInterval.lowerBound)),
        Detail("shortestIntervalUpper", .number(simulation.shortestInterval.upperBound)),
      ])
    if simulation.standardDeviation == nil { estimate.notices.append(.infiniteVariance) }
    return estimate
  }
}
