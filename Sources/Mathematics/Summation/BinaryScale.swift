/// A power of two that brings numbers of one magnitude near 1, so that their squares neither
/// overflow nor underflow. Multiplying by it rounds nothing.
struct BinaryScale: Hashable, Sendable {
  /// The factor that leads to numbers near 1.
  let factor: Double

  /// The factor that leads back.
  let inverse: Double

  /// Creates the scale that brings `magnitude` to between 1 and 2, or within a few powers of two of
  /// that at the ends of the range of `Double`, where the factor itself must stay normal.
  init(bringingToOne magnitude: Double) {
    guard magnitude > 0, magnitude.isFinite else {
      (factor, inverse) = (1, 1)
      return
    }
    let exponent = min(max(magnitude.exponent, -1021), 1021)
    factor = Double(sign: .plus, exponent: -exponent, significand: 1)
    inverse = Double(sign: .plus, exponent: exponent, significand: 1)
  }
}
