/// The checks of the items of a comparison, and what the round decided to do with them.
public struct ItemChecks: Sendable {
  /// What a round does with differences between items or with their instability.
  public enum Use: String, CaseIterable, Hashable, Sendable {
    /// Shows them.
    case none

    /// Adds them to u(x_pt).
    case assignedValue = "assigned-value"

    /// Adds them to σ_pt: σ_pt′ = √(σ_pt² + s_s²).
    case sigmaPt = "sigma-pt"
  }

  /// The results of a homogeneity test.
  public struct Homogeneity: Sendable {
    /// The items as laboratories of one level.
    public let experiment: PrecisionExperiment

    /// The place in the production order beside the values, or nothing.
    public let orders: [Double]

    /// What is done with s_s.
    public let use: Use

    /// Creates a test.
    public init(experiment: PrecisionExperiment, orders: [Double], use: Use) {
      self.experiment = experiment
      self.orders = orders
      self.use = use
    }

    func analysis(limit: HomogeneityLimit?) -> HomogeneityAnalysis? {
      HomogeneityStudy(of: experiment, orders: orders) { _ in limit }.analyses.first
    }
  }

  /// The results of a stability check.
  public struct Stability: Sendable {
    /// The occasions, in the order of time, or conditions with the reference first.
    public let occasions: [StabilityOccasion]

    /// Whether the times are days since 1 January 1970.
    public let areDates: Bool

    /// Whether the occasions are conditions.
    public let isAccelerated: Bool

    /// What is done with u_stab.
    public let use: Use

    /// Creates a check.
    public init(
      occasions: [StabilityOccasion], areDates: Bool, isAccelerated: Bool, use: Use
    ) {
      self.occasions = occasions
      self.areDates = areDates
      self.isAccelerated = isAccelerated
      self.use = use
    }

    func analysis(limit: HomogeneityLimit?) -> StabilityAnalysis {
      StabilityAnalysis(occasions, limit: limit, isAccelerated: isAccelerated)
    }
  }

  /// The homogeneity test, if there was one.
  public var homogeneity: Homogeneity?

  /// The stability check, if there was one.
  public var stability: Stability?

  /// Starts without checks.
  public init() {}

  /// s_s and u_stab that the round adds to u(x_pt), zero where it does not.
  var assignedValueContributions: (homogeneity: Double, stability: Double) {
    var contributions = (homogeneity: 0.0, stability: 0.0)
    if let homogeneity, homogeneity.use == .assignedValue {
      contributions.homogeneity =
        homogeneity.analysis(limit: nil)?.betweenStandardDeviation ?? 0
    }
    if let stability, stability.use == .assignedValue {
      contributions.stability = stability.analysis(limit: nil).instability ?? 0
    }
    return contributions
  }

  /// s_s that the round adds to σ_pt, zero where it does not.
  var sigmaPtContribution: Double {
    guard let homogeneity, homogeneity.use == .sigmaPt else { return 0 }
    return homogeneity.analysis(limit: nil)?.betweenStandardDeviation ?? 0
  }
}

/// What the checks of the items show, held against σ_pt or δ_E.
public struct ItemCheckResults: Sendable {
  /// The homogeneity test.
  public let homogeneity: HomogeneityAnalysis?

  /// The codes of the items.
  public let items: [String]

  /// What the round does with s_s.
  public let homogeneityUse: ItemChecks.Use

  /// The stability check.
  public let stability: StabilityAnalysis?

  /// Whether the times of the stability check are dates.
  public let areDates: Bool

  /// What the round does with u_stab.
  public let stabilityUse: ItemChecks.Use

  /// `nil` without checks. The limit is 0.3 σ_pt, before it was enlarged, else 0.1 δ_E.
  init?(_ checks: ItemChecks, sigmaPt: Double?, maximumPermissibleError: Double?) {
    guard checks.homogeneity != nil || checks.stability != nil else { return nil }
    var limit: HomogeneityLimit?
    if let sigmaPt, sigmaPt > 0 {
      limit = .sigmaPt(sigmaPt)
    } else if let maximumPermissibleError {
      limit = .permissibleError(maximumPermissibleError)
    }
    homogeneity = checks.homogeneity?.analysis(limit: limit)
    items = checks.homogeneity?.experiment.laboratories ?? []
    homogeneityUse = checks.homogeneity?.use ?? .none
    stability = checks.stability?.analysis(limit: limit)
    areDates = checks.stability?.areDates ?? false
    stabilityUse = checks.stability?.use ?? .none
  }
}
