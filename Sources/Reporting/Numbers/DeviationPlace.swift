import Interlab
import Metrology

extension ComparisonAnalysis {
  /// The place down to which deviations stand, one for all so that equal results look equal: the
  /// finest of the results (`finestPlace`) and of the assigned value, yet two significant figures
  /// of the smallest _u_(_d_) at least and four at most. `nil` where the largest deviation would need
  /// more figures than a double has.
  func deviationPlace(of deviations: [Deviation], finestPlace: Int) -> Int? {
    var (largest, least) = (0.0, Double.infinity)
    for deviation in deviations {
      largest = max(largest, deviation.value.magnitude)
      if let u = deviation.standardUncertainty, u > 0 { least = min(least, u) }
    }
    var place = finestPlace
    if let U = assignedValue.expandedUncertainty, let last = placeOfSignificantFigure(2, of: U) {
      place = min(place, last)
    } else if !isStated {
      place -= 1
    }
    if let second = placeOfSignificantFigure(2, of: least) {
      place = max(min(place, second), second - 2)
    } else if let sixth = placeOfSignificantFigure(6, of: largest) {
      place = max(place, sixth)
    }
    place = unitOrFiner(place, of: largest)
    guard largest == 0 || DecimalFigures(largest).leadingPlace - place < NumberStyle.figureLimit
    else { return nil }
    return place
  }

  /// Whether the assigned value was known before the results.
  var isStated: Bool {
    if case .stated = comparison.assignedValue { true } else { false }
  }
}

extension NumberStyle {
  /// The texts of a column of deviations.
  func deviations(_ values: [Double], place: Int?) -> [String] {
    let places = values.map { place ?? placeOfSignificantFigure(4, of: $0) ?? 0 }
    return column(values, places: places)
  }
}
