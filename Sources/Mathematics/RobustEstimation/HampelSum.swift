/// The sum g(d) = Σψ(y_i − d) of Hampel's ψ, and its root nearest to 0, for values in ascending
/// order about their median.
struct HampelSum {
  private let values: [Double]
  private let sums: CenteredSums

  private static let knots = [-4.5, -3, -1.5, 1.5, 3, 4.5]

  init(_ values: [Double]) {
    self.values = values
    sums = CenteredSums(values)
  }

  /// g(d), in O(log p).
  func callAsFunction(_ d: Double) -> Double {
    let cut = Self.knots.map { knot in
      knot < 0
        ? firstIndex(in: values.span) { $0 - d >= knot }
        : firstIndex(in: values.span) { $0 - d > knot }
    }
    let inner = fromRoot(cut[2]..<cut[3], d)
    let plateaus = 1.5 * Double((cut[4] - cut[3]) - (cut[2] - cut[1]))
    let above = fromRoot(cut[4]..<cut[5], d) - 4.5 * Double(cut[5] - cut[4])
    let below = fromRoot(cut[0]..<cut[1], d) + DoubleDouble(4.5 * Double(cut[1] - cut[0]))
    return (inner + plateaus - above - below).value
  }

  /// Σ(y − d) over a run.
  private func fromRoot(_ run: Range<Int>, _ d: Double) -> DoubleDouble {
    sums.sum(run) - DoubleDouble.product(Double(run.count), d)
  }

  /// The root nearest to 0, 0 where two are equally near.
  var root: Double {
    var (up, down) = (Nodes(values, step: 1), Nodes(values, step: -1))
    guard let low = down.next(), let high = up.next() else { return 0 }
    var (lower, upper) = (Point(low, self(low)), Point(high, self(high)))
    var (below, above): (Double?, Double?)
    for root in lower.roots(to: upper) {
      if root < 0 { below = root } else if above == nil { above = root }
    }
    // Outwards on the side that has come less far, until both have passed a root's distance.
    while true {
      let reach = min(above ?? .infinity, -(below ?? -.infinity)) + 1e-12
      if above == nil, upper.d <= reach, below != nil || upper.d <= -lower.d {
        let next = up.next().map { Point($0, self($0)) }
        above = next.map { upper.roots(to: $0).first } ?? .infinity
        upper = next ?? upper
      } else if below == nil, -lower.d <= reach {
        let next = down.next().map { Point($0, self($0)) }
        below = next.map { $0.roots(to: lower).last } ?? -.infinity
        lower = next ?? lower
      } else {
        break
      }
    }
    return Self.nearest(above ?? .infinity, below ?? -.infinity)
  }

  /// The nearer of two roots, 0 where they are equally near.
  private static func nearest(_ above: Double, _ below: Double) -> Double {
    if !above.isFinite, !below.isFinite { return 0 }
    if (above + below).magnitude <= 1e-12 { return 0 }
    return above < -below ? above : below
  }

  /// A node with the sum there.
  private struct Point {
    let d, g: Double

    init(_ d: Double, _ g: Double) {
      (self.d, self.g) = (d, g)
    }

    /// The roots from here to the next node, in ascending order.
    func roots(to next: Point) -> [Double] {
      var roots: [Double] = []
      if g.magnitude < 1e-12 { roots.append(d) }
      if g * next.g < 0 { roots.append(d - g * ((next.d - d) / (next.g - g))) }
      if next.g.magnitude < 1e-12 { roots.append(next.d) }
      return roots
    }
  }

  /// The nodes above 0 in ascending order, or those at most 0 in descending order.
  private struct Nodes {
    private let values: [Double]
    private let step: Int
    private var indices: [Int]

    init(_ values: [Double], step: Int) {
      (self.values, self.step) = (values, step)
      indices = HampelSum.knots.map { knot in
        firstIndex(in: values.span) { $0 + knot > 0 } - (step > 0 ? 0 : 1)
      }
    }

    /// The next node that differs from the one before; `nil` when there is none, or none finite.
    mutating func next() -> Double? {
      var nearest = Double.infinity
      for (knot, index) in zip(HampelSum.knots, indices) where values.indices.contains(index) {
        let node = values[index] + knot
        if node.magnitude < nearest.magnitude { nearest = node }
      }
      guard nearest.isFinite else { return nil }
      for k in indices.indices {
        while values.indices.contains(indices[k]),
          values[indices[k]] + HampelSum.knots[k] == nearest
        { indices[k] += step }
      }
      return nearest
    }
  }
}
