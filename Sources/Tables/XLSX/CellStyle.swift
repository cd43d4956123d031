/// How a cell of a written workbook looks, and whether it may be changed on a protected sheet.
public struct CellStyle: Hashable, Sendable {
  /// Where the text stands across the cell.
  public enum Alignment: String, Hashable, Sendable {
    /// At the left.
    case left

    /// In the middle.
    case center

    /// At the right.
    case right
  }

  /// Bold type.
  public var isBold = false

  /// Italic type.
  public var isItalic = false

  /// The size of the type in points.
  public var size = 11

  /// The colour of the type as `RRGGBB`; black by default.
  public var color: String?

  /// The colour of the ground as `RRGGBB`; none by default.
  public var fill: String?

  /// A thin line around the cell.
  public var hasBorder = false

  /// Whether the cell can be filled in while its sheet is protected.
  public var isUnlocked = false

  /// The number format, as `0.000` or `yyyy-mm-dd`.
  public var numberFormat: String?

  /// Whether long text goes on in further lines.
  public var wraps = false

  /// Where the text stands; text at the left and numbers at the right by default.
  public var alignment: Alignment?

  /// Plain black type.
  public init() {}

  /// Plain type but for what `change` sets.
  public init(_ change: (inout CellStyle) -> Void) {
    change(&self)
  }
}
