import Interlab

/// One laboratory in a chart. The charts of a comparison show the same points in the same order.
struct ChartPoint: Sendable {
  /// The laboratory code, as it came from outside.
  let label: String

  /// The reported value.
  let value: Double

  /// The expanded uncertainty, if it was reported.
  let halfWidth: Double?

  /// Whether the result takes part in the consensus; hollow if not.
  let isIncluded: Bool

  /// The score that the chart of scores shows, if there is one.
  let score: Double?

  /// Its verdict: the shape and the colour of the marker.
  let verdict: Verdict?

  /// Whether it is set apart from the others: the laboratory that the page is for.
  var isMarked = false
}

extension [ChartPoint] {
  /// The places of the points that are set apart.
  var marked: Set<Int> { Set(indices.filter { self[$0].isMarked }) }
}

/// The words and numbers around a chart, in one language.
struct ChartCaption: Sendable {
  /// The name of the chart, read out in its place.
  let title: String

  /// What it shows, in a sentence or two.
  let description: String

  /// What stands above the vertical axis, with marks for symbols.
  let axis: String

  /// The entries of the legend, with marks for symbols.
  let legend: [ChartLegend]

  /// How numbers are written.
  let numbers: NumberStyle
}

/// One entry of a legend.
struct ChartLegend: Sendable {
  /// What is drawn beside the words.
  enum Sample: Sendable {
    case marker(Verdict?, isHollow: Bool)
    case bar
    case widerBar
    case band
    case curve(colour: String)
    case limit(dashes: String, colour: String)
    case field(colour: String)
  }

  let sample: Sample
  let words: String
}
