/// Where the median of weighted values lies: the ranks of the value or the two values that it is the
/// mean of.
///
/// With W_k = Σ_{j≤k} w_j over the values in ascending order it is the first with W_k > W/2; where
/// some W_k = W/2, within 1e-12 of W, the mean of the k-th and the next. Equal weights give the
/// plain median.
///
/// Complexity: O(n).
///
/// - Precondition: at least one weight, each above zero.
public func weightedMedianRanks(_ weights: Span<Double>) -> (lower: Int, upper: Int) {
  precondition(!weights.isEmpty, "the median is that of at least one value")
  var total = 0.0
  for i in weights.indices { total += weights[i] }
  var sum = 0.0
  for i in weights.indices {
    sum += weights[i]
    let excess = sum - total / 2
    if excess > 1e-12 * total { return (i, i) }
    if excess >= -1e-12 * total, i + 1 < weights.count { return (i, i + 1) }
  }
  return (weights.count - 1, weights.count - 1)
}
