public import Metrology

/// An assigned value that is known before the results.
public struct StatedValue: Hashable, Sendable {
  /// Where the value comes from.
  public enum Origin: String, CaseIterable, Hashable, Sendable {
    /// By formulation (7.3).
    case formulation

    /// The certified value of a reference material (7.4).
    case certified

    /// Measured by a reference laboratory (7.5), the usual case of a calibration comparison.
    case referenceLaboratory = "reference-laboratory"
  }

  /// Where the value comes from.
  public let origin: Origin

  /// The value. Finite.
  public let value: Double

  /// Its uncertainty, if stated. Zero is allowed: an exact reference.
  public let uncertainty: ReportedUncertainty?

  /// The degrees of freedom of its uncertainty.
  public let degreesOfFreedom: DegreesOfFreedom

  /// Creates a stated value; throws ``InvalidQuantity/value(_:)`` unless
  /// `value` is within the limit of magnitude.
  public init(
    origin: Origin, value: Double, uncertainty: ReportedUncertainty?,
    degreesOfFreedom: DegreesOfFreedom = .infinite
  ) throws(InvalidQuantity) {
    guard value.magnitude <= magnitudeLimit else { throw .value(value) }
    self.origin = origin
    self.value = value
    self.uncertainty = uncertainty
    self.degreesOfFreedom = degreesOfFreedom
  }
}
