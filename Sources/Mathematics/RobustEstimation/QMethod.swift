/// The robust standard deviations of the Q method.
///
///     H₁(x) = 2/(p(p − 1)) Σ_{i<j} 1/(n_i n_j) Σ_k Σ_l 1{|y_ik − y_jl| ≤ x}
///     s* = G₁⁻¹(0.25 + 0.75 H₁(0)) / (√2 Φ⁻¹(0.625 + 0.375 H₁(0)))
///
/// H₁ is the distribution function of the differences between laboratories, each pair of equal
/// weight. G₁ joins by straight lines G₁(0) = 0 and, at each jump x_k of H₁ above 0,
/// (H₁(x_k) + H₁(x_{k−1}))/2. With replicates, s_r follows from the differences within laboratories
/// in the same way, at the level 0.5 + 0.5 H₂(0) and with Φ⁻¹(0.75 + 0.25 H₂(0)).
///
/// Differences that agree within 4ε max|y| are one jump, at the least of them: those which would be
/// equal had the results not been rounded to doubles. Such as lie that near to 0 are 0.
///
/// Edge case: all results equal: 0.
///
/// Reference: ISO 13528:2022, C.5.2.2.
public struct QMethod: Hashable, Sendable {
  /// s*: of single results their standard deviation, of replicates that of reproducibility.
  public let standardDeviation: Double

  /// s_r, the standard deviation of repeatability; `nil` where no laboratory has replicates.
  public let repeatabilityStandardDeviation: Double?

  /// Finds s* from one result for each laboratory.
  ///
  /// Accuracy: the jumps are those that listing all differences would give, where no more than
  /// rounding joins them; a few roundings follow.
  /// Complexity: O(p log p) on average, O(p) memory.
  ///
  /// - Precondition: at least two results, in ascending order, each finite.
  public init(sorted results: Span<Double>) {
    precondition(results.count > 1, "the Q method needs two laboratories")
    let tolerance = Self.tolerance(
      max(results[0].magnitude, results[results.count - 1].magnitude))
    let jumps = DifferenceJumps(.differences(results), tolerance: tolerance)
    standardDeviation =
      jumps.quartile / (2.0.squareRoot() * Self.quantile(0.375, jumps.positiveShare))
    repeatabilityStandardDeviation = nil
  }

  /// Finds s*, and s_r, from the results of each laboratory, be they equally many or not.
  ///
  /// Accuracy: a few roundings.
  /// Complexity: O(N² log N) for N results in all, O(N²) memory; with one result for each
  /// laboratory as above.
  ///
  /// - Precondition: at least two laboratories, each with a result, each result finite.
  public init(groups: [[Double]]) {
    precondition(groups.count > 1, "the Q method needs two laboratories")
    precondition(groups.allSatisfy { !$0.isEmpty }, "each laboratory has a result")
    guard groups.contains(where: { $0.count > 1 }) else {
      let results = groups.map { $0[0] }.sorted()
      self = QMethod(sorted: results.span)
      return
    }
    let tolerance = Self.tolerance(groups.joined().reduce(0) { max($0, $1.magnitude) })
    let between = WeightedJumps(betweenGroups: groups, tolerance: tolerance)
    let within = WeightedJumps(withinGroups: groups, tolerance: tolerance)
    standardDeviation =
      between.inverse(at: 0.25, ofRest: 0.75)
      / (2.0.squareRoot() * Self.quantile(0.375, between.positiveShare))
    repeatabilityStandardDeviation =
      within.inverse(at: 0.5, ofRest: 0.5)
      / (2.0.squareRoot() * Self.quantile(0.25, within.positiveShare))
  }

  private static func tolerance(_ largest: Double) -> Double { 4 * .ulpOfOne * largest }

  /// Φ⁻¹(1 − tail · share); 1 where all differences are zero, and so is what it divides.
  private static func quantile(_ tail: Double, _ positiveShare: Double) -> Double {
    positiveShare > 0 ? Normal().upperQuantile(tail * positiveShare) : 1
  }
}
