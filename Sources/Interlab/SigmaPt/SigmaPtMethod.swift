public import Mathematics

/// How the standard deviation for proficiency assessment _σ_pt_ is found (ISO 13528:2022,
/// clause 8).
public enum SigmaPtMethod: Hashable, Sendable {
  /// A prescribed value (8.2), zero or more.
  case prescribed(Double)

  /// A prescribed percentage of |x_pt| (8.2).
  case percentOfAssignedValue(Double)

  /// The general model of Horwitz and Thompson (8.4). `massFraction` is what one unit of the
  /// values is as a mass fraction: 1e-6 for mg/kg.
  case horwitz(massFraction: Double)

  /// From the precision of the method (8.5): reproducibility, repeatability and the number of
  /// replicate measurements.
  case precision(reproducibility: Double, repeatability: Double, replicates: Int)

  /// The robust scale of the same round (8.6): the one that belongs to a robust assigned value,
  /// else that of Algorithm A.
  case robust(stop: AlgorithmA.Stop, constants: RobustConstants)

  /// The ordinary standard deviation of the included results. Not robust; for comparison with
  /// schemes that score by mean and standard deviation.
  case standardDeviation

  /// The name of the method on the command line and in files.
  public var name: String {
    switch self {
    case .prescribed: "prescribed"
    case .percentOfAssignedValue: "percent"
    case .horwitz: "horwitz"
    case .precision: "precision"
    case .robust: "robust"
    case .standardDeviation: "standard-deviation"
    }
  }
}
