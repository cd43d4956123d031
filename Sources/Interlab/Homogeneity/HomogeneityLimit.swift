/// What the differences between items are held against.
public enum HomogeneityLimit: Hashable, Sendable {
  /// The standard deviation for proficiency assessment σ_pt, above zero.
  case sigmaPt(Double)

  /// The maximum permissible error δ_E, above zero.
  case permissibleError(Double)

  /// 0.3 σ_pt or 0.1 δ_E.
  ///
  /// Reference: ISO 13528:2022, B.2.2.
  public var criterion: Double {
    switch self {
    case .sigmaPt(let sigma): 0.3 * sigma
    case .permissibleError(let error): 0.1 * error
    }
  }
}
