import Interlab
import Mathematics

/// The kernel density of the results over their axis: the curve, a mark for each result, a line for each
/// mode and one for the assigned value.
struct DensityChart {
  let found: ResultDensity

  /// The assigned value, if there is one.
  let reference: Double?

  /// The words around it. The unit of the axis is added to ``xName``.
  let caption: ChartCaption

  /// The name of the horizontal axis, with marks for symbols.
  let xName: String

  /// The unit of the values, as it came from outside.
  let unit: String?

  private static let nodeCount = 400

  /// The chart as SVG.
  var svg: Markup {
    let range = ValueRange(
      of: found.density.values,
      halfWidths: found.density.values.map { _ in 3 * found.density.bandwidth },
      reference: reference, referenceHalfWidth: nil)
    let xAxis = ValueAxis(showing: range.lower, range.upper)
    let curve = curve(from: range.lower, to: range.upper)
    let frame = PlaneFrame(
      x: xAxis, y: ValueAxis(showing: 0, curve.map(\.1).max() ?? 1, tickCount: 4),
      numbers: caption.numbers, legendRows: legendRows(caption.legend), plotHeight: 180)
    return Markup { page in
      page.chart(height: frame.height, caption: caption) { drawing in
        drawing.legend(caption.legend)
        frame.drawGround(into: &drawing, caption: caption, xName: xName, xUnit: unit)
        drawModes(into: &drawing, frame)
        drawing.polyline(
          curve.map { frame.position($0.0, $0.1) }, colour: Ink.reference, width: 1.8)
        drawResults(into: &drawing, frame)
        frame.drawAxes(into: &drawing)
      }
    }
  }

  private func curve(from lower: Double, to upper: Double) -> [(Double, Double)] {
    (0...Self.nodeCount).map { node in
      let share = Double(node) / Double(Self.nodeCount)
      let point = lower * (1 - share) + upper * share
      return (point, found.density.density(at: point))
    }
  }

  private func drawModes(into drawing: inout Markup, _ frame: PlaneFrame) {
    for mode in found.modes where frame.xAxis.shows(mode.value) {
      drawing.line(
        from: frame.position(mode.value, 0), to: frame.position(mode.value, mode.height),
        colour: Ink.warning, width: 1.4, dashes: "5 3")
    }
    guard let reference, frame.xAxis.shows(reference) else { return }
    drawing.line(
      from: ChartPosition(frame.x(reference), frame.bottom),
      to: ChartPosition(frame.x(reference), frame.top), colour: Ink.acceptable, width: 1.4)
  }

  private func drawResults(into drawing: inout Markup, _ frame: PlaneFrame) {
    for value in found.density.values where frame.xAxis.shows(value) {
      let x = frame.x(value)
      drawing.line(
        from: ChartPosition(x, frame.bottom - 9), to: ChartPosition(x, frame.bottom),
        colour: Ink.unjudged, width: 1)
    }
  }
}
