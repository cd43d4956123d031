public import Mathematics
public import Metrology

/// The assigned value _x_pt_ of one comparison with its uncertainty, and how it depends on the
/// results (ISO 13528:2022, clause 7).
public struct AssignedValue: Sendable {
  /// The name of the method.
  public let method: String

  /// _x_pt_ to more digits than a double holds, so that deviations from it keep theirs; `nil`
  /// when there was no included result to make it from.
  public let exactValue: DoubleDouble?

  /// _u_(_x_pt_), or `nil` when it is not known.
  public let standardUncertainty: Double?

  /// The coverage factor behind ``expandedUncertainty``.
  public let coverageFactor: Double

  /// _U_(_x_pt_), or `nil` when it is not known.
  public let expandedUncertainty: Double?

  /// The degrees of freedom of _u_(_x_pt_).
  public let degreesOfFreedom: DegreesOfFreedom

  /// How _x_pt_ depends on the results.
  public let dependence: Dependence

  /// The robust scale _s*_ that belongs to a robust _x_pt_.
  public let scale: Double?

  /// The standard deviation _τ_ between laboratories, where the method allows for one.
  public let tau: Double?

  /// The interval that holds _x_pt_ with 95 % probability, where the method gives one of its own.
  public let coverageInterval: ClosedRange<Double>?

  /// What else the method found, for the record.
  public let details: [Detail]

  /// The reference value of each row of the comparison, where they differ: a travelling standard that
  /// drifts. The values above then only outline them.
  public internal(set) var rowReferences: [RowReference]? = nil

  /// _x_pt_.
  public var value: Double? { exactValue?.value }
}

/// How an assigned value depends on the results of its comparison.
///
/// Weights are in the order of the comparison's rows and zero for results that take no part.
public enum Dependence: Sendable {
  /// _x_pt_ is independent of every result, or is taken to be.
  case independent

  /// x_pt was made apart from the results, but shares inputs with some: cov(x_i, x_pt) as given, and what
  /// degrees of freedom follow from (``Comparison/assignedFreedomScales``).
  case sharingInputs(covariances: [Double], freedomScales: [Double?])

  /// cov(x_i, x_pt) = w_i u²(x_i), with _u_(_x_pt_) from the scatter of the results.
  case ownShare(weights: [Double])

  /// x_pt = Σ w_j x_j of independent results, with _u_(_x_pt_) from their uncertainties, each
  /// enlarged by `inflation`.
  case propagated(weights: [Double], inflation: Double)

  /// x_pt = Σ w_j x_j of results with this covariance matrix.
  case correlated(weights: [Double], covariance: Matrix)

  /// x_pt = Σ w_j x_j of results that share components of uncertainty.
  case sharing(weights: [Double], covariance: LowRankCovariance)

  /// How much the reported uncertainties are enlarged.
  var inflation: Double {
    if case .propagated(_, let inflation) = self { inflation } else { 1 }
  }

  /// Whether the covariance between result and assigned value enters the deviations.
  public var isAccountedFor: Bool {
    if case .independent = self { false } else { true }
  }
}

/// One named figure of a method, as it stands in the record of an analysis.
public struct Detail: Hashable, Sendable {
  /// What a detail holds.
  public enum Content: Hashable, Sendable {
    /// A finite number.
    case number(Double)

    /// A count.
    case count(Int)

    /// Yes or no.
    case flag(Bool)

    /// A word.
    case text(String)
  }

  /// The key in machine output.
  public let name: String

  /// What it holds.
  public let content: Content

  /// Creates a detail.
  public init(_ name: String, _ content: Content) {
    self.name = name
    self.content = content
  }
}
