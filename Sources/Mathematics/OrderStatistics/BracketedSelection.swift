/// The two middle order statistics of many numbers, found in one pass without a copy of them.
///
/// A sample brackets the middle; the pass counts what lies below the bracket and keeps what lies inside,
/// among which the ranks are then selected.
///
/// Complexity: O(n), some 3 % of a million numbers kept.
/// Reference: R. W. Floyd, R. L. Rivest, "Expected time bounds for selection", Comm. ACM 18 (1975)
/// 165.
struct BracketedSelection {
  private let low: Double
  private let high: Double
  private var countBelow = 0
  private var kept: [Double] = []

  /// Fewer numbers are selected from faster in a copy.
  static let leastCount = 20_000

  /// The two middle ones of the numbers, each with `transform` applied, eight at a time, and
  /// equal where the count is odd; `nil` where the sample misled.
  ///
  /// - Precondition: at least ``leastCount`` numbers, none NaN.
  @inline(__always)
  static func middleValues(
    _ values: Span<Double>, _ transform: (SIMD8<Double>) -> SIMD8<Double>
  ) -> (lower: Double, upper: Double)? {
    var selection = BracketedSelection(sampling: values, transform)
    selection.sort(values, transform)
    return selection.middleValues(of: values.count)
  }

  @inline(__always)
  private init(sampling values: Span<Double>, _ transform: (SIMD8<Double>) -> SIMD8<Double>) {
    let size = 16 * Int(Double(values.count).squareRoot())
    var sample = [Double](repeating: 0, count: size)
    for i in sample.indices {
      sample[i] = transform(SIMD8(repeating: values[i * values.count / size]))[0]
    }
    // Four standard deviations of the rank, that of a sample being √size/2.
    let margin = 2 * Int(Double(size).squareRoot())
    var span = sample.mutableSpan
    select(size / 2 - margin, in: &span)
    select(size / 2 + margin, in: &span)
    low = span[size / 2 - margin]
    high = span[size / 2 + margin]
  }

  @inline(__always)
  private mutating func sort(
    _ values: Span<Double>, _ transform: (SIMD8<Double>) -> SIMD8<Double>
  ) {
    let (low, high) = (low, high)
    let (lows, highs) = (SIMD8(repeating: low), SIMD8(repeating: high))
    var below = SIMD8<Int64>.zero
    var kept = KeptNumbers()
    var i = 0
    while i < values.count {
      // What lies above the bracket counts for nothing.
      let numbers = transform(values.lanes(at: i, filling: .infinity))
      let isBelow = numbers .< lows
      let isInside = .!isBelow .& (numbers .<= highs)
      below &+= SIMD8<Int64>.zero.replacing(with: 1, where: isBelow)
      kept.look(at: numbers, where: isInside) { $0 >= low && $0 <= high }
      i += 8
    }
    countBelow = Int(below.wrappedSum())
    self.kept = kept.all { $0 >= low && $0 <= high }
  }

  private mutating func middleValues(of count: Int) -> (lower: Double, upper: Double)? {
    let rank = count / 2 - countBelow
    guard rank >= 1, rank < kept.count else { return nil }
    var span = kept.mutableSpan
    return selectMiddle(rank, count, in: &span)
  }
}
