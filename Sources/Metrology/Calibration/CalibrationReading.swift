/// A value that was read on a ``CalibrationCurve``, with what it depends on.
public struct CalibrationReading: Hashable, Sendable {
  /// The value.
  public let value: Double

  /// Its standard uncertainty.
  public let standardUncertainty: Double

  /// Its derivatives by the coefficients of the curve.
  public let coefficientSensitivities: [Double]

  /// Its derivatives by the responses of the calibration, point by point.
  public let responseSensitivities: [Double]

  /// Its derivatives by the standards of the calibration, point by point.
  public let standardSensitivities: [Double]

  /// Its derivative by the response that was read; `nil` where a response was asked for.
  public let readingSensitivity: Double?
}
