/// The bins of a histogram whose bars have area 1 together, so that a density goes over them.
///
/// The width is the smaller of 2 IQR / p^(1/3) and the range over 1 + log₂ p (results in two groups have
/// a wide IQR), and no less than the range over ``limit``. The first bin begins half a width below the
/// smallest value.
///
/// Edge cases: fewer than two values, or all equal, have no bins.
/// Complexity: O(p + bins) for sorted values.
/// Reference: H. A. Sturges, J. Am. Stat. Assoc. 21 (1926) 65; D. Freedman, P. Diaconis, Z. Wahrsch.
/// verw. Geb. 57 (1981) 453; ISO 13528:2022, 10.2.
struct HistogramBins {
  /// One bin: values from `lower` on, below `upper`.
  struct Bin {
    let lower: Double
    let upper: Double
    let count: Int
    let density: Double
  }

  /// How many bins there are at most.
  static let limit = 60

  let bins: [Bin]

  /// Bins values in ascending order.
  init?(_ sorted: [Double]) {
    guard let first = sorted.first, let last = sorted.last, last > first else { return nil }
    let range = last - first
    let count = Double(sorted.count)
    let quartiles = sorted[(3 * sorted.count - 1) / 4] - sorted[(sorted.count - 1) / 4]
    var cuts = 1.0
    while cuts < count { cuts *= 2 }
    let steps = cuts.exponent + 1
    var cube = 1.0
    for _ in 0..<60 { cube = (2 * cube + count / (cube * cube)) / 3 }
    let plain = range / Double(steps)
    let wanted = quartiles > 0 ? min(2 * quartiles / cube, plain) : plain
    let width = max(wanted, range / Double(Self.limit - 1))
    guard range.isFinite, width > 0, first + width > first else { return nil }
    let start = first - width / 2
    let number = Int(min((range + width / 2) / width, Double(Self.limit))) + 1
    var counts = [Int](repeating: 0, count: number)
    for value in sorted {
      counts[min(max(Int((value - start) / width), 0), number - 1)] += 1
    }
    bins = counts.enumerated().map { index, own in
      Bin(
        lower: start + width * Double(index), upper: start + width * Double(index + 1), count: own,
        density: Double(own) / (count * width))
    }
  }
}
