/// The robust pooled value w* of Algorithm S, of standard deviations or ranges.
///
///     w* = ξ √(Σ min(w_i, η w*)² / p)
///     η² = χ²₀.₉(ν)/ν,   ξ = (P(χ²(ν + 2) ≤ ν η²) + 0.1 η²)^−½
///
/// for standard deviations w_i of ν degrees of freedom each; 1 for the ranges of two results. The
/// equation has one root above zero at most. What repetition from the median (from the root mean
/// square where that is zero) tends to, is found in closed form.
///
/// Edge case: zero, when all w_i are zero, or so many that the repetition falls to zero.
///
/// Accuracy: a few roundings.
/// Complexity: O(p log p).
/// Reference: ISO 13528:2022, C.4; ISO 5725-5:1998.
public struct AlgorithmS: Hashable, Sendable {
  /// The robust pooled value w*.
  public let value: Double

  /// How many w_i exceed the limit η w*.
  public let clippedCount: Int

  /// The limit factor η and the adjustment factor ξ.
  public struct Factors: Hashable, Sendable {
    /// η, by which w* is multiplied to give the limit.
    public let limit: Double

    /// ξ, which makes up for what the limit cuts off.
    public let adjustment: Double
  }

  /// Pools standard deviations or ranges of `degreesOfFreedom` each.
  ///
  /// Throws unless the degrees of freedom are a positive number. The printed constants exist for
  /// 1 to 10 of them; beyond, they are the exact ones.
  ///
  /// - Precondition: at least one number, each finite, zero or more.
  public init(
    _ deviations: Span<Double>, degreesOfFreedom: Double, constants: RobustConstants = .exact
  ) throws(InvalidDegreesOfFreedom) {
    precondition(!deviations.isEmpty, "Algorithm S needs a number")
    let factors = try Self.factors(degreesOfFreedom: degreesOfFreedom, constants)
    let sorted = scratch(copying: deviations).sorted()
    precondition(
      (sorted.first ?? 0) >= 0 && (sorted.last ?? 0).isFinite, "no deviation is negative")
    (value, clippedCount) = Self.fixedPoint(sorted, factors)
  }

  /// The factors for ν degrees of freedom.
  public static func factors(
    degreesOfFreedom ν: Double, _ constants: RobustConstants
  ) throws(InvalidDegreesOfFreedom) -> Factors {
    if constants == .printed, let factors = printed(ν) { return factors }
    let quantile = try ChiSquared(degreesOfFreedom: ν).upperQuantile(0.1)
    let inside = try ChiSquared(degreesOfFreedom: ν + 2).cumulative(quantile)
    return Factors(
      limit: (quantile / ν).squareRoot(),
      adjustment: 1 / (inside + 0.1 * (quantile / ν)).squareRoot())
  }

  /// Table C.1.
  private static func printed(_ ν: Double) -> Factors? {
    let limits = [1.645, 1.517, 1.444, 1.395, 1.359, 1.332, 1.310, 1.292, 1.277, 1.264]
    let adjustments = [1.097, 1.054, 1.039, 1.032, 1.027, 1.024, 1.021, 1.019, 1.018, 1.017]
    guard let index = (1...10).map(Double.init).firstIndex(of: ν) else { return nil }
    return Factors(limit: limits[index], adjustment: adjustments[index])
  }

  /// The root with the k least numbers inside the limit, w*² = ξ² Σw_i²/(p − (p − k) ξ²η²). The
  /// number w_(m) is inside when one step from w_(m)/η does not lead down.
  private static func fixedPoint(
    _ sorted: [Double], _ factors: Factors
  ) -> (value: Double, clippedCount: Int) {
    let unit = BinaryScale(bringingToOne: sorted.last ?? 0)
    let (p, ξη) = (Double(sorted.count), factors.adjustment * factors.limit)
    var (sum, inside) = (CompensatedSum(), CompensatedSum())
    var clipped = sorted.count
    for w in sorted.map({ $0 * unit.factor }) {
      sum.add(product: w, w)
      let above = Double(clipped - 1) * w * w
      guard ξη * ξη * (sum.value + above) >= p * w * w else { break }
      inside = sum
      clipped -= 1
    }
    let square = inside.value / (p - Double(clipped) * ξη * ξη)
    return (factors.adjustment * square.squareRoot() * unit.inverse, clipped)
  }
}
