/// The degrees of freedom _ν_ of a standard uncertainty (GUM G.3): how well it is known. Above
/// zero; infinite when it is taken as exactly known.
public struct DegreesOfFreedom: Hashable, Sendable {
  /// The number _ν_, `Double.infinity` included.
  public let value: Double

  /// Creates degrees of freedom; throws ``InvalidQuantity/degreesOfFreedom(_:)`` unless `value`
  /// is above zero.
  public init(_ value: Double) throws(InvalidQuantity) {
    guard value > 0 else { throw .degreesOfFreedom(value) }
    self.value = value
  }

  private init(unchecked value: Double) {
    self.value = value
  }

  /// An uncertainty that is itself exactly known.
  public static let infinite = DegreesOfFreedom(unchecked: .infinity)

  /// Whether the uncertainty rests on a finite number of observations.
  public var isFinite: Bool { value.isFinite }
}
