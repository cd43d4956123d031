import Mathematics
import Metrology

/// The mean of random effects as a reference value, with what its model says of the scatter.
///
/// The covariance of a result with it is w_i u_i², as for every estimator whose weights are taken
/// as fixed; see ``RandomEffects``.
enum RandomEffectsMean {
  static func estimate(
    _ results: IncludedResults, _ estimator: HeterogeneityEstimator,
    _ intervals: RandomEffectsIntervals, seed: UInt64
  ) throws(RandomEffects.Undefined) -> LocationEstimate {
    let fit = try RandomEffects(
      values: results.values, standardUncertainties: results.standardUncertainties,
      estimator: estimator)
    let bounds: ClosedRange<Double>
    var bootstrap: [Detail] = []
    if intervals.mean == .bootstrap {
      let drawn = RandomEffectsBootstrap(fit, draws: intervals.draws, seed: seed)
      bounds = drawn.interval
      bootstrap = [Detail("draws", .count(intervals.draws))]
      if drawn.standardUncertainty.isFinite {
        bootstrap.append(
          Detail("bootstrapStandardUncertainty", .number(drawn.standardUncertainty)))
      }
    } else {
      bounds = fit.interval(intervals.mean, probability: 0.95).bounds
    }
    return LocationEstimate(
      value: fit.exactMean, standardUncertainty: fit.standardUncertainty, tau: fit.tau,
      coverageInterval: bounds, weights: fit.weights,
      details: details(fit, intervals, bounds) + bootstrap)
  }

  private static func details(
    _ fit: RandomEffects, _ intervals: RandomEffectsIntervals, _ bounds: ClosedRange<Double>
  ) -> [Detail] {
    let scatter = fit.heterogeneity
    var details =
      ConsistencyTest(chiSquared: scatter.q, count: scatter.degreesOfFreedom + 1).details + [
        Detail("tau", .number(fit.tau)),
        Detail("tauSquaredLow", .number(scatter.tauSquaredInterval.lowerBound)),
        Detail("tauSquaredHigh", .number(scatter.tauSquaredInterval.upperBound)),
        Detail("iSquared", .number(scatter.iSquared)),
        Detail("hSquared", .number(scatter.hSquared)),
        Detail("iSquaredTau", .number(scatter.iSquaredTau)),
        Detail("ci", .text(intervals.mean.rawValue)),
        Detail("ciHalfWidth", .number(halfWidth(fit, intervals, bounds))),
      ]
    let method = intervals.predictionMethod
    if let prediction = fit.predictionInterval(method, probability: 0.95) {
      details += [
        Detail("prediction", .text(method.rawValue)),
        Detail("predictionHalfWidth", .number(prediction.halfWidth)),
        Detail("predictionLow", .number(prediction.bounds.lowerBound)),
        Detail("predictionHigh", .number(prediction.bounds.upperBound)),
      ]
    }
    return details
  }

  private static func halfWidth(
    _ fit: RandomEffects, _ intervals: RandomEffectsIntervals, _ bounds: ClosedRange<Double>
  ) -> Double {
    intervals.mean == .bootstrap
      ? bounds.upperBound / 2 - bounds.lowerBound / 2
      : fit.interval(intervals.mean, probability: 0.95).halfWidth
  }
}

/// The intervals that stand beside the mean of random effects.
public struct RandomEffectsIntervals: Hashable, Sendable {
  /// That of the mean.
  public var mean: MeanInterval

  /// That of the result of a further laboratory; `nil` follows the one of the mean.
  public var prediction: PredictionInterval?

  /// The draws behind an interval by bootstrap, at least 1000.
  public var draws: Int

  /// Creates a choice of intervals.
  public init(
    mean: MeanInterval = .normal, prediction: PredictionInterval? = nil,
    draws: Int = RandomEffectsBootstrap.usualDraws
  ) {
    self.mean = mean
    self.prediction = prediction
    self.draws = max(draws, 1000)
  }

  var predictionMethod: PredictionInterval { prediction ?? (mean == .hksj ? .hksj : .student) }
}
