import Mathematics
import Metrology

/// The standard uncertainty of a robust consensus.
///
///     u(x_pt) = 1.25 s* / √p
///
/// Reference: ISO 13528:2022, 7.7.7, formula (6).
func standardUncertainty(ofRobustScale scale: Double, count: Int) -> Double {
  1.25 * scale / Double(count).squareRoot()
}

/// The median of the results with a robust scale of its own (ISO 13528:2022, C.2).
///
/// With an even number the mean of the two middle values, which then share the weight.
enum MedianConsensus {
  static func estimate(
    _ results: IncludedResults, scale kind: MedianScale, constants: RobustConstants
  ) -> LocationEstimate {
    let values = results.values
    let (lower, upper) = ((values.count - 1) / 2, values.count / 2)
    var estimate = LocationEstimate(
      value: DoubleDouble.sum(values[lower] / 2, values[upper] / 2),
      weights: weights(values))
    guard values.count > 1 else { return estimate }
    let scale: Double
    switch kind {
    case .madE:
      scale = scaledMedianAbsoluteDeviation(sorted: values.span, constants: constants)
    case .nIQR(let type):
      scale = normalizedInterquartileRange(
        sorted: values.span, quartiles: type, constants: constants)
      estimate.details.append(Detail("quartiles", .count(type.rawValue)))
    case .qn(let variant):
      guard let qn = qnScale(sorted: values.span, variant: variant, constants: constants)
      else { return estimate }
      scale = qn
      estimate.details.append(Detail("variant", .text(variant.rawValue)))
    case .sn:
      guard let sn = snScale(sorted: values.span, constants: constants) else { return estimate }
      scale = sn
    }
    estimate.setRobustScale(scale, count: values.count)
    estimate.details.append(Detail("constants", .text(constants.rawValue)))
    return estimate
  }

  /// Half a weight for each of the two middle values, shared by all results that are equal to it.
  static func weights(_ values: [Double]) -> [Double] {
    let (lower, upper) = (values[(values.count - 1) / 2], values[values.count / 2])
    let low = 0.5 / Double(values.count { $0 == lower })
    let high = 0.5 / Double(values.count { $0 == upper })
    return values.map { ($0 == lower ? low : 0) + ($0 == upper ? high : 0) }
  }
}

/// Algorithm A, the winsorized mean and standard deviation iterated to a fixed point (ISO
/// 13528:2022, C.3).
enum AlgorithmAConsensus {
  static func estimate(
    _ results: IncludedResults, stop: AlgorithmA.Stop, constants: RobustConstants
  ) throws(AlgorithmA.NotConverged) -> LocationEstimate {
    let sorted = results.values.span
    let fit = try AlgorithmA(sorted: sorted, constants: constants, stop: stop)
    var estimate = LocationEstimate(
      value: fit.preciseLocation, weights: fit.weights(count: results.count))
    guard results.count > 1 else { return estimate }
    estimate.setRobustScale(fit.scale, count: results.count)
    estimate.details += [
      Detail("iterations", .count(fit.iterations)), Detail("stop", .text(stop.rawValue)),
      Detail("constants", .text(constants.rawValue)),
    ]
    if fit.startedFromStandardDeviation {
      estimate.notices.append(.algorithmAStartedFromStandardDeviation)
    }
    estimate.compareStoppingRules(fit, stop, results, constants)
    return estimate
  }
}

extension AlgorithmA {
  /// `∂x*/∂x_i` with s* held: the results inside the clipping limits share the weight; undefined
  /// where there are none.
  func weights(count: Int) -> [Double] {
    guard countInsideLimits > 0 else { return undefinedWeights(count: count) }
    let share = 1 / Double(countInsideLimits)
    return (0..<count).map { insideLimits.contains($0) ? share : 0 }
  }
}

extension AlgorithmA {
  /// What to say where the result by another rule to stop differs by more than 0.1 %.
  func differs(from other: AlgorithmA, stop: Stop) -> Notice? {
    guard
      (other.scale - scale).magnitude > 0.001 * scale
        || (other.location - location).magnitude > 0.001 * location.magnitude
    else { return nil }
    return .stoppingRulesDiffer(
      scale: scale, otherStop: stop.rawValue, otherScale: other.scale)
  }
}

extension LocationEstimate {
  /// Takes `scale` as s* and formula (6) as the uncertainty.
  mutating func setRobustScale(_ scale: Double, count: Int) {
    self.scale = scale
    // A scale of zero says that the estimator broke down, not that the value is exact.
    standardUncertainty =
      scale > 0 ? Interlab.standardUncertainty(ofRobustScale: scale, count: count) : nil
    details.append(Detail("scale", .number(scale)))
    if scale == 0 { notices.append(.robustScaleIsZero) }
  }

  /// Reports the other stopping rule's result too where it differs by more than 0.1 %.
  fileprivate mutating func compareStoppingRules(
    _ fit: AlgorithmA, _ stop: AlgorithmA.Stop, _ results: IncludedResults,
    _ constants: RobustConstants
  ) {
    let other: AlgorithmA.Stop = stop == .fixedPoint ? .thirdDigit : .fixedPoint
    guard
      let alternative = try? AlgorithmA(
        sorted: results.values.span, constants: constants, stop: other),
      let notice = fit.differs(from: alternative, stop: other)
    else { return }
    details += [
      Detail("otherStop", .text(other.rawValue)),
      Detail("otherStopValue", .number(alternative.location)),
      Detail("otherStopScale", .number(alternative.scale)),
    ]
    notices.append(notice)
  }
}
