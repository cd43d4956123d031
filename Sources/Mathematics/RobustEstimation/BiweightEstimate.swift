/// Tukey's biweight location, and the biweight scale.
///
///     x*: Σ r_i (1 − r_i²)² = 0,  r_i = (x_i − x*)/(4.685 MADe),  over |r_i| < 1
///     s² = p Σ (x_i − med)² (1 − r_i²)⁴ / (Σ (1 − r_i²)(1 − 5 r_i²))²,
///          r_i = (x_i − med)/(9 med|x_i − med|),  over |r_i| < 1
///
/// The location is where the weighted mean with weights (1 − r²)², repeated from the median, ends.
/// Once a repetition is close to its end, Newton's method takes over. Efficiency 95 % for normal
/// results, breakdown point 50 %.
///
/// Edge case: MADe = 0, when more than half of the results are equal: the median, and a scale of 0.
///
/// Accuracy: both in units of MADe from the median; a dozen roundings of s*.
/// Complexity: O(p) an iteration.
/// Reference: F. Mosteller, J. W. Tukey, "Data Analysis and Regression", Addison-Wesley 1977.
public struct BiweightEstimate: Hashable, Sendable {
  /// The robust average x*, to more digits than a double holds.
  public let preciseLocation: DoubleDouble

  /// The biweight scale.
  public let scale: Double

  /// ∂x*/∂x_i with MADe held, ψ′/Σψ′; `nil` where that sum is not above zero, or MADe is not.
  public let weights: [Double]?

  /// The robust average x*.
  public var location: Double { preciseLocation.value }

  /// The iteration has no end within ``BiweightEstimate/iterationLimit``.
  public struct NotConverged: Error, Hashable, Sendable {}

  /// The number of iterations after which it counts as not converging.
  public static let iterationLimit = 1000

  /// Finds location and scale of results in ascending order.
  ///
  /// - Precondition: at least one result, in ascending order, each finite.
  public init(
    sorted results: Span<Double>, constants: RobustConstants = .exact
  ) throws(NotConverged) {
    precondition(!results.isEmpty, "a location needs a result")
    let center = MedianCenter(sorted: results)
    let deviation = medianAbsoluteDeviation(sorted: results)
    let unit = 4.685 * (constants.medianAbsoluteDeviation * deviation)
    guard unit > 0 else {
      preciseLocation = center.location(at: 0, in: 0)
      (scale, weights) = (0, nil)
      return
    }
    let distances = center.distances(of: results, in: unit)
    let root = try Self.location(distances.span)
    preciseLocation = center.location(at: root, in: unit)
    scale = Self.scale(center.distances(of: results, in: 9 * deviation).span) * (9 * deviation)
    weights = Self.weights(distances.span, around: root)
  }

  /// Where the repeated weighted mean of `r` from 0 ends.
  private static func location(_ r: Span<Double>) throws(NotConverged) -> Double {
    var x = 0.0
    for _ in 0..<iterationLimit {
      let sums = Sums(r, around: x)
      // Close to the end both steps have one sign, and Newton's is the longer.
      let newton = sums.slope > 0 ? sums.psi / sums.slope : .infinity
      let step = newton.magnitude < 1e-3 ? newton : sums.psi / sums.weight
      guard step.isFinite else { throw NotConverged() }
      x += step
      if step.magnitude <= 2 * .ulpOfOne { return x }
    }
    throw NotConverged()
  }

  /// Σψ, Σψ′ and Σ of the weights about one location.
  private struct Sums {
    var slope = 0.0
    var weight = 0.0
    private var sum = CompensatedSum()

    var psi: Double { sum.value }

    init(_ r: Span<Double>, around x: Double) {
      for i in r.indices {
        let q = r[i] - x
        let rest = 1 - q * q
        guard rest > 0 else { continue }
        sum.add(q * rest * rest)
        slope += rest * (1 - 5 * q * q)
        weight += rest * rest
      }
    }
  }

  private static func scale(_ r: Span<Double>) -> Double {
    var (squares, slope) = (CompensatedSum(), CompensatedSum())
    for i in r.indices {
      let rest = 1 - r[i] * r[i]
      guard rest > 0 else { continue }
      squares.add(r[i] * r[i] * (rest * rest * rest * rest))
      slope.add(rest * (1 - 5 * r[i] * r[i]))
    }
    return (Double(r.count) * squares.value).squareRoot() / slope.value.magnitude
  }

  private static func weights(_ r: Span<Double>, around x: Double) -> [Double]? {
    let sum = Sums(r, around: x).slope
    guard sum > 0 else { return nil }
    var weights = [Double](repeating: 0, count: r.count)
    for i in r.indices {
      let square = (r[i] - x) * (r[i] - x)
      if square < 1 { weights[i] = (1 - square) * (1 - 5 * square) / sum }
    }
    return weights
  }
}
