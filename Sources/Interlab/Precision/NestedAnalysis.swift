/// A precision experiment with nested factors: the variance components of each level.
///
/// Reference: ISO 5725-3:1994.
public struct NestedAnalysis: Sendable {
  /// One level.
  public struct Level: Sendable {
    /// Its name, where there is more than one.
    public let name: String?

    /// The number of laboratories.
    public let laboratoryCount: Int

    /// Its components; `nil` when no result is left.
    public let precision: NestedPrecision?
  }

  /// The experiment as it was given.
  public let experiment: PrecisionExperiment

  /// The factors, from the outermost.
  public let factors: [String]

  /// The levels, in the order of the experiment.
  public let levels: [Level]

  /// What was left out because somebody said so.
  public let removals: [PrecisionRemoval]

  /// Analyses an experiment by the codes of its factors, a column for each beside its values, without
  /// the cells that `exclusions` state. The tests for outliers are those of one factor: nothing is
  /// left out by them.
  public init(
    of experiment: PrecisionExperiment, factors: [String], codes: [[Int]],
    without exclusions: PrecisionExclusions = .init()
  ) {
    var stated = exclusions
    stated.removesOutliers = false
    let oneWay = PrecisionAnalysis(of: experiment, without: stated)
    self.experiment = experiment
    self.factors = factors
    removals = oneWay.removals
    levels = oneWay.included.levels.map { level in
      let rows = level.cells.flatMap { Array($0.values) }
      return Level(
        name: level.name, laboratoryCount: level.cells.count,
        precision: rows.isEmpty
          ? nil
          : NestedPrecision(
            factors: factors, codes: codes.map { codes in rows.map { codes[$0] } },
            values: rows.map { experiment.values[$0] }))
    }
  }
}
