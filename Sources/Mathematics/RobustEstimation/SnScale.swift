/// The scale estimator Sn of values in ascending order.
///
///     Sn = c f_p lomed_i himed_j |x_i − x_j|
///
/// himed the (⌊p/2⌋ + 1)-th smallest, over all j, i itself too; lomed the ⌊(p + 1)/2⌋-th. The exact
/// c solves Φ(Φ⁻¹(¾) + 1/c) − Φ(Φ⁻¹(¾) − 1/c) = ½; printed 1.1926. f_p takes away the bias for p
/// values: 0.743, 1.851, 0.954, 1.351, 0.993, 1.198, 1.005, 1.131 for p = 2…9, above p/(p − 0.9)
/// for odd p and 1 for even, as robustbase has it. Breakdown point 50 %, efficiency 58 % for normal
/// results.
///
/// Edge cases: `nil` for a single value. Zero when more than half of the values are equal.
///
/// Accuracy: the distance is the double that listing all pairs would give; two roundings follow.
/// Complexity: O(p).
/// Reference: P. J. Rousseeuw, C. Croux, "Alternatives to the median absolute deviation", JASA 88
/// (1993) 1273.
///
/// - Precondition: in ascending order, each finite.
public func snScale(
  sorted values: Span<Double>, constants: RobustConstants = .exact
) -> Double? {
  let count = values.count
  guard count > 1 else { return nil }
  var distances = [Double](repeating: 0, count: count)
  var low = 0
  for i in 0..<count {
    // The window of ⌊p/2⌋ + 1 values nearest to this one; it never moves back.
    while low + count / 2 + 1 < count,
      values[low + count / 2 + 1] - values[i] < values[i] - values[low]
    { low += 1 }
    distances[i] = max(values[i] - values[low], values[low + count / 2] - values[i])
  }
  var span = distances.mutableSpan
  let rank = (count + 1) / 2 - 1
  select(rank, in: &span)
  return snConsistency(constants) * snCorrection(count) * span[rank]
}

private func snConsistency(_ constants: RobustConstants) -> Double {
  constants == .printed ? 1.1926 : 1.19259855312320848326
}

private func snCorrection(_ count: Int) -> Double {
  let table = [0.743, 1.851, 0.954, 1.351, 0.993, 1.198, 1.005, 1.131]
  if table.indices.contains(count - 2) { return table[count - 2] }
  return count.isMultiple(of: 2) ? 1 : Double(count) / (Double(count) - 0.9)
}
