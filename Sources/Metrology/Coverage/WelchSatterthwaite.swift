import Mathematics

/// The effective degrees of freedom of a sum of independent contributions.
///
///     ν_eff = u⁴ / Σ ( c_i u_i )⁴ / ν_i ,   u² = Σ ( c_i u_i )²
///
/// Contributions are added one at a time, each as `|c_i u_i|` with its `ν_i`. The result is not
/// truncated to an integer.
///
/// Edge cases: no contribution with finite `ν_i` (or only zero ones) gives infinity. The ratios
/// are taken before the fourth powers, so neither overflows nor vanishes. The formula holds for
/// independent contributions only.
///
/// Reference: JCGM 100:2008, G.4.1, formula (G.2b).
public struct WelchSatterthwaite: Sendable {
  private var contributions: [(magnitude: Double, degreesOfFreedom: Double)] = []

  /// Starts with no contribution.
  public init() {}

  /// Adds one contribution `c_i u_i` with its degrees of freedom.
  public mutating func add(contribution: Double, degreesOfFreedom: DegreesOfFreedom) {
    guard degreesOfFreedom.isFinite else { return }
    contributions.append((contribution.magnitude, degreesOfFreedom.value))
  }

  /// `ν_eff` of a combined standard uncertainty that holds all contributions, finite or not.
  ///
  /// Complexity: O(n) in the contributions with finite degrees of freedom.
  public func effectiveDegreesOfFreedom(
    combined standardUncertainty: StandardUncertainty
  ) -> DegreesOfFreedom {
    var sum = CompensatedSum()
    for (magnitude, degreesOfFreedom) in contributions where magnitude > 0 {
      let ratio = magnitude / standardUncertainty.value
      sum.add(ratio * ratio * ratio * ratio / degreesOfFreedom)
    }
    guard sum.value > 0, let effective = try? DegreesOfFreedom(1 / sum.value) else {
      return .infinite
    }
    return effective
  }
}
