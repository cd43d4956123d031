import Interlab

/// The parts that every chart draws alike.
extension Markup {
  /// Appends an SVG of the frame's size, named and described for those who cannot see it.
  mutating func chart(
    _ frame: ChartFrame, caption: ChartCaption, _ content: (inout Markup) -> Void
  ) {
    chart(height: frame.height, caption: caption, content)
  }

  /// Appends an SVG of the usual width, named and described for those who cannot see it.
  mutating func chart(
    height: Double, caption: ChartCaption, _ content: (inout Markup) -> Void
  ) {
    let size = "0 0 \(at(ChartFrame.width)) \(at(height))"
    element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": size, "width": "100%", "role": "img",
        "aria-label": caption.title + ". " + caption.description,
        "font-family": "'Noto Sans','Segoe UI',Arial,'DejaVu Sans',sans-serif",
      ]
    ) { drawing in
      drawing.element("title", text: caption.title)
      drawing.element("desc", text: caption.description)
      drawing.rectangle(
        from: ChartPosition(0, 0), to: ChartPosition(ChartFrame.width, height), fill: "#fff")
      content(&drawing)
    }
  }

  /// A marker whose shape and colour say the verdict, hollow for an excluded result.
  mutating func marker(
    _ verdict: Verdict?, at centre: ChartPosition, size r: Double, isHollow: Bool
  ) {
    let colour = Ink.colour(of: verdict)
    let fill = isHollow ? "#fff" : colour
    func corner(_ dx: Double, _ dy: Double) -> ChartPosition {
      ChartPosition(centre.x + dx * r, centre.y + dy * r)
    }
    switch verdict {
    case .acceptable, nil:
      empty(
        "circle",
        [
          "cx": at(centre.x), "cy": at(centre.y), "r": at(r), "fill": fill, "stroke": colour,
          "stroke-width": "1.2",
        ])
    case .warning:
      polygon([corner(0, -1.25), corner(1.2, 0.9), corner(-1.2, 0.9)], fill: fill, stroke: colour)
    case .action:
      polygon(
        [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)], fill: fill, stroke: colour)
    case .inconclusive:
      polygon(
        [corner(0, -1.35), corner(1.35, 0), corner(0, 1.35), corner(-1.35, 0)], fill: fill,
        stroke: colour)
    }
  }

  /// The bar from `value` − `halfWidth` to `value` + `halfWidth`; an end that lies beyond the plot
  /// has no cap.
  mutating func bar(
    _ value: Double, _ halfWidth: Double, at x: Double, in frame: ChartFrame, on axis: ValueAxis,
    colour: String
  ) {
    let largest = Double.greatestFiniteMagnitude
    let ends = [max(value - halfWidth, -largest), min(value + halfWidth, largest)]
    let heights = ends.map { frame.y(axis.place(of: $0), on: axis) }
    let width = frame.slot > 8 ? 1.4 : max(0.5, frame.slot * 0.18)
    line(
      from: ChartPosition(x, heights[0]), to: ChartPosition(x, heights[1]), colour: colour,
      width: width)
    let cap = min(3.5, frame.slot * 0.28)
    for (end, y) in zip(ends, heights) where axis.shows(end) {
      line(
        from: ChartPosition(x - cap, y), to: ChartPosition(x + cap, y), colour: colour,
        width: width)
    }
  }

  /// An arrow at the upper or lower edge for what lies beyond it, with its number where there is
  /// room.
  mutating func arrow(
    at x: Double, in frame: ChartFrame, isUp: Bool, number: String?, colour: String
  ) {
    let edge = isUp ? frame.top : frame.bottom
    let inward = isUp ? 1.0 : -1.0
    let half = min(5, max(2, frame.slot * 0.4))
    polygon(
      [
        ChartPosition(x, edge), ChartPosition(x + half, edge + inward * 9),
        ChartPosition(x - half, edge + inward * 9),
      ], fill: colour, stroke: colour)
    guard let number else { return }
    if frame.hasRoom(for: number) {
      let y = edge + inward * 14 + (isUp ? 8 : 0)
      label(number, at: ChartPosition(x, y), size: 10.5, colour: colour, anchor: .middle)
    } else {
      label(
        number, at: ChartPosition(x + 3.6, edge + inward * 14), size: 10, colour: colour,
        anchor: isUp ? .end : .start, degrees: -90)
    }
  }

  /// The legend, in as many rows as ``legendRows(_:)`` counts.
  mutating func legend(_ entries: [ChartLegend]) {
    var position = ChartPosition(4, 12)
    for entry in entries {
      let advance = legendWidth(entry)
      if position.x > 4, position.x + advance > ChartFrame.width {
        position = ChartPosition(4, position.y + 18)
      }
      sample(entry.sample, at: position)
      label(
        entry.words, at: ChartPosition(position.x + 24, position.y + 3.8), size: 11,
        isPhrase: true)
      position.x += advance
    }
  }

  private mutating func sample(_ sample: ChartLegend.Sample, at p: ChartPosition) {
    let middle = ChartPosition(p.x + 9, p.y)
    switch sample {
    case .marker(let verdict, let isHollow):
      marker(verdict, at: middle, size: 4.2, isHollow: isHollow)
    case .bar:
      line(
        from: ChartPosition(middle.x, p.y - 8), to: ChartPosition(middle.x, p.y + 8),
        colour: Ink.unjudged, width: 1.4)
      for y in [p.y - 8, p.y + 8] {
        line(
          from: ChartPosition(middle.x - 3, y), to: ChartPosition(middle.x + 3, y),
          colour: Ink.unjudged, width: 1.4)
      }
    case .widerBar:
      rectangle(
        from: ChartPosition(middle.x - 3.5, p.y - 8), to: ChartPosition(middle.x + 3.5, p.y + 8),
        fill: Ink.band)
    case .curve(let colour):
      line(from: p, to: ChartPosition(p.x + 18, p.y), colour: colour, width: 1.8)
    case .band:
      rectangle(
        from: ChartPosition(p.x, p.y - 6), to: ChartPosition(p.x + 18, p.y + 6), fill: Ink.band)
      line(from: p, to: ChartPosition(p.x + 18, p.y), colour: Ink.reference, width: 1.6)
    case .field(let colour):
      rectangle(
        from: ChartPosition(p.x, p.y - 6), to: ChartPosition(p.x + 18, p.y + 6), fill: colour,
        stroke: Ink.axis)
    case .limit(let dashes, let colour):
      line(
        from: p, to: ChartPosition(p.x + 18, p.y), colour: colour, width: 1.4,
        dashes: dashes)
    }
  }
}

/// How many rows a legend takes.
func legendRows(_ entries: [ChartLegend]) -> Int {
  var (rows, x) = (1, 0.0)
  for entry in entries {
    let advance = legendWidth(entry)
    if x > 0, x + 4 + advance > ChartFrame.width { (rows, x) = (rows + 1, 0) }
    x += advance
  }
  return rows
}

private func legendWidth(_ entry: ChartLegend) -> Double {
  44 + 6.1 * Double(SymbolText(entry.words).plain.count)
}

extension Ink {
  /// The colour of a verdict.
  static func colour(of verdict: Verdict?) -> String {
    switch verdict {
    case .acceptable: acceptable
    case .warning: warning
    case .action: action
    case .inconclusive: inconclusive
    case nil: unjudged
    }
  }
}
