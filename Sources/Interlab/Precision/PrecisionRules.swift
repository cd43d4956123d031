public import Mathematics

/// How the results of a level are laid out.
public enum PrecisionDesign: String, CaseIterable, Hashable, Sendable {
  /// Replicates of one material.
  case oneWay = "one-way"

  /// One result of each of two similar materials, whose difference is the same for all.
  case splitLevel = "split-level"
}

/// How the standard deviations of a precision experiment are estimated. Chosen before the results
/// are seen.
public struct PrecisionRules: Hashable, Sendable {
  /// How the results are laid out.
  public var design: PrecisionDesign

  /// Whether the estimates are the robust ones of ISO 5725-5, in which outliers may stay.
  public var isRobust: Bool

  /// The constants of Algorithm A.
  public var locationConstants: RobustConstants

  /// The constants of Algorithm S.
  public var scaleConstants: RobustConstants

  /// Creates rules; by default those of ISO 5725-2.
  public init(
    design: PrecisionDesign = .oneWay, isRobust: Bool = false,
    locationConstants: RobustConstants = .printed, scaleConstants: RobustConstants = .exact
  ) {
    self.design = design
    self.isRobust = isRobust
    self.locationConstants = locationConstants
    self.scaleConstants = scaleConstants
  }
}
