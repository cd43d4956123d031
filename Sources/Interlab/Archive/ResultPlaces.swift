/// Where the numbers of a result stand in a row of an archive.
public struct ResultPlaces: Sendable {
  let width: Int
  let value: Int

  /// Where the uncertainties stand, if there are any, and whether they are expanded ones.
  let uncertainty: Int?
  let statesExpanded: Bool

  let coverageFactor: Int?

  /// Places in rows of `width` numbers; `nil` where there are two kinds of uncertainties.
  public init?(width: Int, value: Int, U: Int?, u: Int?, k: Int?) {
    guard U == nil || u == nil else { return nil }
    (self.width, self.value) = (width, value)
    (uncertainty, statesExpanded, coverageFactor) = (U ?? u, U != nil, k)
  }

  /// Copies the values out of some rows to every `step`-th place from `first` on, and what is stated of
  /// their uncertainties; a coverage factor is NaN where there is no column.
  @inline(__always)
  func copy(
    _ rows: Span<Double>, _ uncertainty: Int, to values: inout [Double],
    _ stated: inout [Double], _ factors: inout [Double], _ target: (first: Int, step: Int)
  ) {
    var values = values.mutableSpan
    var stated = stated.mutableSpan
    var factors = factors.mutableSpan
    // Not by a stride, whose checks would take longer than the copying.
    var (place, row) = (target.first, 0)
    while row < rows.count {
      values[place] = rows[row &+ value]
      stated[place] = rows[row &+ uncertainty]
      factors[place] = coverageFactor.map { rows[row &+ $0] } ?? .nan
      place &+= target.step
      row &+= width
    }
  }

  /// Copies the values out of some rows to the places from `first` on.
  func copyValues(_ rows: Span<Double>, to values: inout [Double], from first: Int) {
    for (index, row) in stride(from: value, to: rows.count, by: width).enumerated() {
      values[first + index] = rows[row]
    }
  }
}
