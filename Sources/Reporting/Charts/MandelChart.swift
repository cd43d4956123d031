import Interlab

/// Mandel's h or k of each laboratory as bars from zero, one for each level, with the lines at 5 % and
/// 1 %.
///
/// The axis ends at twice the outer line; a longer bar breaks off there before an arrow with its
/// number.
struct MandelChart {
  /// One laboratory with its statistic at each level.
  struct Group: Sendable {
    let label: String
    let bars: [Bar]

    var hasValue: Bool { bars.contains { $0.value != nil } }
  }

  /// One bar; no value where there is no statistic.
  struct Bar: Sendable {
    let value: Double?
    let verdict: OutlierVerdict
    let title: String
  }

  /// The laboratories, at least one.
  let groups: [Group]

  /// The lines, where there are any.
  let limits: OutlierLimits.Pair?

  /// Whether the statistic has a sign, so that the lines stand on both sides.
  let isSigned: Bool

  /// The words around it.
  let caption: ChartCaption

  /// Whether some bar lies beyond the axis.
  var cutsOff: Bool {
    let axis = axis
    return groups.contains { group in
      group.bars.contains { $0.value.map { !axis.shows($0) } ?? false }
    }
  }

  private var axis: ValueAxis { ValueAxis(showing: isSigned ? -reach : 0, reach, tickCount: 6) }

  private var reach: Double {
    let largest = groups.flatMap(\.bars).compactMap { $0.value?.magnitude }.max() ?? 0
    guard let limits else { return largest == 0 ? 1 : largest }
    return min(max(largest, 1.15 * limits.at1), 2 * limits.at1)
  }

  /// The chart as SVG.
  var svg: Markup {
    let axis = axis
    let frame = ChartFrame(
      labels: groups.map(\.label),
      tickLabels: axis.ticks.map { axis.label(of: $0, caption.numbers) }, limitLabels: ["5 %"],
      legendRows: legendRows(caption.legend), plotHeight: 180)
    return Markup { page in
      page.chart(frame, caption: caption) { drawing in
        drawing.legend(caption.legend)
        frame.drawGround(into: &drawing, axis: axis, caption: caption)
        for index in groups.indices { draw(groups[index], at: index, into: &drawing, frame, axis) }
        if let limits {
          drawLimit(limits.at5, "5 %", Ink.warning, "7 4", into: &drawing, frame, axis)
          drawLimit(limits.at1, "1 %", Ink.action, nil, into: &drawing, frame, axis)
        }
        let zero = frame.y(axis.place(of: 0), on: axis)
        drawing.line(
          from: ChartPosition(frame.left, zero), to: ChartPosition(frame.right, zero),
          colour: Ink.text)
        frame.drawAxes(into: &drawing)
      }
    }
  }

  private func drawLimit(
    _ value: Double, _ words: String, _ colour: String, _ dashes: String?,
    into drawing: inout Markup, _ frame: ChartFrame, _ axis: ValueAxis
  ) {
    // Where the lines lie close, the inner one goes without its words.
    let outer = limits.map { frame.y(axis.place(of: $0.at1), on: axis) }
    let isNamed =
      outer.map {
        let gap = ($0 - frame.y(axis.place(of: value), on: axis)).magnitude
        return gap == 0 || gap >= 11
      } ?? true
    for number in isSigned ? [value, -value] : [value] where axis.shows(number) {
      let y = frame.y(axis.place(of: number), on: axis)
      drawing.line(
        from: ChartPosition(frame.left, y), to: ChartPosition(frame.right, y), colour: colour,
        width: 1.3, dashes: dashes)
      guard isNamed else { continue }
      drawing.label(
        words, at: ChartPosition(frame.right + 5, y + 3.8), size: 10.5, colour: colour,
        isBold: true)
    }
  }

  private func draw(
    _ group: Group, at index: Int, into drawing: inout Markup, _ frame: ChartFrame,
    _ axis: ValueAxis
  ) {
    let room = frame.slot * 0.8 / Double(max(1, group.bars.count))
    let zero = frame.y(axis.place(of: 0), on: axis)
    for (number, bar) in group.bars.enumerated() {
      guard let value = bar.value else { continue }
      let x = frame.x(index) + (Double(number) + 0.5 - Double(group.bars.count) / 2) * room
      let half = max(0.4, min(6, room * 0.38))
      let colour = Self.colour(of: bar.verdict)
      // Many bars of one laboratory stand too close for numbers.
      let number = group.bars.count == 1 ? caption.numbers.decimals(2, of: value) : nil
      let gap = axis.shows(value) ? 0 : frame.arrowRoom(for: number ?? "")
      let end = frame.y(axis.place(of: value), on: axis) + (value > 0 ? gap : -gap)
      drawing.element("g") { part in
        part.element("title", text: bar.title)
        part.rectangle(
          from: ChartPosition(x - half, zero), to: ChartPosition(x + half, end), fill: colour)
        if !axis.shows(value) {
          part.arrow(at: x, in: frame, isUp: value > 0, number: number, colour: colour)
        } else if bar.verdict != .correct, room > 5 {
          part.label(
            bar.verdict.sign, at: ChartPosition(x, value < 0 ? end + 11 : end - 1), size: 11,
            colour: colour, anchor: .middle, isBold: true)
        }
      }
    }
  }

  private static func colour(of verdict: OutlierVerdict) -> String {
    switch verdict {
    case .correct: Ink.reference
    case .straggler: Ink.warning
    case .outlier: Ink.action
    }
  }
}
