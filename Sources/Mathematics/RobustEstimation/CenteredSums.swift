/// The sums and sums of squares of any run of sorted values, each in O(1).
///
/// The values are taken from their lower middle value, which is exact or rounded in the last place
/// of the difference, so an offset they share costs nothing. The sums run outwards from there in
/// double-double, so neither does an outlier, until a run contains it.
struct CenteredSums {
  /// The values from the origin, in ascending order.
  private let values: [Double]
  private let sums: [DoubleDouble]
  private let squares: [DoubleDouble]

  /// Creates the sums of `centered`, whose lower middle value is zero, times a power of two.
  init(_ centered: [Double], factor: Double) {
    let values = centered.map { $0 * factor }
    let middle = (values.count - 1) / 2
    var sums = [DoubleDouble](repeating: DoubleDouble(0), count: values.count + 1)
    var squares = sums
    for i in middle..<values.count {
      sums[i + 1] = sums[i] + values[i]
      squares[i + 1] = squares[i] + .product(values[i], values[i])
    }
    for i in (0..<middle).reversed() {
      sums[i] = sums[i + 1] - values[i]
      squares[i] = squares[i + 1] - .product(values[i], values[i])
    }
    (self.values, self.sums, self.squares) = (values, sums, squares)
  }

  var count: Int { values.count }

  /// The run of values from `lower` to `upper`, both included.
  func run(from lower: Double, through upper: Double) -> Range<Int> {
    let first = firstIndex(in: values.span) { $0 >= lower }
    return first..<max(first, firstIndex(in: values.span) { $0 > upper })
  }

  /// Σ y over the run.
  func sum(_ run: Range<Int>) -> DoubleDouble {
    sums[run.upperBound] - sums[run.lowerBound]
  }

  /// Σ (y − x)² over the run.
  func sumOfSquares(_ run: Range<Int>, around x: Double) -> DoubleDouble {
    let sumOfSquares = squares[run.upperBound] - squares[run.lowerBound]
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
    let sumOfSquares = squares[run.upperBound] - squares[run.lowerBound]
    return max(DoubleDouble(0), sumOfSquares - sum * sum / Double(run.count))
  }
}
