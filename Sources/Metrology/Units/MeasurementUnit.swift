/// A unit of measurement: its dimension, and its size in coherent SI units.
///
/// A temperature in °C counts as one in kelvin: what a model does with it is a difference, or adds
/// 273.15 itself.
public struct MeasurementUnit: Hashable, Sendable {
  /// The dimension.
  public let dimension: SIDimension

  /// The size of one such unit in the coherent unit of the SI: 10⁻³ for the millimetre.
  public let factor: Double

  /// The unit one.
  public static let one = MeasurementUnit(dimension: .dimensionless, factor: 1)

  init(dimension: SIDimension, factor: Double) {
    self.dimension = dimension
    self.factor = factor
  }

  /// The product of two units.
  func times(_ other: MeasurementUnit) throws(InvalidUnit) -> MeasurementUnit {
    let size = factor * other.factor
    guard let product = dimension.times(other.dimension), size.isFinite, size > 0 else {
      throw .beyondLimits
    }
    return MeasurementUnit(dimension: product, factor: size)
  }

  /// A whole power of the unit.
  func raised(to exponent: Int) throws(InvalidUnit) -> MeasurementUnit {
    let size = UnitScale.power(factor, Double(exponent))
    guard let power = dimension.raised(to: Double(exponent)), size.isFinite, size > 0 else {
      throw .beyondLimits
    }
    return MeasurementUnit(dimension: power, factor: size)
  }
}
