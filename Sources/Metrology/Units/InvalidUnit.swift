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

  /// The problem in English, without a full stop.
  public var reason: String {
    switch self {
    case .unknownSymbol(let symbol): "no unit known here has the symbol \"\(symbol)\""
    case .ambiguousDivision: "a product behind a slash has two readings; write J/(kg·K)"
    case .malformed: "it is not written like m/s^2"
    case .beyondLimits: "an exponent or its size is beyond that of any unit"
    }
  }
}
