/// The degrees of freedom are not a number, not positive, or infinite where they must be finite.
public struct InvalidDegreesOfFreedom: Error, Hashable, Sendable {
  /// What was given.
  public let value: Double
}
