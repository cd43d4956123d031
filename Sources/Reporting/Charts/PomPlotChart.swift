import Interlab

/// Deviations against their uncertainties, both in MAD: the most certain results stand at the top, and
/// the lines of ζ = 1, 2 and 3 spread out from zero there like a pyramid.
///
/// The axes reach the furthest result within ``reachLimit`` MAD; what lies beyond stands as an arrow at the
/// edge, with its number, and does not press the others together.
struct PomPlotChart {
  /// One result.
  struct Point {
    let label: String
    let deviation: Double
    let uncertainty: Double
    let verdict: Verdict?
    let isIncluded: Bool
  }

  /// The points, at least one.
  let points: [Point]

  /// The words around it.
  let caption: ChartCaption

  /// The limits of ζ that have a line.
  static let lines: [(zeta: Double, dashes: String, colour: String)] = [
    (1, "2 3", Ink.muted), (2, "7 4", Ink.warning), (3, "none", Ink.action),
  ]

  /// How far the axes go at most, in MAD.
  static let reachLimit = 15.0

  /// Whether some point lies beyond an axis.
  var cutsOff: Bool { points.contains { isBeyond($0) } }

  private var reach: Double { end(of: points.map(\.deviation.magnitude), atLeast: 3) }

  private var depth: Double { end(of: points.map(\.uncertainty), atLeast: 1) }

  private func end(of values: [Double], atLeast least: Double) -> Double {
    1.02 * values.filter { $0 <= Self.reachLimit }.reduce(least, max)
  }

  private func isBeyond(_ point: Point) -> Bool {
    point.deviation.magnitude > reach || point.uncertainty > depth
  }

  /// The chart as SVG.
  var svg: Markup {
    let frame = PlaneFrame(
      x: ValueAxis(showing: -reach, reach), y: ValueAxis(showing: 0, depth, hasMargin: false),
      numbers: caption.numbers, legendRows: legendRows(caption.legend), plotHeight: 300,
      isInverted: true)
    return Markup { page in
      page.chart(height: frame.height, caption: caption) { drawing in
        drawing.legend(caption.legend)
        frame.drawGround(into: &drawing, caption: caption, xName: "_d_~i~ / MAD")
        for line in Self.lines { draw(line, into: &drawing, frame) }
        drawing.line(
          from: frame.position(0, 0), to: frame.position(0, depth), colour: Ink.reference)
        let named = names(frame)
        for index in points.indices {
          draw(points[index], named[index], into: &drawing, frame)
        }
        frame.drawAxes(into: &drawing)
      }
    }
  }

  private func draw(
    _ line: (zeta: Double, dashes: String, colour: String), into drawing: inout Markup,
    _ frame: PlaneFrame
  ) {
    // To the edge that it meets first: d = ζ u.
    let u = min(depth, reach / line.zeta)
    for sign in [-1.0, 1] {
      drawing.line(
        from: frame.position(0, 0), to: frame.position(sign * line.zeta * u, u),
        colour: line.colour, width: 1.2, dashes: line.dashes)
    }
  }

  /// Where the names of points stand, for those that have room: a name meets no other name and no
  /// marker. Signals come first.
  private func names(_ frame: PlaneFrame) -> [Int: PointName] {
    let order =
      points.indices.filter { points[$0].verdict == .action }
      + points.indices.filter { points[$0].verdict != .action }
    let shown = order.filter { !isBeyond(points[$0]) }
    var taken = shown.map {
      ChartBox(around: frame.position(points[$0].deviation, points[$0].uncertainty), 4.5)
    }
    var names: [Int: PointName] = [:]
    for index in shown {
      let centre = frame.position(points[index].deviation, points[index].uncertainty)
      let text = shortened(points[index].label, toColumns: 14)
      let found = PointName.places(of: text, at: centre).first { name in
        name.box.left >= frame.left && name.box.right <= frame.right
          && name.box.bottom <= frame.bottom && !taken.contains { $0.meets(name.box) }
      }
      guard let found else { continue }
      taken.append(found.box)
      names[index] = found
    }
    return names
  }

  private func draw(
    _ point: Point, _ name: PointName?, into drawing: inout Markup, _ frame: PlaneFrame
  ) {
    let colour = Ink.colour(of: point.verdict)
    let numbers = caption.numbers
    let title =
      "\(point.label): d/MAD = \(numbers.significant(3, of: point.deviation)), "
      + "u/MAD = \(numbers.significant(3, of: point.uncertainty))"
    let inside = frame.position(
      min(max(point.deviation, -reach), reach), min(point.uncertainty, depth))
    drawing.element("g") { group in
      group.element("title", text: title)
      guard isBeyond(point) else {
        group.marker(point.verdict, at: inside, size: 4.2, isHollow: !point.isIncluded)
        guard let name else { return }
        group.label(
          name.text, at: name.position, size: PointName.size, colour: colour, anchor: name.anchor)
        return
      }
      arrow(point, at: inside, colour, into: &group)
    }
  }

  /// An arrow towards the edge that the point lies beyond, with its code and the number it is off by.
  private func arrow(
    _ point: Point, at edge: ChartPosition, _ colour: String, into group: inout Markup
  ) {
    let isSideways = point.deviation.magnitude > reach
    let way = point.deviation < 0 ? -1.0 : 1.0
    let (x, y) = (edge.x, edge.y)
    let corners: [(Double, Double)] =
      isSideways
      ? [(0, 0), (-9 * way, -5), (-9 * way, 5)] : [(0.0, 0.0), (-5, -9), (5, -9)]
    group.polygon(
      corners.map { ChartPosition(x + $0.0, y + $0.1) }, fill: colour, stroke: colour)
    let number = caption.numbers.brief(
      isSideways ? point.deviation : point.uncertainty, figures: 3)
    let isRight = isSideways ? way > 0 : x > 380
    group.label(
      shortened(point.label, toColumns: 14) + ": " + number,
      at: ChartPosition(x + (isRight ? -12 : 12), y + (point.uncertainty > depth ? -4 : 3.8)),
      size: 10.5,
      colour: colour, anchor: isRight ? .end : .start)
  }
}
