/// The sums and sums of squares of any run of sorted values, each in O(1).
///
/// The values are taken from their lower middle value, which is exact or rounded in the last place
/// of the difference, so an offset they share costs nothing. The sums run outwards from there in
/// double-double, so neither does an outlier, until a run contains it.
struct CenteredSums {
  /// The values from the origin, in ascending order.
  private let values: [Double]

  /// Before each value, and after the last.
  private let sums: [Sums]

  /// Σ y and Σ y² from the origin, counted negative below it.
  private struct Sums {
    var first = DoubleDouble(0)
    var second = DoubleDouble(0)
  }

  /// Creates the sums of `centered`, whose lower middle value is zero, times a power of two.
  init(_ centered: consuming [Double], factor: Double) {
    var values = centered
    for i in values.indices { values[i] *= factor }
    let middle = (values.count - 1) / 2
    var sums = [Sums](repeating: Sums(), count: values.count + 1)
    // Both ways at once: each sum waits for the one before.
    for step in 0..<values.count - middle {
      let (up, down) = (middle + step, middle - 1 - step)
      sums[up + 1].first = sums[up].first + values[up]
      sums[up + 1].second = sums[up].second + .product(values[up], values[up])
      guard down >= 0 else { continue }
      sums[down].first = sums[down + 1].first - values[down]
      sums[down].second = sums[down + 1].second - .product(values[down], values[down])
    }
    (self.values, self.sums) = (values, sums)
  }

  var count: Int { values.count }

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

  /// The mean of a run that is not empty; of equal values, that value exactly.
  func mean(_ run: Range<Int>) -> DoubleDouble {
    let (first, last) = (values[run.lowerBound], values[run.upperBound - 1])
    return first == last ? DoubleDouble(first) : sum(run) / Double(run.count)
  }

  /// Σ (y − ȳ)² over a run that is not empty, ȳ its mean.
  func sumOfSquaredDeviations(_ run: Range<Int>) -> DoubleDouble {
    guard values[run.lowerBound] != values[run.upperBound - 1] else { return DoubleDouble(0) }
    let sum = sum(run)
    let sumOfSquares = sums[run.upperBound].second - sums[run.lowerBound].second
    return max(DoubleDouble(0), sumOfSquares - sum * sum / Double(run.count))
  }
}
