import Interlab
import Tables

extension ArchiveColumnScoring {
  /// Lays the numbers of a run into the columns; false where they are not all alike and usual.
  mutating func fill(_ piece: PlainRows, _ rows: Range<Int>) -> Bool {
    let (count, width) = (rows.count, piece.layout.numberCount)
    let numbers = piece.numbers.span.extracting(rows.lowerBound * width..<rows.upperBound * width)
    let stated = statement.flatMap { numbers[$0.column].isNaN ? nil : $0 }
    guard stated != nil || mayLackUncertainties(numbers, width) else { return false }
    analysis.begin(count, statesExpanded: stated?.isExpanded)
    // Copied and completed a part at a time, few enough to stay near the processor.
    for first in stride(from: 0, to: count, by: 1024) {
      let results = first..<min(first + 1024, count)
      let part = numbers.extracting(results.lowerBound * width..<results.upperBound * width)
      switch stated {
      case nil: copy(part, width, columns.value, to: &analysis.values, from: first)
      case let stated? where stated.isExpanded:
        copy(
          part, width, columns.value, stated, to: &analysis.values,
          &analysis.expandedUncertainties, &analysis.coverageFactors, (first, 1))
      case let stated?:
        copy(
          part, width, columns.value, stated, to: &analysis.values,
          &analysis.standardUncertainties, &analysis.coverageFactors, (first, 1))
      }
      guard analysis.take(results) else { return false }
    }
    return true
  }

  /// Whether no result states an uncertainty, and none needs to.
  private func mayLackUncertainties(_ numbers: Span<Double>, _ width: Int) -> Bool {
    guard !needsUncertainties, let statement else {
      return !needsUncertainties && columns.U == nil
    }
    for row in stride(from: statement.column, to: numbers.count, by: width)
    where !numbers[row].isNaN { return false }
    return true
  }

  /// Lays the numbers of a run into one lane; false where no column has uncertainties, or two.
  func fill(
    _ lanes: inout LaneAnalysis, _ piece: PlainRows, _ rows: Range<Int>, lane: Int
  ) -> Bool {
    guard let statement else { return false }
    let width = piece.layout.numberCount
    let numbers = piece.numbers.span.extracting(rows.lowerBound * width..<rows.upperBound * width)
    let places = (lane, LaneAnalysis.width)
    if statement.isExpanded {
      copy(
        numbers, width, columns.value, statement, to: &lanes.values,
        &lanes.expandedUncertainties, &lanes.coverageFactors, places)
    } else {
      copy(
        numbers, width, columns.value, statement, to: &lanes.values,
        &lanes.standardUncertainties, &lanes.coverageFactors, places)
    }
    return true
  }

  /// Where an uncertainty and its coverage factor stand in a row; `nil` where no column has them, or two.
  var statement: StatementPlaces? {
    guard columns.U == nil || columns.u == nil else { return nil }
    return (columns.U ?? columns.u).map {
      StatementPlaces(column: $0, isExpanded: columns.U != nil, k: columns.k)
    }
  }
}

/// Where an uncertainty and its coverage factor stand in a row.
struct StatementPlaces {
  let column: Int
  let isExpanded: Bool
  let k: Int?
}

/// Copies the values out of rows of `width` numbers to every `step`-th place from `first` on, with what was
/// stated of the uncertainties and the coverage factors, NaN where there is no column.
@inline(__always)
private func copy(
  _ numbers: Span<Double>, _ width: Int, _ value: Int, _ statement: StatementPlaces,
  to values: inout [Double], _ stated: inout [Double], _ factors: inout [Double],
  _ places: (first: Int, step: Int)
) {
  var values = values.mutableSpan
  var stated = stated.mutableSpan
  var factors = factors.mutableSpan
  // Not by a stride, whose checks would take longer than the copying.
  var (place, row) = (places.first, 0)
  while row < numbers.count {
    values[place] = numbers[row &+ value]
    stated[place] = numbers[row &+ statement.column]
    factors[place] = statement.k.map { numbers[row &+ $0] } ?? .nan
    place &+= places.step
    row &+= width
  }
}

/// Copies the values out of rows of `width` numbers.
private func copy(
  _ numbers: Span<Double>, _ width: Int, _ value: Int, to values: inout [Double], from first: Int
) {
  for (index, row) in stride(from: value, to: numbers.count, by: width).enumerated() {
    values[first + index] = numbers[row]
  }
}
