/// What a reader of a propagated uncertainty should know about it.
public enum PropagationNotice: Hashable, Sendable {
  /// Correlated inputs have finite degrees of freedom, so the formula of Welch and Satterthwaite does
  /// not hold; the degrees of freedom of the output were taken as infinite.
  case correlatedDegreesOfFreedom(output: String)

  /// To first order the output has no uncertainty, although its inputs have: its derivatives vanish at
  /// the estimates. The terms of second order then are the leading ones.
  case firstOrderVanishes(output: String)

  /// The terms of second order change the two leading figures of the standard uncertainty.
  case secondOrderMatters(output: String)

  /// A number of the model comes near zero where it must not be zero.
  case nearZero(NearZero)

  /// Correlated inputs with the same finite degrees of freedom were counted as one contribution.
  case ensembleDegreesOfFreedom(output: String)

  /// These inputs have no unit while others have one, so the units of the model were not checked.
  case unitsMissing(inputs: [String])

  /// The unit of an input or output is not known, so the units of the model were not checked.
  case unitUnknown(name: String, unit: String)

  /// A machine name that does not change.
  public var code: String {
    switch self {
    case .correlatedDegreesOfFreedom: "dof-correlated-inputs"
    case .firstOrderVanishes: "first-order-vanishes"
    case .secondOrderMatters: "second-order-matters"
    case .nearZero: "near-zero"
    case .ensembleDegreesOfFreedom: "dof-ensemble"
    case .unitsMissing, .unitUnknown: "units-not-checked"
    }
  }
}
