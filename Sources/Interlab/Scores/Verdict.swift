/// What a score says of a laboratory's result.
public enum Verdict: String, CaseIterable, Hashable, Sendable {
  /// Acceptable (satisfactory).
  case acceptable

  /// A warning signal (questionable).
  case warning

  /// An action signal (unsatisfactory).
  case action

  /// The comparison could not have shown a fault.
  case inconclusive
}
