/// Why a text is no unit that is known here.
public enum InvalidUnit: Error, Hashable, Sendable {
  /// No unit has this symbol, with or without a prefix.
  case unknownSymbol(String)

  /// A product behind a slash, as in J/kg·K, has two readings.
  case ambiguousDivision

  /// Something is missing or left over.
  case malformed

  /// An exponent or the size leaves the limits.
  case beyondLimits
}
