/// An expanded measurement uncertainty _U_ with the coverage factor _k_ that made it (VIM 2.35,
/// 2.38), as a laboratory states it.
public struct ExpandedUncertainty: Hashable, Sendable {
  /// The half-width _U_, in the unit of the value it belongs to. Finite, zero or more.
  public let value: Double

  /// The coverage factor _k_ behind _U_.
  public let coverageFactor: CoverageFactor

  /// Creates an expanded uncertainty; throws ``InvalidQuantity/expandedUncertainty(_:)`` unless
  /// `value` is zero or lies within the limits of ``magnitudeLimit``.
  ///
  /// The coverage factor has no default: a missing _k_ is a question for the laboratory.
  public init(_ value: Double, coverageFactor: CoverageFactor) throws(InvalidQuantity) {
    guard isUncertainty(value) else { throw .expandedUncertainty(value) }
    self.value = value
    self.coverageFactor = coverageFactor
  }

  /// The standard uncertainty _u = U / k_, or `nil` when the quotient overflows.
  public var standard: StandardUncertainty? {
    try? StandardUncertainty(value / coverageFactor.value)
  }
}
