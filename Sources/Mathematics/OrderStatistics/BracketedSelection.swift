/// The two middle order statistics of many numbers, found in one pass without a copy of them.
///
/// A sample brackets the middle; the pass counts what lies below the bracket and keeps what lies inside,
/// among which the ranks are then selected.
///
/// Complexity: O(n), some 3 % of the numbers kept.
/// Reference: R. W. Floyd, R. L. Rivest, "Expected time bounds for selection", Comm. ACM 18 (1975)
/// 165.
struct BracketedSelection {
  private let low: Double
  private let high: Double
  private var countBelow = 0
  private var kept: [Double] = []

  /// Fewer numbers are selected from faster in a copy.
  static let leastCount = 20_000

  /// The two middle ones of the numbers, each with `transform` applied, eight at a time or one, and
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
    sortAscending(&sample)
    // Six standard deviations of the rank, that of a sample being √size/2.
    let margin = 3 * Int(Double(size).squareRoot())
    low = sample[size / 2 - margin]
    high = sample[size / 2 + margin]
  }

  @inline(__always)
  private mutating func sort(
    _ values: Span<Double>, _ transform: (SIMD8<Double>) -> SIMD8<Double>
  ) {
    let (lows, highs) = (SIMD8(repeating: low), SIMD8(repeating: high))
    var below = SIMD8<Int64>.zero
    var buffer = [Double](repeating: 0, count: 1032)
    var filled = 0
    var i = 0
    while i + 8 <= values.count {
      let numbers = transform(
        SIMD8(
          values[i], values[i + 1], values[i + 2], values[i + 3], values[i + 4], values[i + 5],
          values[i + 6], values[i + 7]))
      let isBelow = numbers .< lows
      let isInside = .!isBelow .& (numbers .<= highs)
      below &+= SIMD8<Int64>.zero.replacing(with: 1, where: isBelow)
      if any(isInside) {
        for lane in 0..<8 {
          buffer[filled] = numbers[lane]
          filled += isInside[lane] ? 1 : 0
        }
        if filled >= 1024 {
          kept += buffer[..<filled]
          filled = 0
        }
      }
      i += 8
    }
    kept += buffer[..<filled]
    countBelow = Int(below.wrappedSum())
    while i < values.count {
      let number = transform(SIMD8(repeating: values[i]))[0]
      if number < low { countBelow += 1 } else if number <= high { kept.append(number) }
      i += 1
    }
  }

  private mutating func middleValues(of count: Int) -> (lower: Double, upper: Double)? {
    let rank = count / 2 - countBelow
    guard rank >= 1, rank < kept.count else { return nil }
    var span = kept.mutableSpan
    return selectMiddle(rank, count, in: &span)
  }
}
