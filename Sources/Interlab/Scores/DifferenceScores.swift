/// The percentage deviation of a result.
///
///     D% = 100 (x_i − x_pt) / x_pt
///
/// Edge cases: x_pt = 0 has no percentage and throws ``ScoreAbsence/zeroAssignedValue``. The sign
/// is that of the quotient, as printed, also for a negative x_pt.
/// Reference: ISO 13528:2022, 9.3, formula (12).
public struct PercentageDeviation: Hashable, Sendable {
  /// The signed score, in per cent.
  public let value: Double

  /// Scores a deviation from `assignedValue`.
  public init(deviation: Double, assignedValue: Double) throws(ScoreAbsence) {
    guard assignedValue != 0 else { throw .zeroAssignedValue }
    value = try finite(100 * (deviation / assignedValue))
  }
}

/// The deviation of a result in per cent of what is permitted.
///
///     P_A = 100 (x_i − x_pt) / δ_E
///
/// Reference: ISO 13528:2022, 9.3, formula (13).
public struct PermissibleErrorPercentage: Hashable, Sendable {
  /// The signed score, in per cent.
  public let value: Double

  /// Scores a deviation against the maximum permissible error, which is above zero.
  public init(deviation: Double, maximumPermissibleError: Double) throws(ScoreAbsence) {
    precondition(maximumPermissibleError > 0, "a maximum permissible error is above zero")
    value = try finite(100 * (deviation / maximumPermissibleError))
  }
}

extension Verdict {
  /// The verdict of _D_, _D%_ and _P_A_: acceptable when `|D| < δ_E`, else action (9.3.3).
  public init(deviation: Double, maximumPermissibleError: Double) {
    self = deviation.magnitude < maximumPermissibleError ? .acceptable : .action
  }
}

/// Passes a finite score on; a ratio beyond the range of `Double` is no score.
func finite(_ score: Double) throws(ScoreAbsence) -> Double {
  guard score.isFinite else { throw .outOfRange }
  return score
}
