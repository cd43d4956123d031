import Mathematics

extension ColumnAnalysis {
  /// Counts the scores of some results against a weighted mean, as far as plain doubles tell; false, with
  /// nothing counted, where they do not, or where all scores are asked for.
  mutating func sift(_ rows: Range<Int>, _ basis: UncertaintyBasis) -> Bool {
    guard !isDetailed, let propagation = propagation(basis) else { return false }
    var found: [(sieve: ScoreSieve, largest: Double)] = []
    for kind in kinds {
      guard kind == .En || kind == .zeta, let limits = kind.limits(enLimit) else { return false }
      let sieve = sieve(kind, limits, propagation, rows, basis)
      guard sieve.hasCounted, let place = sieve.place else { return false }
      found.append(
        (sieve, magnitude(kind, of: rows.lowerBound + place, propagation, basis)))
    }
    for (column, (sieve, largest)) in found.enumerated() {
      tallies[column].add(sieve, count: rows.count, largest: largest)
    }
    return true
  }

  private func sieve(
    _ kind: ScoreKind, _ limits: ScoreLimits, _ propagation: Propagation, _ rows: Range<Int>,
    _ basis: UncertaintyBasis
  ) -> ScoreSieve {
    typealias Numbers = ScoreSieve.Numbers
    let (x, w) = (values.span.extracting(rows), weights.span.extracting(rows))
    let u = standardUncertainties.span.extracting(rows)
    let U = expandedUncertainties.span.extracting(rows)
    let k = coverageFactors.span.extracting(rows)
    let (scale, unit) = (
      Numbers(repeating: inflation / basis.unit), Numbers(repeating: 1 / basis.unit)
    )
    let origin = DoubleDoubleLanes(repeating: assignedValue)
    var sieve = ScoreSieve(limits)
    var index = 0
    while index < rows.count {
      var deviations =
        (DoubleDoubleLanes(x.lanes(at: index, filling: origin.high[0])) - origin).high * unit
      // None beyond the last.
      for lane in max(0, rows.count - index)..<max(8, rows.count - index) {
        deviations[lane] = 0
      }
      let squares = propagation.roughSquares(
        kind, w.lanes(at: index, filling: 0), scale * u.lanes(at: index, filling: 1),
        scale * U.lanes(at: index, filling: 1), k.lanes(at: index, filling: basis.factor))
      sieve.add(squares, deviations, at: index)
      index &+= 8
    }
    return sieve
  }

  /// The magnitude of the score of one result.
  private func magnitude(
    _ kind: ScoreKind, of row: Int, _ propagation: Propagation, _ basis: UncertaintyBasis
  ) -> Double {
    typealias Numbers = ScoreSieve.Numbers
    let scale = inflation / basis.unit
    let divisor = propagation.divisors(
      kind, Numbers(repeating: weights[row]),
      Numbers(repeating: scale * standardUncertainties[row]),
      Numbers(repeating: scale * expandedUncertainties[row]),
      Numbers(repeating: coverageFactors[row]))[0]
    let deviation = (DoubleDouble(values[row]) - assignedValue).value
    return (deviation / (divisor * basis.unit)).magnitude
  }
}
