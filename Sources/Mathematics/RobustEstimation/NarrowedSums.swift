/// One large sample, not sorted, in the first lane.
///
/// Most values lie so far from every limit asked for that they are below, inside or above them for good: these
/// are counted and summed once, the others looked at each time. Once the limits move little, those within
/// four steps of them are enough; limits that leave these shells after all start from all values again.
///
/// Accuracy: sums run plainly within blocks and compensated over them, so counts are exact and sums within
/// about a rounding.
///
/// Complexity: O(n) until the limits move little, then about n times their last step over s*.
struct NarrowedSums {
  private let values: [Double]
  private let origin: Double
  private let median: Double
  private var factor = 1.0

  /// The values that may lie on either side of a limit, from the origin and scaled; not looked at while no
  /// value is settled.
  private var open: [Double] = []
  private var settled: Settled?

  /// The limits last asked for.
  private var last: ClippedTotals.Limits?

  /// What holds for all limits within the shells of these.
  private struct Settled {
    let limits: ClippedTotals.Limits
    let totals: ClippedTotals

    /// A little less than the shell, for roundings.
    func holds(for other: ClippedTotals.Limits) -> Bool {
      limits.distance(to: other) < 0.999 * limits.shell
    }
  }

  /// Takes the values; `nil` where they are too few, or a sample of them misled.
  ///
  /// - Precondition: finite values.
  init?(_ values: [Double]) {
    guard values.count >= BracketedSelection.leastCount,
      let (lower, upper) = BracketedSelection.middleValues(values.span, { $0 })
    else { return nil }
    self.values = values
    origin = lower + 0
    median = middle(0, upper - origin)
  }
}

extension NarrowedSums: ClippedSums {
  var counts: Numbers { Self.lanes(Double(values.count)) }

  var origins: Numbers { Self.lanes(origin) }

  var medians: Numbers { Self.lanes(median) }

  func medianDistances() -> Numbers {
    let (origins, medians) = (Numbers(repeating: origin), Numbers(repeating: median))
    if let (lower, upper) = BracketedSelection.middleValues(
      values.span, { magnitudes(($0 - origins) - medians) })
    {
      return Self.lanes(middle(lower, upper))
    }
    var distances = values.map { (($0 - origin) - median).magnitude }
    return Self.lanes(medianBySelection(in: &distances))
  }

  func standardDeviation(_ lane: Int) -> Double {
    let centered = values.map { $0 - origin }
    return SampleMoments(centered.span).standardDeviation ?? 0
  }

  mutating func scale(by factors: Numbers) { factor = factors[0] }

  mutating func part(from lower: Numbers, through upper: Numbers) -> ClippedPart {
    let limits = ClippedTotals.Limits(lower: lower[0], upper: upper[0])
    if let settled, !settled.holds(for: limits) { self.settled = nil }
    if let last { narrow(around: limits, step: limits.distance(to: last)) }
    last = limits
    let (totals, _) = totals(limits)
    var part = ClippedPart(lower: lower, upper: upper)
    part.below[0] = Double(totals.below)
    part.count[0] = Double(totals.count)
    part.sum[0] = totals.sum.value
    part.sumOfSquares[0] = totals.sumOfSquares.value
    (part.least[0], part.greatest[0]) = (totals.least, totals.greatest)
    return part
  }

  func sumOfSquares(of part: ClippedPart, around x: Numbers) -> Numbers {
    let sum = part.sumOfSquares - (part.sum * 2 - part.count * x) * x
    return sum.replacing(with: 0, where: sum .< Numbers.zero)
  }

  func extremes(of part: ClippedPart) -> (least: Numbers, greatest: Numbers) {
    (part.least, part.greatest)
  }

  private static func lanes(_ number: Double) -> Numbers { Numbers(number, 0, 0, 0, 0, 0, 0, 0) }

  // MARK: Narrowing

  /// Settles what lies more than four steps from the limits, where that leaves much fewer values open.
  private mutating func narrow(around limits: ClippedTotals.Limits, step: Double) {
    var limits = limits
    limits.shell = 4 * step
    let most = min((limits.upper - limits.lower) / 24, (settled?.limits.shell ?? .infinity) / 4)
    guard limits.shell < most else { return }
    let (totals, kept) = totals(limits)
    settled = Settled(limits: limits, totals: totals)
    open = kept
  }

  /// The totals for the limits, and the values in their shells.
  private func totals(_ limits: ClippedTotals.Limits) -> (ClippedTotals, inShells: [Double]) {
    var totals = settled?.totals ?? ClippedTotals()
    let kept =
      settled == nil
      ? totals.add(values.span, from: origin, times: factor, limits)
      : totals.add(open.span, from: 0, times: 1, limits)
    return (totals, kept)
  }
}
