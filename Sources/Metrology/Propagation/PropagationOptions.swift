/// How the law of propagation is applied.
public struct PropagationOptions: Hashable, Sendable {
  /// What is said of degrees of freedom where inputs with finite ones are correlated.
  public var degreesOfFreedom: DegreesOfFreedomPolicy

  /// Whether effective degrees of freedom are truncated to an integer before the coverage factor is
  /// taken (JCGM 100:2008, G.4.1).
  public var truncatesDegreesOfFreedom: Bool

  /// Creates options.
  public init(
    degreesOfFreedom: DegreesOfFreedomPolicy = .infinite, truncatesDegreesOfFreedom: Bool = false
  ) {
    self.degreesOfFreedom = degreesOfFreedom
    self.truncatesDegreesOfFreedom = truncatesDegreesOfFreedom
  }
}
