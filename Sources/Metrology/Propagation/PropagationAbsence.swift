/// Why a figure of a propagated uncertainty does not exist.
public enum PropagationAbsence: Error, Hashable, Sendable {
  /// Inputs that the output depends on have no finite variance, as Student's distribution with two
  /// degrees of freedom or fewer has none.
  case noVariance(inputs: [String])

  /// Correlated inputs have different degrees of freedom, so they are no ensemble.
  case noEnsemble

  /// There is no standard uncertainty to expand.
  case noStandardUncertainty

  /// The uncertainty is beyond what a quantity can have.
  case beyondMagnitude

  /// The outputs determine one another, or one has no uncertainty, so that their region has no volume.
  case dependentOutputs

  /// The derivatives of the second or third order are not finite at the estimates.
  case noSecondOrder

  /// So many inputs enter by more than sums that no terms of the second order are computed.
  case manyNonlinearInputs(Int)
}
