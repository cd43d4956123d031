/// The sums and sums of squares of any run of sorted values, each in O(1).
///
/// The values are counted from their lower middle value, so an offset they share costs nothing. The sums run
/// outwards from there in double-double, so neither does an outlier, until a run contains it.
struct CenteredSums {
  /// The values from the origin, in ascending order.
  let values: [Double]

  /// Before each value, and after the last.
  private let sums: [Sums]

  /// Σ y and Σ y² from the origin, counted negative below it.
  private struct Sums {
    var first = DoubleDouble(0)
    var second = DoubleDouble(0)
  }

  /// Creates the sums of `centered`, whose lower middle value is zero.
  init(_ centered: [Double]) {
    values = centered
    let middle = (values.count - 1) / 2
    var sums = [Sums](repeating: Sums(), count: values.count + 1)
    // Both ways at once: each sum waits for the one before.
    for step in 0..<max(0, values.count - middle) {
      let (up, down) = (middle + step, middle - 1 - step)
      sums[up + 1].first = sums[up].first + values[up]
      sums[up + 1].second = sums[up].second + .product(values[up], values[up])
      guard down >= 0 else { continue }
      sums[down].first = sums[down + 1].first - values[down]
      sums[down].second = sums[down + 1].second - .product(values[down], values[down])
    }
    self.sums = sums
  }

  /// The run of values from `lower` to `upper`, both included.
  func run(from lower: Double, through upper: Double) -> Range<Int> {
    let first = firstIndex(in: values.span) { $0 >= lower }
    return first..<max(first, firstIndex(in: values.span) { $0 > upper })
  }

  /// Σ y over the run.
  func sum(_ run: Range<Int>) -> DoubleDouble {
    sums[run.upperBound].first - sums[run.lowerBound].first
  }

  /// Σ (y − x)² over the run.
  func sumOfSquares(_ run: Range<Int>, around x: Double) -> DoubleDouble {
    let sumOfSquares = sums[run.upperBound].second - sums[run.lowerBound].second
    let around = DoubleDouble(x)
    return sumOfSquares - (sum(run) * 2 - around * Double(run.count)) * around
  }
}
