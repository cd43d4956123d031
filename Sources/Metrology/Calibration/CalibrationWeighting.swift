public import Mathematics

/// What is known of the uncertainty of the responses of a calibration.
public enum CalibrationWeighting: Hashable, Sendable {
  /// Nothing: all points count alike, and their scatter about the curve gives the uncertainty, with
  /// as many degrees of freedom as there are points more than coefficients (GUM H.3).
  case scatter

  /// The covariance matrix of the responses: the curve has the weights that it gives, and infinitely
  /// many degrees of freedom.
  case known(Matrix)

  /// Independent responses with these standard uncertainties.
  public static func standardUncertainties(_ u: [Double]) -> CalibrationWeighting {
    .known(Matrix(diagonal: u.map { $0 * $0 }))
  }
}
