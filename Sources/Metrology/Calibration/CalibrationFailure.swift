public import Mathematics

/// What keeps points from giving a calibration curve, or a response from being read on one.
public enum CalibrationFailure: Error, Hashable, Sendable {
  /// There are fewer points than the curve has coefficients, or just as many where their scatter is to
  /// give the uncertainty; `needed` would be enough.
  case tooFewPoints(needed: Int)

  /// A coordinate is infinite or not a number.
  case notFinite

  /// The points do not determine the coefficients: too few of them differ.
  case undetermined

  /// The covariance matrix of the responses is none.
  case covariance(Cholesky.Failure)

  /// The curve does not take the response within the range looked at, or takes it more often than
  /// its ends can tell.
  case outsideRange(lower: Double, upper: Double)

  /// The curve is level where it takes the response.
  case level
}
