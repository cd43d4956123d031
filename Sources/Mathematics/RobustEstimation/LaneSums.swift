/// Up to eight small samples, sorted, one in each lane.
///
/// Every sum is over the values in ascending order, so its bits depend neither on the other lanes nor on the
/// order in which the values came. Rows that a sample does not reach hold +∞.
///
/// Accuracy: of the sums of n values within the limits, some √n roundings of their largest.
struct LaneSums {
  /// Larger samples are not worth a network that sorts them.
  static let greatestCount = 64

  private(set) var counts = Numbers.zero
  private(set) var origins = Numbers.zero
  private(set) var medians = Numbers.zero

  /// The values, from the origin.
  private var rows: [Numbers]

  /// How many values the largest sample has.
  private var rowCount = 0

  /// Room for the distances from the median.
  private var distances: [Numbers]

  /// Makes room for samples of up to `limit` values.
  init(limit: Int = greatestCount) {
    rows = [Numbers](repeating: .zero, count: limit)
    distances = rows
  }

  /// One sample in ascending order.
  init(sorted values: Span<Double>) {
    self.init(limit: values.count)
    for i in 1..<max(1, values.count) {
      precondition(values[i - 1] <= values[i], "the values are in ascending order")
    }
    take(values, [0..<values.count], areSorted: true)
  }

  /// Takes up to eight samples, each of one to ``greatestCount`` finite values, in any order
  /// unless they are known to be sorted.
  mutating func take(_ values: Span<Double>, _ samples: [Range<Int>], areSorted: Bool = false) {
    rowCount = samples.reduce(0) { max($0, $1.count) }
    for row in 0..<rowCount { rows[row] = Numbers(repeating: .infinity) }
    counts = .zero
    for (lane, sample) in samples.enumerated() {
      counts[lane] = Double(sample.count)
      // A zero is added so that none is negative.
      for i in 0..<sample.count { rows[i][lane] = values[sample.lowerBound + i] + 0 }
    }
    if !areSorted { sortLanes(&rows, first: rowCount) }
    (origins, medians) = (.zero, .zero)
    for lane in samples.indices { origins[lane] = rows[(samples[lane].count - 1) / 2][lane] }
    for row in 0..<rowCount { rows[row] -= origins }
    for lane in samples.indices { medians[lane] = median(rows, lane) }
  }

  private func median(_ rows: [Numbers], _ lane: Int) -> Double {
    let count = Int(counts[lane])
    return middle(rows[(count - 1) / 2][lane], rows[count / 2][lane])
  }
}

extension LaneSums: ClippedSums {
  mutating func medianDistances() -> Numbers {
    for row in 0..<rowCount { distances[row] = magnitudes(rows[row] - medians) }
    sortLanes(&distances, first: rowCount)
    var found = Numbers.zero
    for lane in 0..<8 where counts[lane] > 0 { found[lane] = median(distances, lane) }
    return found
  }

  func standardDeviation(_ lane: Int) -> Double {
    let values = (0..<Int(counts[lane])).map { rows[$0][lane] }
    return SampleMoments(values.span).standardDeviation ?? 0
  }

  mutating func scale(by factors: Numbers) {
    for row in 0..<rowCount { rows[row] *= factors }
  }

  @inline(__always)
  func part(from lower: Numbers, through upper: Numbers) -> ClippedPart {
    var part = ClippedPart(lower: lower, upper: upper)
    let rows = rows.span
    for row in 0..<rowCount {
      let isBelow = rows[row] .< lower
      let isInside = .!isBelow .& (rows[row] .<= upper)
      part.below += Numbers.zero.replacing(with: 1, where: isBelow)
      part.count += Numbers.zero.replacing(with: 1, where: isInside)
      part.sum += Numbers.zero.replacing(with: rows[row], where: isInside)
    }
    return part
  }

  @inline(__always)
  func sumOfSquares(of part: ClippedPart, around x: Numbers) -> Numbers {
    var sum = Numbers.zero
    let rows = rows.span
    for row in 0..<rowCount {
      let isInside = (rows[row] .>= part.lower) .& (rows[row] .<= part.upper)
      let distance = rows[row] - x
      sum += Numbers.zero.replacing(with: distance * distance, where: isInside)
    }
    return sum
  }

  @inline(__always)
  func extremes(of part: ClippedPart) -> (least: Numbers, greatest: Numbers) {
    var (least, greatest) = (Numbers(repeating: .infinity), Numbers(repeating: -.infinity))
    let rows = rows.span
    for row in 0..<rowCount {
      let isInside = (rows[row] .>= part.lower) .& (rows[row] .<= part.upper)
      least.replace(with: rows[row], where: isInside .& (rows[row] .< least))
      greatest.replace(with: rows[row], where: isInside)
    }
    return (least, greatest)
  }
}
