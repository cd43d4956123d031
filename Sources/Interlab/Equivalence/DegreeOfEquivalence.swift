/// A degree of equivalence: how far a result lies from the reference value, or two results from
/// each other, with the expanded uncertainty of that difference.
///
/// Reference: CIPM MRA, T.2 and T.3; M. G. Cox, Metrologia 39 (2002) 589.
public struct DegreeOfEquivalence: Hashable, Sendable {
  /// _d_, in the unit of the values.
  public let value: Double

  /// _u_(_d_), above zero.
  public let standardUncertainty: Double

  /// _k_ = 2.
  public let coverageFactor = 2.0

  /// _U_(_d_) = _k u_(_d_).
  public var expandedUncertainty: Double { coverageFactor * standardUncertainty }

  /// Whether |d| ≤ U(d).
  public var isWithinUncertainty: Bool { value.magnitude <= expandedUncertainty }

  /// The difference seen from the other side.
  public var reversed: DegreeOfEquivalence {
    DegreeOfEquivalence(value: -value, standardUncertainty: standardUncertainty)
  }
}

/// What the uncertainty of a degree of equivalence says, where the reference value allows for a
/// standard deviation τ between laboratories. Four conventions are in use, and their verdicts may
/// differ.
///
/// With w_i the weights with τ, for a result that contributes to the reference value μ:
///
/// | convention      | d_i          | u²(d_i)                              |
/// |-----------------|--------------|--------------------------------------|
/// | `claims`        | x_i − μ      | (1 − 2w_i) u_i² + Σ w_j² u_j²        |
/// | `dark`          | x_i − μ      | u_i² + τ² − u²(μ)                    |
/// | `leave-one-out` | x_i − μ_(−i) | u_i² + τ²_(−i) + u²(μ_(−i))          |
/// | `predictive`    | x_i − μ      | u_i² + τ² + u²(μ)                    |
///
/// and for one that does not: u_i² + u²(μ) under `claims`, with τ² more under the others. With τ = 0
/// `claims` and `dark` are those of the weighted mean, u_i² − u²(μ).
///
/// Reference: A. Koepke et al., Metrologia 54 (2017) S34; NIST Decision Tree.
public enum EquivalenceConvention: String, CaseIterable, Hashable, Sendable {
  /// Is the deviation within what the laboratory claims? τ is no excuse.
  case claims

  /// Is it within the claim and the scatter that all share?
  case dark

  /// Is it within both, as the others see it?
  case leaveOneOut = "leave-one-out"

  /// Is it within what a further laboratory may show?
  case predictive
}
