/// The scaled median absolute deviation, MADe, of values in ascending order.
///
///     MADe = med|x_i − med(x)| / Φ⁻¹(¾)
///
/// Edge case: zero when more than half of the values are equal.
///
/// Complexity: O(n).
/// Reference: ISO 13528:2022, C.2.2.
///
/// - Precondition: at least one value, in ascending order, none NaN.
public func scaledMedianAbsoluteDeviation(
  sorted values: Span<Double>, constants: RobustConstants = .exact
) -> Double {
  constants.medianAbsoluteDeviation * medianAbsoluteDeviation(sorted: values)
}

/// The normalized interquartile range, nIQR, of values in ascending order.
///
///     nIQR = (Q₃ − Q₁) / (2 Φ⁻¹(¾))
///
/// The standard leaves the definition of the quartiles open; it moves the result by up to 40 % for
/// few values.
///
/// Edge cases: zero for a single value, and when the quartiles are equal.
///
/// Complexity: O(n).
/// Reference: ISO 13528:2022, C.2.3.
///
/// - Precondition: at least one value, in ascending order, none NaN.
public func normalizedInterquartileRange(
  sorted values: Span<Double>, quartiles: QuantileType = .type7,
  constants: RobustConstants = .exact
) -> Double {
  // About a middle value the differences are exact or nearly so, whatever offset they share.
  let origin = values[values.count / 2]
  let centered = values.indices.map { values[$0] - origin }
  let lower = quantile(sorted: centered.span, at: 0.25, type: quartiles)
  let upper = quantile(sorted: centered.span, at: 0.75, type: quartiles)
  return constants.interquartileRange * (upper - lower)
}
