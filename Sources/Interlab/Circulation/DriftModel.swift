/// How the value of a travelling standard changes with time.
public enum DriftModel: String, CaseIterable, Hashable, Sendable {
  /// It does not change.
  case constant

  /// It changes at a constant rate.
  case linear

  /// Its rate changes at a constant rate.
  case quadratic

  /// The degree of the polynomial in time.
  public var degree: Int {
    switch self {
    case .constant: 0
    case .linear: 1
    case .quadratic: 2
    }
  }
}

/// What is sought in pilot measurements, and what is added to their predictions.
public struct DriftSettings: Hashable, Sendable {
  /// How a step is found.
  public enum StepRule: Hashable, Sendable {
    /// There is none.
    case none

    /// At this time, known from elsewhere: the standard was dropped, say.
    case declared(Double)

    /// Where the measurements show it.
    case detected
  }

  /// The model; `nil` to let F tests choose.
  public let model: DriftModel?

  /// The step.
  public let step: StepRule

  /// _u_stab_: instability between pilot measurements, in the unit of the values.
  public let stability: Double

  /// _u_trans_: transport, in the unit of the values.
  public let transport: Double

  /// Creates settings; the uncertainties are finite, zero or more.
  public init(
    model: DriftModel? = nil, step: StepRule = .none, stability: Double = 0, transport: Double = 0
  ) {
    precondition(stability >= 0 && transport >= 0, "uncertainties are zero or more")
    self.model = model
    self.step = step
    self.stability = stability
    self.transport = transport
  }
}
