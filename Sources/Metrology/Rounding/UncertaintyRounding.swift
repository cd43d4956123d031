/// A value and its uncertainty as they are reported: the uncertainty to one or two significant
/// figures, the value to the same decimal place, both half to even.
///
/// Edge cases: an uncertainty of zero (or none) says nothing about the digits of the value, so
/// `place` is `nil` and both stand as they are.
///
/// Reference: JCGM 100:2008, 7.2.6.
public struct UncertaintyRounding: Hashable, Sendable {
  /// The rounded value.
  public let value: Double

  /// The rounded uncertainty.
  public let uncertainty: Double

  /// The power of ten of the last figure kept, in both.
  public let place: Int?

  /// Rounds `value` to the place of the last of the significant figures kept of `uncertainty`.
  public init(value: Double, uncertainty: Double, significantFigures: Int = 2) {
    place = placeOfSignificantFigure(significantFigures, of: uncertainty)
    guard let place else {
      (self.value, self.uncertainty) = (value, uncertainty)
      return
    }
    self.value = roundedHalfEven(value, place: place)
    self.uncertainty = roundedHalfEven(uncertainty, place: place)
  }
}
