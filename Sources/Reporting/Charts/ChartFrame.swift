/// The frame that both charts of a comparison share: a plot with one place for each laboratory,
/// codes below it, numbers at its left, a legend above it.
///
/// The width is fixed, so that letters keep their size on paper, up to some 60 laboratories; then they
/// shrink a little, and from some 85 on only every second, third, … code is written. Codes stand upright, in up to three lines, if all of them
/// fit between their neighbours so; else they are turned, and cut at ``turnedLimit`` characters.
struct ChartFrame {
  static let width = 760.0

  let plotHeight: Double
  let left: Double
  let right: Double
  let top: Double
  let slot: Double

  /// The places that are set apart.
  private let marked: Set<Int>

  /// The lines of each code.
  private let labels: [[String]]
  private let labelsAreTurned: Bool

  /// How many places there are between two codes that are written.
  let labelStride: Int

  /// Makes the frame for `labels` codes with tick labels as long as `tickLabels`
  /// at its left and labels of limits as long as `limitLabels` at its right.
  init(
    labels: [String], tickLabels: [String], limitLabels: [String] = [], legendRows: Int,
    plotHeight: Double, marked: Set<Int> = []
  ) {
    self.plotHeight = plotHeight
    self.marked = marked
    let longestTick = tickLabels.map(\.count).max() ?? 0
    left = 16 + 6.3 * Double(max(longestTick, 5))
    let longestLimit = limitLabels.map(\.count).max() ?? 0
    right = ChartFrame.width - max(34, 8 + 6.6 * Double(longestLimit))
    top = 34 + 18 * Double(legendRows)
    slot = (right - left) / Double(max(labels.count, 1))
    labelStride = slot >= Self.leastSlot ? 1 : Int((10.5 / slot).rounded(.up))
    let columns = Int((slot - 4) / 6.6)
    let broken = labels.map { wrapped($0, width: columns) }
    let fits = broken.allSatisfy { lines in
      lines.count <= 3 && lines.allSatisfy { displayWidth($0) <= columns }
    }
    labelsAreTurned = !fits
    self.labels = fits ? broken : labels.map { [shortened($0, toColumns: Self.turnedLimit)] }
  }

  /// The narrowest place that a turned code is written into.
  private static let leastSlot = 7.9

  /// How many characters of a code there is room for below the plot, when it is turned.
  static let turnedLimit = 32

  var bottom: Double { top + plotHeight }

  /// The height of the whole drawing.
  var height: Double {
    if labelsAreTurned {
      let longest = labels.joined().map(displayWidth).max() ?? 0
      return bottom + 16 + 6.4 * Double(longest)
    }
    let lines = labels.map(\.count).max() ?? 1
    return bottom + 13 + lineHeight * Double(lines)
  }

  /// Half the size of a marker.
  var markerSize: Double { min(4.5, max(1.4, slot * 0.32)) }

  /// The middle of a laboratory's place.
  func x(_ index: Int) -> Double { left + (Double(index) + 0.5) * slot }

  /// Draws codes, grid, tick labels and the frame of the plot.
  func drawGround(
    into drawing: inout Markup, axis: ValueAxis, caption: ChartCaption, unit: String = ""
  ) {
    drawing.label(
      caption.axis + " ", at: ChartPosition(2, top - 12), size: 11.5, isPhrase: true, suffix: unit)
    for tick in axis.ticks {
      let y = self.y(tick, on: axis)
      drawing.line(from: ChartPosition(left, y), to: ChartPosition(right, y), colour: Ink.grid)
      drawing.label(
        axis.label(of: tick, caption.numbers), at: ChartPosition(left - 7, y + 3.8),
        colour: Ink.muted, anchor: .end)
    }
    for (index, lines) in labels.enumerated() where isNamed(index) {
      drawCode(lines, at: index, into: &drawing)
    }
  }

  /// Draws the field behind the places that are set apart.
  func drawMarks(into drawing: inout Markup) {
    for index in marked.sorted() {
      let half = max(slot / 2, 2)
      drawing.rectangle(
        from: ChartPosition(x(index) - half, top), to: ChartPosition(x(index) + half, bottom),
        fill: Ink.own)
    }
  }

  /// Draws the axes over what was plotted.
  func drawAxes(into drawing: inout Markup) {
    drawing.line(
      from: ChartPosition(left, top), to: ChartPosition(left, bottom), colour: Ink.axis)
    drawing.line(
      from: ChartPosition(left, bottom), to: ChartPosition(right, bottom), colour: Ink.axis)
  }

  /// The height of a number given in the unit of the axis, kept inside the plot.
  func y(_ number: Double, on axis: ValueAxis) -> Double {
    let share = (number - axis.lower) / (axis.upper - axis.lower)
    return bottom - plotHeight * min(max(share, 0), 1)
  }

  /// Whether a number fits upright into the place of one laboratory.
  func hasRoom(for number: String) -> Bool { slot > 6.2 * Double(number.count) }

  /// How much of the height an arrow at the edge takes with its number.
  func arrowRoom(for number: String) -> Double {
    if number.isEmpty { return 13 }
    return hasRoom(for: number) ? 28 : min(18 + 5.8 * Double(number.count), plotHeight / 2.5)
  }

  /// Whether the code of this place is written.
  func isNamed(_ index: Int) -> Bool {
    if marked.contains(index) { return true }
    let isBesideMarked = (1..<max(labelStride, 1)).contains {
      marked.contains(index + $0) || marked.contains(index - $0)
    }
    return index % labelStride == 0 && !isBesideMarked
  }

  private var lineHeight: Double { 13 }

  private func drawCode(_ lines: [String], at index: Int, into drawing: inout Markup) {
    drawing.line(
      from: ChartPosition(x(index), bottom), to: ChartPosition(x(index), bottom + 4),
      colour: Ink.axis)
    if labelsAreTurned {
      drawing.label(
        lines.joined(), at: ChartPosition(x(index) + 3.6, bottom + 8),
        size: labelStride > 1 ? 10.5 : min(10.5, max(Self.leastSlot, slot)), anchor: .end,
        degrees: -90, isBold: marked.contains(index))
      return
    }
    for (line, text) in lines.enumerated() {
      let y = bottom + 17 + lineHeight * Double(line)
      drawing.label(
        text, at: ChartPosition(x(index), y), size: 11, anchor: .middle,
        isBold: marked.contains(index))
    }
  }
}
