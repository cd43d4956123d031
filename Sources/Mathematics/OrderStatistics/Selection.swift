/// Rearranges `values` so that the element at `k` is the one that sorting would put there, none
/// before it is greater and none after it is less.
///
/// Complexity: O(n) on average; n + min(k, n − k) comparisons to leading order.
/// Reference: R. W. Floyd, R. L. Rivest, "Algorithm 489: SELECT", Comm. ACM 18 (1975) 173.
///
/// - Precondition: `k` is an index of `values`, and no value is NaN.
public func select(_ k: Int, in values: inout MutableSpan<Double>) {
  precondition(values.indices.contains(k), "the rank lies within the values")
  select(k, in: &values, from: 0, through: values.count - 1)
}

private func select(
  _ k: Int, in values: inout MutableSpan<Double>, from first: Int, through last: Int
) {
  var (left, right) = (first, last)
  while left < right {
    if right - left > 600 {
      let sample = sampleBounds(k, left, right)
      select(k, in: &values, from: sample.lower, through: sample.upper)
    }
    let j = partition(around: k, in: &values, left, right)
    if j <= k { left = j + 1 }
    if k <= j { right = j - 1 }
  }
}

/// Where to look first for a pivot close to rank `k`: a sample of about n^⅔ values around it, wide
/// enough that rank `k` lies inside it almost surely. The powers and logarithm need no more than
/// the exponent.
private func sampleBounds(_ k: Int, _ left: Int, _ right: Int) -> (lower: Int, upper: Int) {
  let n = Double(right - left + 1)
  let i = Double(k - left + 1)
  let size = Double(sign: .plus, exponent: n.exponent * 2 / 3 - 1, significand: 1)
  let spread = 0.5 * (0.7 * Double(n.exponent) * size * (n - size) / n).squareRoot()
  let shift = i < n / 2 ? -spread : spread
  let lower = Double(k) - i * size / n + shift
  let upper = Double(k) + (n - i) * size / n + shift
  return (max(left, Int(lower)), min(right, Int(upper)))
}

/// Splits the values from `left` through `right` at the value of index `k`; returns where it came
/// to rest.
private func partition(
  around k: Int, in values: inout MutableSpan<Double>, _ left: Int, _ right: Int
) -> Int {
  let pivot = values[k]
  var (i, j) = (left, right)
  values.swapAt(left, k)
  if values[right] > pivot { values.swapAt(left, right) }
  while i < j {
    values.swapAt(i, j)
    i += 1
    j -= 1
    while values[i] < pivot { i += 1 }
    while values[j] > pivot { j -= 1 }
  }
  if values[left] == pivot {
    values.swapAt(left, j)
  } else {
    j += 1
    values.swapAt(j, right)
  }
  return j
}

/// A copy to rearrange.
func scratch(copying values: Span<Double>) -> [Double] {
  var copy = [Double](repeating: 0, count: values.count)
  for i in values.indices { copy[i] = values[i] }
  return copy
}
