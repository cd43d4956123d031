import Interlab
import Mathematics
import Tables
import Wording

/// A stability check in time: means with their uncertainties, the line through them, and the band that the
/// criterion leaves about the first.
struct StabilityChart {
  let analysis: StabilityAnalysis

  /// Whether the times are days since 1 January 1970.
  let areDates: Bool

  /// The words around it.
  let caption: ChartCaption

  /// The name of the horizontal axis.
  let xName: String

  /// The unit of the values, as it came from outside.
  let unit: String?

  /// The chart as SVG.
  var svg: Markup {
    let occasions = analysis.occasions
    let first = occasions.first?.moments.mean ?? 0
    let range = ValueRange(
      of: occasions.map(\.moments.mean), halfWidths: occasions.map(halfWidth), reference: first,
      referenceHalfWidth: analysis.limit?.criterion)
    let times = occasions.map(\.time)
    let frame = PlaneFrame(
      x: ValueAxis(showing: times.first ?? 0, times.last ?? 1),
      y: ValueAxis(showing: range.lower, range.upper, tickCount: 5), numbers: caption.numbers,
      legendRows: legendRows(caption.legend), plotHeight: 180, xTicks: ticks(times))
    return Markup { page in
      page.chart(height: frame.height, caption: caption) { drawing in
        drawing.legend(caption.legend)
        frame.drawGround(into: &drawing, caption: caption, xName: xName, yUnit: unit)
        drawBand(about: first, into: &drawing, frame)
        drawLine(into: &drawing, frame)
        for occasion in occasions { draw(occasion, into: &drawing, frame) }
        frame.drawAxes(into: &drawing)
      }
    }
  }

  private func ticks(_ times: [Double]) -> [PlaneFrame.Tick]? {
    guard areDates else { return nil }
    let stride = max(1, (times.count + 7) / 8)
    return times.enumerated().filter { $0.offset % stride == 0 }.map { _, time in
      PlaneFrame.Tick(
        value: time, words: CalendarDate(days: Int(time)).text(in: caption.numbers.language))
    }
  }

  private func halfWidth(_ occasion: StabilityOccasion) -> Double? {
    occasion.statedUncertainty.map { 2 * $0 } ?? occasion.moments.standardDeviation
  }

  private func drawBand(
    about first: Double, into drawing: inout Markup, _ frame: PlaneFrame
  ) {
    guard let half = analysis.limit?.criterion else { return }
    drawing.rectangle(
      from: ChartPosition(frame.left, frame.y(first + half)),
      to: ChartPosition(frame.right, frame.y(first - half)), fill: Ink.band)
  }

  private func drawLine(into drawing: inout Markup, _ frame: PlaneFrame) {
    guard let trend = analysis.trend, let start = analysis.occasions.first?.time,
      let end = analysis.occasions.last?.time
    else { return }
    let count = Double(analysis.occasions.count)
    let middle = analysis.occasions.reduce(0) { $0 + ($1.time - start) } / count + start
    let first = analysis.occasions.first?.moments.mean ?? 0
    let level = analysis.occasions.reduce(0) { $0 + ($1.moments.mean - first) } / count + first
    drawing.polyline(
      [start, end].map { frame.position($0, level + trend.slope * ($0 - middle)) },
      colour: Ink.reference, width: 1.8)
  }

  private func draw(
    _ occasion: StabilityOccasion, into drawing: inout Markup, _ frame: PlaneFrame
  ) {
    let mean = occasion.moments.mean
    let centre = frame.position(occasion.time, mean)
    if let half = halfWidth(occasion) {
      drawing.line(
        from: frame.position(occasion.time, mean - half),
        to: frame.position(occasion.time, mean + half), colour: Ink.unjudged, width: 1.4)
    }
    drawing.marker(nil, at: centre, size: 4.2, isHollow: false)
  }
}
