/// The name of a point in a chart, in one of the places beside it.
struct PointName {
  let text: String
  let position: ChartPosition
  let anchor: TextAnchor

  /// What it covers.
  let box: ChartBox

  /// The size of its letters.
  static let size = 10.5

  /// The places that a name can have, best first: above at the right and left, then straight above
  /// and below, then at the sides.
  static func places(of text: String, at centre: ChartPosition) -> [PointName] {
    [
      PointName(text, centre, 6, -4, .start), PointName(text, centre, -6, -4, .end),
      PointName(text, centre, 0, -7.5, .middle), PointName(text, centre, 0, 15, .middle),
      PointName(text, centre, 8, 3.6, .start), PointName(text, centre, -8, 3.6, .end),
    ]
  }

  private init(
    _ text: String, _ centre: ChartPosition, _ dx: Double, _ dy: Double, _ anchor: TextAnchor
  ) {
    self.text = text
    self.anchor = anchor
    position = ChartPosition(centre.x + dx, centre.y + dy)
    let width = 0.6 * Self.size * Double(displayWidth(text))
    let left =
      switch anchor {
      case .start: position.x
      case .middle: position.x - width / 2
      case .end: position.x - width
      }
    box = ChartBox(
      left: left, right: left + width, top: position.y - 8.5, bottom: position.y + 1)
  }
}

/// A rectangle in a drawing.
struct ChartBox {
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double

  /// Whether the two have a point in common.
  func meets(_ other: ChartBox) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}

extension ChartBox {
  /// The square of half-width `half` about a point.
  init(around centre: ChartPosition, _ half: Double) {
    self.init(
      left: centre.x - half, right: centre.x + half, top: centre.y - half, bottom: centre.y + half)
  }
}
