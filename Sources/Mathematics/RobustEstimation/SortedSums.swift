/// One sorted sample, in the first lane.
struct SortedSums {
  private let origin: Double
  private let centered: [Double]
  private var sums = CenteredSums([])

  /// Takes values in ascending order.
  ///
  /// - Precondition: at least one value, in ascending order, each finite.
  init(_ values: Span<Double>) {
    precondition(!values.isEmpty, "a sample has at least one value")
    let origin = values[(values.count - 1) / 2] + 0
    var centered = [Double](repeating: values[0] - origin, count: values.count)
    for i in 1..<max(1, values.count) {
      precondition(values[i - 1] <= values[i], "the values are in ascending order")
      centered[i] = values[i] - origin
    }
    (self.origin, self.centered) = (origin, centered)
  }
}

extension SortedSums: ClippedSums {
  var counts: Numbers { Self.lanes(Double(centered.count)) }

  var origins: Numbers { Self.lanes(origin) }

  var medians: Numbers { Self.lanes(median(sorted: centered.span)) }

  func medianDistances() -> Numbers {
    Self.lanes(medianAbsoluteDeviation(sorted: centered.span))
  }

  func standardDeviation(_ lane: Int) -> Double {
    SampleMoments(centered.span).standardDeviation ?? 0
  }

  mutating func scale(by factors: Numbers) {
    sums = CenteredSums(centered, times: factors[0])
  }

  func part(from lower: Numbers, through upper: Numbers) -> ClippedPart {
    let run = sums.run(from: lower[0], through: upper[0])
    var part = ClippedPart(lower: lower, upper: upper)
    part.below[0] = Double(run.lowerBound)
    part.count[0] = Double(run.count)
    part.sum[0] = sums.sum(run).value
    return part
  }

  func sumOfSquares(of part: ClippedPart, around x: Numbers) -> Numbers {
    Self.lanes(max(0, sums.sumOfSquares(run(part), around: x[0]).value))
  }

  func extremes(of part: ClippedPart) -> (least: Numbers, greatest: Numbers) {
    let run = run(part)
    guard !run.isEmpty else { return (.zero, .zero) }
    return (Self.lanes(sums.value(run.lowerBound)), Self.lanes(sums.value(run.upperBound - 1)))
  }

  private func run(_ part: ClippedPart) -> Range<Int> {
    let first = Int(part.below[0])
    return first..<(first + Int(part.count[0]))
  }

  private static func lanes(_ number: Double) -> Numbers { Numbers(number, 0, 0, 0, 0, 0, 0, 0) }
}
