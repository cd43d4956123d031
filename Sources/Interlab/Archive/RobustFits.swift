import Mathematics

/// Algorithm A over the values of some comparisons that are analysed in turn: fitted for all of them where
/// the first asks, since eight at once take little more time than one.
struct RobustFits: Sendable {
  private struct Batch {
    let constants: RobustConstants
    let stop: AlgorithmA.Stop
    let fits: [AlgorithmA?]
  }

  private var values: [Double] = []
  private var ends: [Int] = []
  private var batches: [Batch] = []

  /// Takes the values of comparisons one after the other, each up to its place among `ends`.
  mutating func take(_ values: inout [Double], _ ends: inout [Int]) {
    swap(&self.values, &values)
    swap(&self.ends, &ends)
    batches.removeAll(keepingCapacity: true)
  }

  /// The fit of one of the comparisons; `nil` where they were not taken, and within it where the
  /// iteration has no end.
  mutating func fit(
    of place: Int?, _ constants: RobustConstants, _ stop: AlgorithmA.Stop
  ) -> AlgorithmA?? {
    guard let place, place < ends.count else { return nil }
    let isAsked: (Batch) -> Bool = { $0.constants == constants && $0.stop == stop }
    if let known = batches.first(where: isAsked) { return known.fits[place] }
    let fits = AlgorithmA.fits(values.span, ends: ends, constants: constants, stop: stop)
    batches.append(Batch(constants: constants, stop: stop, fits: fits))
    return fits[place]
  }
}

extension ColumnAnalysis {
  /// Whether Algorithm A may be asked for.
  public var mayFit: Bool {
    if findsNotices { return true }
    switch estimator {
    case .algorithmA: return true
    case .median: return false
    case .stated, .mean, .weightedMean, .randomEffects:
      if case .robust = sigmaPtMethod { return true }
      return false
    }
  }

  /// Takes the values of the next comparisons, finite and one after the other, each up to its place among
  /// `ends`; what was in the arrays is overwritten.
  public mutating func takeNext(_ values: inout [Double], _ ends: inout [Int]) {
    fits.take(&values, &ends)
  }

  /// Algorithm A over the values of the comparison.
  mutating func fit(
    _ count: Int, _ constants: RobustConstants = .printed, _ stop: AlgorithmA.Stop = .fixedPoint
  ) -> AlgorithmA? {
    if let known = fits.fit(of: place, constants, stop) { return known }
    return try? AlgorithmA(
      sorted: sorted.span.extracting(0..<count), constants: constants, stop: stop)
  }
}
