import Mathematics
import Metrology

/// Huber's location: the root of the sum of deviations clipped at ±1.5 MADe.
///
/// Weights as of Algorithm A: 1/m for the m results inside the limits. MADe = 0 leaves the median.
/// Reference: P. J. Huber, "Robust Statistics", Wiley 1981.
enum HuberConsensus {
  static func estimate(
    _ results: IncludedResults, constants: RobustConstants
  ) throws(AlgorithmA.NotConverged) -> LocationEstimate {
    let sorted = results.values.span
    let scale = scaledMedianAbsoluteDeviation(sorted: sorted, constants: constants)
    let fit = try AlgorithmA(sorted: sorted, scale: scale)
    var estimate = LocationEstimate(
      value: fit.preciseLocation,
      weights: scale > 0
        ? fit.weights(count: results.count) : MedianConsensus.weights(results.values))
    guard results.count > 1 else { return estimate }
    estimate.setRobustScale(scale, count: results.count)
    estimate.details.append(Detail("constants", .text(constants.rawValue)))
    return estimate
  }
}

/// Tukey's biweight location, with the biweight scale beside it.
enum BiweightConsensus {
  static func estimate(
    _ results: IncludedResults, constants: RobustConstants
  ) throws(BiweightEstimate.NotConverged) -> LocationEstimate {
    let fit = try BiweightEstimate(sorted: results.values.span, constants: constants)
    let weights =
      fit.scale == 0
      ? MedianConsensus.weights(results.values)
      : fit.weights ?? undefinedWeights(count: results.count)
    var estimate = LocationEstimate(value: fit.preciseLocation, weights: weights)
    guard results.count > 1 else { return estimate }
    estimate.setRobustScale(fit.scale, count: results.count)
    estimate.details.append(Detail("constants", .text(constants.rawValue)))
    return estimate
  }
}

/// The Hodges-Lehmann location, the median of the means of any two results, with Qn beside it.
enum HodgesLehmannConsensus {
  static func estimate(
    _ results: IncludedResults, constants: RobustConstants
  ) -> LocationEstimate {
    let fit = HodgesLehmann(sorted: results.values.span)
    var estimate = LocationEstimate(value: fit.preciseLocation, weights: fit.weights)
    guard let scale = qnScale(sorted: results.values.span, constants: constants) else {
      return estimate
    }
    estimate.setRobustScale(scale, count: results.count)
    estimate.details.append(Detail("constants", .text(constants.rawValue)))
    return estimate
  }
}

/// The trimmed and the winsorized mean, with the standard error that belongs to each.
///
/// Neither has a scale of its own that estimates σ. Fewer than two results between the cuts leave
/// no _u_. Equal results share their weight.
enum TrimmedConsensus {
  static func trimmed(_ results: IncludedResults, fraction: Double) -> LocationEstimate {
    let sample = TrimmedSample(sorted: results.values.span, fraction: fraction)
    return LocationEstimate(
      value: sample.preciseTrimmedMean, standardUncertainty: sample.standardErrorOfTrimmedMean,
      weights: results.shared(sample.weightsOfTrimmedMean)
    ).recording(sample, fraction)
  }

  static func winsorized(_ results: IncludedResults, fraction: Double) -> LocationEstimate {
    let sample = TrimmedSample(sorted: results.values.span, fraction: fraction)
    return LocationEstimate(
      value: sample.preciseWinsorizedMean,
      standardUncertainty: sample.standardErrorOfWinsorizedMean,
      weights: results.shared(sample.weightsOfWinsorizedMean)
    ).recording(sample, fraction)
  }
}

extension LocationEstimate {
  fileprivate func recording(_ sample: TrimmedSample, _ fraction: Double) -> LocationEstimate {
    var estimate = self
    estimate.details += [
      Detail("fraction", .number(fraction)), Detail("cutAtEitherEnd", .count(sample.cutCount)),
    ]
    if let s = sample.winsorizedStandardDeviation {
      estimate.details.append(Detail("winsorizedStandardDeviation", .number(s)))
    }
    if let degreesOfFreedom = try? DegreesOfFreedom(Double(sample.keptCount - 1)) {
      estimate.degreesOfFreedom = degreesOfFreedom
    }
    return estimate
  }
}
