/// A language that people read results in.
public enum Language: String, CaseIterable, Hashable, Sendable {
  /// Tiếng Việt.
  case vietnamese = "vi"

  /// English.
  case english = "en"
}
