import Interlab

/// The scores of a comparison as bars from zero, with the limits of the verdicts.
///
/// The axis ends at four times the outer limit; a bar beyond it breaks off before an arrow with its
/// number.
struct ScoresChart {
  /// One limit of the verdicts, drawn at both signs.
  struct Limit: Sendable {
    let value: Double
    let dashes: String
    let colour: String
  }

  /// The points in the order that they are drawn, at least one.
  let points: [ChartPoint]

  /// The limits, the outermost last.
  let limits: [Limit]

  /// The decimals of the numbers at arrows.
  let decimals: Int

  /// The words around it.
  let caption: ChartCaption

  /// Whether a score is a bar as wide as its place allows, or a stem with a head.
  var areBars = false

  /// Whether some score lies beyond the axis.
  var cutsOff: Bool {
    let axis = axis
    return points.contains { $0.score.map { !axis.shows($0) } ?? false }
  }

  private var axis: ValueAxis { ValueAxis(showing: -reach, reach, tickCount: 8) }

  /// The chart as SVG.
  var svg: Markup {
    let axis = axis
    let tickLabels = axis.ticks.map { axis.label(of: $0, caption.numbers) }
    let frame = ChartFrame(
      labels: points.map(\.label), tickLabels: tickLabels,
      limitLabels: limits.map { caption.numbers.brief($0.value) + "+" },
      legendRows: legendRows(caption.legend), plotHeight: 210, marked: points.marked)
    return Markup { page in
      page.chart(frame, caption: caption) { drawing in
        drawing.legend(caption.legend)
        frame.drawMarks(into: &drawing)
        frame.drawGround(into: &drawing, axis: axis, caption: caption)
        for limit in limits { draw(limit, into: &drawing, frame: frame, axis: axis) }
        for index in points.indices {
          draw(points[index], at: index, into: &drawing, frame: frame, axis: axis)
        }
        let zero = frame.y(0, on: axis)
        drawing.line(
          from: ChartPosition(frame.left, zero), to: ChartPosition(frame.right, zero),
          colour: Ink.text, width: 1)
        frame.drawAxes(into: &drawing)
      }
    }
  }

  /// How far the axis reaches: past the outer limit, and to the largest score up to four times it.
  private var reach: Double {
    let largest = points.compactMap { $0.score?.magnitude }.max() ?? 0
    guard let outer = limits.last?.value else { return largest == 0 ? 1 : largest }
    return min(max(largest, 1.3 * outer), 4 * outer)
  }

  /// Where the outermost limits lie: the words of another one would run into theirs nearby.
  private func outerHeights(_ frame: ChartFrame, _ axis: ValueAxis) -> [Double] {
    guard let outer = limits.last?.value else { return [] }
    return [outer, -outer].map { frame.y(axis.place(of: $0), on: axis) }
  }

  /// How far the shape of a verdict stands from the end of its bar.
  private func beside(_ score: Double) -> Double {
    areBars ? (score < 0 ? 8 : -8) : 0
  }

  private func draw(
    _ limit: Limit, into drawing: inout Markup, frame: ChartFrame, axis: ValueAxis
  ) {
    for value in [limit.value, -limit.value] where axis.shows(value) {
      let y = frame.y(axis.place(of: value), on: axis)
      let isNamed = outerHeights(frame, axis).allSatisfy { $0 == y || ($0 - y).magnitude >= 11 }
      drawing.line(
        from: ChartPosition(frame.left, y), to: ChartPosition(frame.right, y),
        colour: limit.colour, width: 1.3, dashes: limit.dashes)
      guard isNamed else { continue }
      let text = (value > 0 ? "+" : "") + caption.numbers.brief(value)
      drawing.label(
        text, at: ChartPosition(frame.right + 5, y + 3.8), size: 10.5, colour: limit.colour,
        isBold: true)
    }
  }

  private func draw(
    _ point: ChartPoint, at index: Int, into drawing: inout Markup, frame: ChartFrame,
    axis: ValueAxis
  ) {
    let x = frame.x(index)
    let zero = frame.y(0, on: axis)
    guard let score = point.score else {
      drawing.label(
        "–", at: ChartPosition(x, zero - 4), size: 11, colour: Ink.muted, anchor: .middle)
      return
    }
    let colour = Ink.colour(of: point.verdict)
    let number = caption.numbers.decimals(decimals, of: score)
    let isNamed = frame.isNamed(index)
    drawing.element("g") { group in
      group.element("title", text: "\(point.label): \(number)")
      let gap = axis.shows(score) ? 0 : frame.arrowRoom(for: isNamed ? number : "")
      let end = frame.y(axis.place(of: score), on: axis) + (score > 0 ? gap : -gap)
      // Narrower than its marker, whose middle is the score.
      let half = areBars ? min(14, frame.slot * 0.36) : max(0.5, min(1.5, frame.slot * 0.2))
      group.rectangle(
        from: ChartPosition(x - half, zero), to: ChartPosition(x + half, end),
        fill: point.isIncluded ? colour : "#fff", stroke: point.isIncluded ? nil : colour)
      if axis.shows(score) {
        group.marker(
          point.verdict, at: ChartPosition(x, end + beside(score)),
          size: min(4.2, frame.markerSize),
          isHollow: !point.isIncluded)
      } else {
        group.arrow(
          at: x, in: frame, isUp: score > 0, number: isNamed ? number : nil, colour: colour)
      }
    }
  }
}
