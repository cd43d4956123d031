/// How the assigned value _x_pt_ of a comparison is found (ISO 13528:2022, clause 7; Cox 2002 for
/// key comparisons).
public enum AssignedValueMethod: Sendable {
  /// A value known before the results: by formulation, a certificate or a reference laboratory.
  case stated(StatedValue)

  /// A consensus of the included results whose uncertainty follows from their scatter.
  case consensus(ConsensusEstimator, covariance: CovariancePolicy = .asPrinted)

  /// A reference value made from the reported uncertainties of the included results.
  case reference(ReferenceEstimator)

  /// The values of a travelling standard at the date of each laboratory.
  case travelling(TravellingReference)

  /// The name of ``travelling(_:)``.
  static let travellingName = "travelling-standard"

  /// The name of the method on the command line and in files.
  public var name: String {
    switch self {
    case .stated(let value): value.origin.rawValue
    case .consensus(let estimator, _): estimator.name
    case .reference(let estimator): estimator.name
    case .travelling: Self.travellingName
    }
  }

  /// Whether the method can use a covariance matrix of the results.
  public var takesCovariance: Bool {
    switch self {
    case .reference(.generalizedLeastSquares), .reference(.sharedComponents),
      .reference(.largestConsistentSubset):
      true
    default: false
    }
  }

  /// The same method with the covariances of the results that `other` holds, where it can use them.
  public func takingCovariances(of other: AssignedValueMethod) -> AssignedValueMethod {
    guard case .reference(let estimator) = self, case .reference(let source) = other else {
      return self
    }
    switch source {
    case .generalizedLeastSquares(let covariance):
      return .reference(estimator.taking(covariance: covariance))
    case .sharedComponents(let components) where takesCovariance:
      return .reference(estimator.taking(components: components))
    default: return self
    }
  }

  /// Whether the method is made from the uncertainties of the results, so that each included
  /// result must have one above zero.
  public var needsUncertainties: Bool {
    if case .reference(let estimator) = self { estimator.needsReportedUncertainties } else { false }
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
