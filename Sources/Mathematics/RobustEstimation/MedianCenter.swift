/// The median as an origin: exact, and distances from it in units of a scale.
struct MedianCenter {
  private let lower: Double
  private let half: Double

  /// - Precondition: at least one value, in ascending order.
  init(sorted values: Span<Double>) {
    lower = values[(values.count - 1) / 2]
    half = (values[values.count / 2] - lower) / 2
  }

  /// (x_i − med)/`scale`, each within two roundings of the difference.
  func distances(of values: Span<Double>, in scale: Double) -> [Double] {
    var distances = [Double](repeating: 0, count: values.count)
    for i in values.indices {
      precondition(i == 0 || values[i - 1] <= values[i], "the results are in ascending order")
      distances[i] = ((values[i] - lower) - half) / scale
    }
    return distances
  }

  /// med + `distance` · `scale`.
  func location(at distance: Double, in scale: Double) -> DoubleDouble {
    .sum(lower, half) + DoubleDouble.product(distance, scale)
  }
}
