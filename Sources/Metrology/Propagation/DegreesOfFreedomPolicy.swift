/// What is said of the degrees of freedom where inputs with finite ones are correlated: the formula
/// of Welch and Satterthwaite is for independent contributions.
public enum DegreesOfFreedomPolicy: String, CaseIterable, Hashable, Sendable {
  /// The degrees of freedom are taken as infinite, and a notice says that the formula does not hold
  /// and that the coverage factor may be too small.
  case infinite

  /// Inputs that are correlated with one another and have the same degrees of freedom, as when they
  /// were observed together, count as one contribution, with the variance of all of them. Where
  /// the degrees of freedom of correlated inputs differ there are none.
  ///
  /// Reference: R. Willink, "A generalization of the Welch–Satterthwaite formula for use with
  /// correlated uncertainty components", Metrologia 44 (2007) 340.
  case ensemble
}
