/// The hyper-rectangular coverage region of several outputs, about the means of the draws of a Monte Carlo:
///
///     |η_j − y_j| ≤ k_P u(y_j) for each j ,   k_P the P-quantile of max_j |η_j − y_j| / u(y_j)
///
/// Reference: JCGM 102:2011, 7.7.
public struct RectangularRegion: Hashable, Sendable {
  /// The coverage factor _k_P_.
  public let coverageFactor: Double

  /// One interval for each output.
  public let bounds: [ClosedRange<Double>]

  /// Its volume, in the product of the units of the outputs; of two outputs its area.
  public var volume: Double { bounds.reduce(1) { $0 * ($1.upperBound - $1.lowerBound) } }
}
