extension NumberStyle {
  /// The texts of a column of numbers, each down to its own place and all in one notation: in plain
  /// decimals if each of them can be written so with just its figures, else with powers of ten. Of
  /// no number more than 17 figures stand; NaN, for a number that is not there, is `–`.
  ///
  /// Complexity: linear.
  func column(_ values: [Double], places: [Int]) -> [String] {
    let isPlain = values.indices.allSatisfy { suitsPlainDecimals(values[$0], place: places[$0]) }
    return values.indices.map { index in
      let (value, place) = (values[index], places[index])
      if value.isNaN { return "–" }
      if isPlain { return place <= -9 ? limited(value, place) : rounded(value, place: place) }
      let finest = DecimalFigures(value).leadingPlace - Self.figureLimit + 1
      return scientific(value, place: max(place, finest))
    }
  }

  private func limited(_ value: Double, _ place: Int) -> String {
    let finest = value == 0 ? -9 : DecimalFigures(value).leadingPlace - Self.figureLimit + 1
    return plain(value, place: max(place, finest))
  }

  /// Zeros behind the last figure, and many in front of the first, say too much or are hard to
  /// count.
  private func suitsPlainDecimals(_ value: Double, place: Int) -> Bool {
    if value.isNaN || value == 0 { return true }
    return place <= 0 && value.magnitude < 1e15 && (place >= -9 || isLegibleInDecimals(value))
  }
}
