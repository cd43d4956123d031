extension ColumnAnalysis {
  /// Takes the results of a comparison, row by row; false where ``Analysis`` has to: some lack an uncertainty
  /// that is needed, or a number is not usual.
  public mutating func take(
    _ rows: Span<Double>, _ places: ResultPlaces, needsUncertainties: Bool
  ) -> Bool {
    count = rows.count / places.width
    let uncertainty = places.uncertainty.flatMap {
      isBlank(rows, $0, places.width) ? nil : $0
    }
    guard begin(places, uncertainty, needsUncertainties) else { return false }
    reserve()
    // Copied and completed a part at a time, few enough to stay near the processor.
    for first in stride(from: 0, to: count, by: Self.atOnce) {
      let results = first..<min(first + Self.atOnce, count)
      let part = rows.extracting(
        results.lowerBound * places.width..<results.upperBound * places.width)
      copy(part, places, uncertainty, from: first)
      guard complete(results) else { return false }
    }
    return true
  }

  /// Takes the results of a comparison with the columns that they stand in, which have to be given back;
  /// false, the columns as they were, where ``Analysis`` has to.
  public mutating func take(
    _ columns: inout [[Double]], _ places: ResultPlaces, needsUncertainties: Bool
  ) -> Bool {
    count = columns[places.value].count
    let uncertainty = places.uncertainty.flatMap { columns[$0].allSatisfy(\.isNaN) ? nil : $0 }
    guard begin(places, uncertainty, needsUncertainties) else { return false }
    exchange(&columns, places)
    reserve()
    if hasUncertainties, places.coverageFactor == nil {
      for row in 0..<count { coverageFactors[row] = .nan }
    }
    if hasUncertainties, !areStated(coverageFactors.span.extracting(0..<count)) {
      assumedFactors = (0..<count).map { coverageFactors[$0].isNaN }
    }
    for first in stride(from: 0, to: count, by: Self.atOnce)
    where !complete(first..<min(first + Self.atOnce, count)) {
      giveBack(&columns, places)
      return false
    }
    return true
  }

  /// Gives the columns back that were taken with the results.
  public mutating func giveBack(_ columns: inout [[Double]], _ places: ResultPlaces) {
    for row in assumedFactors.indices where assumedFactors[row] { coverageFactors[row] = .nan }
    exchange(&columns, places)
  }

  private mutating func exchange(_ columns: inout [[Double]], _ places: ResultPlaces) {
    swap(&values, &columns[places.value])
    guard hasUncertainties, let uncertainty = places.uncertainty else { return }
    if places.statesExpanded {
      swap(&expandedUncertainties, &columns[uncertainty])
    } else {
      swap(&standardUncertainties, &columns[uncertainty])
    }
    if let factor = places.coverageFactor { swap(&coverageFactors, &columns[factor]) }
  }

  /// Whether no row has a number in one column.
  private func isBlank(_ rows: Span<Double>, _ column: Int, _ width: Int) -> Bool {
    for row in stride(from: column, to: rows.count, by: width) where !rows[row].isNaN {
      return false
    }
    return true
  }

  /// Begins a comparison; false where it lacks uncertainties that are needed.
  private mutating func begin(
    _ places: ResultPlaces, _ uncertainty: Int?, _ needsUncertainties: Bool
  ) -> Bool {
    hasUncertainties = uncertainty != nil
    onlyStandardIsReported = hasUncertainties && !places.statesExpanded
    assumesCoverageFactor = false
    assumedFactors.removeAll(keepingCapacity: true)
    return hasUncertainties || !needsUncertainties
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
    return completed.areUsual && (!completed.lackSome || mayLackUncertainties)
  }

  /// Whether results may lack an uncertainty that others have.
  private var mayLackUncertainties: Bool { !usesUncertainty && !estimator.usesUncertainties }
}
