/// Up to eight samples, one in each lane, as Algorithm A asks for them.
///
/// The values of each are counted from its origin, its lower middle value, so an offset they share costs
/// nothing.
protocol ClippedSums {
  typealias Numbers = SIMD8<Double>

  /// The number of values of each sample; zero in a lane without one.
  var counts: Numbers { get }

  /// The lower middle value of each sample, zero never negative.
  var origins: Numbers { get }

  /// The median of each sample, from its origin.
  var medians: Numbers { get }

  /// The median distance of each sample from its median.
  mutating func medianDistances() -> Numbers

  /// The standard deviation of one sample, zero where all its values are equal.
  func standardDeviation(_ lane: Int) -> Double

  /// Multiplies the values by powers of two; parts are of these products.
  mutating func scale(by factors: Numbers)

  /// The values between limits, those included.
  mutating func part(from lower: Numbers, through upper: Numbers) -> ClippedPart

  /// Σ (y − x)² over the values of a part.
  func sumOfSquares(of part: ClippedPart, around x: Numbers) -> Numbers

  /// The least and the greatest value of a part; anything where it is empty.
  func extremes(of part: ClippedPart) -> (least: Numbers, greatest: Numbers)
}

/// Those values of up to eight samples, one in each lane, that lie between limits.
struct ClippedPart {
  typealias Numbers = SIMD8<Double>

  /// The limits.
  let lower, upper: Numbers

  /// How many values lie below the limits.
  var below = Numbers.zero

  /// How many lie inside.
  var count = Numbers.zero

  /// Σ y of those inside.
  var sum = Numbers.zero

  /// Σ y² of those inside, the least and the greatest of them; only where they come with the sum.
  var sumOfSquares = Numbers.zero
  var least = Numbers.zero
  var greatest = Numbers.zero

  /// Where the same values lie inside as in `other`.
  @inline(__always)
  func isSame(as other: ClippedPart) -> SIMDMask<SIMD8<Int64>> {
    (below .== other.below) .& (count .== other.count)
  }
}
