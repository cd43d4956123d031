/// The median: the middle value, or the mean of the two middle values when their number is even.
///
/// Complexity: O(n), by selection in a copy.
/// Reference: ISO 13528:2022, C.2.1.
///
/// - Precondition: at least one value, none NaN.
public func median(_ values: Span<Double>) -> Double {
  precondition(!values.isEmpty, "the median is that of at least one value")
  if values.count >= BracketedSelection.leastCount,
    let (lower, upper) = BracketedSelection.middleValues(values, { $0 })
  {
    return middle(lower, upper)
  }
  var copy = scratch(copying: values)
  return medianBySelection(in: &copy)
}

/// The median of values in ascending order.
///
/// Complexity: O(1).
///
/// - Precondition: at least one value, in ascending order, none NaN.
public func median(sorted values: Span<Double>) -> Double {
  precondition(!values.isEmpty, "the median is that of at least one value")
  let upper = values[values.count / 2]
  return values.count.isMultiple(of: 2) ? middle(values[values.count / 2 - 1], upper) : upper
}

/// The median of `values`, which are left in another order.
func medianBySelection(in values: inout [Double]) -> Double {
  var span = values.mutableSpan
  let (lower, upper) = selectMiddle(span.count / 2, span.count, in: &span)
  return middle(lower, upper)
}

/// The two middle ones of `count` values, of which `values` holds at least those about them, the
/// upper with the rank `rank`; equal where the count is odd. The values are left in another order.
func selectMiddle(
  _ rank: Int, _ count: Int, in values: inout MutableSpan<Double>
) -> (lower: Double, upper: Double) {
  select(rank, in: &values)
  guard count.isMultiple(of: 2) else { return (values[rank], values[rank]) }
  var lower = values[0]
  for i in 1..<max(1, rank) where values[i] > lower { lower = values[i] }
  return (lower, values[rank])
}

/// The mean of two numbers, rounded once, finite when they are.
func middle(_ a: Double, _ b: Double) -> Double {
  let sum = a + b
  return sum.isFinite ? sum / 2 : a / 2 + b / 2
}
