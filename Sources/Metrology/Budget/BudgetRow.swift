/// One line of an uncertainty budget: what an input contributes to the uncertainty of an output.
///
/// Reference: JCGM 100:2008, 5.1 and table H.1.
public struct BudgetRow: Hashable, Sendable {
  /// The position of the input among the inputs of the problem.
  public let input: Int

  /// The sensitivity coefficient _c_i_ = ∂f/∂x_i.
  public let sensitivity: Double

  /// The contribution |_c_i_| _u_(_x_i_); `nil` where the input has no finite variance and a
  /// sensitivity other than zero.
  public let contribution: Double?

  /// The index of contribution _c_i_² _u_²(_x_i_)/_u_²(_y_); `nil` without _u_(_y_) or where that
  /// is zero. With correlated inputs the indices need not add up to 1.
  public let index: Double?
}
