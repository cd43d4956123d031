/// Whether the law of propagation agrees with a Monte Carlo (JCGM 101:2008, clause 8).
///
///     d_low = |y − U − y_low| ,   d_high = |y + U − y_high| ;   valid when both ≤ δ
///
/// δ follows from u of the law of propagation; the ends are those of the symmetric interval.
public struct FrameworkValidation: Hashable, Sendable {
  /// d_low and d_high.
  public let differences: (low: Double, high: Double)

  /// δ.
  public let tolerance: Double

  /// Whether both differences stay within δ.
  public var isValid: Bool { differences.low <= tolerance && differences.high <= tolerance }

  /// Holds y ± U with u(y) against the interval of a Monte Carlo.
  public init(
    value: Double, standardUncertainty: Double, expandedUncertainty: Double,
    interval: ClosedRange<Double>, digits: Int
  ) {
    differences = (
      (value - expandedUncertainty - interval.lowerBound).magnitude,
      (value + expandedUncertainty - interval.upperBound).magnitude
    )
    tolerance = numericalTolerance(of: standardUncertainty, digits: digits)
  }

  /// Whether two validations are the same.
  public static func == (a: FrameworkValidation, b: FrameworkValidation) -> Bool {
    a.differences == b.differences && a.tolerance == b.tolerance
  }

  /// Feeds the differences and the tolerance.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(differences.low)
    hasher.combine(differences.high)
    hasher.combine(tolerance)
  }
}
