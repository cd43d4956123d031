import Interlab

/// Degrees of equivalence with their expanded uncertainties about zero, as the key comparison
/// database draws them.
struct EquivalenceChart {
  /// One laboratory.
  struct Point {
    /// The laboratory code, as it came from outside.
    let label: String

    /// The degree of equivalence; `nil` where there is none.
    let degree: ReportedEquivalence.Degree?

    /// _U_(_d_) under a convention that allows for more, drawn as a paler bar.
    let widerHalfWidth: Double?

    /// Whether the result forms the reference value; hollow if not.
    let isIncluded: Bool
  }

  /// The points in the order that they are drawn, one of them at least with a degree.
  let points: [Point]

  /// The words around it. The unit of the axis is added to ``ChartCaption/axis``.
  let caption: ChartCaption

  /// The unit of the values, as it came from outside.
  let unit: String?

  /// Whether some deviation lies beyond the axis.
  var cutsOff: Bool {
    let axis = axis
    return points.contains { $0.degree.map { !axis.shows($0.value) } ?? false }
  }

  private var axis: ValueAxis {
    let known = points.compactMap { point in
      point.degree.map { ($0.value, point.widerHalfWidth ?? $0.expandedUncertainty) }
    }
    let range = ValueRange(
      of: known.map(\.0), halfWidths: known.map(\.1), reference: 0, referenceHalfWidth: nil)
    return ValueAxis(showing: range.lower, range.upper)
  }

  /// The chart as SVG.
  var svg: Markup {
    let axis = axis
    let frame = ChartFrame(
      labels: points.map(\.label),
      tickLabels: axis.ticks.map { axis.label(of: $0, caption.numbers) },
      legendRows: legendRows(caption.legend), plotHeight: 230)
    return Markup { page in
      page.chart(frame, caption: caption) { drawing in
        drawing.legend(caption.legend)
        frame.drawGround(
          into: &drawing, axis: axis, caption: caption, unit: axis.unitText(unit, caption.numbers))
        for index in points.indices { drawWiderBar(at: index, into: &drawing, frame, axis) }
        let zero = frame.y(axis.place(of: 0), on: axis)
        drawing.line(
          from: ChartPosition(frame.left, zero), to: ChartPosition(frame.right, zero),
          colour: Ink.reference, width: 1.6)
        for index in points.indices {
          draw(points[index], at: index, into: &drawing, frame: frame, axis: axis)
        }
        frame.drawAxes(into: &drawing)
      }
    }
  }

  private func drawWiderBar(
    at index: Int, into drawing: inout Markup, _ frame: ChartFrame, _ axis: ValueAxis
  ) {
    guard let degree = points[index].degree, let half = points[index].widerHalfWidth,
      axis.shows(degree.value)
    else { return }
    let ends = [-half, half].map { frame.y(axis.place(of: degree.value + $0), on: axis) }
    let width = min(5, frame.slot * 0.4)
    drawing.rectangle(
      from: ChartPosition(frame.x(index) - width, ends[0]),
      to: ChartPosition(frame.x(index) + width, ends[1]), fill: Ink.band)
  }

  private func draw(
    _ point: Point, at index: Int, into drawing: inout Markup, frame: ChartFrame, axis: ValueAxis
  ) {
    let x = frame.x(index)
    guard let degree = point.degree else {
      drawing.label(
        "–", at: ChartPosition(x, frame.y(axis.place(of: 0), on: axis) - 4), size: 11,
        colour: Ink.muted, anchor: .middle)
      return
    }
    let colour = Ink.colour(of: degree.verdict)
    drawing.element("g") { group in
      group.element("title", text: tooltip(point.label, degree))
      guard axis.shows(degree.value) else {
        group.arrow(
          at: x, in: frame, isUp: degree.value > 0,
          number: index % frame.labelStride == 0
            ? caption.numbers.brief(degree.value, figures: 6) : nil,
          colour: colour)
        return
      }
      group.bar(
        degree.value, degree.expandedUncertainty, at: x, in: frame, on: axis, colour: colour)
      group.marker(
        degree.verdict, at: ChartPosition(x, frame.y(axis.place(of: degree.value), on: axis)),
        size: frame.markerSize, isHollow: !point.isIncluded)
    }
  }

  private func tooltip(_ label: String, _ degree: ReportedEquivalence.Degree) -> String {
    let text = caption.numbers.withUncertainty(degree.value, degree.expandedUncertainty)
    return "\(label): \(text)" + (unit.map { " " + $0 } ?? "")
  }
}
