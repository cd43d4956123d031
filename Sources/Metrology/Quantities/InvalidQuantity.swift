/// The reason a number cannot stand for a quantity of the GUM.
public enum InvalidQuantity: Error, Hashable, Sendable {
  /// A value is not a number or beyond the limit of magnitude.
  case value(Double)

  /// A standard uncertainty is negative, not a number or beyond the limits of magnitude.
  case standardUncertainty(Double)

  /// An expanded uncertainty is negative, not a number or beyond the limits of magnitude.
  case expandedUncertainty(Double)

  /// A coverage factor is zero, negative, not a number or beyond the limits of magnitude.
  case coverageFactor(Double)

  /// Degrees of freedom are zero, negative or not a number.
  case degreesOfFreedom(Double)
}
