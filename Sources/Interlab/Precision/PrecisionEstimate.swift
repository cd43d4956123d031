import Mathematics

/// The mean of a level and the standard deviations of the method there, by one way of estimating.
///
/// Reference: ISO 5725-2:2019, 7.4; ISO 5725-5:1998, clauses 4 and 6.
public struct PrecisionEstimate: Hashable, Sendable {
  /// The mean of the level, m.
  public let mean: PrecisionFigure

  /// s_r.
  public let repeatability: PrecisionFigure

  /// s_L² before a negative one is set to zero.
  public let unclippedBetweenVariance: PrecisionFigure

  /// Whether s_L² came out negative and was set to zero.
  public var betweenIsClipped: Bool {
    if case .success(let variance) = unclippedBetweenVariance { variance < 0 } else { false }
  }

  /// s_L.
  public var between: PrecisionFigure {
    unclippedBetweenVariance.map { max(0, $0).squareRoot() }
  }

  /// s_R = √(s_r² + s_L²).
  public var reproducibility: PrecisionFigure {
    guard case .success(let s_r) = repeatability, case .success(let s_L) = between else {
      return between
    }
    return .success(rootSumOfSquares(s_r, s_L))
  }

  private static func absent(_ absence: PrecisionAbsence) -> PrecisionEstimate {
    PrecisionEstimate(
      mean: .failure(absence), repeatability: .failure(absence),
      unclippedBetweenVariance: .failure(absence))
  }

  // MARK: ISO 5725-2

  /// s_r² = MS within, s_L² = (MS between − s_r²)/n̿.
  static func classical(_ variances: LevelVariances?) -> PrecisionEstimate {
    guard let variances else { return absent(.noResults) }
    let mean = PrecisionFigure.success(variances.mean)
    guard let within = variances.withinMeanSquare else {
      return PrecisionEstimate(
        mean: mean, repeatability: .failure(.noReplicates),
        unclippedBetweenVariance: .failure(.noReplicates))
    }
    guard let between = variances.betweenMeanSquare, let n = variances.effectiveCount else {
      return PrecisionEstimate(
        mean: mean, repeatability: .success(within.squareRoot()),
        unclippedBetweenVariance: .failure(.oneLaboratory))
    }
    return PrecisionEstimate(
      mean: mean, repeatability: .success(within.squareRoot()),
      unclippedBetweenVariance: .success((between - within) / n))
  }

  // MARK: ISO 5725-5, clause 6

  /// Algorithm A on the laboratory means gives m and s*, Algorithm S on the standard deviations s_r:
  /// s_L² = s*² − s_r²/n, n the harmonic mean of the n_i.
  ///
  /// Laboratories of different n_i are pooled n by n: s_r² is the mean of the w*² by degrees of
  /// freedom.
  static func robust(_ cells: [PrecisionCellSummary], _ rules: PrecisionRules) -> PrecisionEstimate
  {
    guard !cells.isEmpty else { return absent(.noResults) }
    let sorted = cells.sortedByMean()
    let means = sorted.centeredMeans()
    guard
      let location = try? AlgorithmA(sorted: means.span, constants: rules.locationConstants)
    else { return absent(.notComputed) }
    let mean = PrecisionFigure.success(
      (sorted[0].moments.preciseMean + location.preciseLocation).value)
    guard let variance = pooledRobustVariance(cells, rules.scaleConstants) else {
      return PrecisionEstimate(
        mean: mean, repeatability: .failure(.noReplicates),
        unclippedBetweenVariance: .failure(.noReplicates))
    }
    let inverse = sum(cells.map { 1 / Double($0.count) }.sorted().span) / Double(cells.count)
    let s = location.scale
    return PrecisionEstimate(
      mean: mean, repeatability: .success(variance.squareRoot()),
      unclippedBetweenVariance: cells.count > 1
        ? .success(s * s - variance * inverse) : .failure(.oneLaboratory))
  }

  /// The mean of the squares of Algorithm S, one for each number of results, by degrees of freedom.
  private static func pooledRobustVariance(
    _ cells: [PrecisionCellSummary], _ constants: RobustConstants
  ) -> Double? {
    let groups = Dictionary(grouping: cells.filter { $0.count > 1 }, by: \.count)
    guard !groups.isEmpty else { return nil }
    var (weighted, degrees) = (CompensatedSum(), 0.0)
    for (n, group) in groups.sorted(by: { $0.key < $1.key }) {
      let deviations = group.compactMap(\.standardDeviation).sorted()
      guard
        let w = try? AlgorithmS(
          deviations.span, degreesOfFreedom: Double(n - 1), constants: constants)
      else { return nil }
      let ν = Double(group.count * (n - 1))
      weighted.add(ν * w.value * w.value)
      degrees += ν
    }
    return weighted.value / degrees
  }

  // MARK: ISO 5725-5, clause 4

  /// From the differences D and the averages y of the pairs: s_r = s_D/√2, s_L² = s_y² − s_r²/2;
  /// with the robust pair, s_D and s_y are the s* of Algorithm A.
  static func splitLevel(
    _ pairs: Result<SplitLevelPairs, PrecisionAbsence>, _ rules: PrecisionRules
  ) -> PrecisionEstimate {
    let found: SplitLevelPairs
    switch pairs {
    case .success(let value): found = value
    case .failure(let absence): return absent(absence)
    }
    guard
      let (mean, s_y) = locationAndScale(found.averages, rules),
      let (_, s_D) = locationAndScale(found.differences, rules)
    else {
      return PrecisionEstimate(
        mean: found.averages.first.map { .success($0.mean) } ?? .failure(.noResults),
        repeatability: .failure(.oneLaboratory),
        unclippedBetweenVariance: .failure(.oneLaboratory))
    }
    let variance = s_D * s_D / 2
    return PrecisionEstimate(
      mean: .success(mean), repeatability: .success(variance.squareRoot()),
      unclippedBetweenVariance: .success(s_y * s_y - variance / 2))
  }

  /// Mean and standard deviation, or x* and s*; `nil` for one laboratory.
  private static func locationAndScale(
    _ cells: [PrecisionCellSummary], _ rules: PrecisionRules
  ) -> (mean: Double, deviation: Double)? {
    let sorted = cells.sortedByMean()
    guard sorted.count > 1 else { return nil }
    let (origin, means) = (sorted[0].moments.preciseMean, sorted.centeredMeans())
    if rules.isRobust {
      guard let robust = try? AlgorithmA(sorted: means.span, constants: rules.locationConstants)
      else { return nil }
      return ((origin + robust.preciseLocation).value, robust.scale)
    }
    let moments = SampleMoments(means.span)
    let mean = (origin + moments.preciseMean).value
    return moments.standardDeviation.map { (mean, $0) }
  }
}
