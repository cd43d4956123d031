/// Where the distribution function of the differences of sorted values passes the level of the Q
/// method, found without listing the differences.
struct DifferenceJumps {
  /// 1 − H₁(0).
  let positiveShare: Double

  /// G₁⁻¹(0.25 + 0.75 H₁(0)).
  let quartile: Double

  init(_ pairs: SortedPairs, tolerance: Double) {
    let (zeros, count) = (pairs.count(through: tolerance), pairs.count)
    positiveShare = Double(count - zeros) / Double(count)
    quartile = zeros == count ? 0 : Self.quartile(pairs, tolerance, zeros: zeros)
  }

  /// A jump above zero, with the numbers of differences up to and below it.
  private struct Jump {
    var x: Double
    var through, below: Int

    /// Where G₁ passes the jump, as a count of differences times 4.
    var level: Int { 2 * (through + below) }
  }

  /// All levels are in whole numbers, as counts times 4, and so exact.
  private static func quartile(
    _ pairs: SortedPairs, _ tolerance: Double, zeros: Int
  ) -> Double {
    let level = pairs.count + 3 * zeros
    let found = jump(around: pairs.element(at: (level + 3) / 4), pairs, tolerance, zeros)
    if found.level < level {
      let next = pairs.least(above: found.x + tolerance)
      let upper = Jump(
        x: next, through: pairs.count(through: next + tolerance), below: found.through)
      return interpolated(found.x, found.level, upper, level)
    }
    guard found.below > zeros else { return interpolated(0, 0, found, level) }
    let lower = jump(around: pairs.greatest(through: found.x.nextDown), pairs, tolerance, zeros)
    return interpolated(lower.x, lower.level, found, level)
  }

  /// The jump that a difference above zero belongs to.
  private static func jump(
    around difference: Double, _ pairs: SortedPairs, _ tolerance: Double, _ zeros: Int
  ) -> Jump {
    let x = pairs.least(above: max((difference - tolerance).nextDown, tolerance))
    return Jump(
      x: x, through: pairs.count(through: x + tolerance),
      below: max(zeros, pairs.count(through: x.nextDown)))
  }

  private static func interpolated(
    _ x: Double, _ levelOfX: Int, _ upper: Jump, _ level: Int
  ) -> Double {
    let share = Double(level - levelOfX) / Double(upper.level - levelOfX)
    return x + share * (upper.x - x)
  }
}
