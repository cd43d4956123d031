/// The pairs of a split-level experiment: for each laboratory the average of its two results and their
/// difference, the first less the second.
///
/// The difference of the two materials is the same for all and falls out of the spread of the
/// differences.
///
/// Reference: ISO 5725-5:1998, clause 4.
public struct SplitLevelPairs: Hashable, Sendable {
  /// The average of each laboratory's results.
  public let averages: [PrecisionCellSummary]

  /// The difference of each laboratory's results.
  public let differences: [PrecisionCellSummary]

  /// Mandel's h of the differences, one for each laboratory.
  public let differenceMandel: [MandelStatistic]

  /// Grubbs' tests of the differences.
  public let differenceGrubbs: Result<[OutlierOutcome], PrecisionAbsence>

  static func pairs(
    of cells: [PrecisionCell], _ values: Span<Double>, _ limits: inout OutlierLimits
  ) -> Result<SplitLevelPairs, PrecisionAbsence> {
    guard !cells.isEmpty else { return .failure(.noResults) }
    guard cells.allSatisfy({ $0.values.count == 2 }) else { return .failure(.notTwoResults) }
    var averages: [PrecisionCellSummary] = []
    var differences: [PrecisionCellSummary] = []
    for cell in cells {
      let (a, b) = (values[cell.values.lowerBound], values[cell.values.lowerBound + 1])
      let whole = PrecisionCellSummary(cell, of: values)
      averages.append(PrecisionCellSummary(laboratory: cell.laboratory, value: whole.mean))
      differences.append(PrecisionCellSummary(laboratory: cell.laboratory, value: a - b))
    }
    let tests = GrubbsTests.outcomes(of: differences, &limits).map { outcomes in
      outcomes.map { outcome in
        var outcome = outcome
        outcome.isOfDifferences = true
        return outcome
      }
    }
    return .success(
      SplitLevelPairs(
        averages: averages, differences: differences,
        differenceMandel: MandelStatistic.statistics(of: differences, &limits),
        differenceGrubbs: tests))
  }
}
