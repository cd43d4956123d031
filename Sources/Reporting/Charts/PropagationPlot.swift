import Interlab
public import Wording

/// The outputs of a propagation as a drawing of its own, one below the other: densities with their coverage
/// intervals, and the contributions of the inputs; then pairs of outputs with their coverage regions.
public struct PropagationPlot {
  /// The drawing as a file of SVG, ending with a newline.
  public let svg: String

  /// Draws `outputs`, then the `regions` of two of them, in `language` under the title of the whole.
  public init(
    of outputs: [PropagatedDensity], regions: [PropagatedRegion] = [], title: String,
    language: Language
  ) {
    let panels = outputs.map { PropagatedDensityPanel(found: $0, language: language) }
    let planes = regions.map { PropagatedRegionPanel(found: $0, language: language) }
    let caption = ChartCaption(
      title: title,
      description: (panels.map(\.description) + planes.map(\.description)).joined(separator: " "),
      axis: "", legend: [], numbers: NumberStyle(language))
    let gap = 26.0
    var height = 30.0
    var offsets: [Double] = []
    for panelHeight in panels.map(\.height) + planes.map(\.height) {
      offsets.append(height)
      height += panelHeight + gap
    }
    let drawing = Markup { page in
      page.chart(height: height, caption: caption) { drawing in
        drawing.label(
          shortened(title, toColumns: 90), at: ChartPosition(4, 18), size: 14, isBold: true)
        for (panel, offset) in zip(panels, offsets) {
          drawing.element("g", ["transform": "translate(0 \(at(offset)))"]) {
            panel.draw(into: &$0)
          }
        }
        for (plane, offset) in zip(planes, offsets.dropFirst(panels.count)) {
          drawing.element("g", ["transform": "translate(0 \(at(offset)))"]) {
            plane.draw(into: &$0)
          }
        }
      }
    }
    svg = drawing.source + "\n"
  }
}
