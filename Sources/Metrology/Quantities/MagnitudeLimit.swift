/// The largest magnitude of a value or an uncertainty, and the reciprocal of the smallest
/// uncertainty above zero: 10⁷⁰.
///
/// Far beyond any unit, and far enough inside the range of doubles that no difference, no ratio of
/// two such numbers and no square of a ratio leaves it.
public let magnitudeLimit = 1e70

/// Whether a number can stand for a value.
func isValue(_ number: Double) -> Bool { number.magnitude <= magnitudeLimit }

/// Whether a number can stand for an uncertainty or a coverage factor, zero included.
func isUncertainty(_ number: Double) -> Bool {
  number == 0 || (number >= 1 / magnitudeLimit && number <= magnitudeLimit)
}
