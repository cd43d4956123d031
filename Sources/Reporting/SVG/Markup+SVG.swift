/// The shapes that charts are drawn with. Style stands in presentation attributes, because some
/// makers of PDF ignore the style sheet of the page inside an inline SVG.
extension Markup {
  /// A straight line.
  mutating func line(
    from a: ChartPosition, to b: ChartPosition, colour: String, width: Double = 1,
    dashes: String? = nil
  ) {
    empty(
      "line",
      [
        "x1": at(a.x), "y1": at(a.y), "x2": at(b.x), "y2": at(b.y), "stroke": colour,
        "stroke-width": at(width), "stroke-dasharray": dashes,
      ])
  }

  /// An open line through `points`.
  mutating func polyline(
    _ points: [ChartPosition], colour: String, width: Double = 1.6, dashes: String? = nil
  ) {
    let path = points.map { "\(at($0.x)),\(at($0.y))" }.joined(separator: " ")
    empty(
      "polyline",
      [
        "points": path, "fill": "none", "stroke": colour, "stroke-width": at(width),
        "stroke-dasharray": dashes, "stroke-linejoin": "round",
      ])
  }

  /// A filled rectangle between two corners in any order.
  mutating func rectangle(
    from a: ChartPosition, to b: ChartPosition, fill: String, stroke: String? = nil
  ) {
    empty(
      "rect",
      [
        "x": at(min(a.x, b.x)), "y": at(min(a.y, b.y)), "width": at((a.x - b.x).magnitude),
        "height": at((a.y - b.y).magnitude), "fill": fill, "stroke": stroke,
      ])
  }

  /// A field within closed lines, with holes where they lie in one another.
  mutating func field(_ outlines: [[ChartPosition]], fill: String, stroke: String) {
    let path = outlines.map { outline in
      "M" + outline.map { "\(at($0.x)) \(at($0.y))" }.joined(separator: "L") + "Z"
    }
    empty(
      "path",
      [
        "d": path.joined(), "fill": fill, "fill-rule": "evenodd", "stroke": stroke,
        "stroke-width": "1.2",
      ])
  }

  /// A closed shape through `corners`.
  mutating func polygon(_ corners: [ChartPosition], fill: String, stroke: String) {
    let path = corners.map { "\(at($0.x)),\(at($0.y))" }.joined(separator: " ")
    empty(
      "polygon",
      ["points": path, "fill": fill, "stroke": stroke, "stroke-width": "1.2"])
  }

  /// A line of text, turned by `degrees` about its anchor. The text is escaped; `_`, `~` and `^`
  /// are marks only where `isPhrase` says so, and never in `suffix`, which follows it.
  mutating func label(
    _ text: String, at position: ChartPosition, size: Double = 11, colour: String = Ink.text,
    anchor: TextAnchor = .start, degrees: Int = 0, isPhrase: Bool = false, isBold: Bool = false,
    suffix: String = ""
  ) {
    // Some makers of PDF set each piece of a middled text about the same point: start it by estimate.
    let isPieced = anchor == .middle && (isPhrase || !suffix.isEmpty)
    let letters = (isPhrase ? SymbolText(text).plain : text).count + suffix.count
    let position =
      isPieced ? ChartPosition(position.x - 0.27 * size * Double(letters), position.y) : position
    let anchor = isPieced ? .start : anchor
    let turn = "rotate(\(degrees) \(at(position.x)) \(at(position.y)))"
    element(
      "text",
      [
        "x": at(position.x), "y": at(position.y), "font-size": at(size), "fill": colour,
        "font-weight": isBold ? "600" : nil,
        "text-anchor": anchor == .start ? nil : anchor.rawValue,
        "transform": degrees == 0 ? nil : turn,
      ]
    ) { content in
      if isPhrase { content.tspans(SymbolText(text), size: size) } else { content.text(text) }
      if !suffix.isEmpty { content.element("tspan", text: suffix) }
    }
  }

  private mutating func tspans(_ phrase: SymbolText, size: Double) {
    var raised = 0.0
    for run in phrase.runs {
      let level =
        switch run.style {
        case .plain, .italic: 0.0
        case .lower: 0.22 * size
        case .upper: -0.38 * size
        }
      let isSmall = level != 0
      element(
        "tspan",
        [
          "dy": level == raised ? nil : at(level - raised),
          "font-size": isSmall ? at(0.75 * size) : nil,
          "font-style": run.style == .italic ? "italic" : nil,
        ], text: run.text)
      raised = level
    }
  }
}

/// Where a text stands beside its position.
enum TextAnchor: String {
  case start, middle, end
}

/// A position in a drawing, in its own units from the top left.
struct ChartPosition {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// A length or a position as SVG writes it: hundredths are finer than any screen or printer.
func at(_ coordinate: Double) -> String {
  precondition(coordinate.magnitude < 1e9, "a position lies inside its drawing")
  let hundredths = Int((coordinate * 100).rounded())
  let sign = hundredths < 0 ? "-" : ""
  let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
  if part == 0 { return "\(sign)\(whole)" }
  let digits = part < 10 ? "0\(part)" : "\(part)"
  return "\(sign)\(whole).\(digits.hasSuffix("0") ? String(digits.dropLast()) : digits)"
}

/// The colours of charts and pages. Each pair has a contrast of at least 4.5 on white, and none
/// carries a meaning that no shape or word carries too.
enum Ink {
  static let text = "#1b2430"
  static let muted = "#566270"
  static let grid = "#e3e7ec"
  static let axis = "#8a94a0"
  static let own = "#fbeebb"
  static let band = "#d9e6f4"
  static let reference = "#245a94"
  static let acceptable = "#17705a"
  static let warning = "#a35c00"
  static let action = "#b3261e"
  static let inconclusive = "#5d5a80"
  static let unjudged = "#44505e"
}
