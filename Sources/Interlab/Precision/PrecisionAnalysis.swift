/// A precision experiment: the figures of each level, what was taken out, and how the standard
/// deviations depend on the level.
///
/// Nothing is taken out unless asked for. What is, is recorded, and the figures are computed from the
/// start without it.
///
/// Complexity: O(N log N) for N results, plus critical values once for each number of laboratories
/// and replicates.
/// Reference: ISO 5725-2:2019, clause 7; ISO 5725-5:1998.
public struct PrecisionAnalysis: Sendable {
  /// How the standard deviations were estimated.
  public let rules: PrecisionRules

  /// The experiment as it was given.
  public let experiment: PrecisionExperiment

  /// What is left of it after what was taken out.
  public let included: PrecisionExperiment

  /// The figures of each level.
  public let levels: [LevelPrecision]

  /// What was taken out, in the order in which it was.
  public let removals: [PrecisionRemoval]

  /// The bias of the method at each level that has an accepted value; beside ``levels``.
  public let trueness: [MethodTrueness?]

  /// The relations of s_r to the level; `nil` for fewer than three levels that have it.
  public let repeatabilityRelations: SpreadRelations?

  /// The relations of s_R to the level.
  public let reproducibilityRelations: SpreadRelations?

  /// How many laboratories a test for outliers leaves at least.
  public static let fewestLaboratories = 3

  /// Analyses `experiment` without `exclusions`.
  public init(
    of experiment: PrecisionExperiment, by rules: PrecisionRules = PrecisionRules(),
    without exclusions: PrecisionExclusions = .init(),
    acceptedValues: [Int: MethodTrueness.AcceptedValue] = [:]
  ) {
    var limits = OutlierLimits(levelCount: experiment.levels.count)
    self.init(
      of: experiment, by: rules, without: exclusions, acceptedValues: acceptedValues, &limits)
  }

  /// Analyses `experiment` with critical values that may be known already.
  public init(
    of experiment: PrecisionExperiment, by rules: PrecisionRules,
    without exclusions: PrecisionExclusions,
    acceptedValues: [Int: MethodTrueness.AcceptedValue] = [:], _ limits: inout OutlierLimits
  ) {
    self.rules = rules
    self.experiment = experiment
    let stated = Set(exclusions.stated)
    var removals = exclusions.stated.compactMap { cell in
      PrecisionRemoval(
        experiment, cell.laboratory, cell.level, exclusions.decidedBy,
        .stated(reason: exclusions.reason))
    }
    let start =
      stated.isEmpty
      ? experiment : experiment.without { stated.contains(.init(laboratory: $1, level: $0)) }
    var left: [PrecisionLevel] = []
    var levels: [LevelPrecision] = []
    levels.reserveCapacity(start.levels.count)
    for index in start.levels.indices {
      let reduced = Self.reduced(start, index, by: rules, exclusions, &limits)
      levels.append(reduced.figures)
      left.append(reduced.level)
      removals += reduced.removals
    }
    included =
      removals.isEmpty
      ? experiment
      : PrecisionExperiment(
        laboratories: experiment.laboratories, levels: left, values: experiment.values)
    self.levels = levels
    self.removals = removals
    trueness = levels.map { level in
      acceptedValues[level.index].flatMap { MethodTrueness(of: level, acceptedValue: $0) }
    }
    repeatabilityRelations = SpreadRelations(levels, \.repeatability)
    reproducibilityRelations = SpreadRelations(levels, \.reproducibility)
  }

  /// The figures of a level, without the outliers where that was asked for: the first outlier in the
  /// standard's order is taken out, and all is computed and tested anew.
  private static func reduced(
    _ experiment: PrecisionExperiment, _ index: Int, by rules: PrecisionRules,
    _ exclusions: PrecisionExclusions, _ limits: inout OutlierLimits
  ) -> (level: PrecisionLevel, figures: LevelPrecision, removals: [PrecisionRemoval]) {
    var level = experiment.levels[index]
    var removals: [PrecisionRemoval] = []
    let values = experiment.values.span
    var figures = LevelPrecision(level, at: index, of: values, by: rules, &limits)
    while exclusions.removesOutliers, let outlier = figures.firstOutlier,
      level.cells.count - outlier.laboratories.count >= Self.fewestLaboratories
    {
      removals += outlier.laboratories.compactMap {
        PrecisionRemoval(experiment, $0, index, exclusions.decidedBy, .outlier(outlier))
      }
      level = PrecisionLevel(
        name: level.name,
        cells: level.cells.filter { !outlier.laboratories.contains($0.laboratory) })
      figures = LevelPrecision(level, at: index, of: values, by: rules, &limits)
    }
    return (level, figures, removals)
  }
}

extension PrecisionRemoval {
  /// The removal of a cell; `nil` when the laboratory has none at that level.
  fileprivate init?(
    _ experiment: PrecisionExperiment, _ laboratory: Int, _ level: Int, _ decidedBy: String?,
    _ cause: Cause
  ) {
    guard experiment.levels.indices.contains(level),
      let cell = experiment.levels[level].cells.first(where: { $0.laboratory == laboratory })
    else { return nil }
    self.init(
      laboratory: laboratory, level: level, values: Array(experiment.values[cell.values]),
      decidedBy: decidedBy, cause: cause)
  }
}
