public import Metrology

/// The deviation _d_i = x_i − x_pt_ of one result, with its uncertainty: what every score reads.
///
///     u²(d_i) = u²(x_i) + u²(x_pt) − 2 cov(x_i, x_pt)
///
/// Reference: ISO 13528:2022, 9.3; JCGM 100:2008, 5.2.2, formula (13).
public struct Deviation: Hashable, Sendable {
  /// _d_i_, in the unit of the values.
  public let value: Double

  /// Its uncertainty, or the reason that there is none.
  public let uncertainty: Result<DeviationUncertainty, ScoreAbsence>

  /// Whether a covariance between _x_i_ and _x_pt_ entered the uncertainty.
  public let isCorrelated: Bool

  /// Whether _x_pt_ is this result and nothing else, so that the deviation says nothing.
  public let isOwnResult: Bool

  /// _u_(_d_i_), if there is one.
  public var standardUncertainty: Double? { try? uncertainty.get().standard }
}

/// The uncertainty of a deviation.
public struct DeviationUncertainty: Hashable, Sendable {
  /// _u_(_d_i_), above zero.
  public let standard: Double

  /// √(U²(x_i) + U²(x_pt) − 2 k_i k_pt cov(x_i, x_pt)), the denominator of _E_n_; above zero.
  /// `nil` when the radicand is not, which coverage factors that differ may bring about.
  public let expanded: Double?

  /// _ν_eff_ of _u_(_d_i_) by Welch and Satterthwaite, or `nil` when the inputs are correlated and
  /// the formula does not hold.
  public let degreesOfFreedom: DegreesOfFreedom?
}
