/// A chart on a sheet of a workbook to be written: it draws cells of that sheet, so that a reader
/// who changes a cell sees it there.
///
/// The labels stand along the horizontal axis, in the order of the rows. What lies beyond
/// ``valueRange`` is cut off by the programs that draw the chart: the title should say so.
///
/// Reference: ECMA-376-1, 21.2 (DrawingML charts).
public struct OutputChart: Sendable {
  /// How a series is drawn.
  public enum Mark: Hashable, Sendable {
    /// Markers, with bars as long as the column with this number says, where there is one.
    case points(errors: Int?)

    /// A line through all rows.
    case line(isDashed: Bool)

    /// Bars from zero.
    case bars
  }

  /// A column of numbers as it is drawn.
  public struct Series: Hashable, Sendable {
    /// What the legend calls it.
    public let name: String

    /// The column, from 1.
    public let column: Int

    /// How it is drawn.
    public let mark: Mark

    /// Its colour, as `1D4A7A`.
    public let colour: String

    /// The colours of single rows, by row, where they differ.
    public var rowColours: [Int: String] = [:]

    /// A series of the numbers in `column`.
    public init(_ name: String, column: Int, mark: Mark, colour: String) {
      (self.name, self.column, self.mark, self.colour) = (name, column, mark, colour)
    }
  }

  /// What stands above it.
  public let title: String

  /// What stands beside the vertical axis.
  public let axis: String

  /// The rows that are drawn.
  public let rows: ClosedRange<Int>

  /// The column of the labels.
  public let labelColumn: Int

  /// What is drawn, the last in front.
  public let series: [Series]

  /// The ends of the vertical axis; the drawing program chooses them where there are none.
  public var valueRange: ClosedRange<Double>?

  /// The cells that it covers.
  public let place: CellRange

  /// A chart of `series` over the cells of `place`.
  public init(
    title: String, axis: String, rows: ClosedRange<Int>, labelColumn: Int, series: [Series],
    place: CellRange
  ) {
    (self.title, self.axis, self.rows) = (title, axis, rows)
    (self.labelColumn, self.series, self.place) = (labelColumn, series, place)
  }
}
