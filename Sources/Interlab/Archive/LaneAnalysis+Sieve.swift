import Mathematics

extension LaneAnalysis {
  /// What the scores come to, as far as plain doubles tell; false where they do not.
  mutating func siftScores(_ end: Int) -> Bool {
    tallies.removeAll(keepingCapacity: true)
    let propagation = propagation(end)
    let present = PresentLanes(counts)
    for place in kinds.indices {
      writeSquares(kinds[place], propagation, end)
      let sieve = ScoreSieve(scores.span.extracting(0..<end), limits[place], present)
      guard sieve.hasCounted, sieve.standsAloneInEach else { return false }
      tallies.append(
        LaneTally(
          sieve, count: end / Self.width,
          greatest: magnitudes(kinds[place], of: sieve.places, propagation)))
    }
    return true
  }

  private mutating func writeSquares(_ kind: ScoreKind, _ propagation: Propagation, _ end: Int) {
    // Taken out, so that the other columns can be read while it is written.
    var column: [Double] = []
    swap(&column, &scores)
    propagation.writeSquares(
      kind, of: values.span.extracting(0..<end), from: assignedValues,
      weights.span.extracting(0..<end), standardUncertainties.span.extracting(0..<end),
      expandedUncertainties.span.extracting(0..<end), coverageFactors.span.extracting(0..<end),
      to: &column)
    swap(&column, &scores)
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
