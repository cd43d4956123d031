/// What may be typed into cells of a written workbook (a data validation), and what is said to who
/// types something else.
public struct InputRule: Hashable, Sendable {
  /// The values that are let in.
  public enum Values: Hashable, Sendable {
    /// Any number.
    case number

    /// Numbers above this one.
    case numberAbove(Double)

    /// Numbers from one to another.
    case numberBetween(Double, Double)

    /// Dates from one to another.
    case dateBetween(CalendarDate, CalendarDate)

    /// One of a list; no comma in any of them, at most 255 characters in all.
    case choice([String])

    /// Text of at most so many characters.
    case textUpTo(Int)
  }

  /// The cells that the rule holds for.
  public var range: CellRange

  /// The values that are let in.
  public var values: Values

  /// What is shown when the cell is chosen; at most 255 characters.
  public var prompt: String?

  /// What is said when another value is typed; at most 225 characters.
  public var refusal: String

  /// Creates a rule.
  public init(_ range: CellRange, _ values: Values, prompt: String? = nil, refusal: String) {
    self.range = range
    self.values = values
    self.prompt = prompt
    self.refusal = refusal
  }
}
