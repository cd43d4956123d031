/// What keeps an equation from being solved for an unknown.
public enum ImplicitModelFailure: Error, Hashable, Sendable {
  /// The model has no quantity of this name that is left to be found.
  case noUnknown(String)

  /// The model defines no output of this name that is to vanish.
  case noEquation(String)

  /// The equation does not change when the unknown does.
  case independent

  /// At the estimates the equation has the same sign, or no value, at both ends of the bracket; the
  /// values there, `nil` for none.
  case noSignChange(valueAtLowerBound: Double?, valueAtUpperBound: Double?)

  /// At the estimates the equation has no value at this point of the bracket.
  case undefined(at: Double)

  /// Near this point the equation jumps over zero, or touches it without crossing: it determines no
  /// value that depends smoothly on the inputs.
  case notRegular(at: Double)
}
