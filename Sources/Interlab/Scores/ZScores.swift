/// The _z_ score of a result: its deviation in units of σ_pt.
///
///     z = (x_i − x_pt) / σ_pt
///
/// Edge cases: σ_pt = 0 throws ``ScoreAbsence/zeroSigmaPt``, even for equal values.
/// Accuracy: one rounding beyond that of the deviation.
/// Reference: ISO 13528:2022, 9.4, formula (14).
public struct ZScore: Hashable, Sendable {
  /// The signed score. Dimensionless.
  public let value: Double

  /// Scores a deviation, in the unit of `sigmaPt`.
  public init(deviation: Double, sigmaPt: Double) throws(ScoreAbsence) {
    guard sigmaPt > 0 else { throw .zeroSigmaPt }
    value = try finite(deviation / sigmaPt)
  }

  /// The verdict of the score.
  public var verdict: Verdict { Verdict(score: value) }
}

/// The _z′_ score of a result: a _z_ score that allows for the uncertainty of the assigned value.
///
///     z′ = (x_i − x_pt) / √( σ_pt² + u²(x_pt) )
///
/// Called for when u(x_pt) ≥ 0.3 σ_pt.
///
/// Edge cases: σ_pt = 0 throws ``ScoreAbsence/zeroSigmaPt``.
/// Reference: ISO 13528:2022, 9.5, formula (15).
public struct ZPrimeScore: Hashable, Sendable {
  /// The signed score. Dimensionless.
  public let value: Double

  /// Scores a deviation, in the unit of `sigmaPt` and of the assigned value's uncertainty.
  public init(
    deviation: Double, sigmaPt: Double, assignedValueUncertainty: Double
  ) throws(ScoreAbsence) {
    guard sigmaPt > 0 else { throw .zeroSigmaPt }
    value = try finite(deviation / rootSumOfSquares(sigmaPt, assignedValueUncertainty))
  }

  /// The verdict of the score.
  public var verdict: Verdict { Verdict(score: value) }
}

/// The _ζ_ score of a result: its deviation in units of the deviation's standard uncertainty.
///
///     ζ = (x_i − x_pt) / √( u²(x_i) + u²(x_pt) − 2 cov(x_i, x_pt) )
///
/// Without covariance it is the printed formula.
/// Reference: ISO 13528:2022, 9.6, formula (19).
public struct ZetaScore: Hashable, Sendable {
  /// The signed score. Dimensionless.
  public let value: Double

  /// Scores a deviation; throws the reason when its uncertainty is not known.
  public init(deviation: Deviation) throws(ScoreAbsence) {
    value = try finite(deviation.value / deviation.uncertainty.get().standard)
  }

  /// The verdict of the score.
  public var verdict: Verdict { Verdict(score: value) }
}

extension Verdict {
  /// The verdict of _z_, _z′_ and _ζ_: acceptable up to `|z| = 2`, action from `|z| = 3` on, a
  /// warning between (9.4.2). Decided on the unrounded score.
  public init(score: Double) {
    switch score.magnitude {
    case ...2: self = .acceptable
    case 3...: self = .action
    default: self = .warning
    }
  }
}
