import Interlab

/// The results of two measurands against each other, with their means and the 95 % ellipse.
struct YoudenChart {
  let figures: YoudenFigures

  /// The code of each point of ``YoudenFigures/points``, as it came from outside.
  let codes: [String]

  /// The words around it.
  let caption: ChartCaption

  /// The names of the axes in marks, and their units as they came from outside.
  let xName: String
  let xUnit: String?
  let yUnit: String?

  /// Of more points only those outside the ellipse are named.
  private static let namedCount = 80

  /// The chart as SVG.
  var svg: Markup {
    let ellipse = figures.ellipse(steps: 120)
    let frame = PlaneFrame(
      x: axis(figures.points.map(\.x), ellipse.map(\.x)),
      y: axis(figures.points.map(\.y), ellipse.map(\.y)), numbers: caption.numbers,
      legendRows: legendRows(caption.legend), plotHeight: 430)
    return Markup { page in
      page.chart(height: frame.height, caption: caption) { drawing in
        drawing.legend(caption.legend)
        frame.drawGround(
          into: &drawing, caption: caption, xName: xName, xUnit: xUnit, yUnit: yUnit)
        drawMeans(into: &drawing, frame)
        drawing.polyline(
          ellipse.map { frame.position($0.x, $0.y) }, colour: Ink.reference, width: 1.6)
        let named = named(frame)
        for index in figures.points.indices {
          draw(index, isNamed: named.contains(index), into: &drawing, frame)
        }
        frame.drawAxes(into: &drawing)
      }
    }
  }

  /// The axis over points and ellipse; a point so far off that it would flatten the rest stands at
  /// the edge.
  private func axis(_ values: [Double], _ ellipse: [Double]) -> ValueAxis {
    let range = ValueRange(
      of: values, halfWidths: values.map { _ in nil }, reference: nil, referenceHalfWidth: nil)
    let (low, high) = (ellipse.min() ?? range.lower, ellipse.max() ?? range.upper)
    return ValueAxis(showing: min(range.lower, low), max(range.upper, high))
  }

  private func drawMeans(into drawing: inout Markup, _ frame: PlaneFrame) {
    let (x, y) = (frame.x(figures.means.x), frame.y(figures.means.y))
    drawing.line(
      from: ChartPosition(x, frame.top), to: ChartPosition(x, frame.bottom), colour: Ink.muted,
      dashes: "5 3")
    drawing.line(
      from: ChartPosition(frame.left, y), to: ChartPosition(frame.right, y), colour: Ink.muted,
      dashes: "5 3")
  }

  /// The points that are named: those outside the ellipse, and of the others each whose name meets no
  /// name before it.
  private func named(_ frame: PlaneFrame) -> Set<Int> {
    let indices = figures.points.indices
    let outside = indices.filter { isOutside($0) }
    var names: [(x: Double, y: Double, width: Double)] = []
    var named: Set<Int> = []
    let others = indices.count <= Self.namedCount ? indices.filter { !isOutside($0) } : []
    for index in outside + others {
      let point = figures.points[index]
      let centre = frame.position(point.x, point.y)
      let width = 6.2 * Double(displayWidth(codes[index])) + 4
      let isFree = names.allSatisfy {
        (centre.y - $0.y).magnitude > 11 || centre.x > $0.x + $0.width || $0.x > centre.x + width
      }
      guard isFree || isOutside(index) else { continue }
      names.append((centre.x, centre.y, width))
      named.insert(index)
    }
    return named
  }

  private func isOutside(_ index: Int) -> Bool { figures.share(of: figures.points[index]) > 1 }

  private func draw(
    _ index: Int, isNamed: Bool, into drawing: inout Markup, _ frame: PlaneFrame
  ) {
    let point = figures.points[index]
    let isOutside = isOutside(index)
    let centre = frame.position(point.x, point.y)
    drawing.element("g") { part in
      part.element("title", text: codes[index])
      part.marker(
        isOutside ? .action : nil, at: centre, size: 3.8, isHollow: !point.isIncluded)
      guard isNamed else { return }
      let isRight = centre.x > frame.right - 60
      part.label(
        codes[index], at: ChartPosition(centre.x + (isRight ? -7 : 7), centre.y - 4), size: 10.5,
        colour: isOutside ? Ink.action : Ink.muted, anchor: isRight ? .end : .start)
    }
  }
}
