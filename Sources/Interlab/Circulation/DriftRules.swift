/// The degree of a drift polynomial.
public enum DriftDegree: Int, CaseIterable, Hashable, Sendable {
  case constant
  case linear
  case quadratic

  /// The name on the command line and in files.
  public var name: String {
    switch self {
    case .constant: "constant"
    case .linear: "linear"
    case .quadratic: "quadratic"
    }
  }
}

/// A sudden change of a travelling standard between two pilot measurements.
public enum DriftStepRule: Hashable, Sendable {
  /// None.
  case none

  /// At this time, as the round declares.
  case declared(at: Double)

  /// Where the measurements show one.
  case detect
}

/// How the drift of a travelling standard is found.
public struct DriftRules: Hashable, Sendable {
  /// The degree, or `nil` to choose it by F tests.
  public var degree: DriftDegree?

  /// Whether there is a step.
  public var step: DriftStepRule

  /// u_stab of transport and stability, added to every predicted value.
  public var stabilityUncertainty: Double

  /// Creates rules; by default the degree is chosen and there is no step.
  public init(
    degree: DriftDegree? = nil, step: DriftStepRule = .none, stabilityUncertainty: Double = 0
  ) {
    self.degree = degree
    self.step = step
    self.stabilityUncertainty = stabilityUncertainty
  }
}

/// Why a drift cannot be found.
public enum DriftFailure: Error, Hashable, Sendable {
  /// The polynomial has more coefficients than there are measurements.
  case tooFewMeasurements(needed: Int, found: Int)

  /// The measurements were made at too few different times.
  case tooFewTimes

  /// No measurement lies on one side of the step.
  case stepOutside(time: Double)

  /// An uncertainty is zero.
  case uncertaintyNotPositive
}

extension DriftFailure: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .tooFewMeasurements(let needed, let found):
      "The drift model has \(needed) coefficients, and there are \(found) pilot measurements. "
        + "Measure more often, or choose a lower degree."
    case .tooFewTimes:
      "The pilot measurements were made at too few different times for the drift model. Measure at "
        + "more times, or choose a lower degree."
    case .stepOutside:
      "The step lies outside the pilot measurements. Declare it between two of them."
    case .uncertaintyNotPositive:
      "A pilot measurement has u = 0. State an uncertainty above zero."
    }
  }
}
