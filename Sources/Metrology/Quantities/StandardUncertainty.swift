/// A standard measurement uncertainty _u_ (VIM 2.30): a standard deviation, in the unit of its
/// value. Finite, zero or more.
///
/// Standard and expanded uncertainty are different types, so a score defined on _U_ cannot be
/// handed a _u_.
public struct StandardUncertainty: Hashable, Sendable {
  /// The number, in the unit of the value it belongs to.
  public let value: Double

  /// Creates a standard uncertainty; throws ``InvalidQuantity/standardUncertainty(_:)`` unless
  /// `value` is zero or lies within the limits of ``magnitudeLimit``.
  public init(_ value: Double) throws(InvalidQuantity) {
    guard isUncertainty(value) else { throw .standardUncertainty(value) }
    self.value = value
  }

  /// The expanded uncertainty _U = k u_, or `nil` when the product overflows.
  public func expanded(by coverageFactor: CoverageFactor) -> ExpandedUncertainty? {
    try? ExpandedUncertainty(coverageFactor.value * value, coverageFactor: coverageFactor)
  }
}
