/// A coverage factor _k_ (VIM 2.38): what multiplies a standard uncertainty to expand it. Finite,
/// above zero.
public struct CoverageFactor: Hashable, Sendable {
  /// The number _k_.
  public let value: Double

  /// Creates a coverage factor; throws ``InvalidQuantity/coverageFactor(_:)`` unless `value` is
  /// above zero and within the limits of ``magnitudeLimit``.
  public init(_ value: Double) throws(InvalidQuantity) {
    guard value > 0, isUncertainty(value) else { throw .coverageFactor(value) }
    self.value = value
  }

  private init(unchecked value: Double) {
    self.value = value
  }

  /// _k_ = 2, which covers 95.45 % of a normal distribution.
  public static let two = CoverageFactor(unchecked: 2)
}
