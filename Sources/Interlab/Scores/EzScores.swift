/// The pair of _E_z_ scores of a result: how it lies to both ends of the assigned value's
/// interval, in units of its own expanded uncertainty.
///
///     E_z− = ( x_i − (x_pt − U(x_pt)) ) / U(x_i) ,   E_z+ = ( x_i − (x_pt + U(x_pt)) ) / U(x_i)
///
/// Both scores carry one verdict: acceptable when both lie in [−1, 1], a warning when one does
/// not, action when neither does. Both outside on opposite sides happens only when
/// U(x_pt) > U(x_i); it is still action by the rule.
///
/// Edge cases: U(x_i) = 0 throws ``ScoreAbsence/zeroUncertainty``.
/// Reference: ISO 13528:2005, 7.8; dropped by later editions.
public struct EzScores: Hashable, Sendable {
  /// _E_z−_.
  public let minus: Double

  /// _E_z+_.
  public let plus: Double

  /// Scores a deviation from an assigned value with expanded uncertainty.
  public init(
    deviation: Double, expandedUncertainty: Double, assignedExpandedUncertainty: Double
  ) throws(ScoreAbsence) {
    guard expandedUncertainty > 0 else { throw .zeroUncertainty }
    minus = try finite((deviation + assignedExpandedUncertainty) / expandedUncertainty)
    plus = try finite((deviation - assignedExpandedUncertainty) / expandedUncertainty)
  }

  init(minus: Double, plus: Double) {
    self.minus = minus
    self.plus = plus
  }

  /// The verdict of the pair.
  public var verdict: Verdict {
    switch (minus.magnitude > 1, plus.magnitude > 1) {
    case (false, false): .acceptable
    case (true, true): .action
    default: .warning
    }
  }

  /// Whether the pair lies outside on opposite sides.
  public var isOutsideOnOppositeSides: Bool { minus > 1 && plus < -1 }
}
