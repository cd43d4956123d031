public import Mathematics

/// Whether the items of a comparison are enough alike (ISO 13528:2022, annex B).
///
///     x̄_t item means ,   s_x their standard deviation ,   s_w² pooled within items
///     s_s² = max(0, s_x² − s_w²/m)
///     sufficient: s_s ≤ c = 0.3 σ_pt (or 0.1 δ_E)
///     expanded:   s_s² ≤ F₁ c² + F₂ s_w² ,   F₁ = χ²₀.₉₅(g − 1)/(g − 1) ,   F₂ = (F₀.₉₅(g − 1, g(m − 1)) − 1)/m
///
/// With different numbers of replicates, m is n̿ = (N − Σm_t²/N)/(g − 1), g(m − 1) the N − g degrees of
/// freedom within, and a notice says so. With single replicates s_x stands for s_s, an upper bound.
///
/// Edge cases: one item has no s_x and no verdict; items all alike have s_s = 0.
/// Accuracy: that of ``LevelVariances``; the verdicts do not depend on the unit.
/// Complexity: O(N).
public struct HomogeneityAnalysis: Sendable {
  /// The name of the measurand, where the file has more than one.
  public let name: String?

  /// The items with their means, in the order of the file.
  public let items: [PrecisionCellSummary]

  /// The analysis of variance.
  public let variances: LevelVariances

  /// Cochran's test of the replicates.
  public let cochran: Result<OutlierOutcome, PrecisionAbsence>

  /// The trend along the order of production; `nil` for fewer than three items.
  public let trend: ProductionTrend?

  /// What s_s is held against; `nil` when neither σ_pt nor δ_E was given.
  public let limit: HomogeneityLimit?

  /// The variance components by restricted maximum likelihood; `nil` without replicates.
  public let restricted: GroupVarianceComponents?

  /// s_x, the standard deviation of the item means; `nil` for one item.
  public let itemStandardDeviation: Double?

  /// Analyses one level of `experiment`, whose laboratories are the items; `orders` holds the place in
  /// the production order of each value, or nothing.
  init(
    _ level: PrecisionLevel, of values: Span<Double>, orders: [Double], limit: HomogeneityLimit?,
    _ limits: inout OutlierLimits
  ) {
    name = level.name
    self.limit = limit
    items = level.cells.map { PrecisionCellSummary($0, of: values) }
    variances = LevelVariances(items)
    cochran = CochranTest.outcome(of: items, &limits)
    let centered = items.centeredMeans()
    let places = level.cells.enumerated().map { index, cell in
      orders.isEmpty
        ? Double(index + 1) : orders[cell.values].reduce(0, +) / Double(cell.values.count)
    }
    trend = ProductionTrend(places: places, means: centered)
    let sorted = centered.sorted()
    itemStandardDeviation = SampleMoments(sorted.span).standardDeviation
    let byMean = items.sortedByMean()
    restricted = GroupVarianceComponents(
      counts: byMean.map(\.count), means: sorted,
      withinSumOfSquares: variances.withinSumOfSquares)
  }

  /// The number of items g.
  public var itemCount: Int { items.count }

  /// The number of replicates m; `nil` when the items have different numbers.
  public var replicateCount: Int? {
    items.allSatisfy { $0.count == items[0].count } ? items[0].count : nil
  }

  /// m, or n̿ where the items have different numbers of replicates; `nil` for one item.
  public var effectiveReplicateCount: Double? {
    replicateCount.map(Double.init) ?? variances.effectiveCount
  }

  /// s_w; `nil` without replicates.
  public var withinStandardDeviation: Double? { variances.residualStandardDeviation }

  /// s_x² − s_w²/m before a negative one is set to zero.
  public var unclippedBetweenVariance: Double? {
    guard let s_x = itemStandardDeviation else { return nil }
    guard let within = variances.withinMeanSquare, let m = effectiveReplicateCount else {
      return s_x * s_x
    }
    return s_x * s_x - within / m
  }

  /// s_s; with single replicates s_x, an upper bound.
  public var betweenStandardDeviation: Double? {
    unclippedBetweenVariance.map { max(0, $0).squareRoot() }
  }

  /// Whether s_s ≤ c.
  public var isSufficient: Bool? {
    guard let s_s = betweenStandardDeviation, let limit else { return nil }
    return s_s <= limit.criterion
  }

  /// √(F₁ c² + F₂ s_w²); `nil` without replicates or without a limit.
  public var expandedLimit: Double? {
    guard let limit, let within = variances.withinMeanSquare, let m = effectiveReplicateCount,
      let factors = HomogeneityFactors(
        items: itemCount, replicates: m, withinDegreesOfFreedom: variances.withinDegreesOfFreedom)
    else { return nil }
    let c = limit.criterion
    return (factors.F1 * c * c + factors.F2 * within).squareRoot()
  }

  /// Whether s_s meets the expanded criterion.
  public var isSufficientExpanded: Bool? {
    guard let s_s = betweenStandardDeviation, let expandedLimit else { return nil }
    return s_s <= expandedLimit
  }
}

/// The factors of the expanded criterion.
///
///     F₁ = χ²₀.₉₅(g − 1)/(g − 1) ,   F₂ = (F₀.₉₅(g − 1, ν) − 1)/m ,   ν = g(m − 1)
///
/// Reference: ISO 13528:2022, B.2.4; Fearn and Thompson, Analyst 126 (2001) 1414.
public struct HomogeneityFactors: Hashable, Sendable {
  /// F₁, by which c² enters.
  public let F1: Double

  /// F₂, by which s_w² enters.
  public let F2: Double

  /// The factors for items with _m_ replicates; `nil` for fewer than two items or no degrees of
  /// freedom within.
  public init?(items g: Int, replicates m: Double, withinDegreesOfFreedom ν: Int) {
    guard g > 1, ν > 0, let χ2 = try? ChiSquared(degreesOfFreedom: Double(g - 1)),
      let F = try? FisherF(
        numeratorDegreesOfFreedom: Double(g - 1), denominatorDegreesOfFreedom: Double(ν))
    else { return nil }
    F1 = χ2.quantile(0.95) / Double(g - 1)
    F2 = (F.quantile(0.95) - 1) / m
  }
}
