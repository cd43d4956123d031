/// The sums and sums of squares of any run of sorted values, each in O(1).
///
/// The values are counted from their lower middle value, so an offset they share costs nothing. The sums run
/// outwards from there in double-double, so neither does an outlier, until a run contains it.
///
/// Memory: the values, and of very many 2 bytes for each: only every sixteenth sum is kept, and the values
/// beyond it are added when a sum is asked for.
struct CenteredSums {
  /// The values from the origin, in ascending order.
  private let centered: [Double]

  /// What each of them is multiplied by.
  private let factor: Double

  /// The lower middle value.
  private let middle: Int

  /// Σ y and Σ y² from the origin upwards and downwards, after every `step` values.
  private let (up, down): ([Sums], [Sums])

  private let step: Int

  private struct Sums {
    var first = DoubleDouble(0)
    var second = DoubleDouble(0)

    mutating func add(_ y: Double) {
      first = first + y
      second = second + .product(y, y)
    }
  }

  /// Creates the sums of the values `centered`, whose lower middle one is zero, times `factor`.
  init(_ centered: [Double], times factor: Double = 1) {
    (self.centered, self.factor) = (centered, factor)
    let middle = (centered.count - 1) / 2
    let step = centered.count < 10_000 ? 1 : 16
    (self.middle, self.step) = (middle, step)
    var (above, below) = (Sums(), Sums())
    var (up, down) = ([above], [below])
    // Both ways at once: each sum waits for the one before.
    for place in 0..<max(0, centered.count - middle) {
      above.add(centered[middle + place] * factor)
      if place < middle { below.add(centered[middle - 1 - place] * factor) }
      guard (place + 1).isMultiple(of: step) else { continue }
      up.append(above)
      down.append(below)
    }
    (self.up, self.down) = (up, down)
  }

  /// A value by its place.
  func value(_ place: Int) -> Double { centered[place] * factor }

  /// The run of values from `lower` to `upper`, both included.
  func run(from lower: Double, through upper: Double) -> Range<Int> {
    let first = firstIndex(in: centered.span) { $0 * factor >= lower }
    return first..<max(first, firstIndex(in: centered.span) { $0 * factor > upper })
  }

  /// Σ y over the run.
  func sum(_ run: Range<Int>) -> DoubleDouble {
    sums(before: run.upperBound).first - sums(before: run.lowerBound).first
  }

  /// Σ (y − x)² over the run.
  func sumOfSquares(_ run: Range<Int>, around x: Double) -> DoubleDouble {
    let (upper, lower) = (sums(before: run.upperBound), sums(before: run.lowerBound))
    let around = DoubleDouble(x)
    return upper.second - lower.second
      - ((upper.first - lower.first) * 2 - around * Double(run.count)) * around
  }

  /// Σ y and Σ y² from the origin to a place, counted negative below it.
  private func sums(before place: Int) -> Sums {
    guard place < middle else {
      let kept = (place - middle) / step
      var sums = up[kept]
      for i in middle + kept * step..<place { sums.add(value(i)) }
      return sums
    }
    let kept = (middle - place) / step
    var sums = down[kept]
    for i in (place..<middle - kept * step).reversed() { sums.add(value(i)) }
    return Sums(first: DoubleDouble(0) - sums.first, second: DoubleDouble(0) - sums.second)
  }
}
