import Wording
import Interlab
import Metrology

/// Two outputs of a ``PropagationPlot`` against each other: the smallest coverage region as a field, the
/// ellipse of the law of propagation as a line, the estimates as a point.
struct PropagatedRegionPanel {
  private let found: PropagatedRegion
  private let language: Language
  private let frame: PlaneFrame
  private let legend: [ChartLegend]

  private static let titleHeight = 20.0
  private static let ellipseDashes = "6 3"

  init(found: PropagatedRegion, language: Language) {
    self.found = found
    self.language = language
    legend = Self.legend(found, language)
    let points = found.points
    frame = PlaneFrame(
      x: Self.axis(points.map(\.x)), y: Self.axis(points.map(\.y)), numbers: NumberStyle(language),
      legendRows: legendRows(legend), plotHeight: 340)
  }

  private static func axis(_ values: [Double]) -> ValueAxis {
    ValueAxis(showing: values.min() ?? 0, values.max() ?? 0)
  }

  private static func legend(_ found: PropagatedRegion, _ language: Language) -> [ChartLegend] {
    let percent =
      NumberStyle(language).brief(100 * found.coverageProbability, figures: 6) + "\u{00A0}%"
    let smallest = Phrase(
      vi: "vùng phủ nhỏ nhất \(percent), Monte Carlo",
      en: "smallest \(percent) coverage region, Monte Carlo")
    let estimate = Phrase(vi: "ước lượng", en: "estimates")
    let ellipse = Phrase(vi: "GUM: elip \(percent)", en: "GUM: \(percent) ellipse")
    var entries = [
      ChartLegend(sample: .band, words: smallest.text(in: language)),
      ChartLegend(sample: .marker(nil, isHollow: false), words: estimate.text(in: language)),
    ]
    if !found.ellipse.isEmpty {
      entries.append(
        ChartLegend(
          sample: .limit(dashes: ellipseDashes, colour: Ink.warning),
          words: ellipse.text(in: language)))
    }
    return entries
  }

  /// The height of the panel.
  var height: Double { Self.titleHeight + frame.height }

  /// What the panel shows, in a sentence.
  var description: String {
    let area = NumberStyle(language).significant(3, of: found.smallest.area)
    let names = found.names.joined(separator: ", ")
    return Phrase(
      vi: "\(names): vùng phủ nhỏ nhất có diện tích \(area).",
      en: "\(names): the smallest coverage region has an area of \(area)."
    ).text(in: language)
  }

  /// Draws the panel, its upper left corner at the origin.
  func draw(into drawing: inout Markup) {
    drawing.label(
      shortened(found.names.joined(separator: ", "), toColumns: 90), at: ChartPosition(4, 14),
      size: 12.5, isBold: true)
    drawing.element("g", ["transform": "translate(0 \(at(Self.titleHeight)))"]) { plot in
      plot.legend(legend)
      frame.drawGround(
        into: &plot, caption: caption, xName: shortened(found.names[0], toColumns: 40),
        xUnit: found.units[0], yUnit: found.units[1], xNameIsPhrase: false)
      plot.field(
        found.smallest.outlines.map { $0.map(position) }, fill: Ink.band, stroke: Ink.reference)
      if !found.ellipse.isEmpty {
        plot.polyline(
          found.ellipse.map(position), colour: Ink.warning, width: 1.6, dashes: Self.ellipseDashes)
      }
      plot.marker(nil, at: position(found.estimate), size: 3.4, isHollow: false)
      frame.drawAxes(into: &plot)
    }
  }

  private func position(_ point: SmallestRegion.Point) -> ChartPosition {
    frame.position(point.x, point.y)
  }

  private var caption: ChartCaption {
    ChartCaption(
      title: "", description: "", axis: shortened(found.names[1], toColumns: 40), legend: legend,
      numbers: NumberStyle(language))
  }
}
