import RealModule

/// The dimension of a term of a model, and the sizes that its unit may have.
///
/// A literal factor of a model may be a number or a conversion: in 1000 * y with y in metres it may
/// turn metres into millimetres. So a factor c adds the sizes divided by c to those that there were.
struct UnitScale: Hashable {
  let dimension: SIDimension

  /// The possible sizes; `nil` where there are so many that none is excluded.
  let factors: [Double]?

  private static let factorLimit = 16

  static let one = UnitScale(dimension: .dimensionless, factors: [1])

  init(_ unit: MeasurementUnit) { self.init(dimension: unit.dimension, factors: [unit.factor]) }

  private init(dimension: SIDimension, factors: [Double]?) {
    self.dimension = dimension
    var different: [Double] = []
    for factor in factors ?? [] where !different.contains(where: { Self.areEqual($0, factor) }) {
      different.append(factor)
    }
    let isBounded = different.count <= Self.factorLimit && different.allSatisfy { $0.isNormal }
    self.factors = factors == nil || !isBounded ? nil : different
  }

  private static func areEqual(_ a: Double, _ b: Double) -> Bool { (a - b).magnitude <= 1e-9 * b }

  /// `base` to the power `exponent`, for a base above zero.
  static func power(_ base: Double, _ exponent: Double) -> Double { .pow(base, exponent) }

  /// Whether this may be the unit one.
  var mayBeOne: Bool { common(.one) != nil }

  /// What both may be; `nil` where they differ in dimension or in every size.
  func common(_ other: UnitScale) -> UnitScale? {
    guard dimension == other.dimension else { return nil }
    guard let factors else { return other }
    guard let others = other.factors else { return self }
    let shared = factors.filter { factor in others.contains { Self.areEqual($0, factor) } }
    return shared.isEmpty ? nil : UnitScale(dimension: dimension, factors: shared)
  }

  func times(_ other: UnitScale) -> UnitScale? {
    guard let product = dimension.times(other.dimension) else { return nil }
    guard let factors, let others = other.factors else {
      return UnitScale(dimension: product, factors: nil)
    }
    return UnitScale(
      dimension: product, factors: factors.flatMap { factor in others.map { factor * $0 } })
  }

  func raised(to exponent: Double) -> UnitScale? {
    guard let power = dimension.raised(to: exponent) else { return nil }
    return UnitScale(dimension: power, factors: factors?.map { Self.power($0, exponent) })
  }

  /// What a literal factor does: nothing as a number, and as a conversion it makes the unit smaller by
  /// itself.
  static func literal(_ value: Double) -> UnitScale {
    let size = value.magnitude
    return UnitScale(dimension: .dimensionless, factors: size.isNormal ? [1, 1 / size] : nil)
  }
}
