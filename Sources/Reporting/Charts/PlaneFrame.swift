/// The frame of a chart over two axes of numbers: a plot with a grid, numbers at its left and below it, a
/// legend above it.
///
/// Its width is that of ``ChartFrame``, so that letters keep their size on paper.
struct PlaneFrame {
  /// A tick of the horizontal axis with its own words, a date for example.
  struct Tick {
    let value: Double
    let words: String
  }

  let xAxis: ValueAxis
  let yAxis: ValueAxis
  let plotHeight: Double
  let left: Double
  let right: Double
  let top: Double

  /// Whether the vertical axis grows downwards.
  let isInverted: Bool
  private let xTicks: [Tick]?
  private let yLabels: [String]

  /// Makes the frame of two axes; `xTicks` replaces the ticks of the horizontal axis, in numbers as
  /// they were before the axis took anything off them.
  init(
    x xAxis: ValueAxis, y yAxis: ValueAxis, numbers: NumberStyle, legendRows: Int,
    plotHeight: Double = 230, xTicks: [Tick]? = nil, isInverted: Bool = false
  ) {
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.plotHeight = plotHeight
    self.xTicks = xTicks
    self.isInverted = isInverted
    yLabels = yAxis.ticks.map { yAxis.label(of: $0, numbers) }
    left = 16 + 6.3 * Double(max(yLabels.map(\.count).max() ?? 0, 5))
    right = ChartFrame.width - 34
    top = 34 + 18 * Double(legendRows)
  }

  var bottom: Double { top + plotHeight }

  /// The height of the whole drawing.
  var height: Double { bottom + 40 }

  /// Where a number stands on the horizontal axis, kept near the plot.
  func x(_ value: Double) -> Double {
    left + (right - left) * share(of: value, on: xAxis)
  }

  /// Where a number stands on the vertical axis, kept near the plot.
  func y(_ value: Double) -> Double {
    height(ofShare: share(of: value, on: yAxis))
  }

  /// The position of a point, kept near the plot.
  func position(_ x: Double, _ y: Double) -> ChartPosition { ChartPosition(self.x(x), self.y(y)) }

  private func height(ofShare share: Double) -> Double {
    isInverted ? top + plotHeight * share : bottom - plotHeight * share
  }

  private func share(of value: Double, on axis: ValueAxis) -> Double {
    let share = (axis.place(of: value) - axis.lower) / (axis.upper - axis.lower)
    return min(max(share, -0.02), 1.02)
  }

  /// Draws grid, tick labels and the names of the axes; `units` follow the names. A name that came from
  /// outside is no phrase.
  func drawGround(
    into drawing: inout Markup, caption: ChartCaption, xName: String, xUnit: String? = nil,
    yUnit: String? = nil, xNameIsPhrase: Bool = true
  ) {
    drawing.label(
      caption.axis + " ", at: ChartPosition(2, top - 12), size: 11.5, isPhrase: true,
      suffix: yAxis.unitText(yUnit, caption.numbers))
    for (tick, words) in zip(yAxis.ticks, yLabels) {
      let y = height(ofShare: (tick - yAxis.lower) / (yAxis.upper - yAxis.lower))
      drawing.line(from: ChartPosition(left, y), to: ChartPosition(right, y), colour: Ink.grid)
      drawing.label(words, at: ChartPosition(left - 7, y + 3.8), colour: Ink.muted, anchor: .end)
    }
    for (x, words) in horizontalTicks(caption.numbers) {
      drawing.line(
        from: ChartPosition(x, bottom), to: ChartPosition(x, bottom + 4), colour: Ink.axis)
      drawing.label(
        words, at: ChartPosition(x, bottom + 16), colour: Ink.muted, anchor: .middle)
    }
    drawing.label(
      xName + " ", at: ChartPosition((left + right) / 2, bottom + 34), size: 11.5, anchor: .middle,
      isPhrase: xNameIsPhrase, suffix: xAxis.unitText(xUnit, caption.numbers))
  }

  /// Draws the axes over what was plotted.
  func drawAxes(into drawing: inout Markup) {
    let corner = ChartPosition(left, bottom)
    drawing.line(from: ChartPosition(left, top), to: corner, colour: Ink.axis)
    drawing.line(from: corner, to: ChartPosition(right, bottom), colour: Ink.axis)
  }

  private func horizontalTicks(_ numbers: NumberStyle) -> [(Double, String)] {
    if let xTicks {
      return xTicks.filter { xAxis.shows($0.value) }.map { (x($0.value), $0.words) }
    }
    return xAxis.ticks.map { tick in
      let share = (tick - xAxis.lower) / (xAxis.upper - xAxis.lower)
      return (left + (right - left) * share, xAxis.label(of: tick, numbers))
    }
  }
}
