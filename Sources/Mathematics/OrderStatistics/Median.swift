/// The median: the middle value, or the mean of the two middle values when their number is even.
///
/// Complexity: O(n), by selection in a copy.
/// Reference: ISO 13528:2022, C.2.1.
///
/// - Precondition: at least one value, none NaN.
public func median(_ values: Span<Double>) -> Double {
  precondition(!values.isEmpty, "the median is that of at least one value")
  if values.count >= BracketedSelection.leastCount,
    let median = BracketedSelection.median(values, { $0 })
  {
    return median
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
  let half = values.count / 2
  var span = values.mutableSpan
  select(half, in: &span)
  guard span.count.isMultiple(of: 2) else { return span[half] }
  var lower = span[0]
  for i in 1..<half where span[i] > lower { lower = span[i] }
  return middle(lower, span[half])
}

/// The mean of two numbers, rounded once, finite when they are.
func middle(_ a: Double, _ b: Double) -> Double {
  let sum = a + b
  return sum.isFinite ? sum / 2 : a / 2 + b / 2
}
