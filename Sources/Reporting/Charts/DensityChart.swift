import Interlab
import Mathematics

/// The histogram of the results with their kernel density: bars of equal area for each result, the curve, a
/// mark for each result, a line for each mode and one for the assigned value. How many results lie beyond
/// the axis stands at its ends.
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
    let bins = HistogramBins(found.density.values)
    let peak = bins.map { bins in bins.bins.map { $0.density }.max() ?? 0 } ?? 0
    let frame = PlaneFrame(
      x: xAxis, y: ValueAxis(showing: 0, max(peak, curve.map(\.1).max() ?? 1), tickCount: 4),
      numbers: caption.numbers, legendRows: legendRows(caption.legend), plotHeight: 180)
    return Markup { page in
      page.chart(height: frame.height, caption: caption) { drawing in
        drawing.legend(caption.legend)
        frame.drawGround(into: &drawing, caption: caption, xName: xName, xUnit: unit)
        if let bins { draw(bins, into: &drawing, frame) }
        drawModes(into: &drawing, frame)
        drawing.polyline(
          curve.map { frame.position($0.0, $0.1) }, colour: Ink.reference, width: 1.8)
        drawResults(into: &drawing, frame)
        drawBeyond(into: &drawing, frame)
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

  private func draw(_ bins: HistogramBins, into drawing: inout Markup, _ frame: PlaneFrame) {
    for bin in bins.bins where bin.count > 0 {
      guard frame.xAxis.shows(bin.lower), frame.xAxis.shows(bin.upper) else { continue }
      drawing.element("g") { group in
        let ends = [bin.lower, bin.upper].map { caption.numbers.significant(5, of: $0) }
        group.element("title", text: "\(ends[0]) … \(ends[1]): \(bin.count)")
        group.rectangle(
          from: frame.position(bin.lower, 0), to: frame.position(bin.upper, bin.density),
          fill: Ink.band, stroke: "#fff")
      }
    }
  }

  private func drawBeyond(into drawing: inout Markup, _ frame: PlaneFrame) {
    let beyond = found.density.values.filter { !frame.xAxis.shows($0) }
    let low = beyond.count { frame.xAxis.place(of: $0) < frame.xAxis.lower }
    for (count, x, way) in [(low, frame.left, -1.0), (beyond.count - low, frame.right, 1.0)]
    where count > 0 {
      let y = frame.bottom - 18
      drawing.polygon(
        [
          ChartPosition(x, y), ChartPosition(x - 9 * way, y - 5), ChartPosition(x - 9 * way, y + 5),
        ], fill: Ink.unjudged, stroke: Ink.unjudged)
      drawing.label(
        "\(count)", at: ChartPosition(x - 13 * way, y + 3.8), size: 10.5, colour: Ink.unjudged,
        anchor: way > 0 ? .end : .start)
    }
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
