public import Metrology

/// One comparison inside a round: one measurand on one item, with the rules it is scored by.
///
/// The rules were decided before the results were seen (ISO/IEC 17043:2023, 7.2.2).
public struct Comparison: Sendable {
  /// What tells this comparison from the others of the round.
  public var key: ComparisonKey

  /// What is measured, in words.
  public var quantity: LocalizedText?

  /// The unit of all values, as text.
  public var unit: String?

  /// How the assigned value _x_pt_ is found.
  public var assignedValue: AssignedValueMethod

  /// How _σ_pt_ is found, or `nil` when no score needs it.
  public var sigmaPt: SigmaPtMethod?

  /// The maximum permissible error _δ_E_, above zero.
  public var maximumPermissibleError: Double?

  /// The scores asked for; empty means all that the inputs allow.
  public var scores: [ScoreKind]

  /// What the assigned value's own uncertainty leaves out (7.2.2).
  public var assignedValueBudget: AssignedValueBudget

  /// The transfer standard, where its uncertainty was declared.
  public var transferStandard: TransferStandard?

  /// The checks of the items.
  public var itemChecks = ItemChecks()

  /// Whether the uncertainty of a consensus comes from results drawn anew, and how often; `nil` for
  /// the formula of its estimator.
  public var resampling: Resampling?

  /// The covariance of each row's result with a stated assigned value that shares inputs with it, in
  /// the order of ``rows``; empty where they are independent.
  public var assignedCovariances: [Double] = []

  /// For each of ``assignedCovariances`` the quarter power of Σ (c_i u_i)⁴/ν_i over the independent inputs of
  /// the deviation x_i − x_pt, of which Welch and Satterthwaite make its degrees of freedom; `nil` where
  /// inputs with finite ν_i are correlated. Empty where nothing is known of it.
  public var assignedFreedomScales: [Double?] = []

  /// Whether some results share inputs although the method of the assigned value takes them as
  /// independent.
  public var resultsShareInputs = false

  /// The rows of ``Round/results`` that belong to this comparison.
  public var rows: Range<Int>

  /// Creates a comparison.
  public init(
    key: ComparisonKey = ComparisonKey(), quantity: LocalizedText? = nil, unit: String? = nil,
    assignedValue: AssignedValueMethod, sigmaPt: SigmaPtMethod? = nil,
    maximumPermissibleError: Double? = nil, scores: [ScoreKind] = [],
    assignedValueBudget: AssignedValueBudget = AssignedValueBudget(),
    transferStandard: TransferStandard? = nil, rows: Range<Int> = 0..<0
  ) {
    self.key = key
    self.quantity = quantity
    self.unit = unit
    self.assignedValue = assignedValue
    self.sigmaPt = sigmaPt
    self.maximumPermissibleError = maximumPermissibleError
    self.scores = scores
    self.assignedValueBudget = assignedValueBudget
    self.transferStandard = transferStandard
    self.rows = rows
  }
}

/// What tells the comparisons of a file apart: those of the three identifying columns that the
/// file has.
public struct ComparisonKey: Hashable, Sendable {
  /// The round column.
  public let round: String?

  /// The item column.
  public let item: String?

  /// The measurand column, or the measurand's `id` in the round's definition.
  public let measurand: String?

  /// Creates a key from the columns that are there.
  public init(round: String? = nil, item: String? = nil, measurand: String? = nil) {
    self.round = round
    self.item = item
    self.measurand = measurand
  }
}

/// The travelling standard of a comparison, as far as the verdicts need it.
public struct TransferStandard: Hashable, Sendable {
  /// _u_TS_: what its drift, stability and transport contribute, in the unit of the values.
  public let standardUncertainty: StandardUncertainty

  /// The ratio _u_TS_ / _u_(_x_i_) above which an acceptable _E_n_ shows nothing.
  public let limit: Double

  /// Creates a transfer standard; `limit` must be above zero.
  public init(standardUncertainty: StandardUncertainty, limit: Double = 1) {
    precondition(limit > 0, "the limit on u_TS / u(x_i) is above zero")
    self.standardUncertainty = standardUncertainty
    self.limit = limit
  }
}

/// The contributions to _u_(_x_pt_) beside the characterization (ISO 13528:2022, 7.2.2):
///
///     u²(x_pt) = u_char² + u_hom² + u_trans² + u_stab²
public struct AssignedValueBudget: Hashable, Sendable {
  /// _u_hom_: differences between items.
  public let homogeneity: Double

  /// _u_trans_: transport.
  public let transport: Double

  /// _u_stab_: instability during the round.
  public let stability: Double

  /// Creates a budget of finite contributions, zero or more each, in the unit of the values.
  public init(homogeneity: Double = 0, transport: Double = 0, stability: Double = 0) {
    self.homogeneity = homogeneity
    self.transport = transport
    self.stability = stability
  }

  /// √(u_hom² + u_trans² + u_stab²).
  public var standardUncertainty: Double {
    rootSumOfSquares(rootSumOfSquares(homogeneity, transport), stability)
  }
}
