public import Mathematics
public import Metrology

/// How the assigned value _x_pt_ of a comparison is found (ISO 13528:2022, clause 7; Cox 2002 for
/// key comparisons).
public enum AssignedValueMethod: Sendable {
  /// A value known before the results: by formulation, a certificate or a reference laboratory.
  case stated(StatedValue)

  /// A consensus of the included results whose uncertainty follows from their scatter.
  case consensus(ConsensusEstimator, covariance: CovariancePolicy = .asPrinted)

  /// A reference value made from the reported uncertainties of the included results.
  case reference(ReferenceEstimator)

  /// The name of the method on the command line and in files.
  public var name: String {
    switch self {
    case .stated(let value): value.origin.rawValue
    case .consensus(let estimator, _): estimator.name
    case .reference(let estimator): estimator.name
    }
  }

  /// Whether the method is made from the uncertainties of the results, so that each included
  /// result must have one above zero.
  public var needsUncertainties: Bool {
    if case .reference(let estimator) = self { estimator.needsReportedUncertainties } else { false }
  }
}

/// An assigned value that is known before the results.
public struct StatedValue: Hashable, Sendable {
  /// Where the value comes from.
  public enum Origin: String, CaseIterable, Hashable, Sendable {
    /// By formulation (7.3).
    case formulation

    /// The certified value of a reference material (7.4).
    case certified

    /// Measured by a reference laboratory (7.5), the usual case of a calibration comparison.
    case referenceLaboratory = "reference-laboratory"
  }

  /// Where the value comes from.
  public let origin: Origin

  /// The value. Finite.
  public let value: Double

  /// Its uncertainty, if stated. Zero is allowed: an exact reference.
  public let uncertainty: ReportedUncertainty?

  /// The degrees of freedom of its uncertainty.
  public let degreesOfFreedom: DegreesOfFreedom

  /// Creates a stated value; throws ``InvalidQuantity/value(_:)`` unless `value` is finite.
  public init(
    origin: Origin, value: Double, uncertainty: ReportedUncertainty?,
    degreesOfFreedom: DegreesOfFreedom = .infinite
  ) throws(InvalidQuantity) {
    guard value.isFinite else { throw .value(value) }
    self.origin = origin
    self.value = value
    self.uncertainty = uncertainty
    self.degreesOfFreedom = degreesOfFreedom
  }
}

/// A consensus estimator of ISO 13528:2022, 7.7 and annex C.
public enum ConsensusEstimator: Hashable, Sendable {
  /// The arithmetic mean with _s_/√p.
  case mean

  /// The median with MADe or nIQR as its scale.
  case median(scale: MedianScale, constants: RobustConstants)

  /// Algorithm A (C.3).
  case algorithmA(stop: AlgorithmA.Stop, constants: RobustConstants)

  /// The name of the method on the command line and in files.
  public var name: String {
    switch self {
    case .mean: "mean"
    case .median(.madE, _): "median-MADe"
    case .median(.nIQR, _): "median-nIQR"
    case .algorithmA: "algorithm-a"
    }
  }

  /// Whether outlying results pull neither the value nor its scale.
  public var isRobust: Bool { self != .mean }
}

/// The scale that stands beside a median (C.2).
public enum MedianScale: Hashable, Sendable {
  /// The scaled median absolute deviation.
  case madE

  /// The normalized interquartile range, by one definition of the quartiles.
  case nIQR(QuantileType)
}

/// A reference value of a comparison with reported uncertainties.
public enum ReferenceEstimator: Sendable {
  /// The weighted mean with weights 1/u_i² (Cox 2002, procedure A).
  case weightedMean

  /// The weighted mean with every u_i enlarged by max(1, R_B).
  case birge

  /// Generalized least squares with the covariance of all results of the comparison, in the
  /// order of its rows.
  case generalizedLeastSquares(covariance: Matrix)

  /// The name of the method on the command line and in files.
  public var name: String {
    switch self {
    case .weightedMean: "weighted-mean"
    case .birge: "birge"
    case .generalizedLeastSquares: Self.glsName
    }
  }

  /// The name of generalized least squares, which needs more than its name.
  public static let glsName = "gls"

  /// Whether the uncertainties come from the results (and not from a covariance matrix).
  public var needsReportedUncertainties: Bool {
    if case .generalizedLeastSquares = self { false } else { true }
  }
}

/// Whether the covariance between a result and a robust consensus that it is part of enters the
/// scores.
public enum CovariancePolicy: String, CaseIterable, Hashable, Sendable {
  /// Formulas (19) and (20) as the standard prints them, as if the two were independent.
  case asPrinted = "as-printed"

  /// The covariance by the estimator's weights `∂x*/∂x_i`.
  case account
}
