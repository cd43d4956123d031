import Mathematics

extension LaneAnalysis {
  /// What the scores come to, as far as plain doubles tell; false where they do not.
  mutating func siftScores(_ end: Int) -> Bool {
    tallies.removeAll(keepingCapacity: true)
    let propagation = propagation(end)
    for place in kinds.indices {
      let sieve = sieve(kinds[place], limits[place], propagation, end)
      guard sieve.hasCounted, sieve.standsAloneInEach else { return false }
      tallies.append(
        LaneTally(
          sieve, count: end / Self.width,
          greatest: magnitudes(kinds[place], of: sieve.places, propagation)))
    }
    return true
  }

  private func sieve(
    _ kind: ScoreKind, _ limits: ScoreLimits, _ propagation: Propagation, _ end: Int
  ) -> ScoreSieve {
    let (x, w) = (values.span.extracting(0..<end), weights.span.extracting(0..<end))
    let u = standardUncertainties.span.extracting(0..<end)
    let U = expandedUncertainties.span.extracting(0..<end)
    let k = coverageFactors.span.extracting(0..<end)
    let present = PresentLanes(counts)
    var sieve = ScoreSieve(limits)
    var index = 0
    while index < end {
      let deviations = present.keeping(
        (DoubleDoubleLanes(x.eight(at: index)) - assignedValues).high, at: index)
      let squares = propagation.roughSquares(
        kind, w.eight(at: index), u.eight(at: index), U.eight(at: index), k.eight(at: index))
      sieve.add(squares, deviations, at: index)
      index &+= Self.width
    }
    return sieve
  }

  /// The magnitudes of the scores of some results, one a lane.
  private func magnitudes(
    _ kind: ScoreKind, of places: SIMD8<Int64>, _ propagation: Propagation
  ) -> Numbers {
    var (x, w, u, U, k) = (Numbers.zero, Numbers.zero, Numbers.zero, Numbers.zero, Numbers.zero)
    for lane in 0..<Self.width {
      let index = Int(places[lane]) + lane
      (x[lane], w[lane], u[lane]) = (values[index], weights[index], standardUncertainties[index])
      (U[lane], k[lane]) = (expandedUncertainties[index], coverageFactors[index])
    }
    let deviations = (DoubleDoubleLanes(x) - assignedValues).high
    let scores = deviations / propagation.divisors(kind, w, u, U, k)
    return scores.replacing(with: -scores, where: scores .< .zero)
  }
}
