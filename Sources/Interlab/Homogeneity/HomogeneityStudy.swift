/// The homogeneity of the items of one or more measurands.
public struct HomogeneityStudy: Sendable {
  /// The codes of the items.
  public let items: [String]

  /// One analysis for each measurand, in the order of the file.
  public let analyses: [HomogeneityAnalysis]

  /// Analyses `experiment`, whose laboratories are items and whose levels are measurands. `orders` holds
  /// the place in the production order beside the values, or nothing; `limit` gives for the mean of a
  /// measurand what its s_s is held against.
  ///
  /// Complexity: O(N), and critical values once for each number of items and replicates.
  public init(
    of experiment: PrecisionExperiment, orders: [Double],
    limit: (_ mean: Double) -> HomogeneityLimit?
  ) {
    items = experiment.laboratories
    var limits = OutlierLimits(levelCount: experiment.levels.count)
    analyses = experiment.levels.filter { !$0.cells.isEmpty }.map { level in
      let mean = LevelVariances(
        level.cells.map { PrecisionCellSummary($0, of: experiment.values.span) }
      ).mean
      return HomogeneityAnalysis(
        level, of: experiment.values.span, orders: orders, limit: limit(mean), &limits)
    }
  }
}
