/// The factors that make robust scales consistent with the standard deviation of a normal
/// distribution.
public enum RobustConstants: String, CaseIterable, Hashable, Sendable {
  /// The rounded factors that ISO 13528 prints.
  case printed

  /// The factors themselves, to the precision of `Double`.
  case exact

  /// 1/Φ⁻¹(¾), by which a median absolute deviation is multiplied; printed 1.483.
  public var medianAbsoluteDeviation: Double {
    self == .printed ? 1.483 : 1.482602218505601860547
  }

  /// 1/(2 Φ⁻¹(¾)), by which an interquartile range is multiplied; printed 0.7413.
  public var interquartileRange: Double {
    self == .printed ? 0.7413 : 0.741301109252800930274
  }

  /// 1/√var(clamp(Z, ±1.5)) for standard normal Z, by which the standard deviation of the clipped
  /// results of Algorithm A is multiplied; printed 1.134.
  public var clippedStandardDeviation: Double {
    self == .printed ? 1.134 : 1.133392655462487024385
  }
}
