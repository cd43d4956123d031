/// The standard deviation for proficiency assessment _σ_pt_ of one comparison.
public struct SigmaPt: Hashable, Sendable {
  /// The name of the method.
  public let method: String

  /// _σ_pt_, zero or more, or the reason there is none.
  public let value: Result<Double, ScoreAbsence>

  /// The number, if there is one.
  public var number: Double? { try? value.get() }
}
