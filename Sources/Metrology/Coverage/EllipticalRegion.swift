public import Mathematics
import RealModule

/// The elliptical coverage region of two outputs that are taken as jointly normal, such as the real and
/// the imaginary part of a complex quantity.
///
///     (η − y)ᵀ V⁻¹ (η − y) = k_P² ,   k_P² = χ²_P(2) = −2 ln(1 − P)
///
/// Reference: JCGM 102:2011, 6.5.2.
public struct EllipticalRegion: Hashable, Sendable {
  /// The coverage factor _k_P_: 2.45 for 95 %.
  public let coverageFactor: Double

  /// Half of the longer axis.
  public let majorSemiaxis: Double

  /// Half of the shorter axis.
  public let minorSemiaxis: Double

  /// The angle from the axis of the first output to the longer axis, in radians, above −π/2 and up to
  /// π/2.
  public let angle: Double

  /// A point of its boundary relative to its middle, once round as the parameter grows by 2π.
  public func point(at parameter: Double) -> (x: Double, y: Double) {
    let (u, v) = (majorSemiaxis * .cos(parameter), minorSemiaxis * .sin(parameter))
    return (u * .cos(angle) - v * .sin(angle), u * .sin(angle) + v * .cos(angle))
  }

  /// Its area, π times the product of the semi-axes.
  public var area: Double { .pi * majorSemiaxis * minorSemiaxis }

  /// Finds the region of jointly normal outputs from a covariance matrix of two rows.
  ///
  /// - Precondition: two rows and columns; a probability between 0 and 1.
  public init(covariance: Matrix, probability: Double) {
    self.init(
      covariance: covariance,
      coverageFactor: EllipsoidalRegion.normalCoverageFactor(probability: probability, outputs: 2))
  }

  /// Finds the region with a coverage factor from a covariance matrix of two rows.
  ///
  /// - Precondition: two rows and columns.
  public init(covariance: Matrix, coverageFactor k: Double) {
    precondition(covariance.rowCount == 2 && covariance.columnCount == 2, "two outputs")
    let (a, b, c) = (covariance[0, 0], covariance[1, 1], covariance[0, 1])
    let half = Double.hypot((a - b) / 2, c)
    let mean = a / 2 + b / 2
    coverageFactor = k
    majorSemiaxis = k * (mean + half).squareRoot()
    // The determinant over the larger eigenvalue, which loses no figures where they differ much.
    let determinant = (DoubleDouble.product(a, b) - DoubleDouble.product(c, c)).value
    minorSemiaxis = mean + half > 0 ? k * max(0, determinant / (mean + half)).squareRoot() : 0
    angle = half == 0 ? 0 : 0.5 * .atan2(y: 2 * c, x: a - b)
  }
}
