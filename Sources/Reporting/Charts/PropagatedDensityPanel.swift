import Interlab
import Mathematics
import Metrology
import Wording

/// One output of a ``PropagationPlot``: the classes of the trials as steps, both coverage intervals and that
/// of the law of propagation above them, its curve over them, and the contributions below.
struct PropagatedDensityPanel {
  let found: PropagatedDensity
  let language: Language
  private let frame: PlaneFrame
  private let window: ClosedRange<Double>
  private let bars: ContributionBars
  private let legend: [ChartLegend]

  private static let nodeCount = 300
  private static let titleHeight = 20.0
  private static let curveDashes = "6 3"
  private static let shortestDashes = "2 2"

  init(found: PropagatedDensity, language: Language) {
    self.found = found
    self.language = language
    let window = found.window
    let top = 1.3 * found.peak(in: window)
    let legend = PropagatedDensityWords(found: found, language: language).legend(
      curveDashes: Self.curveDashes, shortestDashes: Self.shortestDashes)
    frame = PlaneFrame(
      x: ValueAxis(showing: window.lowerBound, window.upperBound),
      y: ValueAxis(showing: 0, top, tickCount: 4), numbers: NumberStyle(language),
      legendRows: legendRows(legend), plotHeight: 240)
    self.window = window
    self.legend = legend
    bars = ContributionBars(found.contributions, language: language)
  }

  /// The height of the panel.
  var height: Double { Self.titleHeight + frame.height + 14 + bars.height }

  /// What the panel shows, in a sentence or two.
  var description: String {
    PropagatedDensityWords(found: found, language: language).description(leading: bars.leading)
  }

  /// Draws the panel, its upper left corner at the origin.
  func draw(into drawing: inout Markup) {
    drawing.label(
      shortened(found.name, toColumns: 90), at: ChartPosition(4, 14), size: 12.5, isBold: true)
    drawing.element("g", ["transform": "translate(0 \(at(Self.titleHeight)))"]) { plot in
      plot.legend(legend)
      frame.drawGround(
        into: &plot, caption: caption, xName: shortened(found.name, toColumns: 40),
        xUnit: found.unit, yUnit: found.unit.flatMap(Self.reciprocal), xNameIsPhrase: false)
      drawClasses(into: &plot)
      drawCurve(into: &plot)
      drawIntervals(into: &plot)
      frame.drawAxes(into: &plot)
      bars.draw(into: &plot, top: frame.height + 14)
    }
  }

  private var caption: ChartCaption {
    ChartCaption(
      title: found.name, description: "",
      axis: Phrase(vi: "mật độ xác suất", en: "probability density").text(in: language),
      legend: legend, numbers: NumberStyle(language))
  }

  private static func reciprocal(_ unit: String) -> String? {
    unit == "1" ? nil : unit.allSatisfy(\.isLetter) ? unit + "⁻¹" : "(" + unit + ")⁻¹"
  }

  private func drawClasses(into drawing: inout Markup) {
    let steps = found.steps(in: window)
    guard let first = steps.first, let last = steps.last else {
      let x = found.range.lowerBound
      drawing.line(
        from: frame.position(x, 0), to: ChartPosition(frame.x(x), frame.top + 50),
        colour: Ink.reference, width: 1.8)
      return
    }
    var corners = [frame.position(first.from, 0)]
    for step in steps {
      corners.append(frame.position(step.from, step.density))
      corners.append(frame.position(step.to, step.density))
    }
    corners.append(frame.position(last.to, 0))
    drawing.polygon(corners, fill: Ink.band, stroke: Ink.reference)
  }

  private func drawCurve(into drawing: inout Markup) {
    guard let curve = found.framework?.density else { return }
    let (low, high) = (window.lowerBound, window.upperBound)
    let points = (0...Self.nodeCount).map { node in
      let share = Double(node) / Double(Self.nodeCount)
      let x = low * (1 - share) + high * share
      return frame.position(x, curve(x))
    }
    drawing.polyline(points, colour: Ink.warning, width: 1.6, dashes: Self.curveDashes)
  }

  private func drawIntervals(into drawing: inout Markup) {
    draw(found.symmetric, row: 0, Ink.acceptable, dashes: nil, into: &drawing)
    draw(found.shortest, row: 1, Ink.inconclusive, dashes: Self.shortestDashes, into: &drawing)
    guard let interval = found.framework?.interval else { return }
    draw(interval, row: 2, Ink.warning, dashes: Self.curveDashes, into: &drawing)
  }

  /// A line with caps above the density, and thin lines from its ends to the axis.
  private func draw(
    _ interval: ClosedRange<Double>, row: Int, _ colour: String, dashes: String?,
    into drawing: inout Markup
  ) {
    let y = frame.top + 8 + 12 * Double(row)
    let ends = [interval.lowerBound, interval.upperBound]
    drawing.line(
      from: ChartPosition(frame.x(ends[0]), y), to: ChartPosition(frame.x(ends[1]), y),
      colour: colour, width: 2, dashes: dashes)
    for end in ends where frame.xAxis.shows(end) {
      let x = frame.x(end)
      drawing.line(
        from: ChartPosition(x, y - 4), to: ChartPosition(x, y + 4), colour: colour, width: 2)
      drawing.line(
        from: ChartPosition(x, y + 4), to: ChartPosition(x, frame.bottom), colour: colour,
        width: 0.8, dashes: dashes)
    }
  }
}
