/// Algorithm A on up to eight samples, from the start to what it found.
struct ClippedFits {
  typealias Numbers = SIMD8<Double>

  private let origins: Numbers
  private let starts: Numbers
  private let areDeviations: ClippingState.Mask
  private let units: Numbers
  private let end: ClippingEnd

  /// Finds x* and s* from the medians and the median absolute deviations; from the standard deviation where
  /// that is zero.
  @inline(__always)
  init(_ sums: inout some ClippedSums, constants: RobustConstants, stop: AlgorithmA.Stop) {
    var starts = sums.medianDistances() * Numbers(repeating: constants.medianAbsoluteDeviation)
    var areDeviations = ClippingState.Mask(repeating: false)
    for lane in 0..<8 where starts[lane] == 0 && sums.counts[lane] > 1 {
      starts[lane] = sums.standardDeviation(lane)
      areDeviations[lane] = starts[lane] > 0
    }
    var (factors, units) = (Numbers.zero, Numbers.zero)
    for lane in 0..<8 {
      let unit = BinaryScale(bringingToOne: starts[lane])
      (factors[lane], units[lane]) = (unit.factor, unit.inverse)
    }
    let medians = sums.medians
    sums.scale(by: factors)
    let rule =
      stop == .fixedPoint
      ? nil
      : PrintedStopRule(
        origins: sums.origins, units: units, ofScale: stop == .thirdDigitOfScale)
    var clipping = Clipping(sums: sums, factor: constants.clippedStandardDeviation)
    end = clipping.end(
      from: ClippingState(x: medians * factors, s: starts * factors), under: rule)
    (origins, self.starts, self.areDeviations) = (sums.origins, starts, areDeviations)
    self.units = units
  }

  /// Finds x* from the medians, `scales` held as s*.
  init(_ sums: inout some ClippedSums, scales: Numbers) {
    let medians = sums.medians
    sums.scale(by: Numbers(repeating: 1))
    var clipping = Clipping(sums: sums, factor: nil)
    end = clipping.end(from: ClippingState(x: medians, s: scales), under: nil)
    (origins, starts, units) = (sums.origins, scales, Numbers(repeating: 1))
    areDeviations = ClippingState.Mask(repeating: false)
  }

  /// What was found for one sample; `nil` where the iteration has no end.
  @inline(__always)
  subscript(_ lane: Int) -> AlgorithmA? {
    guard end.exists[lane] else { return nil }
    let (x, s) = (end.state.x[lane], end.state.s[lane])
    let below = Int(end.below[lane])
    return AlgorithmA(
      preciseLocation: .sum(origins[lane], x * units[lane]), scale: s * units[lane],
      iterations: Int(end.iterations[lane]), startedFromStandardDeviation: areDeviations[lane],
      hasCollapsed: s == 0 && starts[lane] > 0,
      insideLimits: below..<(below + Int(end.inside[lane])))
  }
}
