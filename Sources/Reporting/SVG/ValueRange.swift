/// The range of values that a chart of results shows: every result and its uncertainty, unless a
/// few lie so far off that they would flatten the rest. Those are drawn as arrows at the edge.
///
/// The fence lies six widths beyond the quartiles, where a width is the largest of the
/// interquartile range, twice the median expanded uncertainty and _U_(_x_pt_). The assigned value
/// with its band is always in sight.
struct ValueRange: Equatable {
  let lower: Double
  let upper: Double

  /// Makes the range of `values` (not empty, finite) with their half-widths, `nil` where there is
  /// none, and of a reference value.
  init(of values: [Double], halfWidths: [Double?], reference: Double?, referenceHalfWidth: Double?)
  {
    let sorted = values.sorted()
    let (first, third) = (sorted[(sorted.count - 1) / 4], sorted[(3 * sorted.count - 1) / 4])
    let widths = halfWidths.compactMap(\.self).sorted()
    let medianWidth = widths.isEmpty ? 0 : widths[(widths.count - 1) / 2]
    let width = finite(max(third - first, 2 * medianWidth, referenceHalfWidth ?? 0))
    let fence = (finite(first - 6 * width), finite(third + 6 * width))
    var (low, high) = (Double.infinity, -Double.infinity)
    for (value, halfWidth) in zip(values, halfWidths) {
      guard value >= fence.0, value <= fence.1 else { continue }
      low = min(low, max(finite(value - (halfWidth ?? 0)), fence.0))
      high = max(high, min(finite(value + (halfWidth ?? 0)), fence.1))
    }
    if let reference {
      low = min(low, finite(reference - (referenceHalfWidth ?? 0)))
      high = max(high, finite(reference + (referenceHalfWidth ?? 0)))
    }
    (lower, upper) = Self.opened(low, high)
  }

  /// A range that is not a single point: one value alone is shown amid a hundredth of itself.
  private static func opened(_ low: Double, _ high: Double) -> (Double, Double) {
    let largest = max(low.magnitude, high.magnitude)
    guard high / 2 - low / 2 <= largest * 1e-15 else { return (low, high) }
    let half = largest == 0 ? 1 : max(largest / 100, .leastNormalMagnitude)
    return (finite(low - half), finite(high + half))
  }
}

/// `value`, or the end of the range of doubles that it overflowed.
private func finite(_ value: Double) -> Double {
  min(max(value, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
}
