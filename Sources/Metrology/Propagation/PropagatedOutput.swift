/// An output quantity with its uncertainty, by the law of propagation of uncertainty.
///
/// Reference: JCGM 100:2008, 5.1, 5.2 and annex G.
public struct PropagatedOutput: Hashable, Sendable {
  /// The name of the output.
  public let name: String

  /// Its unit, where one is known.
  public let unit: String?

  /// The estimate _y_ = _f_(_x_).
  public let value: Double

  /// The standard uncertainty _u_(_y_).
  public let standardUncertainty: Result<Double, PropagationAbsence>

  /// The effective degrees of freedom; infinite ones included.
  public let degreesOfFreedom: Result<DegreesOfFreedom, PropagationAbsence>

  /// The coverage factor _k_ = _t_P_(_ν_eff_).
  public let coverageFactor: Result<Double, PropagationAbsence>

  /// The expanded uncertainty _U_ = _k_ _u_(_y_).
  public let expandedUncertainty: Result<Double, PropagationAbsence>

  /// The terms of second order.
  public let secondOrder: Result<SecondOrderTerms, PropagationAbsence>

  /// One row for each input, in the order of the problem.
  public let budget: [BudgetRow]
}
