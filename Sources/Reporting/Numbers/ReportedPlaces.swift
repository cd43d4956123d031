import Interlab
import Metrology

extension ReportedResults {
  /// The power of ten of the last figure that is shown of the value in a row: as it was written,
  /// or one figure more for a mean of replicates; where that is not known, the last one that reads back as the
  /// value, yet no finer than the fourth figure of its _U_ or the value's own twelfth.
  func shownValuePlace(at row: Int) -> Int {
    if let place = valuePlace(at: row) { return place }
    let U = expandedUncertainties[row]
    return shownPlace(
      of: values[row],
      noFinerThan: placeOfSignificantFigure(4, of: U)
        ?? placeOfSignificantFigure(12, of: values[row]))
  }

  /// The same for _U_, which may have been computed from _u_ and _k_: then no finer than its sixth
  /// figure.
  func shownUncertaintyPlace(at row: Int) -> Int {
    let U = expandedUncertainties[row]
    guard U.isFinite else { return 0 }
    return uncertaintyPlace(at: row)
      ?? shownPlace(of: U, noFinerThan: placeOfSignificantFigure(6, of: U))
  }

  private func shownPlace(of value: Double, noFinerThan finest: Int?) -> Int {
    // Rounding first: a mean of 23.779999999999998 is 23.78, not 23.7800000000.
    let shown = finest.map { roundedHalfEven(value, place: $0) } ?? value
    return unitOrFiner(placeOfLastFigure(shown), of: value)
  }
}
