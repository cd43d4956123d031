import Interlab

/// The scores of all laboratories in all comparisons as one field of tiles.
///
/// Colour goes from blue (low) over white to orange (high) with the score in terms of its outer
/// limit, and ends at twice it; the tiles of a warning, an action signal and an inconclusive result
/// bear the shape of their verdict too, and wide ones the number.
struct HeatMapChart {
  /// One tile.
  struct Tile {
    let score: Double

    /// The outer limit of the verdict, above zero.
    let limit: Double
    let verdict: Verdict?

    /// The score as it is written.
    let text: String
  }

  /// The codes of the laboratories and the names of the comparisons, as they came from outside.
  let rows: [String]
  let columns: [String]

  /// The tile of each row and column, `nil` where there is no score.
  let tiles: [[Tile?]]

  /// The words around it.
  let caption: ChartCaption

  /// The words of the scale, with marks for symbols: below and above the assigned value.
  let low: String
  let high: String

  /// Lower where there are many rows, so that the field stays on the first page of paper.
  private var tileHeight: Double { max(11, min(19, 520 / Double(max(rows.count, 1)))) }
  private static let nameColumns = 22

  /// How many columns of text a turned head has at most.
  static let headColumns = 30

  private var left: Double {
    let longest = rows.map { min(displayWidth($0), Self.nameColumns) }.max() ?? 1
    return 14 + 6.6 * Double(max(longest, 3))
  }

  private var tileWidth: Double {
    min(92, (ChartFrame.width - left - 8) / Double(max(columns.count, 1)))
  }

  private var hasNumbers: Bool { tileWidth >= 46 }

  /// The heads stand upright where they fit in three lines, else they are turned.
  private var heads: (lines: [[String]], areTurned: Bool) {
    let width = Int((tileWidth - 4) / 6.2)
    let broken = columns.map { wrapped($0, width: width) }
    let fits = broken.allSatisfy { lines in
      lines.count <= 4 && lines.allSatisfy { displayWidth($0) <= width }
    }
    return fits
      ? (broken, false) : (columns.map { [shortened($0, toColumns: Self.headColumns)] }, true)
  }

  /// The chart as SVG.
  var svg: Markup {
    let heads = heads
    let headHeight =
      heads.areTurned
      ? 10 + 6.2 * Double(heads.lines.joined().map(displayWidth).max() ?? 0)
      : 8 + 13 * Double(heads.lines.map(\.count).max() ?? 1)
    let top = 32 + 18 * Double(legendRows(caption.legend)) + headHeight
    let height = top + tileHeight * Double(rows.count) + 6
    return Markup { page in
      page.chart(height: height, caption: caption) { drawing in
        drawing.legend(caption.legend)
        drawScale(at: 26 + 18 * Double(legendRows(caption.legend) - 1), into: &drawing)
        for column in columns.indices {
          draw(heads.lines[column], heads.areTurned, at: column, top, into: &drawing)
        }
        for row in rows.indices { draw(row, top, into: &drawing) }
      }
    }
  }

  private func draw(
    _ head: [String], _ isTurned: Bool, at column: Int, _ top: Double, into drawing: inout Markup
  ) {
    let x = left + (Double(column) + 0.5) * tileWidth
    if isTurned {
      return drawing.label(
        head.joined(), at: ChartPosition(x + 3.6, top - 6), size: 10.5, degrees: -90)
    }
    for (line, text) in head.enumerated() {
      let y = top - 6 - 13 * Double(head.count - 1 - line)
      drawing.label(text, at: ChartPosition(x, y), size: 10.5, anchor: .middle)
    }
  }

  private func draw(_ row: Int, _ top: Double, into drawing: inout Markup) {
    let y = top + tileHeight * Double(row)
    drawing.label(
      shortened(rows[row], toColumns: Self.nameColumns),
      at: ChartPosition(left - 7, y + tileHeight / 2 + 3.8), size: min(10.5, tileHeight - 2),
      anchor: .end)
    for column in columns.indices {
      let x = left + Double(column) * tileWidth
      let corners = (ChartPosition(x, y), ChartPosition(x + tileWidth, y + tileHeight))
      guard let tile = tiles[row][column] else {
        drawing.rectangle(from: corners.0, to: corners.1, fill: "#fff", stroke: Ink.grid)
        drawing.label(
          "–", at: ChartPosition(x + tileWidth / 2, y + tileHeight / 2 + 3.8), size: 10,
          colour: Ink.muted, anchor: .middle)
        continue
      }
      drawing.element("g") { group in
        group.element("title", text: "\(rows[row]), \(columns[column]): \(tile.text)")
        group.rectangle(
          from: corners.0, to: corners.1, fill: Self.colour(tile.score / tile.limit),
          stroke: Ink.grid)
        draw(tile, x, y, into: &group)
      }
    }
  }

  private func draw(_ tile: Tile, _ x: Double, _ y: Double, into group: inout Markup) {
    let middle = y + tileHeight / 2
    let isSignal = tile.verdict != nil && tile.verdict != .acceptable
    if isSignal {
      let centre = ChartPosition(hasNumbers ? x + 9 : x + tileWidth / 2, middle)
      group.marker(tile.verdict, at: centre, size: min(4, tileWidth / 4), isHollow: false)
    }
    guard hasNumbers else { return }
    group.label(
      tile.text, at: ChartPosition(x + tileWidth - 5, middle + 3.8), size: 10.5, anchor: .end,
      isBold: isSignal)
  }

  private func drawScale(at y: Double, into drawing: inout Markup) {
    drawing.label(low, at: ChartPosition(4, y + 8), size: 10.5, isPhrase: true)
    let start = 10 + 6.1 * Double(SymbolText(low).plain.count)
    for step in -4...4 {
      let x = start + 14 * Double(step + 4)
      drawing.rectangle(
        from: ChartPosition(x, y - 1), to: ChartPosition(x + 14, y + 11),
        fill: Self.colour(Double(step) / 2), stroke: Ink.grid)
    }
    drawing.label(high, at: ChartPosition(start + 14 * 9 + 6, y + 8), size: 10.5, isPhrase: true)
  }

  /// The colour of a score in terms of its limit, in steps of an eighth of the way to twice it.
  private static func colour(_ share: Double) -> String {
    let depth = (min(share.magnitude, 2) * 4).rounded() / 8
    let end = share < 0 ? (0x6f, 0xa8, 0xdc) : (0xf0, 0xa2, 0x4e)
    func channel(_ value: Int) -> String {
      let mixed = Int((255 + (Double(value) - 255) * depth).rounded())
      let text = String(mixed, radix: 16)
      return text.count == 1 ? "0" + text : text
    }
    return "#" + channel(end.0) + channel(end.1) + channel(end.2)
  }
}
