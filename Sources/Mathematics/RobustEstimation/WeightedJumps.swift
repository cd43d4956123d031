/// The distribution function of weighted differences and its inverse as the Q method interpolates
/// it.
struct WeightedJumps {
  /// H(0).
  private let zeroShare: DoubleDouble

  private var points: [(x: Double, level: DoubleDouble)] = [(0, DoubleDouble(0))]

  /// The differences between any two groups, each pair of groups of weight 1.
  init(betweenGroups groups: [[Double]], tolerance: Double) {
    var differences: [(value: Double, weight: Double)] = []
    for (i, a) in groups.enumerated() {
      for b in groups[..<i] {
        let weight = 1 / Double(a.count * b.count)
        for y in a { differences += b.map { (($0 - y).magnitude, weight) } }
      }
    }
    self.init(differences, tolerance)
  }

  /// The differences inside each group of two or more, each group of weight 1.
  init(withinGroups groups: [[Double]], tolerance: Double) {
    var differences: [(value: Double, weight: Double)] = []
    for group in groups where group.count > 1 {
      let weight = 2 / Double(group.count * (group.count - 1))
      for (i, y) in group.enumerated() {
        differences += group[..<i].map { (($0 - y).magnitude, weight) }
      }
    }
    self.init(differences, tolerance)
  }

  private init(_ differences: [(value: Double, weight: Double)], _ tolerance: Double) {
    let sorted = differences.sorted { ($0.value, $0.weight) < ($1.value, $1.weight) }
    var total = CompensatedSum()
    for difference in sorted { total.add(difference.weight) }
    var (sum, next) = (CompensatedSum(), 0)
    while next < sorted.count, sorted[next].value <= tolerance {
      sum.add(sorted[next].weight)
      next += 1
    }
    zeroShare = next == sorted.count ? DoubleDouble(1) : sum.total / total.total
    var previous = zeroShare
    while next < sorted.count {
      let x = sorted[next].value
      while next < sorted.count, sorted[next].value - x <= tolerance {
        sum.add(sorted[next].weight)
        next += 1
      }
      let reached = sum.total / total.total
      points.append((x, (reached + previous) * 0.5))
      previous = reached
    }
  }

  /// 1 − H(0).
  var positiveShare: Double { (DoubleDouble(1) - zeroShare).value }

  /// G⁻¹(level + rest H(0)).
  func inverse(at level: Double, ofRest rest: Double) -> Double {
    let wanted = zeroShare * rest + level
    guard let upper = points.firstIndex(where: { $0.level >= wanted }), upper > 0 else { return 0 }
    let (a, b) = (points[upper - 1], points[upper])
    let share = ((wanted - a.level) / (b.level - a.level)).value
    return a.x + share * (b.x - a.x)
  }
}
