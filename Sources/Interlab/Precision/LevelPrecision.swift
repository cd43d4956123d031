import Mathematics

/// What one level of a precision experiment says of the method: repeatability, reproducibility, and
/// the laboratories that do not fit.
///
/// Edge cases: a negative s_L² gives s_L = 0, as the standard asks, and sets ``betweenIsClipped``.
/// Without replicates there is no standard deviation, without a second laboratory no s_L and s_R.
///
/// Reference: ISO 5725-2:2019, clause 7.
public struct LevelPrecision: Sendable {
  /// The index of the level in the experiment.
  public let index: Int

  /// The name of the level, where there is more than one.
  public let name: String?

  /// The cells that were analysed, in the order of the experiment.
  public let cells: [PrecisionCellSummary]

  /// The analysis of variance of all results; `nil` when no cell is left.
  public let variances: LevelVariances?

  /// The mean and the standard deviations, estimated as the rules say.
  public let estimate: PrecisionEstimate

  /// The pairs of a split-level experiment; `nil` for one with replicates.
  public let pairs: SplitLevelPairs?

  /// Cochran's test.
  public let cochran: Result<OutlierOutcome, PrecisionAbsence>

  /// Grubbs' tests of the laboratory means.
  public let grubbs: Result<[OutlierOutcome], PrecisionAbsence>

  /// Dixon's test of the laboratory means, at the end that looks worse.
  public let dixon: Result<OutlierOutcome, PrecisionAbsence>

  /// Mandel's statistics, one for each cell.
  public let mandel: [MandelStatistic]

  /// The lines for h; `nil` for fewer than three laboratories.
  public let hLimits: OutlierLimits.Pair?

  /// The lines for k with the number of results that most cells with replicates have.
  public let kLimits: OutlierLimits.Pair?

  /// The number of results that most cells with replicates have.
  public let usualCount: Int?

  init(
    _ level: PrecisionLevel, at index: Int, of values: Span<Double>,
    by rules: PrecisionRules = PrecisionRules(), _ limits: inout OutlierLimits
  ) {
    self.index = index
    name = level.name
    cells = level.cells.map { PrecisionCellSummary($0, of: values) }
    variances = cells.isEmpty ? nil : LevelVariances(cells)
    grubbs = cells.isEmpty ? .failure(.noResults) : GrubbsTests.outcomes(of: cells, &limits)
    dixon = cells.isEmpty ? .failure(.noResults) : DixonTest.outcome(of: cells, &limits)
    mandel = MandelStatistic.statistics(of: cells, &limits)
    hLimits = limits.h(p: cells.count)
    let replicated = cells.filter { $0.count > 1 }
    usualCount = replicated.usualCount()
    kLimits = usualCount.flatMap { limits.k(p: replicated.count, n: $0) }
    switch rules.design {
    case .oneWay:
      pairs = nil
      cochran = cells.isEmpty ? .failure(.noResults) : CochranTest.outcome(of: cells, &limits)
      estimate = rules.isRobust ? .robust(cells, rules) : .classical(variances)
    case .splitLevel:
      let found = SplitLevelPairs.pairs(of: level.cells, values, &limits)
      pairs = try? found.get()
      cochran = .failure(.splitLevel)
      estimate = .splitLevel(found, rules)
    }
  }

  /// The number of laboratories p.
  public var laboratoryCount: Int { cells.count }

  /// The number of results N.
  public var resultCount: Int { cells.reduce(0) { $0 + $1.count } }

  /// The mean of the level, m; `nil` when nothing is left.
  public var mean: Double? { try? estimate.mean.get() }

  /// Whether the laboratories have different numbers of results.
  public var isUnbalanced: Bool { cells.contains { $0.count != cells.first?.count } }

  /// Whether every laboratory has a single result.
  public var hasNoReplicates: Bool { cells.allSatisfy { $0.count == 1 } }

  // MARK: Standard deviations

  /// s_r.
  public var repeatability: PrecisionFigure { estimate.repeatability }

  /// s_L² before a negative one is set to zero.
  public var unclippedBetweenVariance: PrecisionFigure { estimate.unclippedBetweenVariance }

  /// Whether s_L² came out negative and was set to zero.
  public var betweenIsClipped: Bool { estimate.betweenIsClipped }

  /// s_L.
  public var between: PrecisionFigure { estimate.between }

  /// s_R.
  public var reproducibility: PrecisionFigure { estimate.reproducibility }

  /// The outlier tests that were done, Cochran's first.
  public var outcomes: [OutlierOutcome] {
    var outcomes: [OutlierOutcome] = []
    if case .success(let outcome) = cochran { outcomes.append(outcome) }
    if case .success(let list) = grubbs { outcomes += list }
    if case .success(let list) = pairs?.differenceGrubbs { outcomes += list }
    return outcomes
  }

  /// The first test, in the standard's order, that finds an outlier.
  public var firstOutlier: OutlierOutcome? {
    outcomes.filter { $0.verdict == .outlier }.min { rank($0) < rank($1) }
  }

  /// Cochran, the single tests of all means with the farther one first, then the others.
  private func rank(_ outcome: OutlierOutcome) -> Double {
    switch outcome.test {
    case .cochran: 0
    case .largest, .smallest: outcome.without.isEmpty ? 1 + 1 / (1 + outcome.statistic) : 3
    case .largestPair, .smallestPair: 2 + outcome.statistic
    // Not a test of the standard: it never takes anything out.
    case .dixon: 9
    }
  }
}
