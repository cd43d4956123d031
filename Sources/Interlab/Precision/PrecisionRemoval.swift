/// Results that were taken out of a precision experiment, by whom and why.
public struct PrecisionRemoval: Hashable, Sendable {
  /// Why they were taken out.
  public enum Cause: Hashable, Sendable {
    /// Somebody said so, for this reason.
    case stated(reason: String)

    /// This test found an outlier (1 %), and removing outliers was asked for.
    case outlier(OutlierOutcome)
  }

  /// The index of the laboratory.
  public let laboratory: Int

  /// The index of the level.
  public let level: Int

  /// The results that were taken out, as they stand in the file.
  public let values: [Double]

  /// Who decided it, if anybody is named.
  public let decidedBy: String?

  /// Why.
  public let cause: Cause
}

/// What may be taken out of a precision experiment before its figures are computed.
public struct PrecisionExclusions: Hashable, Sendable {
  /// A cell that is left out because somebody said so.
  public struct Stated: Hashable, Sendable {
    /// The index of the laboratory.
    public let laboratory: Int

    /// The index of the level.
    public let level: Int

    /// Names a cell.
    public init(laboratory: Int, level: Int) {
      self.laboratory = laboratory
      self.level = level
    }
  }

  /// The cells that are left out because somebody said so.
  public var stated: [Stated]

  /// Why.
  public var reason: String

  /// Who decides.
  public var decidedBy: String?

  /// Whether outliers (1 %) are left out, one after the other, each time testing from the start.
  public var removesOutliers: Bool

  /// Leaves out what is asked for; by default nothing.
  public init(
    stated: [Stated] = [], reason: String = "", decidedBy: String? = nil,
    removesOutliers: Bool = false
  ) {
    self.stated = stated
    self.reason = reason
    self.decidedBy = decidedBy
    self.removesOutliers = removesOutliers
  }
}
