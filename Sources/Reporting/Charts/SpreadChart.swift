import Interlab

/// The standard deviations s_r and s_R of each level over its mean, with the relation that is suggested
/// for each.
struct SpreadChart {
  /// One standard deviation over the levels.
  struct Series: Sendable {
    /// Means and standard deviations.
    let points: [(mean: Double, deviation: Double)]

    /// The relation drawn through them.
    let relation: SpreadRelations.Fit?

    /// Whether the points are squares; circles else.
    let isSquare: Bool

    let colour: String
  }

  /// s_r and s_R, at least one with a point.
  let series: [Series]

  /// The words around it.
  let caption: ChartCaption

  /// The unit of the values, as it came from outside.
  let unit: String?

  private static let nodeCount = 120

  /// The chart as SVG.
  var svg: Markup {
    let points = series.flatMap(\.points)
    let means = points.map(\.mean)
    let (first, last) = (means.min() ?? 0, means.max() ?? 1)
    let frame = PlaneFrame(
      x: ValueAxis(showing: first, last),
      y: ValueAxis(showing: 0, points.map(\.deviation).max() ?? 1, tickCount: 5),
      numbers: caption.numbers, legendRows: legendRows(caption.legend), plotHeight: 230)
    return Markup { page in
      page.chart(height: frame.height, caption: caption) { drawing in
        drawing.legend(caption.legend)
        frame.drawGround(
          into: &drawing, caption: caption, xName: "_m_", xUnit: unit, yUnit: unit)
        for one in series { draw(one, from: first, to: last, into: &drawing, frame) }
        frame.drawAxes(into: &drawing)
      }
    }
  }

  private func draw(
    _ series: Series, from first: Double, to last: Double, into drawing: inout Markup,
    _ frame: PlaneFrame
  ) {
    if let relation = series.relation, first > 0 {
      let line = (0...Self.nodeCount).map { node in
        let m = first + (last - first) * Double(node) / Double(Self.nodeCount)
        return frame.position(m, relation.deviation(at: m))
      }
      drawing.polyline(
        line, colour: series.colour, width: 1.4, dashes: series.isSquare ? nil : "6 3")
    }
    for point in series.points {
      let centre = frame.position(point.mean, point.deviation)
      if series.isSquare {
        drawing.rectangle(
          from: ChartPosition(centre.x - 3.8, centre.y - 3.8),
          to: ChartPosition(centre.x + 3.8, centre.y + 3.8), fill: series.colour)
      } else {
        drawing.empty(
          "circle", ["cx": at(centre.x), "cy": at(centre.y), "r": "4.2", "fill": series.colour])
      }
    }
  }
}
