import Mathematics

/// Dixon's test of the laboratory mean that lies farther out, by its gap.
///
/// The standard asks for Grubbs' tests; Dixon's stands beside them, for 3 to 30 laboratories. Its
/// critical values are two-sided: half the level at either end.
enum DixonTest {
  static func outcome(
    of cells: [PrecisionCellSummary], _ limits: inout OutlierLimits
  ) -> Result<OutlierOutcome, PrecisionAbsence> {
    guard cells.count >= 3, let (critical, distribution) = limits.dixon(p: cells.count) else {
      return .failure(.outsideDixon)
    }
    let sorted = cells.sortedByMean()
    let means = sorted.centeredMeans()
    let low = distribution.ratio.statistic(sorted: means.span, isLow: true)
    let high = distribution.ratio.statistic(sorted: means.span, isLow: false)
    guard let low, let high else { return .failure(.noSpreadOfMeans) }
    let isLow = low > high
    let statistic = max(low, high)
    let isTailed = limits.computesTails && statistic > critical.at5
    let tail = isTailed ? distribution.upperTail(statistic) : nil
    return .success(
      OutlierOutcome(
        test: .dixon, statistic: statistic, critical5: critical.at5, critical1: critical.at1,
        laboratories: [sorted[isLow ? 0 : sorted.count - 1].laboratory], without: [],
        count: cells.count, pValue: tail.map { min(1, 2 * $0) }))
  }
}
