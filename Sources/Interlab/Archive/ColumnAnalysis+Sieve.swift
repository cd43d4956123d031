import Mathematics

extension ColumnAnalysis {
  /// Counts the scores of some results against a weighted mean, as far as plain doubles tell; false, with
  /// nothing counted, where they do not, or where all scores are asked for.
  mutating func sift(_ rows: Range<Int>, _ basis: UncertaintyBasis) -> Bool {
    guard !isDetailed, let propagation = propagation(basis) else { return false }
    var found: [(sieve: ScoreSieve, largest: Double)] = []
    for kind in kinds {
      guard kind == .En || kind == .zeta, let limits = kind.limits(enLimit) else { return false }
      writeSquares(kind, propagation, rows, basis)
      let sieve = ScoreSieve(expanded.span.extracting(0..<rows.count), limits)
      guard sieve.hasCounted, let place = sieve.place else { return false }
      found.append(
        (sieve, magnitude(kind, of: rows.lowerBound + place, propagation, basis)))
    }
    for (column, (sieve, largest)) in found.enumerated() {
      tallies[column].add(sieve, count: rows.count, largest: largest)
    }
    return true
  }

  private mutating func writeSquares(
    _ kind: ScoreKind, _ propagation: Propagation, _ rows: Range<Int>, _ basis: UncertaintyBasis
  ) {
    // Taken out, so that the other columns can be read while it is written.
    var column: [Double] = []
    swap(&column, &expanded)
    propagation.writeSquares(
      kind, of: values.span.extracting(rows), from: DoubleDoubleLanes(repeating: assignedValue),
      weights.span.extracting(rows), standardUncertainties.span.extracting(rows),
      expandedUncertainties.span.extracting(rows), coverageFactors.span.extracting(rows),
      scale: inflation / basis.unit, unit: basis.unit, to: &column)
    swap(&column, &expanded)
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
