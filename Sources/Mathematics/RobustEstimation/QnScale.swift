/// The scale estimator Qn of values in ascending order.
///
///     Qn = c b_p |x_i − x_j|_(k),   k = h(h − 1)/2,   h = ⌊p/2⌋ + 1
///
/// the k-th smallest of all distances between two values; c and b_p by the `variant`, c exact or as
/// printed by the `constants`. Breakdown point 50 %, efficiency 82 % for normal results.
///
/// Edge cases: `nil` for fewer values than the variant is defined for, two but for the 2022 print.
/// Zero when about half of the values are equal.
///
/// Accuracy: the distance is the double that listing all pairs would give; two roundings follow.
/// Complexity: O(p log p) on average, O(p) memory.
/// Reference: P. J. Rousseeuw, C. Croux, "Alternatives to the median absolute deviation", JASA 88
/// (1993) 1273; ISO 13528:2022 with Amendment 1:2026, C.5.2.1.
///
/// - Precondition: in ascending order, each finite.
public func qnScale(
  sorted values: Span<Double>, variant: QnVariant = .iso13528, constants: RobustConstants = .exact
) -> Double? {
  guard values.count >= variant.leastCount else { return nil }
  let distance = SortedPairs.differences(values).element(at: variant.rank(values.count))
  return variant.consistency(constants) * variant.correction(values.count) * distance
}
