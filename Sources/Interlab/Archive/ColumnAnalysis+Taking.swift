extension ColumnAnalysis {
  /// Takes the results of a comparison, row by row; false where ``Analysis`` has to: they are not all alike,
  /// or not usual.
  public mutating func take(
    _ rows: Span<Double>, _ places: ResultPlaces, needsUncertainties: Bool
  ) -> Bool {
    count = rows.count / places.width
    let stated = places.uncertainty.flatMap { rows[$0].isNaN ? nil : $0 }
    if stated == nil {
      guard !needsUncertainties, lacksUncertainties(rows, places) else { return false }
    }
    begin(stated == nil ? nil : places.statesExpanded)
    // Copied and completed a part at a time, few enough to stay near the processor.
    for first in stride(from: 0, to: count, by: Self.atOnce) {
      let results = first..<min(first + Self.atOnce, count)
      let part = rows.extracting(
        results.lowerBound * places.width..<results.upperBound * places.width)
      copy(part, places, stated, from: first)
      guard complete(results) else { return false }
    }
    return true
  }

  private func lacksUncertainties(_ rows: Span<Double>, _ places: ResultPlaces) -> Bool {
    guard let uncertainty = places.uncertainty else { return true }
    for row in stride(from: uncertainty, to: rows.count, by: places.width)
    where !rows[row].isNaN { return false }
    return true
  }

  private mutating func begin(_ statesExpanded: Bool?) {
    hasUncertainties = statesExpanded != nil
    onlyStandardIsReported = statesExpanded == false
    assumesCoverageFactor = false
    reserve(count)
  }

  private mutating func copy(
    _ rows: Span<Double>, _ places: ResultPlaces, _ uncertainty: Int?, from first: Int
  ) {
    guard let uncertainty else { return places.copyValues(rows, to: &values, from: first) }
    if places.statesExpanded {
      places.copy(
        rows, uncertainty, to: &values, &expandedUncertainties, &coverageFactors, (first, 1))
    } else {
      places.copy(
        rows, uncertainty, to: &values, &standardUncertainties, &coverageFactors, (first, 1))
    }
  }

  private mutating func complete(_ results: Range<Int>) -> Bool {
    guard areUsual(values.span.extracting(results)) else { return false }
    guard hasUncertainties else { return true }
    let completed = completeUncertainties(
      results, statesExpanded: !onlyStandardIsReported, &standardUncertainties,
      &expandedUncertainties, &coverageFactors)
    if completed.assumesFactor { assumesCoverageFactor = true }
    return completed.areUsual
  }
}
