/// One iteration of Algorithm A on up to eight samples at once, and its repetition.
///
/// Each lane has the bits that it would have alone.
struct Clipping<Sums: ClippedSums> {
  typealias Numbers = SIMD8<Double>
  typealias Mask = SIMDMask<SIMD8<Int64>>
  typealias State = ClippingState

  private var sums: Sums
  private let factor: Double?

  /// Creates the iteration; without the `factor` of s*, that is held.
  @inline(__always)
  init(sums: Sums, factor: Double?) {
    self.sums = sums
    self.factor = factor
  }

  // MARK: Repetition

  /// Where the iteration from `start` ends: with a `rule`, at the first iterate that it cannot
  /// tell from the one before, else at the fixed point; in both, at a collapse. A scale of zero is its own
  /// end.
  ///
  /// Once a step leaves the same results inside the limits, the fixed point of those results is
  /// taken, if its own limits enclose just them.
  @inline(__always)
  mutating func end(from start: State, under rule: PrintedStopRule?) -> ClippingEnd {
    var (state, part) = (start, part(start))
    var end = ClippingEnd(
      state: start, below: part.below, inside: part.count, exists: start.s .== Numbers.zero)
    var isOpen = start.s .> Numbers.zero
    for iteration in 1...AlgorithmA.iterationLimit {
      guard any(isOpen) else { break }
      let next = next(state, part)
      let nextPart = self.part(next)
      isOpen = isOpen .& next.isFinite
      let isSame = isOpen .& nextPart.isSame(as: part)
      if any(isSame) {
        let (fixed, exists) = fixedPoint(of: part, s: state.s)
        let own = self.part(fixed)
        var isFound = isSame .& exists .& own.isSame(as: part)
        if rule != nil { isFound = isFound .& (fixed.s .== Numbers.zero) }
        end.take(fixed, own, iteration, where: isFound)
        isOpen = isOpen .& .!isFound
      }
      var isLast = isOpen
      if let rule {
        isLast = iteration > 1 ? rule.identify(state, next, where: isOpen) : Mask(repeating: false)
      } else {
        isLast = isOpen .& next.isClose(to: state)
      }
      end.take(next, nextPart, iteration, where: isLast)
      isOpen = isOpen .& .!isLast
      (state, part) = (next, nextPart)
    }
    return end
  }

  // MARK: Formulae

  /// The values within x* ± 1.5 s*.
  @inline(__always)
  private mutating func part(_ state: State) -> ClippedPart {
    let limit = state.s * 1.5
    return sums.part(from: state.x - limit, through: state.x + limit)
  }

  /// x* and s* of the results clipped at the limits of `state`, inside which those of `part` lie.
  @inline(__always)
  private func next(_ state: State, _ part: ClippedPart) -> State {
    let (p, k) = (sums.counts, part.count)
    let (below, above) = (part.below, p - k - part.below)
    let limit = state.s * 1.5
    let shift = ((part.sum - k * state.x) + limit * (above - below)) / p
    let (low, high) = (limit + shift, limit - shift)
    var next = State(x: state.x + shift, s: state.s)
    if let factor {
      let clipped = below * low * low + above * high * high
      let sumOfSquares = sums.sumOfSquares(of: part, around: next.x) + clipped
      next.s = (sumOfSquares / (p - 1)).squareRoot() * factor
    }
    return next
  }

  /// The fixed point while the results of `part` are those inside the limits, and where it exists:
  ///
  ///     s² ((p − 1)/f² − 1.5² (a + b + (b − a)²/k)) = Σ(y − ȳ)²,   x = ȳ + 1.5 s (b − a)/k
  ///
  /// for the factor f, a results below the limits, b above, k inside with mean ȳ. Its own limits may
  /// enclose other results.
  @inline(__always)
  private func fixedPoint(of part: ClippedPart, s held: Numbers) -> (State, exists: Mask) {
    let (p, k) = (sums.counts, part.count)
    let (below, above) = (part.below, p - k - part.below)
    let surplus = above - below
    // The mean of equal values is that value exactly, so that a collapse ends at zero.
    let (least, greatest) = sums.extremes(of: part)
    let isSingle = least .== greatest
    let mean = (part.sum / k).replacing(with: least, where: isSingle)
    var (s, exists) = (held, k .> Numbers.zero)
    if let factor {
      let clipped = below + above + surplus * surplus / k
      let divisor = (p - 1) / (factor * factor) - clipped * 2.25
      exists = exists .& (divisor .> Numbers.zero)
      let sumOfSquares = sums.sumOfSquares(of: part, around: mean)
      s = (sumOfSquares.replacing(with: 0, where: isSingle) / divisor).squareRoot()
    }
    return (State(x: mean + s * 1.5 * surplus / k, s: s), exists)
  }
}
