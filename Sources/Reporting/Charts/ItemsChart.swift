import Interlab
import Mathematics

/// The items of a homogeneity test in the order of the file: means, and the band that the criterion leaves
/// about the mean of all.
struct ItemsChart {
  let analysis: HomogeneityAnalysis

  /// The codes of the items, as they came from outside.
  let codes: [String]

  /// The words around it.
  let caption: ChartCaption

  /// The unit of the values, as it came from outside.
  let unit: String?

  private var half: Double? { analysis.limit?.criterion }

  private var axis: ValueAxis {
    let range = ValueRange(
      of: analysis.items.map(\.mean), halfWidths: analysis.items.map(\.standardDeviation),
      reference: analysis.variances.mean, referenceHalfWidth: half)
    return ValueAxis(showing: range.lower, range.upper)
  }

  /// The chart as SVG.
  var svg: Markup {
    let axis = axis
    let frame = ChartFrame(
      labels: analysis.items.map { codes[$0.laboratory] },
      tickLabels: axis.ticks.map { axis.label(of: $0, caption.numbers) },
      legendRows: legendRows(caption.legend), plotHeight: 180)
    return Markup { page in
      page.chart(frame, caption: caption) { drawing in
        drawing.legend(caption.legend)
        frame.drawGround(
          into: &drawing, axis: axis, caption: caption,
          unit: axis.unitText(unit, caption.numbers))
        drawBand(into: &drawing, frame, axis)
        for (index, item) in analysis.items.enumerated() {
          draw(item, at: index, into: &drawing, frame, axis)
        }
        frame.drawAxes(into: &drawing)
      }
    }
  }

  private func drawBand(into drawing: inout Markup, _ frame: ChartFrame, _ axis: ValueAxis) {
    func y(_ value: Double) -> Double { frame.y(axis.place(of: value), on: axis) }
    let mean = analysis.variances.mean
    if let half {
      drawing.rectangle(
        from: ChartPosition(frame.left, y(mean + half)),
        to: ChartPosition(frame.right, y(mean - half)), fill: Ink.band)
    }
    drawing.line(
      from: ChartPosition(frame.left, y(mean)), to: ChartPosition(frame.right, y(mean)),
      colour: Ink.reference, width: 1.6)
  }

  private func draw(
    _ item: PrecisionCellSummary, at index: Int, into drawing: inout Markup, _ frame: ChartFrame,
    _ axis: ValueAxis
  ) {
    guard axis.shows(item.mean) else { return }
    drawing.element("g") { group in
      group.element(
        "title",
        text: "\(codes[item.laboratory]): " + caption.numbers.brief(item.mean, figures: 6))
      let centre = ChartPosition(
        frame.x(index), frame.y(axis.place(of: item.mean), on: axis))
      if let s = item.standardDeviation {
        group.bar(item.mean, s, at: centre.x, in: frame, on: axis, colour: Ink.unjudged)
      }
      group.marker(nil, at: centre, size: frame.markerSize, isHollow: false)
    }
  }
}
