/// One iteration of Algorithm A on centred results, and its repetition.
struct Clipping {
  /// x* and s*.
  struct State {
    var x, s: Double

    /// Whether a step from `other` moved by no more than 1e-13 of s*, or a rounding of x*.
    func isClose(to other: State) -> Bool {
      let distance = max(1e-13 * s, .ulpOfOne * x.magnitude)
      return (x - other.x).magnitude <= distance && (s - other.s).magnitude <= 1e-13 * s
    }
  }

  private let sums: CenteredSums
  private let factor: Double?

  /// Creates the iteration; without the `factor` of s*, that is held.
  init(sums: CenteredSums, factor: Double?) {
    self.sums = sums
    self.factor = factor
  }

  /// The results within x* ± 1.5 s*.
  func inside(_ state: State) -> Range<Int> {
    sums.run(from: state.x - 1.5 * state.s, through: state.x + 1.5 * state.s)
  }

  // MARK: Repetition

  /// Where the iteration from `start` ends: with a `rounding`, at the first iterate that it cannot
  /// tell from the one before, else at the fixed point; in both, at a collapse.
  ///
  /// Once a step leaves the same results inside the limits, the fixed point of those results is
  /// taken, if its own limits enclose just them.
  func end(
    from start: State, under rounding: Rounding?
  ) throws(AlgorithmA.NotConverged) -> (state: State, iterations: Int) {
    guard start.s > 0 else { return (start, 0) }
    var (state, run) = (start, inside(start))
    for iteration in 1...AlgorithmA.iterationLimit {
      let next = try next(state, run)
      let nextRun = inside(next)
      if nextRun == run, let end = fixedPoint(of: run, s: state.s) {
        if rounding == nil || end.s == 0 { return (end, iteration) }
      }
      if let rounding {
        if iteration > 1, rounding.identifies(state, next) { return (next, iteration) }
      } else if next.isClose(to: state) {
        return (next, iteration)
      }
      (state, run) = (next, nextRun)
    }
    throw AlgorithmA.NotConverged()
  }

  // MARK: Formulae

  /// x* and s* of the results clipped at the limits of `state`, inside which those of `run` lie.
  private func next(
    _ state: State, _ run: Range<Int>
  ) throws(AlgorithmA.NotConverged) -> State {
    let (p, k) = (Double(sums.count), Double(run.count))
    let (below, above) = (Double(run.lowerBound), Double(sums.count - run.upperBound))
    let limit = 1.5 * state.s
    let sumFromX = sums.sum(run) - DoubleDouble.product(k, state.x)
    let shift = (sumFromX + limit * (above - below)).value / p
    let (low, high) = (limit + shift, limit - shift)
    var next = State(x: state.x + shift, s: state.s)
    if let factor {
      let sumOfSquares =
        sums.sumOfSquares(run, around: next.x) + (below * low * low + above * high * high)
      next.s = factor * (max(0, sumOfSquares.value) / (p - 1)).squareRoot()
    }
    guard next.x.isFinite, next.s.isFinite else { throw AlgorithmA.NotConverged() }
    return next
  }

  /// The fixed point while the results of `run` are those inside the limits:
  ///
  ///     s² ((p − 1)/f² − 1.5² (a + b + (b − a)²/k)) = Σ(y − ȳ)²,   x = ȳ + 1.5 s (b − a)/k
  ///
  /// for the factor f, a results below the limits, b above, k inside with mean ȳ. `nil` where there
  /// is none, or where its own limits enclose other results.
  private func fixedPoint(of run: Range<Int>, s held: Double) -> State? {
    guard !run.isEmpty else { return nil }
    let k = Double(run.count)
    let (below, above) = (Double(run.lowerBound), Double(sums.count - run.upperBound))
    let surplus = above - below
    var s = held
    if let factor {
      let clipped = below + above + surplus * surplus / k
      let divisor = Double(sums.count - 1) / (factor * factor) - 2.25 * clipped
      guard divisor > 0 else { return nil }
      s = (sums.sumOfSquaredDeviations(run).value / divisor).squareRoot()
    }
    let end = State(x: (sums.mean(run) + 1.5 * s * surplus / k).value, s: s)
    return inside(end) == run ? end : nil
  }
}

extension Clipping {
  /// The printed rule of when two iterates are the same.
  struct Rounding {
    /// What the centred results were taken from.
    let origin: Double

    /// The unit of the centred results.
    let unit: Double

    /// Whether x* is rounded to the place of the third figure of s*, not to its own.
    let ofScale: Bool

    /// Whether both iterates round to the same x* and the same s*.
    func identifies(_ a: State, _ b: State) -> Bool {
      let s = ThreeFigures(b.s * unit)
      guard s == ThreeFigures(a.s * unit) else { return false }
      let (x, y) = (origin + a.x * unit, origin + b.x * unit)
      guard ofScale else { return ThreeFigures(x) == ThreeFigures(y) }
      return ThreeFigures(x, place: s.place) == ThreeFigures(y, place: s.place)
    }
  }
}
