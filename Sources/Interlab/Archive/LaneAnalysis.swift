import Mathematics

/// Eight comparisons of an archive at once, one a lane: ζ and E_n against weighted means, of which only
/// tallies are kept.
///
/// Small comparisons one after the other would leave most lanes of the processor empty, or waiting. The
/// numbers are those of ``ColumnAnalysis``, bit for bit.
public struct LaneAnalysis: Sendable {
  typealias Numbers = DoubleDoubleLanes.Numbers

  /// How many comparisons are analysed at once.
  public static let width = 8

  /// The most results of a comparison: so many stay near the processor.
  public static let longest = 100

  /// How many results each comparison has.
  var counts = [Int](repeating: 0, count: width)

  // Result i of the comparison in lane j stands at 8 i + j.
  var values = Self.room
  var standardUncertainties = Self.room
  var expandedUncertainties = Self.room
  var coverageFactors = Self.room
  private var statesExpanded = false

  private static let room = [Double](repeating: 0, count: width * longest)

  let kinds: [ScoreKind]
  let limits: [ScoreLimits]
  var weights = Self.room
  private var deviationUncertainties = Self.room
  private var expanded = Self.room
  var scores = Self.room
  var assignedValues = DoubleDoubleLanes(.zero)
  private var assignedStandardUncertainties = Numbers.zero
  var tallies: [LaneTally] = []

  /// Prepares for what `analysis` does one by one; `nil` where this does not cover it.
  public init?(_ analysis: ColumnAnalysis) {
    guard case .weightedMean(isBirge: false) = analysis.estimator, analysis.sigmaPtMethod == nil,
      !analysis.isDetailed, !analysis.findsNotices,
      analysis.kinds.allSatisfy({ $0 == .zeta || $0 == .En })
    else { return nil }
    kinds = analysis.kinds
    limits = kinds.compactMap { $0.limits(analysis.enLimit) }
  }

  /// Takes the results of the comparison in one lane, row by row; false where they are too few or too many,
  /// or state no uncertainties.
  public mutating func take(_ rows: Span<Double>, _ places: ResultPlaces, lane: Int) -> Bool {
    counts[lane] = rows.count / places.width
    guard counts[lane] > 1, counts[lane] <= Self.longest, let uncertainty = places.uncertainty
    else { return false }
    statesExpanded = places.statesExpanded
    let target = (lane, Self.width)
    if statesExpanded {
      places.copy(
        rows, uncertainty, to: &values, &expandedUncertainties, &coverageFactors, target)
    } else {
      places.copy(
        rows, uncertainty, to: &values, &standardUncertainties, &coverageFactors, target)
    }
    return true
  }

  /// Scores the comparisons that were taken, one in each lane; false where ``ColumnAnalysis`` has to.
  public mutating func analyze() -> Bool {
    let end = Self.width * (counts.max() ?? 0)
    fillUp(end)
    let completed = completeUncertainties(
      0..<end, statesExpanded: statesExpanded, &standardUncertainties, &expandedUncertainties,
      &coverageFactors)
    guard completed.areUsual, !completed.lackSome, areUsual(values.span.extracting(0..<end))
    else { return false }
    let means = findMeans(end)
    // Nothing is added to them, and the root of a square is the number itself.
    assignedStandardUncertainties = means.standardUncertainties
    assignedValues = means.values
    return findScores(end)
  }

  /// Lets the first result of a comparison stand where it has none and another has.
  private mutating func fillUp(_ end: Int) {
    for lane in 0..<Self.width {
      for index in stride(from: Self.width * counts[lane] + lane, to: end, by: Self.width) {
        values[index] = values[lane]
        standardUncertainties[index] = standardUncertainties[lane]
        expandedUncertainties[index] = expandedUncertainties[lane]
        coverageFactors[index] = coverageFactors[lane]
      }
    }
  }

  private mutating func findMeans(_ end: Int) -> InverseVarianceMeans {
    let means = InverseVarianceMeans(
      values.span.extracting(0..<end), standardUncertainties.span.extracting(0..<end), counts)
    // Taken out, so that the uncertainties can be read while they are written.
    var column: [Double] = []
    swap(&column, &weights)
    var span = column.mutableSpan
    means.writeWeights(standardUncertainties.span.extracting(0..<end), counts, to: &span)
    swap(&column, &weights)
    return means
  }

  /// What the scores come to; false where one does not exist.
  private mutating func findScores(_ end: Int) -> Bool {
    if siftScores(end) { return true }
    guard findUncertainties(end) else { return false }
    tallies.removeAll(keepingCapacity: true)
    var column: [Double] = []
    swap(&column, &scores)
    for place in kinds.indices {
      let divisors = kinds[place] == .En ? expanded : deviationUncertainties
      Self.divide(
        values.span.extracting(0..<end), minus: assignedValues, PresentLanes(counts),
        by: divisors.span.extracting(0..<end), into: &column)
      tallies.append(LaneTally(column.span.extracting(0..<end), limits[place]))
    }
    swap(&column, &scores)
    return tallies.allSatisfy { $0.greatest.largestLane.isFinite }
  }

  private mutating func findUncertainties(_ end: Int) -> Bool {
    // Taken out, so that the other columns can be read while these are written.
    var (u_d, U_d): ([Double], [Double]) = ([], [])
    swap(&u_d, &deviationUncertainties)
    swap(&U_d, &expanded)
    defer {
      swap(&u_d, &deviationUncertainties)
      swap(&U_d, &expanded)
    }
    return propagation(end).write(
      weights.span.extracting(0..<end), standardUncertainties.span.extracting(0..<end),
      expandedUncertainties.span.extracting(0..<end),
      coverageFactors.span.extracting(0..<end), &u_d, &U_d)
  }

  func propagation(_ end: Int) -> Propagation {
    let u_pt = assignedStandardUncertainties
    return Propagation(
      PropagatedVariance(
        weights.span.extracting(0..<end), standardUncertainties.span.extracting(0..<end), counts),
      u_pt: u_pt, U_pt: 2 * u_pt, factor: 2, givesStandard: kinds.contains(.zeta))
  }

  /// The quotients of the deviations, zero where a comparison has no result.
  private static func divide(
    _ values: Span<Double>, minus origins: DoubleDoubleLanes, _ present: PresentLanes,
    by divisors: Span<Double>, into scores: inout [Double]
  ) {
    var scores = scores.mutableSpan
    for index in stride(from: 0, to: values.count, by: width) {
      let deviations = (DoubleDoubleLanes(values.eight(at: index)) - origins).high
      scores.store(present.keeping(deviations, at: index) / divisors.eight(at: index), at: index)
    }
  }

  /// Lays what was found of the comparison in one lane into `analysis`.
  public func lay(_ lane: Int, into analysis: inout ColumnAnalysis) {
    analysis.assignedValue = assignedValues[lane]
    analysis.assignedStandardUncertainty = assignedStandardUncertainties[lane]
    for place in tallies.indices {
      analysis.tallies[place] = ColumnTally(tallies[place], lane: lane, count: counts[lane])
    }
  }
}
