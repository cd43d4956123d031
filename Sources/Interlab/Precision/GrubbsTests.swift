import Mathematics

/// Grubbs' tests of the laboratory means, in the order of the standard.
///
/// Both single tests first. After a single outlier the other end is tested again without it, and no
/// pair; without one, both pairs are tested.
///
/// Reference: ISO 5725-2:2019, 7.3.4.
enum GrubbsTests {
  static func outcomes(
    of cells: [PrecisionCellSummary], _ limits: inout OutlierLimits
  ) -> Result<[OutlierOutcome], PrecisionAbsence> {
    guard cells.count >= 3 else { return .failure(.fewLaboratories(needed: 3)) }
    let sorted = cells.sortedByMean()
    guard let statistics = GrubbsStatistics(sorted: sorted.centeredMeans().span) else {
      return .failure(.noSpreadOfMeans)
    }
    guard
      let smallest = single(.smallest, statistics.low, sorted, without: [], &limits),
      let largest = single(.largest, statistics.high, sorted, without: [], &limits)
    else { return .failure(.notComputed) }
    var outcomes = [largest, smallest]
    // Of two outliers the farther one counts first.
    let first = [largest, smallest].filter { $0.verdict == .outlier }
      .max { $0.statistic < $1.statistic }
    if let first {
      if let again = otherEnd(than: first, sorted, &limits) { outcomes.append(again) }
    } else {
      outcomes += pairs(statistics, sorted, &limits)
    }
    return .success(outcomes)
  }

  /// The test of the end opposite to an outlier, without it.
  private static func otherEnd(
    than outlier: OutlierOutcome, _ sorted: [PrecisionCellSummary], _ limits: inout OutlierLimits
  ) -> OutlierOutcome? {
    let isLargest = outlier.test == .largest
    let rest = Array(isLargest ? sorted.dropLast() : sorted.dropFirst())
    guard let statistics = GrubbsStatistics(sorted: rest.centeredMeans().span) else { return nil }
    return isLargest
      ? single(.smallest, statistics.low, rest, without: outlier.laboratories, &limits)
      : single(.largest, statistics.high, rest, without: outlier.laboratories, &limits)
  }

  private static func single(
    _ test: OutlierOutcome.Test, _ G: Double, _ sorted: [PrecisionCellSummary], without: [Int],
    _ limits: inout OutlierLimits
  ) -> OutlierOutcome? {
    guard let critical = limits.single(p: sorted.count),
      let distribution = try? GrubbsDistribution(count: sorted.count),
      let suspect = test == .largest ? sorted.last : sorted.first
    else { return nil }
    return OutlierOutcome(
      test: test, statistic: G, critical5: critical.at5, critical1: critical.at1,
      laboratories: [suspect.laboratory], without: without, count: sorted.count,
      pValue: distribution.upperTail(G))
  }

  private static func pairs(
    _ statistics: GrubbsStatistics, _ sorted: [PrecisionCellSummary],
    _ limits: inout OutlierLimits
  ) -> [OutlierOutcome] {
    guard let low = statistics.lowPair, let high = statistics.highPair,
      let (critical, distribution) = limits.pair(p: sorted.count)
    else { return [] }
    let computesTails = limits.computesTails
    func outcome(
      _ test: OutlierOutcome.Test, _ G: Double, _ suspects: ArraySlice<PrecisionCellSummary>
    ) -> OutlierOutcome {
      let isTailed = computesTails && G < critical.at5
      let tail = isTailed ? try? distribution.cumulative(G) : nil
      return OutlierOutcome(
        test: test, statistic: G, critical5: critical.at5, critical1: critical.at1,
        laboratories: suspects.map(\.laboratory), without: [], count: sorted.count,
        pValue: tail.map { min(1, 2 * $0) })
    }
    return [
      outcome(.largestPair, high, sorted.suffix(2)),
      outcome(.smallestPair, low, sorted.prefix(2)),
    ]
  }
}
