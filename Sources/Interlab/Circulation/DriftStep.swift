/// A sudden change of a travelling standard: damage, an adjustment.
public struct DriftStep: Hashable, Sendable {
  /// The time from which the new value holds; for a step that was detected, the middle of the gap.
  public let time: Double

  /// The pilot measurements between which a detected step lies; `nil` for one whose time is known.
  public let gap: ClosedRange<Double>?

  /// A step at a known time.
  public init(at time: Double) {
    self.time = time
    gap = nil
  }

  /// A step somewhere in a gap.
  init(within gap: ClosedRange<Double>) {
    time = gap.lowerBound + (gap.upperBound - gap.lowerBound) / 2
    self.gap = gap
  }

  /// Whether nobody knows if the step was before `time` or after it.
  public func isUncertain(at time: Double) -> Bool {
    guard let gap else { return false }
    return gap.lowerBound < time && time < gap.upperBound
  }

  /// 0 before the step, 1 after it, ½ where nobody knows.
  func share(at time: Double) -> Double {
    if isUncertain(at: time) { return 0.5 }
    return time >= self.time ? 1 : 0
  }
}

/// What the search for a step found, or the size of a declared one.
public struct StepFinding: Hashable, Sendable {
  /// The step: where it is, or would be.
  public let step: DriftStep

  /// δ, the change of the value.
  public let height: Double

  /// _u_(δ).
  public let standardUncertainty: Double?

  /// (RSS₀ − RSS₁)/(RSS₁/ν) for the fits without and with the step; `nil` where it is not finite.
  public let statistic: Double?

  /// ν of the fit with the step.
  public let degreesOfFreedom: Int

  /// Pr(F(1, ν) > F); for a detected step times the number of gaps that were tried, at most 1.
  public let pValue: Double?

  /// How many gaps were tried; `nil` for a declared step.
  public let candidateCount: Int?

  /// Whether the fit has the step.
  public let isTaken: Bool
}
