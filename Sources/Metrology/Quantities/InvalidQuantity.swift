/// The reason a number cannot stand for a quantity of the GUM.
public enum InvalidQuantity: Error, Hashable, Sendable {
  /// A value is infinite or not a number.
  case value(Double)

  /// A standard uncertainty is negative, infinite or not a number.
  case standardUncertainty(Double)

  /// An expanded uncertainty is negative, infinite or not a number.
  case expandedUncertainty(Double)

  /// A coverage factor is zero, negative, infinite or not a number.
  case coverageFactor(Double)

  /// Degrees of freedom are zero, negative or not a number.
  case degreesOfFreedom(Double)
}
