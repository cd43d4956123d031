/// One score of one result, or the reason there is none.
public enum Score: Hashable, Sendable {
  /// The unrounded number, finite, and its verdict; no verdict where the score has no limit.
  case value(Double, verdict: Verdict?)

  /// The score cannot be computed.
  case absent(ScoreAbsence)

  /// The number, if there is one.
  public var value: Double? {
    if case .value(let number, _) = self { number } else { nil }
  }

  /// The verdict, if there is one.
  public var verdict: Verdict? {
    if case .value(_, let verdict) = self { verdict } else { nil }
  }
}

/// Why a score cannot be computed. Never a 0 or a NaN in its place.
public enum ScoreAbsence: String, Error, CaseIterable, Hashable, Sendable {
  /// No included result, so no consensus.
  case noAssignedValue

  /// The assigned value is the result itself: the only one that forms it.
  case ownResult

  /// The laboratory reported no uncertainty.
  case noUncertainty

  /// The laboratory reported an uncertainty of zero.
  case zeroUncertainty

  /// The assigned value has no uncertainty.
  case noAssignedUncertainty

  /// The assigned value is zero, so no percentage of it exists.
  case zeroAssignedValue

  /// No maximum permissible error was given.
  case noMaximumPermissibleError

  /// No σ_pt was given.
  case noSigmaPt

  /// σ_pt is zero.
  case zeroSigmaPt

  /// σ_pt could not be computed.
  case undefinedSigmaPt

  /// The assigned value, in its unit, is no mass fraction, as Horwitz' curve needs.
  case notAMassFraction

  /// The variance of the deviation is not above zero.
  case noVariance

  /// The radicand of the denominator of E_n is not above zero.
  case noExpandedVariance

  /// The covariance between the result and the assigned value is not defined.
  case noCovariance

  /// The effective degrees of freedom of correlated results are not defined.
  case noDegreesOfFreedom

  /// The number is beyond the range of double precision.
  case outOfRange
}
