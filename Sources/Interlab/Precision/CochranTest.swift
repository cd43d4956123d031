import Mathematics

/// Cochran's test of the largest spread within a laboratory.
///
/// Laboratories with a single result take no part. When the numbers of results differ, the critical
/// values are those of the number that most cells have.
///
/// Reference: ISO 5725-2:2019, 7.3.3.
enum CochranTest {
  static func outcome(
    of cells: [PrecisionCellSummary], _ limits: inout OutlierLimits
  ) -> Result<OutlierOutcome, PrecisionAbsence> {
    let replicated = cells.filter { $0.count > 1 }
    guard !replicated.isEmpty else { return .failure(.noReplicates) }
    guard replicated.count > 1 else { return .failure(.fewReplicatedLaboratories(needed: 2)) }
    // Shares of the largest, so that no square leaves the range of doubles.
    let deviations = replicated.map { $0.standardDeviation ?? 0 }
    let largest = deviations.max() ?? 0
    guard largest > 0 else { return .failure(.noSpreadWithin) }
    let shares = deviations.map { ($0 / largest) * ($0 / largest) }.sorted()
    let C = 1 / sum(shares.span)
    guard let n = replicated.usualCount(),
      let critical = limits.cochran(p: replicated.count, n: n),
      let distribution = try? CochranDistribution(
        count: replicated.count, degreesOfFreedom: Double(n - 1))
    else { return .failure(.notComputed) }
    let suspects = zip(replicated, deviations).filter { $0.1 == largest }.map(\.0.laboratory)
    return .success(
      OutlierOutcome(
        test: .cochran, statistic: C, critical5: critical.at5, critical1: critical.at1,
        laboratories: Array(suspects.prefix(1)), without: [], count: replicated.count,
        pValue: distribution.upperTail(C)))
  }
}
