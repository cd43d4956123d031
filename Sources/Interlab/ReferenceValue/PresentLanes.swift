import Mathematics

/// Which of eight comparisons have a result in a row.
struct PresentLanes {
  typealias Numbers = DoubleDoubleLanes.Numbers

  private var ends = Numbers.zero

  /// All results are there.
  static let all = PresentLanes([Int](repeating: .max >> 4, count: 8))

  /// - Precondition: eight counts.
  init(_ counts: [Int]) {
    for lane in 0..<8 { ends[lane] = Double(8 * counts[lane]) }
  }

  /// The numbers at some place, zero in the lanes that have none there.
  @inline(__always)
  func keeping(_ numbers: DoubleDoubleLanes, at index: Int) -> DoubleDoubleLanes {
    let isAbsent = ends .<= Numbers(repeating: Double(index))
    return DoubleDoubleLanes(
      high: numbers.high.replacing(with: 0, where: isAbsent),
      low: numbers.low.replacing(with: 0, where: isAbsent))
  }

  /// The numbers at some place, zero in the lanes that have none there.
  @inline(__always)
  func keeping(_ numbers: Numbers, at index: Int) -> Numbers {
    numbers.replacing(with: 0, where: ends .<= Numbers(repeating: Double(index)))
  }
}
