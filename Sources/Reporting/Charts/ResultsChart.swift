import Interlab

/// Results with their expanded uncertainties against the band of the assigned value: the chart
/// that a calibration laboratory looks at first.
struct ResultsChart {
  /// The points in the order that they are drawn, at least one.
  let points: [ChartPoint]

  /// _x_pt_, if there is one.
  let reference: Double?

  /// _U_(_x_pt_), if it is known.
  let referenceHalfWidth: Double?

  /// The words around it. The unit of the axis is added to ``ChartCaption/axis``.
  let caption: ChartCaption

  /// The unit of the values, as it came from outside.
  let unit: String?

  /// Whether some result lies beyond the axis.
  var cutsOff: Bool {
    let axis = axis
    return points.contains { !axis.shows($0.value) }
  }

  private var axis: ValueAxis {
    let range = ValueRange(
      of: points.map(\.value), halfWidths: points.map(\.halfWidth), reference: reference,
      referenceHalfWidth: referenceHalfWidth)
    return ValueAxis(showing: range.lower, range.upper)
  }

  /// The chart as SVG.
  var svg: Markup {
    let axis = axis
    let tickLabels = axis.ticks.map { axis.label(of: $0, caption.numbers) }
    let frame = ChartFrame(
      labels: points.map(\.label), tickLabels: tickLabels,
      legendRows: legendRows(caption.legend), plotHeight: 250, marked: points.marked)
    return Markup { page in
      page.chart(frame, caption: caption) { drawing in
        drawing.legend(caption.legend)
        frame.drawMarks(into: &drawing)
        drawReference(into: &drawing, frame: frame, axis: axis)
        frame.drawGround(
          into: &drawing, axis: axis, caption: caption,
          unit: axis.unitText(unit == "1" ? nil : unit, caption.numbers))
        drawReferenceLine(into: &drawing, frame: frame, axis: axis)
        for index in points.indices {
          draw(points[index], at: index, into: &drawing, frame: frame, axis: axis)
        }
        frame.drawAxes(into: &drawing)
      }
    }
  }

  private func drawReference(into drawing: inout Markup, frame: ChartFrame, axis: ValueAxis) {
    guard let reference, let referenceHalfWidth else { return }
    let upper = axis.place(of: min(reference + referenceHalfWidth, .greatestFiniteMagnitude))
    let lower = axis.place(of: max(reference - referenceHalfWidth, -.greatestFiniteMagnitude))
    drawing.rectangle(
      from: ChartPosition(frame.left, frame.y(upper, on: axis)),
      to: ChartPosition(frame.right, frame.y(lower, on: axis)), fill: Ink.band)
  }

  private func drawReferenceLine(into drawing: inout Markup, frame: ChartFrame, axis: ValueAxis) {
    guard let reference else { return }
    let y = frame.y(axis.place(of: reference), on: axis)
    drawing.line(
      from: ChartPosition(frame.left, y), to: ChartPosition(frame.right, y),
      colour: Ink.reference, width: 1.6)
  }

  private func draw(
    _ point: ChartPoint, at index: Int, into drawing: inout Markup, frame: ChartFrame,
    axis: ValueAxis
  ) {
    drawing.element("g") { group in
      group.element("title", text: tooltip(point))
      let colour = Ink.colour(of: point.verdict)
      guard axis.shows(point.value) else {
        let isNamed = frame.isNamed(index)
        group.arrow(
          at: frame.x(index), in: frame, isUp: axis.place(of: point.value) > axis.upper,
          number: isNamed ? caption.numbers.brief(point.value, figures: 6) : nil, colour: colour)
        return
      }
      let centre = ChartPosition(
        frame.x(index), frame.y(axis.place(of: point.value), on: axis))
      if let halfWidth = point.halfWidth {
        group.bar(point.value, halfWidth, at: centre.x, in: frame, on: axis, colour: colour)
      }
      group.marker(
        point.verdict, at: centre, size: frame.markerSize, isHollow: !point.isIncluded)
    }
  }

  private func tooltip(_ point: ChartPoint) -> String {
    let value = caption.numbers.exact(point.value)
    let spread = point.halfWidth.map { " ± " + caption.numbers.exact($0) } ?? ""
    return "\(point.label): \(value)\(spread)" + (unit.map { " " + $0 } ?? "")
  }
}
