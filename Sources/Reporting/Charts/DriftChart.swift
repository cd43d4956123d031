import Interlab
import Mathematics
import Tables
import Wording

/// A travelling standard in time: the pilot's measurements with _U_ = 2_u_, the fitted line with its band,
/// and the value of each laboratory at its date.
struct DriftChart {
  let choice: DriftChoice

  /// The turns with this standard.
  let predictions: [ReferencePrediction]

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
    let series = choice.fit.series
    let steps = steps
    let edges = band(steps).flatMap { [$0.low, $0.high] }
    let range = ValueRange(
      of: series.values + predictions.map(\.value) + edges,
      halfWidths: series.values.indices.map(halfWidth) + predictions.map(halfWidth)
        + edges.map { _ in nil }, reference: nil, referenceHalfWidth: nil)
    let frame = PlaneFrame(
      x: ValueAxis(showing: steps.first ?? 0, steps.last ?? 1),
      y: ValueAxis(showing: range.lower, range.upper, tickCount: 5), numbers: caption.numbers,
      legendRows: legendRows(caption.legend), plotHeight: 260, xTicks: ticks)
    return Markup { page in
      page.chart(height: frame.height, caption: caption) { drawing in
        drawing.legend(caption.legend)
        frame.drawGround(into: &drawing, caption: caption, xName: xName, yUnit: unit)
        drawFit(steps, into: &drawing, frame)
        for prediction in predictions { draw(prediction, into: &drawing, frame) }
        for index in series.values.indices { drawPilot(index, into: &drawing, frame) }
        frame.drawAxes(into: &drawing)
      }
    }
  }

  /// The times at which the line is drawn: over all measurements and turns.
  private var steps: [Double] {
    let times = choice.fit.series.times + predictions.map(\.measurement.time)
    guard let first = times.min(), let last = times.max(), first < last else {
      return times.first.map { [$0 - 1, $0 + 1] } ?? []
    }
    let regular = (0...120).map { first + (last - first) * Double($0) / 120 }
    guard let step = choice.fit.step else { return regular }
    // The line jumps at the step.
    return (regular + [step.time.nextDown, step.time]).filter { first <= $0 && $0 <= last }.sorted()
  }

  /// The line ± 2u at each time.
  private func band(_ steps: [Double]) -> [(low: Double, high: Double)] {
    steps.compactMap { time in
      let value = choice.fit.value(at: time).value
      guard let variance = choice.fit.covariance(time, time) else { return nil }
      let half = 2 * max(0, variance).squareRoot()
      return (value - half, value + half)
    }
  }

  private func halfWidth(_ index: Int) -> Double? {
    let series = choice.fit.series
    return series.standardUncertainties.map {
      2 * rootSumSquare($0[index], series.commonUncertainties[index])
    }
  }

  private func halfWidth(_ prediction: ReferencePrediction) -> Double? {
    prediction.standardUncertainty.map { 2 * $0 }
  }

  private func rootSumSquare(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }

  private var ticks: [PlaneFrame.Tick]? {
    guard areDates else { return nil }
    let times = Array(Set(choice.fit.series.times)).sorted()
    let stride = max(1, (times.count + 6) / 7)
    return times.enumerated().filter { $0.offset % stride == 0 }.compactMap { _, time in
      Int(exactly: time).map {
        PlaneFrame.Tick(
          value: time, words: CalendarDate(days: $0).text(in: caption.numbers.language))
      }
    }
  }

  private func drawFit(_ steps: [Double], into drawing: inout Markup, _ frame: PlaneFrame) {
    let edges = band(steps)
    if edges.count == steps.count {
      let upper = zip(steps, edges).map { frame.position($0, $1.high) }
      let lower = zip(steps, edges).map { frame.position($0, $1.low) }
      drawing.polygon(upper + lower.reversed(), fill: Ink.band, stroke: "none")
    }
    drawing.polyline(
      steps.map { frame.position($0, choice.fit.value(at: $0).value) }, colour: Ink.reference,
      width: 1.8)
  }

  private func drawPilot(_ index: Int, into drawing: inout Markup, _ frame: PlaneFrame) {
    let series = choice.fit.series
    let (time, value) = (series.times[index], series.values[index])
    if let half = halfWidth(index) {
      drawing.line(
        from: frame.position(time, value - half), to: frame.position(time, value + half),
        colour: Ink.unjudged, width: 1.4)
    }
    drawing.marker(nil, at: frame.position(time, value), size: 4.2, isHollow: false)
  }

  /// A laboratory's date with the value that it is held against.
  private func draw(
    _ prediction: ReferencePrediction, into drawing: inout Markup, _ frame: PlaneFrame
  ) {
    let time = prediction.measurement.time
    let x = frame.x(time)
    drawing.element("g") { part in
      part.element("title", text: prediction.measurement.laboratory)
      part.line(
        from: ChartPosition(x, frame.bottom), to: ChartPosition(x, frame.bottom - 7),
        colour: Ink.reference, width: 1.6)
      part.marker(nil, at: frame.position(time, prediction.value), size: 3.4, isHollow: true)
    }
  }
}
