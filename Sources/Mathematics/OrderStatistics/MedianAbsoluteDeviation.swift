/// The median of the distances |x_i − centre|, not scaled.
///
/// Edge case: distances beyond the range of `Double` are infinite.
///
/// Complexity: O(n), by selection in a copy.
///
/// - Precondition: at least one value, none NaN.
public func medianAbsoluteDeviation(_ values: Span<Double>, around center: Double) -> Double {
  precondition(!values.isEmpty, "the median is that of at least one value")
  if values.count >= BracketedSelection.leastCount,
    let (lower, upper) = BracketedSelection.middleValues(
      values, { magnitudes($0 - SIMD8(repeating: center)) })
  {
    return middle(lower, upper)
  }
  var distances = scratch(copying: values)
  for i in distances.indices { distances[i] = (distances[i] - center).magnitude }
  return medianBySelection(in: &distances)
}

/// The numbers without their signs.
@inline(__always)
func magnitudes(_ numbers: SIMD8<Double>) -> SIMD8<Double> {
  // SAFETY: both types are eight times 64 bits, and every pattern is a number of either.
  unsafe unsafeBitCast(
    unsafeBitCast(numbers, to: SIMD8<UInt64>.self) & SIMD8(repeating: 0x7FFF_FFFF_FFFF_FFFF),
    to: SIMD8<Double>.self)
}

/// The median of the distances |x_i − centre| of values in ascending order.
///
/// Complexity: O(n), without a copy.
///
/// - Precondition: at least one value, in ascending order, none NaN.
public func medianAbsoluteDeviation(sorted values: Span<Double>, around center: Double) -> Double {
  medianDistance(sorted: values, origin: center, offset: 0)
}

/// The median of the distances |x_i − med| of values in ascending order from their own median.
///
/// An even number of values far from zero may have a median that `Double` cannot hold; the
/// distances are from the exact one, so a common offset does not change them.
///
/// Complexity: O(n), without a copy.
///
/// - Precondition: at least one value, in ascending order, none NaN.
public func medianAbsoluteDeviation(sorted values: Span<Double>) -> Double {
  precondition(!values.isEmpty, "the median is that of at least one value")
  let lower = values[(values.count - 1) / 2]
  let upper = values[values.count / 2]
  return medianDistance(sorted: values, origin: lower, offset: (upper - lower) / 2)
}

/// The two middle ones of many values, equal where their number is odd, and the median of the
/// distances from the median, as ``medianAbsoluteDeviation(sorted:)`` has it, bit for bit; `nil` for
/// few, and where a sample misled, so that the values have to be sorted.
///
/// Complexity: O(n), without a copy.
///
/// - Precondition: no value is NaN.
public func medianAndDeviation(
  _ values: Span<Double>
) -> (lower: Double, upper: Double, deviation: Double)? {
  guard values.count >= BracketedSelection.leastCount,
    let (lower, upper) = BracketedSelection.middleValues(values, { $0 })
  else { return nil }
  let (origin, offset) = (SIMD8(repeating: lower), SIMD8(repeating: (upper - lower) / 2))
  guard
    let distances = BracketedSelection.middleValues(
      values, { magnitudes(($0 - origin) - offset) })
  else { return nil }
  return (lower, upper, middle(distances.lower, distances.upper))
}

/// The median distance from `origin + offset`, found by walking outwards from there.
private func medianDistance(
  sorted values: Span<Double>, origin: Double, offset: Double
) -> Double {
  let count = values.count
  precondition(count > 0, "the median is that of at least one value")
  var above = firstIndex(in: values) { $0 - origin >= offset }
  var below = above - 1
  var (last, lastButOne) = (0.0, 0.0)
  for _ in 0...(count / 2) {
    lastButOne = last
    let down = below >= 0 ? offset - (values[below] - origin) : .infinity
    let up = above < count ? (values[above] - origin) - offset : .infinity
    // Which it is cannot be foreseen, so nothing branches on it.
    let isDown = down < up
    last = isDown ? down : up
    below &-= isDown ? 1 : 0
    above &+= isDown ? 0 : 1
  }
  return count.isMultiple(of: 2) ? middle(lastButOne, last) : last
}
